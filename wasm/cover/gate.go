package cover

import "kneadwise/wasm/civil"

// Bar is what keeps a visit from being claimed.
type Bar uint8

// Bars, in the order in which they count.
const (
	NoBar      Bar = iota
	VisitsBar      // the visit limit is used up
	DollarsBar     // the limit in dollars a year is used up
	PermitBar      // a permit that is needed has lapsed, is used up or was never there
)

// Bar tells what keeps a visit on day from being claimed with the accumulators in
// state s (step 1, the gate).
func (t *Terms) Bar(s *State, day civil.Date) Bar {
	switch {
	case s.VisitsUsed >= t.VisitLimit:
		return VisitsBar
	case t.Caps.HasYear && s.DollarsUsed >= t.Caps.Year:
		return DollarsBar
	case day > t.PermitUntil || t.PermitVisits != 0 && s.PermitUsed >= t.PermitVisits:
		return PermitBar
	}
	return NoBar
}

// Covers tells whether a visit may be claimed.
func (t *Terms) Covers(s State, day civil.Date) bool { return t.Bar(&s, day) == NoBar }

// Denies tells whether a claim for the visit would fail for want of a permit
// alone, and the plan's contract then lets the clinic bill the patient. Elsewhere
// such a denial is the clinic's loss, so that no such visit is planned; and out of
// network she owes the charge, as without a claim.
func (t *Terms) Denies(s State, day civil.Date) bool {
	return t.Settings.FailureOnPatient && !t.Outside && t.Bar(&s, day) == PermitBar
}
