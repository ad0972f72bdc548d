package pay

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// dominates tells of two labels of one group whether every completion of b can
// be matched from a at no more cost, so that b need not be looked at again.
// Where a holds fewer credits, those visits are paid singly instead, at most at
// the dearest single price each: for nested expiries the number that cannot be
// matched is the greatest shortfall at any expiry (Hall's theorem). A credit that
// costs something, or rests, stands only against such a one in b.
func (t *turn) dominates(a, b *label) bool {
	if a.paid != b.paid || a.score > b.score && !t.funded {
		return false // what was saved may make up for more that was paid
	}
	if t.claims && (!t.alike.Allow(&a.state, &b.state) || !a.state.AtMost(b.state)) {
		return false
	}
	if t.shelf.first && a.bought && !b.bought {
		return false
	}
	if t.aiming && !t.allows(a, b) {
		return false
	}
	room, short := b.score-a.score, max(b.held-a.held, 0)
	if !t.shelf.costs {
		return t.within(room, short+a.shortfall(b))
	}
	saving := t.wallet.save != nil && t.wallet.opens(t.visit+1)
	if saving {
		room -= t.scale.saved(t.wallet.ahead(t.visit, a, b))
	}
	if room < 0 {
		return false
	}
	if room = t.instead(a, b, room); room < 0 {
		return false
	}
	short += t.shortfall(a, b)
	if !t.within(room, short) {
		return false
	}
	if saving && !a.holds(b) {
		room -= t.scale.saved(t.wallet.worthier(t.course, t.visit, a, b))
		return room >= 0 && t.within(room, short)
	}
	return true
}

// instead takes off the room what the visits that b draws from packages whose credits
// cost something cost more, at most, in a's stead. Less than nothing is too much.
func (t *turn) instead(a, b *label, room score) score {
	var used [offer.MaxPackages]bool
	for j := range b.open[:b.depth] {
		theirs := &b.open[j]
		if t.free(theirs) {
			continue
		}
		if room -= t.drawn(t.against(a, theirs, &used), theirs, room); room < 0 {
			break
		}
	}
	return room
}

// within tells whether so many visits, paid singly instead, cost no more than
// there is room for.
func (t *turn) within(room score, short int32) bool {
	return t.missed[min(short, t.left)] <= room
}

// shortfall is how many credits of b's packages cannot be matched from a's, all
// of them free.
func (a *label) shortfall(b *label) (gap int32) {
	var have, want int32
	i, j := int32(0), int32(0) // from the bottom: latest expiry first
	for j < b.depth {
		last := b.open[j].last
		for i < a.depth && a.open[i].last >= last {
			have += int32(a.open[i].left)
			i++
		}
		want += int32(b.open[j].left)
		gap = max(gap, want-have)
		j++
	}
	return gap
}

// free tells whether a credit of an open package may be had on any day at no cost.
func (t *turn) free(o *open) bool { return !o.rests && !t.course.costly(o) }

// shortfall is the same of the credits that are free, where others are not.
func (t *turn) shortfall(a, b *label) (gap int32) {
	var have, want int32
	i := int32(0)
	for j := range b.open[:b.depth] {
		if !t.free(&b.open[j]) {
			continue
		}
		for i < a.depth && a.open[i].last >= b.open[j].last {
			if t.free(&a.open[i]) {
				have += int32(a.open[i].left)
			}
			i++
		}
		want += int32(b.open[j].left)
		gap = max(gap, want-have)
	}
	return gap
}

// against is the package of a that one of b's stands against: of those that last
// as long and are not used yet one of the same kind, or else one with the same
// differences on top; nil for none.
func (t *turn) against(a *label, theirs *open, used *[offer.MaxPackages]bool) *open {
	at := -1
	for i := range a.open[:a.depth] {
		own := &a.open[i]
		if used[i] || own.last < theirs.last || own.rests && !theirs.rests || t.free(own) {
			continue
		}
		if own.item == theirs.item {
			at = i
			break
		}
		if at < 0 && t.shelf.kin[own.item] == t.shelf.kin[theirs.item] {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	used[at] = true
	return &a.open[at]
}

// drawn is what the visits that b draws from a package cost more, at most, if a
// draws them from one of its own as long as that holds credits, and pays the
// others singly; or, where that is more than there is room for, some of it that is.
func (t *turn) drawn(own, theirs *open, room score) score {
	c, held := t.course, 0
	var mine returns
	if own != nil {
		if own.item == theirs.item && own.left == theirs.left && own.single == theirs.single && own.until == theirs.until {
			return 0
		}
		held = min(int(own.left), int(theirs.left))
		mine = c.returns(own)
	}
	hers := c.returns(theirs)
	var most score
	for n := min(int(theirs.left), int(t.left)); n >= 1; n-- { // all of them first: mostly that is too much already
		k := min(held, n)
		more := score(0)
		if k > 0 {
			more = t.scale.ahead(t.dearer(&mine, &hers, k))
		}
		if n > k {
			saved := hers.after(k, t.high*money.Amount(k)) - hers.after(n, t.low*money.Amount(n))
			saved = max(saved, 0) + t.whole.upgrade(int(theirs.item), t.visit+1)*money.Amount(n-k)
			if t.most > (none-more)/score(n-k) {
				return none
			}
			more += t.most*score(n-k) - t.scale.cash(saved)
		}
		if most = max(most, more); most > room {
			break
		}
	}
	return most
}

// dearer is what so many visits to come cost more, at most, from one open package
// than from another. Their single prices come to an amount that lies between two;
// in it what either package costs rises a cent for a cent or not at all, so the
// difference is greatest at an end or where one of them bends. Tax on what comes
// back rounds each of the four amounts by up to half a cent.
func (t *turn) dearer(own, theirs *returns, n int) money.Amount {
	low, high := t.low*money.Amount(n), t.high*money.Amount(n)
	now := own.after(0, 0) - theirs.after(0, 0)
	more := func(single money.Amount) money.Amount {
		single = max(low, min(single, high))
		return now + theirs.after(n, single) - own.after(n, single)
	}
	most := max(0, more(low))
	if low == high {
		return most
	}
	most = max(most, more(high))
	for _, r := range [...]*returns{own, theirs} {
		if p := r.p; p != nil && p.Refund.Rule == offer.RefundUsedAtSingle {
			bends := p.Price - r.single
			most = max(most, more(bends), more(bends-p.Price+p.drawn(int(r.used/r.per)+n)))
		}
	}
	if t.course.Surcharge.SalesTax > 0 {
		most += 2
	}
	return most
}
