package cover

import "kneadwise/wasm/civil"

// Covers tells whether a visit on day may be claimed at all with the
// accumulators in state s (step 1, the gate): the limits are not used up and each
// permit that is needed is still valid.
func (t *Terms) Covers(s State, day civil.Date) bool {
	return t.within(s) && t.permitted(s, day)
}

// Denies tells whether a claim for the visit would fail for want of a permit
// alone, and the plan's contract then lets the clinic bill the patient. Elsewhere
// such a denial is the clinic's loss, so that no such visit is planned; and out of
// network she owes the charge, as without a claim.
func (t *Terms) Denies(s State, day civil.Date) bool {
	return t.Settings.FailureOnPatient && !t.Outside && t.within(s) && !t.permitted(s, day)
}

// within tells whether the limits a year leave room for a visit.
func (t *Terms) within(s State) bool {
	return s.VisitsUsed < t.VisitLimit && (!t.Caps.HasYear || s.DollarsUsed < t.Caps.Year)
}

func (t *Terms) permitted(s State, day civil.Date) bool {
	return day <= t.ScriptUntil && (t.PermitVisits == 0 || s.PermitUsed < t.PermitVisits)
}
