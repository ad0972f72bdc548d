package pay

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// open is what is left of a package that was bought.
type open struct {
	last   civil.Date // last valid day
	single int32      // cents that the visits drawn cost singly, at most the package's price
	left   int16
	item   int8 // index into Course.Packages
	until  int8 // the first visit after the last valid day
	bought int8 // the visit on whose day it was bought, or -1-k for Route.Eves[k]
	rests  bool // is not drawn from before the next spell
	paid   int8 // the spell of accounts in which it was paid
}

// shelf is what the search knows of a course's packages as a whole.
//
// A credit that costs nothing when it is drawn is as good as any other on its
// day. So the credit that lapses first is drawn first. And at a visit a package is
// worth buying on top of others only if it lapses before all of them. Otherwise
// theirs is drawn now, and the new one is bought for the visit that theirs would
// have paid, or the first after it that the new one pays: no dearer if its price may
// be had on that visit's day. Where it may not, its price ended on an eve in
// between, this visit's day or later, and it is bought then, whatever else holds
// credits. Bought later it lasts as long or longer, and takes up room for a shorter
// time; only one of a single visit, which takes up none if it is bought for it, may
// find no room on the eve, and so may be bought over any others before its price
// rises or it is withdrawn.
//
// Of packages whose credits cost something when they are drawn (less comes back
// for a visit that was had, or a difference is paid), how many of each are drawn
// decides the cost, not which: so the same order serves, but she may give up the
// rest of those that lapse first, to draw from others or to buy. A label's score
// is what it costs to draw no more from any, so giving up costs nothing. On an eve
// nothing is drawn, and nothing given up.
//
// Where what a credit costs depends on the day, that is true only within a spell, the
// visits between two changes: so the rest is not given up for good but until the next
// spell, and credits that cost nothing may rest too while others are drawn whose cost
// changes. The first visit's price is a spell of its own where packages are bought
// before it; else only one bought for it pays it.
//
// Another package of one kind is not bought while one holds credits: what a package
// costs after refunds rises ever less with each credit drawn, so that two of which some
// are drawn cost no less than one of which all are, and the second, bought later, for the
// rest. That holds where each credit costs and is worth the same, whatever the day.
//
// Where there are accounts, how many credits of each are drawn in a spell of theirs
// decides how much is eligible: then the rest of any may be given up for the spell, as
// long as accounts or taxes may still save anything.
type shelf struct {
	costs  bool               // some credit costs something when it is drawn, or accounts may save something of it
	spells bool               // what some credit costs depends on the day
	funded bool               // accounts make a difference between credits
	first  bool               // something is for the first purchase only
	byDay  [mostPackages]bool // of each: whether what its credits cost depends on the day
	kin    [mostPackages]int8 // of each: the first one with the same differences on top
	once   [mostPackages]bool // of each: whether another one is never worth a look while one holds credits
	higher [mostPackages]int8 // of each: up to before which visit its price may be had; later it is higher or not sold
	eves   []eve              // on which something is worth a look, in the order of their days
}

// mostPackages is how many prices the packages of a seller have in all.
const mostPackages = offer.MaxPackages * (1 + offer.MaxChanges)

// set looks a course through. Wide asks for all eves (aim).
func (f *shelf) set(c *Course, wide bool) {
	*f = shelf{eves: f.eves[:0], funded: c.funded()}
	f.costs = f.funded
	f.ahead(c, wide)
	first := 1 // that a package may pay which was not bought for it
	if len(f.eves) > 0 && f.eves[0].before == 0 {
		first = 0
	}
	steady := true // the single price, from there on
	for i := first + 1; i < len(c.Price); i++ {
		steady = steady && c.Price[i] == c.Price[first]
	}
	for k := range c.Packages {
		p := &c.Packages[k]
		f.first = f.first || p.FirstOnly
		f.costs = f.costs || p.refunds()
		f.byDay[k] = p.Refund.Rule == offer.RefundUsedAtSingle && !steady
		if k < len(c.Upgrades) {
			for _, d := range c.Upgrades[k] {
				f.costs = f.costs || d > 0
				f.byDay[k] = f.byDay[k] || d != c.Upgrades[k][0]
			}
		}
		f.spells = f.spells || f.byDay[k]
		for c.upgrades(k) != c.upgrades(int(f.kin[k])) || c.upgrades(k) && !slices.Equal(c.Upgrades[k], c.Upgrades[f.kin[k]]) {
			f.kin[k]++
		}
		f.higher[k] = c.higher(k)
		f.once[k] = !f.byDay[k] && !c.upgrades(k) && c.Surcharge.SalesTax == 0
		if f.funded {
			f.once[k] = f.once[k] && !c.Savings.WhenPaid() && p.drawn(1) == p.worth(p.Visits-1)
		}
	}
}

// spell tells whether a new spell begins with a visit.
func (c *Course) spell(visit int) bool {
	if visit == 0 {
		return false
	}
	if c.Price[visit] != c.Price[visit-1] {
		return true
	}
	if c.Savings != nil && c.Savings.Spell(c.Dates[visit]) != c.Savings.Spell(c.Dates[visit-1]) {
		return true
	}
	for _, more := range c.Upgrades {
		if len(more) > 0 && more[visit] != more[visit-1] {
			return true
		}
	}
	return false
}

// higher is the last visit at which a package may not be had at its price any
// more, 0 for none.
func (c *Course) higher(k int) int8 {
	p := &c.Packages[k]
	if p.Sold.Until == 0 {
		return 0
	}
	for i := len(c.Dates) - 1; i > 0; i-- {
		if !c.had(k, c.Dates[i]) {
			return int8(i)
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
	return c.upgrades(int(o.item)) || c.refundable(o)
}

// charge returns what drawing from the open package at a place adds to its cost
// after refunds.
func (l *label) charge(c *Course, at int32, visit int) money.Amount {
	o := &l.open[at]
	if !c.refundable(o) {
		return 0
	}
	back := c.returns(o)
	more := back.after(0, 0) - back.after(1, c.Price[visit])
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

// sells tells whether a package is worth a look over what is open.
func (l *label) sells(t *turn, k int) bool {
	o := &t.open[k]
	if o.last < t.day || t.shelf.first && t.course.Packages[k].FirstOnly && l.bought {
		return false
	}
	if o.left == 0 && t.visit < int(t.shelf.higher[k]) {
		return true
	}
	if t.wide {
		return o.left == 0 || l.depth < offer.MaxPackages
	}
	kept := l.depth
	for at := l.depth - 1; at >= 0 && l.open[at].last <= o.last; at-- {
		if !t.passes(&l.open[at], k) || int(l.open[at].item) == k && t.shelf.once[k] {
			return false
		}
		if !t.spells {
			kept--
		}
	}
	return o.left == 0 || kept < offer.MaxPackages
}

// passes tells whether an open package that lapses first may be passed over for
// another: where it rests, where its credits cost something, or where what those
// of the other cost depends on the day.
func (t *turn) passes(o *open, item int) bool {
	return t.shelf.costs && (t.funded || o.rests || t.shelf.byDay[item] || t.course.costly(o))
}

// pass passes over the open packages above a place: it gives them up, or lets
// them rest.
func (l *label) pass(t *turn, at int32) {
	if !t.spells {
		l.depth = at
		return
	}
	for ; at < l.depth; at++ {
		l.open[at].rests = true
	}
}

// wake ends the rest of packages.
func (l *label) wake() {
	for at := range l.open[:l.depth] {
		l.open[at].rests = false
	}
}
