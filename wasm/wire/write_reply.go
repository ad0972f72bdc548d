package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

// Reply is the answer to a request: the estimate, or the faults if there are any.
func (w *Writer) Reply(e *estimate.Estimate, faults []code.Fault) []byte {
	w.reset(0)
	var inside flatbuffers.UOffsetT
	if len(faults) == 0 {
		inside = w.estimate(e)
		if len(w.over) > 0 {
			return w.Reply(nil, w.over)
		}
	}
	wrong := w.faults(faults)
	message.ReplyStart(w.b)
	message.ReplyAddEstimate(w.b, inside)
	message.ReplyAddFaults(w.b, wrong)
	return w.finish(message.ReplyEnd(w.b), idReply)
}

func (w *Writer) estimate(e *estimate.Estimate) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range e.Offers {
		w.keep(w.offer(&e.Offers[i]))
	}
	offers := w.vector(from)
	for i := range e.Unknowns {
		w.keep(w.unknown(&e.Unknowns[i]))
	}
	unknowns, runners := w.vector(from), w.runners(e.Runners)
	goals, budget, window := w.goals(e.Goals), w.budget(e.Budget), w.window(e.Window)
	signs, dates, notes := w.screen(&e.Screen), w.plan(&e.Plan), texts(w, e.Notes)
	state, owed := w.text(e.State), w.goodFaith(e.GoodFaith)
	other, bills := w.otherwise(e.Otherwise), w.otherBills(e.Credit)
	b := w.b
	message.EstimateStart(b)
	message.EstimateAddAsOf(b, Day(e.AsOf))
	message.EstimateAddScreen(b, signs)
	message.EstimateAddPlan(b, dates)
	message.EstimateAddState(b, state)
	message.EstimateAddTotal(b, w.money("total", e.Total))
	message.EstimateAddUnprepaid(b, w.money("unprepaid", e.Unprepaid))
	message.EstimateAddDifference(b, w.int32("difference", int64(e.Difference)))
	message.EstimateAddOffers(b, offers)
	message.EstimateAddUnknowns(b, unknowns)
	message.EstimateAddNotes(b, notes)
	message.EstimateAddGoodFaith(b, owed)
	message.EstimateAddRunners(b, runners)
	message.EstimateAddGoals(b, goals)
	message.EstimateAddBudget(b, budget)
	message.EstimateAddWindow(b, window)
	message.EstimateAddOtherwise(b, other)
	message.EstimateAddOtherBills(b, bills)
	message.EstimateAddMinutes(b, w.uint16("minutes", e.Minutes))
	message.EstimateAddBest(b, w.int16("best", e.Best))
	message.EstimateAddBestPlain(b, w.int16("best_plain", e.BestPlain))
	message.EstimateAddFirm(b, e.Firm)
	return message.EstimateEnd(b)
}

func (w *Writer) screen(s *screen.Result) flatbuffers.UOffsetT {
	from := len(w.refs)
	for _, sign := range s.Signs {
		w.keep(w.b.CreateSharedString(sign.Code()))
	}
	signs := w.vector(from)
	message.ScreenStart(w.b)
	message.ScreenAddSigns(w.b, signs)
	message.ScreenAddEffect(w.b, message.Effect(s.Effect))
	message.ScreenAddReplace(w.b, s.Replace)
	message.ScreenAddCleared(w.b, s.Cleared)
	return message.ScreenEnd(w.b)
}

func (w *Writer) plan(p *plan.Plan) flatbuffers.UOffsetT {
	from := len(w.refs)
	for _, v := range p.Visits {
		message.VisitStart(w.b)
		message.VisitAddDate(w.b, Day(v.Date))
		message.VisitAddPhase(w.b, w.uint8("plan.visits.phase", v.Phase))
		w.keep(message.VisitEnd(w.b))
	}
	visits := w.vector(from)
	phases, notes := w.phases(p.Phases), texts(w, p.Notes)
	message.PlanStart(w.b)
	message.PlanAddStart(w.b, Day(p.Start))
	message.PlanAddPhases(w.b, phases)
	message.PlanAddVisits(w.b, visits)
	message.PlanAddReassess(w.b, Day(p.Reassess))
	message.PlanAddNotes(w.b, notes)
	return message.PlanEnd(w.b)
}

func (w *Writer) goodFaith(g *estimate.GoodFaith) flatbuffers.UOffsetT {
	if g == nil {
		return 0
	}
	message.GoodFaithStart(w.b)
	message.GoodFaithAddBookedOn(w.b, Day(g.BookedOn))
	message.GoodFaithAddBy(w.b, Day(g.By))
	message.GoodFaithAddIfAsked(w.b, Day(g.IfAsked))
	message.GoodFaithAddWhole(w.b, g.Whole)
	return message.GoodFaithEnd(w.b)
}

