package cover

import "kneadwise/wasm/civil"

// YearOf is the first day of the plan year that holds day.
func (t *Terms) YearOf(day civil.Date) civil.Date {
	if t.YearStarts.Month == 0 {
		return day.YearStart(1, 1)
	}
	return day.YearStart(t.YearStarts.Month, t.YearStarts.Day)
}

// NewYear is the state at the start of a plan year after the first (step 0). What
// a permit allows goes on.
func (t *Terms) NewYear(s State) State {
	return State{DeductibleLeft: t.Deductible, PocketLeft: t.PocketMax, PermitUsed: s.PermitUsed}
}
