package literal

import "kneadwise/wasm/civil"

// draw tries each credit that is good for a visit: of a package in hand, or of
// one that is bought that day at the price in force.
func (e *enumeration) draw(i int, h hand, try func(way)) {
	day := e.Visits[i].Day
	for _, p := range h.packages {
		if p.until >= day && e.left(p) > 0 {
			try(e.drawn(i, Step{}, 0, h, p, p))
		}
	}
	for item := range e.Packages {
		if p := e.buys(item, day); e.sells(h, item, i, day) && e.left(p) > 0 {
			try(e.drawn(i, Step{Buys: true}, e.till(e.Packages[item].Price), h, held{}, p))
		}
	}
}

// drawn is the way to pay a visit by a credit of a package, which takes the place
// of what it was in hand before. A dearer visit costs the difference beside it.
func (e *enumeration) drawn(i int, s Step, ahead int64, h hand, before, p held) way {
	sold := &e.Packages[p.item]
	p.used += sold.Visit
	if sold.Refund == "used at the single price" {
		p.singly += e.Visits[i].Charge
	}
	now := int64(0)
	if len(sold.Upgrade) > 0 {
		now = e.till(sold.Upgrade[i])
	}
	s.Way, s.Item = "package", p.item
	w := e.pays(i, s, now, ahead, h.trade(before, p))
	w.from, w.to = before, p
	return w
}

// left is how many visits a package still pays for.
func (e *enumeration) left(p held) int {
	sold := &e.Packages[p.item]
	return (sold.Credits - p.used) / sold.Visit
}

// buys is a package as it is in hand when it is bought on a day.
func (e *enumeration) buys(item int, day civil.Date) held {
	return held{item: item, until: e.Packages[item].lastDay(day)}
}

// sells tells whether a package may be bought on a day: it is sold, its credits
// are good that day, and what is for the first purchase only is bought before
// anything else. Nor is one bought where each visit that is not paid yet has a
// package in hand that is not begun: one would go unused and give back no more
// than it cost, so that the route without it is before this one.
func (e *enumeration) sells(h hand, item, paid int, day civil.Date) bool {
	untouched := 0
	for _, p := range h.packages {
		if p.until != 0 && p.used == 0 {
			untouched++
		}
	}
	p := &e.Packages[item]
	return p.Sold.holds(day) && p.lastDay(day) >= day && !(p.First && h.buyer) && untouched < len(e.Visits)-paid
}
