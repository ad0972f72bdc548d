package literal

import "slices"

// asked is a visit asked of the plan in one of its states: to be claimed, or to
// be paid without the plan, which only begins a new plan year.
type asked struct {
	state, visit int
	cash         bool
}

// claimed is what a plan does with a visit.
type claimed struct {
	planned bool  // a claim for it is planned with
	patient int64 // what she bears of it in the end, neither taxed nor surcharged
	state   int
}

// claim settles one visit by the plan. Claims are planned with for visits that are
// covered, and for those that would be denied where that falls on her by the
// contract. Elsewhere a denial is no way to pay: in network it is the provider's
// loss, and out of network she owes the charge, as without a claim.
func (e *enumeration) claim(state, visit int, cash bool) claimed {
	a := asked{state, visit, cash}
	if c, known := e.claims[a]; known {
		return c
	}
	v := e.Visits[visit]
	v.PayCash = cash
	split, after := e.Plan.Visit(e.states[state], v)
	hers := split.Outcome == "denied" && e.Plan.Network == "in" && e.Plan.Denied == "patient"
	c := claimed{planned: split.Outcome == "claimed" || hers, patient: split.Patient(), state: e.number(after)}
	e.claims[a] = c
	return c
}

// number is the number of a state of the plan, the same for equal states.
func (e *enumeration) number(s State) int {
	for i, known := range e.states {
		if equalStates(known, s) {
			return i
		}
	}
	e.states = append(e.states, s)
	return len(e.states) - 1
}

func equalStates(a, b State) bool {
	return a.Year == b.Year && slices.Equal(a.UnderPermit, b.UnderPermit) &&
		a.DeductibleLeft == b.DeductibleLeft && a.FamilyDeductibleLeft == b.FamilyDeductibleLeft &&
		a.PocketLeft == b.PocketLeft && a.FamilyPocketLeft == b.FamilyPocketLeft &&
		a.VisitsUsed == b.VisitsUsed && a.DollarsUsed == b.DollarsUsed
}
