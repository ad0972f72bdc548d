package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
)

// until comes by the eves before a day.
func (s *settler) until(day civil.Date, r *Route) {
	for ; s.eves < len(r.Eves) && r.Eves[s.eves].Day < day; s.eves++ {
		s.eve(&r.Eves[s.eves])
	}
}

// eve makes the route's next purchase on an eve, unless it is not sold to her then.
// One on the day of a visit stands with that visit.
func (s *settler) eve(e *Eve) {
	if e.Day != s.day {
		s.visit, s.day = ledger.CourseLevel, e.Day
	}
	c := s.c
	switch {
	case e.Member && e.Item < len(c.Memberships):
		if c.isEve(c.Memberships[e.Item].Sold, e.Day) && !s.bound() {
			s.join(e.Item)
		}
	case !e.Member && e.Item < len(c.Packages):
		if c.isEve(c.Packages[e.Item].Sold, e.Day) {
			s.buy(e.Item, -1-s.eves)
		}
	}
}

// isEve tells whether a day is the eve of what is sold for a period.
func (c *Course) isEve(sold Period, day civil.Date) bool {
	_, ok := c.eve(sold)
	return ok && sold.lastDay() == day
}

// bound tells whether she is a member who has paid for the day at hand.
func (s *settler) bound() bool {
	return s.member >= 0 && int(number(s.c.Memberships[s.member].Interval, s.joined, s.day)) < s.paid
}
