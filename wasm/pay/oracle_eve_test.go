package pay

import (
	"slices"

	"kneadwise/wasm/civil"
)

// The oracle's reading of purchases before a price changes.

// salesOf lists the last days of prices on which she may buy: those from the day of
// asking on, or from the first visit's where that is earlier, with a visit to come.
func salesOf(c *Course) []sale {
	if c.Claims.Mode == ClaimsOnly {
		return nil // no visit may be paid ahead
	}
	var all []sale
	add := func(p Period, s sale) {
		s.day = p.Until - 1
		asked := c.Dates[0]
		if c.Opens != 0 && c.Opens < asked {
			asked = c.Opens
		}
		s.visit = slices.IndexFunc(c.Dates, func(day civil.Date) bool { return day > s.day })
		if p.Until != 0 && sold(p, s.day) && s.day >= asked && s.visit >= 0 {
			all = append(all, s)
		}
	}
	for _, firstOnly := range []bool{true, false} {
		for k, v := range c.Packages {
			if v.FirstOnly == firstOnly {
				add(v.Sold, sale{item: k})
			}
		}
	}
	for k, m := range c.Memberships {
		add(m.Sold, sale{item: k, member: true})
	}
	// What is for the first purchase only comes first on its day; of the others on one
	// day none is in another's way.
	slices.SortStableFunc(all, func(a, b sale) int { return int(a.day - b.day) })
	return all
}

// onEve tells whether an eve comes before the next visit.
func (o *oracle) onEve(p purse) bool { return p.eve < len(o.eves) && o.eves[p.eve].visit == p.visit }

// purchases lists what may be done on an eve: go on, or buy and stand there again.
func (o *oracle) purchases(p purse) []option {
	c, e := o.c, o.eves[p.eve]
	next := p
	next.tidy(e.day)
	stay := next
	next.here = 0
	if next.eve++; next.eve == len(o.eves) {
		next.onEves = 0
	}
	all := []option{{next: next}}
	bought := &Eve{Day: e.day, Item: e.item, Member: e.member}
	early := int64(len(c.Dates) - e.visit) // visits to come
	if e.member {
		if next.member >= 0 && intervalNumber(c.Memberships[next.member].Interval, next.joined, e.day) < next.paid {
			return all
		}
		m := &c.Memberships[e.item]
		stay.member, stay.joined, stay.paid, stay.granted, stay.credits, stay.bought = e.item, e.day, termOf(m, e.day), 1, m.Credits, true
		stay.onEves++
		due := o.load(cents(m.SetupFee))
		for i := range stay.paid {
			due += o.load(feeOf(m, e.day, i))
		}
		return append(all, option{eve: bought, add: toll{due, due, 1, early}, next: stay})
	}
	v := &c.Packages[e.item]
	held, enough := 0, int64(0)
	last := lapse(v.Expiry, e.day)
	for _, b := range stay.packs {
		if b.left > 0 {
			held++
		}
		if b.item == 0 && b.last >= last {
			enough += int64(b.left)
		}
	}
	// Each pays one of the visits to come, or is not needed; none is beside as many credits
	// that cost nothing and last as long.
	if last < e.day || v.FirstOnly && p.bought || held == 8 || int64(p.here) == early || enough >= early {
		return all
	}
	stay.here++
	stay.packs[oraclePacks-1] = o.bundle(e.item, last, v.Visits, -1-p.onEves, 0)
	stay.tidy(e.day)
	stay.bought = true
	stay.onEves++
	due := o.load(cents(v.Price))
	return append(all, option{eve: bought, add: toll{due, due, 1, early}, next: stay})
}
