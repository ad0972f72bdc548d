package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// open is what is left of a package that was bought.
type open struct {
	last   civil.Date // last valid day
	single int32      // cents that the visits drawn cost singly, at most the package's price
	left   int16
	item   int16 // index into Course.Packages
	until  int16 // the first visit after the last valid day
	bought int16 // the visit on whose day it was bought
}

// shelf is what the search knows of a course's packages as a whole.
//
// A credit that costs nothing when it is drawn is as good as any other on its
// day. So a package is worth buying on top of others only if it lapses before
// all of them: otherwise using theirs first and buying later is no dearer. And
// the credit that lapses first is drawn first.
//
// Of packages whose credits cost something when they are drawn (less comes back
// for a visit that was had, or a difference is paid), how many of each are drawn
// decides the cost, not which: so the same order serves, but she may give up the
// rest of those that lapse first, to draw from others or to buy. A label's score
// is what it costs to draw no more from any, so giving up costs nothing.
//
// Where a price rises later, or something is withdrawn, buying later may be
// dearer: such a package may be bought over any others. And where what a credit
// costs depends on the day, which are drawn does matter: then any may be.
type shelf struct {
	costs  bool                // some credit costs something when it is drawn
	byDay  bool                // what it costs depends on the day
	first  bool                // something is for the first purchase only
	higher [mostPackages]int16 // of each: up to before which visit its price may be had; later it is higher or not sold
}

// mostPackages is how many prices the packages of a seller have in all.
const mostPackages = offer.MaxPackages * (1 + offer.MaxChanges)

// set looks a course through.
func (f *shelf) set(c *Course) {
	*f = shelf{}
	steady := true // the single price, from the second visit on
	for i := 2; i < len(c.Price); i++ {
		steady = steady && c.Price[i] == c.Price[1]
	}
	for k := range c.Packages {
		p := &c.Packages[k]
		f.first = f.first || p.FirstOnly
		f.costs = f.costs || p.refunds()
		f.byDay = f.byDay || p.Refund.Rule == offer.RefundUsedAtSingle && !steady
		if k < len(c.Upgrades) {
			for _, d := range c.Upgrades[k] {
				f.costs = f.costs || d > 0
				f.byDay = f.byDay || d != c.Upgrades[k][0]
			}
		}
		f.higher[k] = c.higher(k)
	}
}

// higher is the last visit at which a package may not be had at its price any
// more, 0 for none.
func (c *Course) higher(k int) int16 {
	p := &c.Packages[k]
	if p.Sold.Until == 0 {
		return 0
	}
	for i := len(c.Dates) - 1; i > 0; i-- {
		had := false
		for j := range c.Packages {
			o := &c.Packages[j]
			had = had || o.Item == p.Item && o.Price <= p.Price && o.Sold.holds(c.Dates[i])
		}
		if !had {
			return int16(i)
		}
	}
	return 0
}

// refundable tells whether unused credits of an open package give anything back
// at the end of the course.
func (c *Course) refundable(o *open) bool {
	return int(o.until) == len(c.Dates) && c.Packages[o.item].refunds()
}

// costly tells whether a credit of an open package may cost something when it is
// drawn.
func (c *Course) costly(o *open) bool {
	return int(o.item) < len(c.Upgrades) && len(c.Upgrades[o.item]) > 0 || c.refundable(o)
}

// stopped is what an open package costs in all if so many more visits at a
// single price are drawn from it, differences aside.
func (c *Course) stopped(o *open, more int, price money.Amount) money.Amount {
	p := &c.Packages[o.item]
	if !c.refundable(o) {
		return 0
	}
	return c.kept(p, p.Visits-int(o.left)+more, money.Amount(o.single)+money.Amount(more)*price)
}

// charge returns what drawing from the open package at a place adds to its cost
// after refunds.
func (l *label) charge(c *Course, at int32, visit int) money.Amount {
	o := &l.open[at]
	if !c.refundable(o) {
		return 0
	}
	more := c.stopped(o, 1, c.Price[visit]) - c.stopped(o, 0, 0)
	o.single = int32(min(money.Amount(o.single)+c.Price[visit], c.Packages[o.item].Price))
	return more
}

// draw uses a credit of the open package at a place.
func (l *label) draw(at int32) {
	o := &l.open[at]
	o.left--
	if o.left == 0 {
		l.depth--
		copy(l.open[at:l.depth], l.open[at+1:l.depth+1])
	}
}

// buy opens a package of which one visit was drawn, below those that lapse before
// it.
func (l *label) buy(o *open) {
	l.bought = true
	if o.left == 0 {
		return
	}
	at := l.depth
	for at > 0 && l.open[at-1].last < o.last {
		l.open[at] = l.open[at-1]
		at--
	}
	l.open[at] = *o
	l.depth++
}

// sells tells whether a package is worth a look over what is open, and how many
// of those are kept: the ones that lapse no later are given up, if their credits
// cost something.
func (l *label) sells(t *turn, k int) (keep int32, ok bool) {
	c, o := t.course, &t.open[k]
	keep = l.depth
	if o.last < t.day || t.shelf.first && c.Packages[k].FirstOnly && l.bought {
		return 0, false
	}
	if !t.shelf.byDay && t.visit >= int(t.shelf.higher[k]) {
		for keep > 0 && l.open[keep-1].last <= o.last {
			if !t.shelf.costs || !c.costly(&l.open[keep-1]) {
				return 0, false
			}
			keep--
		}
	}
	if o.left == 0 {
		return l.depth, true
	}
	return keep, keep < offer.MaxPackages
}
