package secondary

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// The kinds that a fact may belong to, one bit each.
const (
	ofAuto      = 1 << Auto
	ofWorkers   = 1 << Workers
	ofVeterans  = 1 << Veterans
	ofMedicare  = 1 << Medicare
	ofAdvantage = 1 << Advantage
)

// Check holds what was said of a payer to limits, to its kind and to itself, and
// returns every fault. The prefix stands before each path ("other_payer.").
func (r *Route) Check(prefix string) []code.Fault {
	c := checker{prefix: prefix, kind: r.Kind}
	if r.Kind.Code() == "" {
		c.Add(prefix+"kind", code.FaultUnknownValue)
		return c.Faults
	}
	const most = int64(money.MaxInput)
	a := &r.Authorisation
	c.fact("deductible_left_cents", r.DeductibleLeft.Said, ofAuto|ofMedicare, ofAuto)
	c.fact("limit_left_cents", r.LimitLeft.Said, ofAuto, ofAuto)
	c.fact("share_ppm", r.Share.Said, ofAuto, 0)
	c.fact("accident_on", r.Accident != 0, ofAuto, 0)
	c.fact("first_care_on", r.FirstCare != 0, ofAuto, 0)
	c.fact("emergency", r.Emergency != offer.NotKnown, ofAuto, 0)
	c.fact("state", r.State != "", ofAuto, 0)
	c.fact("visits_used", r.VisitsUsed != 0, ofWorkers|ofAdvantage, 0)
	c.fact("visits_without_authorisation", r.FreeVisits != 0, ofWorkers, 0)
	c.fact("visits_by_form", r.FormVisits != 0, ofWorkers, 0)
	c.fact("form_approved", r.Form != offer.NotKnown, ofWorkers, 0)
	c.fact("claim_manager_agrees", r.Manager != offer.NotKnown, ofWorkers, 0)
	c.fact("daily_max_cents", r.DailyMax != 0, ofWorkers, 0)
	c.fact("copay_cents", r.Copay.Said, ofVeterans|ofAdvantage, ofVeterans|ofAdvantage)
	c.fact("referral", r.Referral != offer.NotKnown, ofVeterans, 0)
	c.fact("authorisation", *a != cover.Permit{}, ofVeterans, 0)
	c.fact("visits_per_year", r.VisitsAYear != 0, ofAdvantage, ofAdvantage)
	c.fact("plan_of_care", r.PlanOfCare != offer.NotKnown, ofMedicare, 0)
	c.fact("participates", r.Participates != offer.NotKnown, ofMedicare, 0)
	c.fact("assigned", r.Assigned != offer.NotKnown, ofMedicare, 0)
	c.fact("therapy_so_far_cents", r.TherapySoFar != 0, ofMedicare, 0)

	c.Span(prefix+"deductible_left_cents", r.DeductibleLeft, 0, most)
	c.Span(prefix+"limit_left_cents", r.LimitLeft, 0, most)
	c.Span(prefix+"share_ppm", r.Share, 0, int64(money.One))
	c.Span(prefix+"copay_cents", r.Copay, 0, most)
	for _, n := range [...]struct {
		path string
		v    int
	}{
		{"visits_used", r.VisitsUsed}, {"visits_without_authorisation", r.FreeVisits}, {"visits_by_form", r.FormVisits},
		{"authorisation.visits", a.Visits}, {"visits_per_year", r.VisitsAYear},
	} {
		c.Whole(prefix+n.path, int64(n.v), 0, cover.MaxVisitCount)
	}
	c.Whole(prefix+"daily_max_cents", int64(r.DailyMax), 0, most)
	c.Whole(prefix+"therapy_so_far_cents", int64(r.TherapySoFar), 0, most)
	c.Day(prefix+"accident_on", r.Accident)
	c.Day(prefix+"first_care_on", r.FirstCare)
	c.Day(prefix+"authorisation.expires", a.Expires)
	c.answers(r)
	c.together(r)
	return c.Faults
}

type checker struct {
	offer.Faults
	prefix string
	kind   Kind
}

// fact refuses what belongs to another kind and asks for what this kind needs.
func (c *checker) fact(name string, said bool, of, needs int) {
	switch {
	case said && of>>c.kind&1 == 0:
		c.AddTwo(c.prefix+name, c.prefix+"kind", code.FaultContradicts)
	case !said && needs>>c.kind&1 == 1:
		c.Add(c.prefix+name, code.FaultRequired)
	}
}

func (c *checker) answers(r *Route) {
	for _, a := range [...]struct {
		path string
		v    offer.Answer
	}{
		{"emergency", r.Emergency}, {"form_approved", r.Form}, {"claim_manager_agrees", r.Manager}, {"referral", r.Referral},
		{"authorisation.have", r.Authorisation.Have}, {"plan_of_care", r.PlanOfCare}, {"participates", r.Participates}, {"assigned", r.Assigned},
	} {
		if a.v > offer.No {
			c.Add(c.prefix+a.path, code.FaultUnknownValue)
		}
	}
	if r.State != "" && !reference.IsPlace(r.State) {
		c.Add(c.prefix+"state", code.FaultUnknownValue)
	}
}

// together refuses facts that cannot both be true.
func (c *checker) together(r *Route) {
	p := c.prefix
	if r.Accident != 0 && r.FirstCare != 0 && r.FirstCare < r.Accident {
		c.AddTwo(p+"first_care_on", p+"accident_on", code.FaultOrder)
	}
	if r.FreeVisits > 0 && r.FormVisits > 0 && r.FormVisits < r.FreeVisits {
		c.AddTwo(p+"visits_by_form", p+"visits_without_authorisation", code.FaultContradicts)
	}
	if r.Form == offer.No && r.Manager == offer.Yes {
		c.AddTwo(p+"claim_manager_agrees", p+"form_approved", code.FaultContradicts)
	}
	if a := &r.Authorisation; a.Have != offer.Yes {
		if a.Expires != 0 {
			c.AddTwo(p+"authorisation.expires", p+"authorisation.have", code.FaultContradicts)
		}
		if a.Visits != 0 {
			c.AddTwo(p+"authorisation.visits", p+"authorisation.have", code.FaultContradicts)
		}
	}
	if r.Participates == offer.Yes && r.Assigned == offer.No {
		// Who participates takes every claim.
		c.AddTwo(p+"assigned", p+"participates", code.FaultContradicts)
	}
}
