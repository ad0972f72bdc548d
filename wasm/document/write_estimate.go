package document

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// EstimateFormat is the format of what WriteEstimate writes.
const EstimateFormat = "kneadwise.estimate/1"

// WriteEstimate writes all of an estimate: what it comes to, each way of paying
// with its ledger, and what is not known. Indices into the plan's visits, the
// offers and a seller's packages count from 0. Where no offer has a price, or a
// sign replaces the plan, there is no total.
func WriteEstimate(e *estimate.Estimate) []byte {
	w := &writer{}
	w.open("", '{')
	w.text("format", EstimateFormat)
	w.day("as_of", e.AsOf)
	if e.State != "" {
		w.open("place", '{')
		w.text("state", e.State)
		w.close('}')
	}
	w.count("minutes", e.Minutes)
	w.screen(&e.Screen)
	w.dated(e)
	if e.Best >= 0 {
		w.money("total", e.Total)
		w.count("best_offer", e.Best)
	}
	if e.BestPlain >= 0 {
		w.money("unprepaid_total", e.Unprepaid)
		w.count("best_unprepaid_offer", e.BestPlain)
		w.whole("difference_cents", int64(e.Difference))
	}
	w.runners(e.Runners)
	w.goals(e.Goals)
	w.budget(e.Budget)
	w.window(e.Window)
	w.whatIf(e)
	w.goodFaith(e.GoodFaith)
	w.open("offers", '[')
	for i := range e.Offers {
		w.offer(&e.Offers[i])
	}
	w.close(']')
	w.open("unknowns", '[')
	for i := range e.Unknowns {
		w.unknown(&e.Unknowns[i])
	}
	w.close(']')
	w.notes(e.Notes)
	w.close('}')
	return w.done()
}

func (w *writer) screen(s *screen.Result) {
	w.open("screen", '{')
	w.text("effect", effectWord(s.Effect))
	w.truth("replaces_plan", s.Replace)
	var signs []string
	for _, sign := range s.Signs {
		signs = append(signs, sign.Code())
	}
	w.textList("signs", signs)
	w.truth("cleared_by_clinician", s.Cleared)
	w.close('}')
}

// dated writes the plan with its visits.
func (w *writer) dated(e *estimate.Estimate) {
	w.open("plan", '{')
	w.day("start", e.Plan.Start)
	w.open("phases", '[')
	for _, p := range e.Plan.Phases {
		w.phase(p)
	}
	w.close(']')
	w.open("visits", '[')
	for _, v := range e.Plan.Visits {
		w.open("", '{')
		w.day("date", v.Date)
		w.count("phase", v.Phase)
		w.close('}')
	}
	w.close(']')
	w.day("reassess_on", e.Plan.Reassess)
	w.notes(e.Plan.Notes)
	w.close('}')
}

// goodFaith writes what a self-payer is owed in writing.
func (w *writer) goodFaith(g *estimate.GoodFaith) {
	if g == nil {
		return
	}
	w.open("good_faith_estimate", '{')
	if g.BookedOn != 0 {
		w.truth("owed_unasked", g.By != 0)
		w.day("owed_by", g.By)
	}
	w.day("owed_by_if_asked", g.IfAsked)
	w.truth("covers_course", g.Whole)
	w.close('}')
}

func (w *writer) offer(o *estimate.Offer) {
	w.open("", '{')
	w.text("kind", o.Kind.Code())
	if o.Kind != estimate.Regional {
		w.count("index", o.Index)
	}
	w.textIf("id", o.ID)
	w.textIf("provider_type", o.Provider.Code())
	if o.Service >= 0 && o.Kind != estimate.Regional {
		w.count("service", o.Service)
	}
	w.countIf("booked_minutes", o.Booked)
	w.countIf("hands_on_minutes", o.HandsOn)
	w.day("since", o.Since)
	if o.Region != nil {
		w.region(o.Region)
	}
	w.open("ways", '[')
	for i := range o.Ways {
		w.way(&o.Ways[i])
	}
	w.close(']')
	if len(o.Gates) > 0 {
		w.open("gates", '[')
		for _, g := range o.Gates {
			w.open("", '{')
			w.text("code", string(g.Code))
			w.whole("cost_cents", int64(g.Cost))
			w.close('}')
		}
		w.close(']')
	}
	if o.Disputable != (span.Money{}) {
		w.money("disputable_from", o.Disputable)
	}
	if o.Missed != (bound.Miss{}) {
		w.open("missed", '{')
		w.whole("low_cents", int64(o.Missed.Low))
		w.whole("high_cents", int64(o.Missed.High))
		w.close('}')
	}
	w.outlook(o)
	w.notes(o.Notes)
	w.close('}')
}

