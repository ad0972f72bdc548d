package pay

import "kneadwise/wasm/offer"

// dominates tells of two labels of one group whether every completion of b can
// be matched from a at no more cost, so that b need not be looked at again.
// Where a holds fewer credits, those visits are paid singly instead, at most at
// the dearest single price each: for nested expiries the number that cannot be
// matched is the greatest shortfall at any expiry (Hall's theorem). A credit that
// costs something stands only against one of the same package in b; what its
// draws cost more there is put on a.
func (t *turn) dominates(a, b *label) bool {
	if a.score > b.score || a.paid != b.paid {
		return false
	}
	if !t.alike.Allow(&a.state, &b.state) || !a.state.AtMost(b.state) {
		return false
	}
	if t.shelf.first && a.bought && !b.bought {
		return false
	}
	short, slack := max(b.held-a.held, 0), score(0)
	if t.shelf.costs {
		gap := int32(0)
		gap, slack = t.shortfall(a, b)
		short += gap
	} else {
		short += a.shortfall(b)
	}
	if short = min(short, t.left); short == 0 {
		return slack <= b.score-a.score
	}
	// short × most may be more than a score can hold.
	return slack <= b.score-a.score && t.most <= (b.score-a.score-slack)/score(short)
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

// shortfall is the same where credits cost something, and what drawing costs
// more from a than from b, at most.
func (t *turn) shortfall(a, b *label) (gap int32, slack score) {
	var want [offer.MaxPackages]int16
	for j := range b.open[:b.depth] {
		want[j] = b.open[j].left
		slack += t.match(a, b, j, &want)
	}
	var have, need int32
	i := int32(0)
	for j := range b.open[:b.depth] {
		for i < a.depth && a.open[i].last >= b.open[j].last {
			if !t.course.costly(&a.open[i]) {
				have += int32(a.open[i].left)
			}
			i++
		}
		need += int32(want[j])
		gap = max(gap, need-have)
	}
	return gap, slack
}

// match sets what is left of a package of b against one of a that lasts as long,
// takes off what b wants in credits and returns what drawing them costs more
// from a, at most.
func (t *turn) match(a, b *label, j int, want *[offer.MaxPackages]int16) score {
	c, theirs := t.course, &b.open[j]
	if !c.costly(theirs) {
		return 0
	}
	for i := range a.open[:a.depth] {
		own := &a.open[i]
		if own.item != theirs.item || own.last < theirs.last || taken(b, j, own, want) {
			continue
		}
		same := own.left == theirs.left && own.single == theirs.single && own.until == theirs.until
		if t.shelf.byDay && !same {
			continue
		}
		want[j] = max(theirs.left-own.left, 0)
		if same || !c.refundable(own) {
			return 0
		}
		price := c.Price[len(c.Price)-1]
		var more score
		for n := 1; n <= min(int(own.left), int(theirs.left), int(t.left)); n++ {
			ours := c.stopped(own, n, price) - c.stopped(own, 0, 0)
			more = max(more, t.scale.ahead(ours-c.stopped(theirs, n, price)+c.stopped(theirs, 0, 0)))
		}
		return more
	}
	return 0
}

// taken tells whether a package of a stands against an earlier one of b already:
// of one kind only the first is matched.
func taken(b *label, j int, own *open, want *[offer.MaxPackages]int16) bool {
	for i := range b.open[:j] {
		if b.open[i].item == own.item && want[i] != b.open[i].left {
			return true
		}
	}
	return false
}
