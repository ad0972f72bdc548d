package pay

import "kneadwise/wasm/money"

// floor is a lower bound for what the visits after a label still cost. Credits
// in hand are free; a package's count as far as visits are left before it lapses.
// Of the other visits some may be claimed and the rest have to be paid, and every
// number of claims is tried. Each claim counts as one of the least allowed amount
// that a visit to come in the plan year has, so that it does not matter which
// visits are claimed.
type floor struct {
	c       *Course
	scale   scale
	dearest []money.Amount // dearest single price from each visit on
	fresh   []bool         // of each visit but the first: whether a plan year begins with it
	whole   whole          // what so many visits cost that are not claimed, except in later plan years
	claims  claimed
}

// set prepares the bound for a course.
func (f *floor) set(c *Course, scale scale) {
	f.c, f.scale = c, scale
	n := len(c.Dates)
	f.dearest, f.fresh = f.dearest[:0], f.fresh[:0]
	for range n + 1 {
		f.dearest, f.fresh = append(f.dearest, 0), append(f.fresh, false)
	}
	for i := n - 1; i >= 0; i-- {
		f.dearest[i] = max(f.dearest[i+1], c.Price[i])
	}
	if c.Claims.Mode == ClaimsOnly {
		return // no choice, no bound
	}
	f.whole.set(c, scale)
	if c.Claims.Mode == MixClaims {
		f.years()
	}
}

// rest bounds the visits from i on.
func (f *floor) rest(l *label, i int) score {
	n := len(f.c.Dates)
	if i == n || f.c.Claims.Mode == ClaimsOnly {
		return 0
	}
	free := 0
	for k := l.depth - 1; k >= 0; k-- { // from the one that lapses first down
		free = max(0, min(free+int(l.open[k].left), int(l.open[k].until)-i))
	}
	free += int(l.held)
	if l.member >= 0 {
		free += int(l.paid-l.granted) * f.c.Memberships[l.member].Credits
	}
	m := max(n-i-free, 0)
	best := f.whole.rest(l, i, m)
	if f.c.Claims.Mode == NoClaims || f.fresh[i] {
		return best
	}
	return f.claim(l.state, l, i, m, best)
}
