package secondary

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// The kinds that a fact may belong to, one bit each.
const (
	ofAuto      = 1 << Auto
	ofWorkers   = 1 << Workers
	ofVeterans  = 1 << Veterans
	ofMedicare  = 1 << Medicare
	ofAdvantage = 1 << Advantage
)

// fact is one field of a route: its name in documents, the kinds that it belongs
// to, those that cannot do without, and the most that a number may be.
type fact struct {
	name      string
	of, needs uint8
	most      int64
}

// The facts by what they are, in the order in which Check gathers them.
var (
	spanFacts = [...]fact{
		{"deductible_left_cents", ofAuto | ofMedicare, ofAuto, int64(money.MaxInput)},
		{"limit_left_cents", ofAuto, ofAuto, int64(money.MaxInput)},
		{"share_ppm", ofAuto, 0, int64(money.One)},
		{"copay_cents", ofVeterans | ofAdvantage, ofVeterans | ofAdvantage, int64(money.MaxInput)},
	}
	numberFacts = [...]fact{
		{"visits_used", ofWorkers | ofAdvantage, 0, cover.MaxVisitCount},
		{"visits_without_authorisation", ofWorkers, 0, cover.MaxVisitCount},
		{"visits_by_form", ofWorkers, 0, cover.MaxVisitCount},
		{"authorisation.visits", ofVeterans, 0, cover.MaxVisitCount},
		{"visits_per_year", ofAdvantage, ofAdvantage, cover.MaxVisitCount},
		{"daily_max_cents", ofWorkers, 0, int64(money.MaxInput)},
		{"therapy_so_far_cents", ofMedicare, 0, int64(money.MaxInput)},
	}
	dayFacts = [...]fact{
		{"accident_on", ofAuto, 0, 0},
		{"first_care_on", ofAuto, 0, 0},
		{"authorisation.expires", ofVeterans, 0, 0},
	}
	answerFacts = [...]fact{
		{"emergency", ofAuto, 0, 0},
		{"form_approved", ofWorkers, 0, 0},
		{"claim_manager_agrees", ofWorkers, 0, 0},
		{"referral", ofVeterans, 0, 0},
		{"authorisation.needed", ofVeterans, 0, 0},
		{"authorisation.have", ofVeterans, 0, 0},
		{"plan_of_care", ofMedicare, 0, 0},
		{"participates", ofMedicare, 0, 0},
		{"assigned", ofMedicare, 0, 0},
	}
	stateFact = fact{"state", ofAuto, 0, 0}
)

// Check holds what was said of a payer to limits, to its kind and to itself, and
// returns every fault. The prefix stands before each path ("other_payer.").
func (r *Route) Check(prefix string) []code.Fault {
	c := checker{prefix: prefix, kind: r.Kind}
	if r.Kind.Code() == "" {
		c.Add(prefix+"kind", code.FaultUnknownValue)
		return c.Faults
	}
	a := &r.Authorisation
	for i, s := range [...]span.Span{r.DeductibleLeft, r.LimitLeft, r.Share, r.Copay} {
		f := &spanFacts[i]
		c.belongs(f, s.Said)
		c.Span(prefix+f.name, s, 0, f.most)
	}
	for i, v := range [...]int64{
		int64(r.VisitsUsed), int64(r.FreeVisits), int64(r.FormVisits), int64(a.Visits), int64(r.VisitsAYear),
		int64(r.DailyMax), int64(r.TherapySoFar),
	} {
		f := &numberFacts[i]
		c.belongs(f, v != 0)
		c.Whole(prefix+f.name, v, 0, f.most)
	}
	for i, d := range [...]civil.Date{r.Accident, r.FirstCare, a.Expires} {
		f := &dayFacts[i]
		c.belongs(f, d != 0)
		c.Day(prefix+f.name, d)
	}
	for i, v := range [...]offer.Answer{
		r.Emergency, r.Form, r.Manager, r.Referral, a.Needed, a.Have, r.PlanOfCare, r.Participates, r.Assigned,
	} {
		f := &answerFacts[i]
		c.belongs(f, v != offer.NotKnown)
		if v > offer.No {
			c.Add(prefix+f.name, code.FaultUnknownValue)
		}
	}
	c.belongs(&stateFact, r.State != "")
	if r.State != "" && !reference.IsPlace(r.State) {
		c.Add(prefix+"state", code.FaultUnknownValue)
	}
	c.together(r)
	return c.Faults
}

type checker struct {
	offer.Faults
	prefix string
	kind   Kind
}

// belongs refuses what belongs to another kind and asks for what this kind needs.
// Inlined in each of Check's loops it would weigh five times as much.
//
//go:noinline
func (c *checker) belongs(f *fact, said bool) {
	switch {
	case said && f.of>>c.kind&1 == 0:
		c.AddTwo(c.prefix+f.name, c.prefix+"kind", code.FaultContradicts)
	case !said && f.needs>>c.kind&1 == 1:
		c.Add(c.prefix+f.name, code.FaultRequired)
	}
}

// together refuses facts that cannot both be true.
func (c *checker) together(r *Route) {
	a := &r.Authorisation
	for _, pair := range [...]struct {
		wrong             bool
		path, other, what string
	}{
		{r.Accident != 0 && r.FirstCare != 0 && r.FirstCare < r.Accident, "first_care_on", "accident_on", code.FaultOrder},
		{r.FreeVisits > 0 && r.FormVisits > 0 && r.FormVisits < r.FreeVisits, "visits_by_form", "visits_without_authorisation", code.FaultContradicts},
		{r.Form == offer.No && r.Manager == offer.Yes, "claim_manager_agrees", "form_approved", code.FaultContradicts},
		{a.Have != offer.Yes && a.Expires != 0, "authorisation.expires", "authorisation.have", code.FaultContradicts},
		{a.Have != offer.Yes && a.Visits != 0, "authorisation.visits", "authorisation.have", code.FaultContradicts},
		// Who participates takes every claim.
		{r.Participates == offer.Yes && r.Assigned == offer.No, "assigned", "participates", code.FaultContradicts},
	} {
		if pair.wrong {
			c.AddTwo(c.prefix+pair.path, c.prefix+pair.other, pair.what)
		}
	}
}
