package cover

import "kneadwise/wasm/money"

// Under is a plan under which claims of the same visits in one plan year never
// cost the patient more than under t, but for the copay that Waived names, and
// under which less is never dearer: no limit in dollars a year, no visit limit
// that counts paid visits only, and at the end of the deductible a copay of what
// is left.
func (t *Terms) Under() Terms {
	u := *t
	u.Caps.HasYear = false
	u.Settings.CopayAtEnd = CopayOfRest
	if u.Settings.OnlyPaidCount {
		u.Settings.OnlyPaidCount, u.VisitLimit = false, NoLimit
	}
	return u
}

// Waived is by how much a plan year may cost less than under Under: the one copay
// that the visit which finishes the deductible waives.
func (t *Terms) Waived() money.Amount {
	if t.ends() && t.Settings.CopayAtEnd == CopayWaived {
		return t.Copay
	}
	return 0
}

// Above is a plan under which claims of the same visits never cost less than
// under t, but for the limit in dollars a year and for what a whole copay takes
// beyond the allowed amount; with CapLast, of alike visits.
func (t *Terms) Above() Terms {
	a := *t
	a.Caps.HasYear = false
	a.Settings.CopayAtEnd = CopayOfRest
	a.Settings.OnlyPaidCount = false
	return a
}

// Alike says which accumulators must be equal in two states for less of the
// others to be better: where the settings end the rule that less is better.
type Alike struct{ Deductible, Pocket, Permits bool }

// Alike works out what to hold equal.
//   - The copay at the end of the deductible: the deductible.
//   - A limit in dollars a year, or in paid visits: deductible and maximum, which
//     decide how much the plan pays and so how long the limit lasts. With them
//     equal, less used is better.
//   - A limit on the plan's part of a visit: the same two, because allowed amounts
//     may differ and then it matters which visit the maximum relieves.
//   - A denial that is the patient's: the permits, because the allowed amount that
//     it costs may be less than any other way of paying for the visit.
func (t *Terms) Alike() Alike {
	pays := t.Caps.HasYear || t.Settings.OnlyPaidCount && t.VisitLimit < NoLimit || t.Caps.HasVisit && t.Settings.VisitCap == CapLast
	return Alike{
		Deductible: pays || t.ends() && t.Settings.CopayAtEnd != CopayOfRest,
		Pocket:     pays,
		Permits:    t.Settings.FailureOnPatient && t.PermitVisits > 0 && !t.Outside,
	}
}

// Allow tells whether two states are equal in what has to be.
func (e Alike) Allow(a, b *State) bool {
	return (!e.Deductible || a.DeductibleLeft == b.DeductibleLeft) && (!e.Pocket || a.PocketLeft == b.PocketLeft) &&
		(!e.Permits || a.PermitUsed == b.PermitUsed)
}

// ends tells whether a copay meets the end of the deductible.
func (t *Terms) ends() bool {
	return t.Share.Copayed() && t.CopayWaits && t.Settings.CopayOrder == DeductibleFirst
}
