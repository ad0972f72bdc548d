package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
)

// years tells, over visits in date order, where a plan year begins. It asks the
// calendar once a plan year and not once a visit. Without terms no year begins.
type years struct {
	terms *cover.Terms
	next  civil.Date // the first day of the plan year to come; 0 before the first visit
}

// years are those of the plan that settles the course's claims.
func (c *Course) years() years {
	if c.Claims.Mode == NoClaims {
		return years{}
	}
	return years{terms: &c.Claims.Terms}
}

// begins tells whether the visit of this day is the first of a plan year after
// the first.
func (y *years) begins(day civil.Date) bool {
	if y.terms == nil || day < y.next {
		return false
	}
	later := y.next != 0
	// A plan year has 365 or 366 days, so that many on from its start lies in the
	// one to come.
	y.next = y.terms.YearOf(y.terms.YearOf(day).AddDays(366))
	return later
}
