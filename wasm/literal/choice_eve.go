package literal

import (
	"slices"

	"kneadwise/wasm/civil"
)

// eves are the days on which something is bought without a visit, in order: the
// last of each price, if it is not before the day of asking, or where that is
// not said before the first visit, and a visit comes after it.
func (c *Course) eves() (days []civil.Date) {
	first, last := c.Visits[0].Day, c.Visits[len(c.Visits)-1].Day
	if c.Opens != 0 {
		first = c.Opens
	}
	mark := func(p Period) {
		if day := p.eve(); c.OnEves && day != 0 && day >= first && day < last {
			days = append(days, day)
		}
	}
	for _, p := range c.Packages {
		mark(p.Sold)
	}
	for _, m := range c.Memberships {
		mark(m.Sold)
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// eve tries what may be done on an eve: to buy one of what has its last day, and
// then to think again, or to go on.
func (e *enumeration) eve(h hand, try func(way)) {
	m := e.moments[h.moment]
	next := h
	next.moment++
	try(way{leaves: next})
	buys := func(how string, item int, ahead int64, leaves hand, p held) {
		f := Figures{Total: ahead, Prepaid: ahead, Purchases: 1, Late: m.paid}
		leaves.buyer = true
		s := Step{Visit: -1, Day: m.day, Way: how, Item: item, Buys: true, Bought: m.day}
		try(way{step: s, costs: f, leaves: leaves, to: p})
	}
	for item := range e.Packages {
		if p := &e.Packages[item]; p.Sold.eve() == m.day && e.sells(h, item, m.paid, m.day) {
			bought := e.buys(item, m.day)
			buys("package", item, e.till(p.Price), h.trade(held{}, bought), bought)
		}
	}
	for item := range e.Memberships {
		if joined, fees, may := e.joins(h, item, m.day); may && e.Memberships[item].Sold.eve() == m.day {
			leaves := h
			leaves.member = joined
			buys("join", item, fees, leaves, held{})
		}
	}
}