func (w *Writer) unknown(u *bound.Unknown) flatbuffers.UOffsetT {
	fact := w.text(string(u.Fact))
	b := w.b
	w.align()
	message.UnknownStart(b)
	message.UnknownAddFact(b, fact)
	message.UnknownAddLow(b, w.int32("unknowns.low", u.Low))
	message.UnknownAddHigh(b, w.int32("unknowns.high", u.High))
	message.UnknownAddDefaultValue(b, w.int32("unknowns.default", u.Default))
	message.UnknownAddNarrowing(b, w.int32("unknowns.narrowing", int64(u.Narrowing)))
	message.UnknownAddWorth(b, w.int32("unknowns.worth", int64(u.Worth)))
	message.UnknownAddOffer(b, w.int16("unknowns.offer", u.Offer))
	message.UnknownAddItem(b, w.int16("unknowns.item", u.Item))
	message.UnknownAddHasDefault(b, u.HasDefault)
	message.UnknownAddSteady(b, u.Steady)
	return message.UnknownEnd(b)
}

func (w *Writer) offer(o *estimate.Offer) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range o.Ways {
		w.keep(w.way(&o.Ways[i]))
	}
	ways := w.vector(from)
	for i := range o.Gates {
		w.keep(w.gate(&o.Gates[i]))
	}
	gates := w.vector(from)
	region, notes, id, evens := w.region(o.Region), texts(w, o.Notes), w.text(o.ID), w.evens(o.Evens)
	b := w.b
	w.align()
	message.OfferStart(b)
	message.OfferAddMissedLow(b, w.int32("offers.missed.low", int64(o.Missed.Low)))
	message.OfferAddMissedHigh(b, w.int32("offers.missed.high", int64(o.Missed.High)))
	message.OfferAddId(b, id)
	message.OfferAddSince(b, Day(o.Since))
	message.OfferAddWays(b, ways)
	message.OfferAddRegion(b, region)
	message.OfferAddNotes(b, notes)
	message.OfferAddGates(b, gates)
	if o.Disputable != (span.Money{}) {
		message.OfferAddDisputable(b, w.money("offers.disputable", o.Disputable))
	}
	message.OfferAddEvens(b, evens)
	message.OfferAddEarlyVisits(b, w.uint16("offers.early.visits", o.Early.Visits))
	message.OfferAddEarlyHandsOn(b, w.uint16("offers.early.hands_on_minutes", o.Early.HandsOn))
	message.OfferAddWholeVisits(b, w.uint16("offers.whole.visits", o.Whole.Visits))
	message.OfferAddWholeHandsOn(b, w.uint16("offers.whole.hands_on_minutes", o.Whole.HandsOn))
	message.OfferAddIndex(b, w.uint16("offers.index", o.Index))
	message.OfferAddService(b, w.int16("offers.service", o.Service))
	message.OfferAddBooked(b, w.uint16("offers.booked_minutes", o.Booked))
	message.OfferAddHandsOn(b, w.uint16("offers.hands_on_minutes", o.HandsOn))
	message.OfferAddKind(b, message.OfferKind(o.Kind))
	message.OfferAddProvider(b, message.Provider(o.Provider))
	return message.OfferEnd(b)
}

func (w *Writer) gate(g *estimate.Gate) flatbuffers.UOffsetT {
	missing := w.text(string(g.Code))
	w.align()
	message.GateStart(w.b)
	message.GateAddCode(w.b, missing)
	message.GateAddCost(w.b, w.int32("offers.gates.cost", int64(g.Cost)))
	return message.GateEnd(w.b)
}

func (w *Writer) region(r *reference.Regional) flatbuffers.UOffsetT {
	if r == nil {
		return 0
	}
	low, high := w.origin(&r.LowFrom), w.origin(&r.HighFrom)
	var likely flatbuffers.UOffsetT
	if r.HasLikely {
		likely = w.origin(&r.LikelyFrom)
	}
	message.RegionStart(w.b)
	message.RegionAddPrice(w.b, w.money("offers.region", regionalPrice(r)))
	message.RegionAddLowFrom(w.b, low)
	message.RegionAddLikelyFrom(w.b, likely)
	message.RegionAddHighFrom(w.b, high)
	return message.RegionEnd(w.b)
}

func (w *Writer) origin(o *reference.Origin) flatbuffers.UOffsetT {
	source, url, state := w.text(o.Source.Code()), w.text(o.Source.URL()), w.text(o.State)
	b := w.b
	message.RegionOriginStart(b)
	message.RegionOriginAddBase(b, w.int32("offers.region.base", int64(o.Base)))
	message.RegionOriginAddSource(b, source)
	message.RegionOriginAddUrl(b, url)
	message.RegionOriginAddChecked(b, Day(o.Source.Checked()))
	message.RegionOriginAddIndex(b, w.int32("offers.region.index", int64(o.Index)))
	message.RegionOriginAddState(b, state)
	return message.RegionOriginEnd(b)
}
