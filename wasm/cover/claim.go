package cover

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Split is one claim, settled: who bears which part of the charge.
type Split struct {
	WriteOff    money.Amount // charge less allowed amount
	Deductible  money.Amount
	Copay       money.Amount
	Coinsurance money.Amount
	Plan        money.Amount // what the plan pays
	Relief      money.Amount // part of Plan that the out-of-pocket maximum took off the patient
}

// You is the patient's share.
func (s Split) You() money.Amount { return s.Deductible + s.Copay + s.Coinsurance }

// Covers tells whether a visit on day may be claimed at all with the
// accumulators in state s: the visit limit is not used up and the prescription
// still valid (step 1, the gate).
func (t *Terms) Covers(s State, day civil.Date) bool {
	return s.VisitsUsed < t.VisitLimit && day <= t.ScriptUntil
}

// Claim settles one covered visit (steps 2 to 8 of the cost-sharing algorithm,
// in network): the allowed amount never exceeds the charge; the deductible
// comes first unless a copay does not wait for it; the copay never exceeds what
// is left; coinsurance rounds half a cent up; the out-of-pocket maximum takes
// back coinsurance first, then copay, then deductible; the plan pays the rest.
func (t *Terms) Claim(s State, charge, allowed money.Amount) (Split, State) {
	allowed = min(allowed, charge)
	var out Split
	out.WriteOff = charge - allowed
	if t.Share != CopayShare || t.CopayWaits {
		out.Deductible = min(allowed, s.DeductibleLeft)
	}
	rest := allowed - out.Deductible
	if t.Share == CopayShare {
		out.Copay = min(t.Copay, rest)
	} else {
		out.Coinsurance = rest.Times(t.Coinsurance, money.HalfUp)
	}
	over := max(out.You()-s.PocketLeft, 0)
	out.Relief = over
	cut := min(over, out.Coinsurance)
	out.Coinsurance -= cut
	over -= cut
	cut = min(over, out.Copay)
	out.Copay -= cut
	over -= cut
	out.Deductible -= over
	out.Plan = allowed - out.You()
	s.DeductibleLeft -= out.Deductible
	s.PocketLeft -= out.You()
	s.VisitsUsed++
	return out, s
}

// YearOf is the first day of the plan year that holds day.
func (t *Terms) YearOf(day civil.Date) civil.Date {
	if t.YearStarts.Month == 0 {
		return day.YearStart(1, 1)
	}
	return day.YearStart(t.YearStarts.Month, t.YearStarts.Day)
}

// NewYear is the state at the start of a plan year after the first (step 0).
func (t *Terms) NewYear() State {
	return State{DeductibleLeft: t.Deductible, PocketLeft: t.PocketMax}
}

// Run is what the patient pays for n claims of the same charge and allowed
// amount, one after another in one plan year, without walking through them.
// Each claim costs her no more than the one before: the deductible falls early
// and the out-of-pocket maximum caps late.
func (t *Terms) Run(s State, charge, allowed money.Amount, n int) money.Amount {
	allowed = min(allowed, charge)
	if n <= 0 || allowed <= 0 {
		return 0
	}
	later := t.after(allowed)
	if t.Share == CopayShare && !t.CopayWaits {
		return min(later*money.Amount(n), s.PocketLeft)
	}
	var sum money.Amount
	full := min(money.Amount(n), s.DeductibleLeft/allowed)
	sum = full * allowed
	if left := money.Amount(n) - full; left > 0 {
		part := s.DeductibleLeft - full*allowed
		sum += part + t.after(allowed-part) + later*(left-1)
	}
	return min(sum, s.PocketLeft)
}

// after is the patient's share of what is left after the deductible.
func (t *Terms) after(rest money.Amount) money.Amount {
	if t.Share == CopayShare {
		return min(t.Copay, rest)
	}
	return rest.Times(t.Coinsurance, money.HalfUp)
}
