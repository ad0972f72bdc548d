package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Stops is what following a route comes to if she stops after each of the visits,
// one amount a visit in cents: all that was paid by then with tips, less what
// comes back that day for the credits not used. Who stops cancels a membership on
// that day: it is paid to the end of its term and of its notice, and for the
// intervals gone by, but never longer than the route had meant to keep it, for
// that was told in time. What an account or a tax would take off is not counted.
// After the visit of a day she buys nothing more, on an eve of that day neither.
//
// She chose the route with all visits in view, so what she drew by then is what
// Settle drew: it is the same walk. The last amount is Settle's total.
func Stops(c *Course, r Route) []money.Amount { return StopsOn(c, r, c.Dates) }

// StopsOn is the same for any days, in their order, from that of the first visit on:
// what it comes to if she stops on each of them.
func StopsOn(c *Course, r Route, days []civil.Date) []money.Amount {
	s := begin(c, nil)
	costs, members := make([]money.Amount, 0, len(days)), make([]standing, 0, len(days))
	next := 0
	for _, day := range days {
		for ; next < len(c.Dates) && c.Dates[next] <= day; next++ {
			s.attend(next, &r)
		}
		s.until(day, &r)
		s.day = day
		costs, members = append(costs, s.out.Total-s.back()), append(members, standing{s.member, s.joined, s.paid})
	}
	kept := standing{item: -1} // the membership as it stands after the last visit
	for i := len(costs) - 1; i >= 0; i-- {
		at := members[i]
		if at.item != kept.item || at.joined != kept.joined {
			kept = at
		}
		if at.item >= 0 {
			m := &c.Memberships[at.item]
			costs[i] += c.fees(m, at.joined, at.paid, min(kept.paid, m.bound(at.joined, days[i])))
		}
	}
	return costs
}

// standing is which membership she has after a visit, -1 for none, and how many
// of its intervals were charged.
type standing struct {
	item   int
	joined civil.Date
	paid   int
}

// bound is how many intervals who cancels on a day is charged.
func (m *Membership) bound(joined, day civil.Date) int {
	return max(m.told(joined, day), int(number(m.Interval, joined, day))+1)
}

// back is what comes back if she stops on the day of the visit at hand.
func (s *settler) back() (sum money.Amount) {
	for k := range s.held {
		refund, tax := s.refund(&s.held[k])
		sum += refund + tax
	}
	return sum
}