func (w *writer) region(r *reference.Regional) {
	w.open("region", '{')
	w.regional("low", int64(r.Low), &r.LowFrom)
	if r.HasLikely {
		w.regional("likely", int64(r.Likely), &r.LikelyFrom)
	}
	w.regional("high", int64(r.High), &r.HighFrom)
	w.close('}')
}

func (w *writer) regional(name string, cents int64, from *reference.Origin) {
	w.open(name, '{')
	w.whole("price_cents", cents)
	w.whole("base_cents", int64(from.Base))
	w.whole("index_ppm", int64(from.Index))
	w.textIf("state", from.State)
	w.open("source", '{')
	w.text("id", from.Source.Code())
	w.text("url", from.Source.URL())
	w.day("checked_on", from.Source.Checked())
	w.close('}')
	w.close('}')
}

func (w *writer) way(v *estimate.Way) {
	w.open("", '{')
	w.text("kind", v.Kind.Code())
	if v.Kind == estimate.Without {
		w.open("without", '{')
		w.item(v.OfMembership, v.Item)
		w.close('}')
	}
	w.money("total", v.Total)
	w.truth("apart", v.Apart)
	w.open("cases", '[')
	for i := range v.Cases {
		w.settled(&v.Cases[i])
	}
	w.close(']')
	w.notes(v.Notes)
	w.close('}')
}

// settled writes one case with its ledger.
func (w *writer) settled(c *estimate.Case) {
	w.open("", '{')
	w.inCase(c)
	w.close('}')
}

// inCase writes what a case holds.
func (w *writer) inCase(c *estimate.Case) {
	w.text("kind", c.Kind.Code())
	w.whole("total_cents", int64(c.Total))
	w.whole("due_first_cents", int64(c.DueFirst))
	if c.MostMonth > 0 {
		w.whole("most_in_month_cents", int64(c.MostMonth))
	}
	w.whole("paid_ahead_cents", int64(c.PaidAhead))
	w.whole("prepaid_cents", int64(c.Prepaid))
	w.whole("deductible_credit_cents", int64(c.Credit))
	w.open("stops_cents", '[')
	for _, cost := range c.Stops {
		w.comma()
		w.number(int64(cost))
	}
	w.close(']')
	w.clock(&c.Clock)
	w.crossings(c.Crossings)
	w.open("ledger", '[')
	for i := range c.Book.Entries {
		w.entry(&c.Book.Entries[i])
	}
	w.close(']')
	w.funding(c.Funding)
}

func (w *writer) unknown(u *bound.Unknown) {
	w.open("", '{')
	w.text("fact", string(u.Fact))
	if u.Offer >= 0 {
		w.count("offer", u.Offer)
	}
	if u.Item >= 0 {
		w.count("item", u.Item)
	}
	w.whole("low", u.Low)
	w.whole("high", u.High)
	if u.HasDefault {
		w.whole("default", u.Default)
	}
	w.whole("narrowing_cents", int64(u.Narrowing))
	w.whole("worth_cents", int64(u.Worth))
	if u.Steady {
		w.truth("steady", true)
	}
	w.close('}')
}

func (w *writer) money(name string, m span.Money) {
	w.open(name, '{')
	w.whole("low_cents", int64(m.Low))
	if m.HasLikely {
		w.whole("likely_cents", int64(m.Likely))
	}
	w.whole("high_cents", int64(m.High))
	w.close('}')
}

// notes writes notes where there are any.
func (w *writer) notes(all []code.Note) {
	var codes []string
	for _, n := range all {
		codes = append(codes, string(n))
	}
	w.textList("notes", codes)
}
