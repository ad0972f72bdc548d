package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/wire/message"
)

// WriteRequest is the message of a request, as the page makes it. The faults
// are figures that no field holds; there is no message then.
func WriteRequest(r *estimate.Request) ([]byte, []code.Fault) {
	w := NewWriter()
	root := w.request(r)
	if len(w.over) > 0 {
		return nil, w.over
	}
	return w.finish(root, idRequest), nil
}

func (w *Writer) request(r *estimate.Request) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range r.Own {
		w.keep(w.quote(&r.Own[i]))
	}
	own := w.vector(from)
	clinics, qualifies := texts(w, r.Clinics), texts(w, r.QualifiesFor)
	for _, s := range r.Signs {
		w.keep(w.b.CreateSharedString(s.Code()))
	}
	signs := w.vector(from)
	rhythm := w.planRequest(&r.Plan)
	benefit := w.benefit(r.Benefit)
	accounts, tax := w.accounts(r.Accounts), w.tax(r.Tax)
	other, goals := w.otherPayer(r.OtherPayer), w.asked(&r.Goals)
	state, zip3 := w.text(r.State), w.text(r.Zip3)
	b := w.b
	message.RequestStart(b)
	message.RequestAddAsOf(b, Day(r.AsOf))
	message.RequestAddBookedOn(b, Day(r.BookedOn))
	message.RequestAddState(b, state)
	message.RequestAddZip3(b, zip3)
	message.RequestAddOwn(b, own)
	message.RequestAddClinics(b, clinics)
	message.RequestAddPlan(b, rhythm)
	message.RequestAddBenefit(b, benefit)
	message.RequestAddAccounts(b, accounts)
	message.RequestAddTax(b, tax)
	message.RequestAddOtherPayer(b, other)
	message.RequestAddQualifiesFor(b, qualifies)
	message.RequestAddPaysByCard(b, r.PaysByCard)
	message.RequestAddTip(b, w.int32("tip.percent", int64(r.Tip)))
	message.RequestAddSigns(b, signs)
	message.RequestAddMinutes(b, w.uint16("plan.minutes", r.Minutes))
	message.RequestAddProvider(b, message.Provider(r.Provider))
	message.RequestAddGoals(b, goals)
	message.RequestAddCleared(b, r.Cleared)
	return message.RequestEnd(b)
}

func (w *Writer) quote(q *estimate.Quote) flatbuffers.UOffsetT {
	seller := w.seller(&q.Seller)
	message.QuoteStart(w.b)
	message.QuoteAddSeller(w.b, seller)
	message.QuoteAddQuotedOn(w.b, Day(q.QuotedOn))
	return message.QuoteEnd(w.b)
}

func (w *Writer) planRequest(r *plan.Request) flatbuffers.UOffsetT {
	phases := w.phases(r.Phases)
	var skip flatbuffers.UOffsetT
	if len(r.Skip) > 0 {
		w.b.StartVector(4, len(r.Skip), 4)
		for i := len(r.Skip) - 1; i >= 0; i-- {
			w.b.PrependInt32(Day(r.Skip[i]))
		}
		skip = w.b.EndVector(len(r.Skip))
	}
	message.PlanRequestStart(w.b)
	message.PlanRequestAddStart(w.b, Day(r.Start))
	message.PlanRequestAddPhases(w.b, phases)
	message.PlanRequestAddSkip(w.b, skip)
	return message.PlanRequestEnd(w.b)
}

func (w *Writer) phases(phases []plan.Phase) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range phases {
		p := &phases[i]
		message.PhaseStart(w.b)
		message.PhaseAddUntil(w.b, Day(p.Until))
		message.PhaseAddVisits(w.b, w.uint16("plan.phases.visits", p.Visits))
		message.PhaseAddWeeks(w.b, w.uint16("plan.phases.every.weeks", p.Weeks))
		message.PhaseAddName(w.b, message.PhaseName(p.Name))
		w.keep(message.PhaseEnd(w.b))
	}
	return w.vector(from)
}

// asked is what she asks beside the cheapest way, 0 for nothing.
func (w *Writer) asked(g *estimate.Goals) flatbuffers.UOffsetT {
	if len(g.Objectives) == 0 && g.Monthly == 0 && g.Window == 0 {
		return 0
	}
	var objectives []byte
	for _, of := range g.Objectives {
		objectives = append(objectives, byte(of))
	}
	all := w.b.CreateByteVector(objectives)
	message.GoalsStart(w.b)
	message.GoalsAddObjectives(w.b, all)
	message.GoalsAddMonthly(w.b, w.int32("goals.monthly_cents", int64(g.Monthly)))
	message.GoalsAddWindow(w.b, w.uint16("goals.window_days", g.Window))
	return message.GoalsEnd(w.b)
}
