package pay

import "kneadwise/wasm/money"

// floor is a lower bound for what the visits after a label still cost. Credits
// in hand are free; a package's count as far as visits are left before it lapses.
// Of the other visits some may be drawn from packages whose credits cost
// something, or from one that is for the first purchase only, some may be claimed
// and the rest have to be paid; every number of each is tried. Each claim counts
// as one of the least allowed amount that a visit to come in the plan year has,
// so that it does not matter which visits are claimed.
type floor struct {
	c       *Course
	scale   scale
	dearest []money.Amount // dearest single price from each visit on
	costs   bool           // some credit costs something when it is drawn
	first   []score        // what it costs to have so many visits of something that is for the first purchase only
	drawn   []score        // what it costs a label to have so many visits from what it holds
	more    []score        // the same, while another package is added
	fresh   []bool         // of each visit but the first: whether a plan year begins with it
	whole   whole          // what so many visits cost that are not claimed, except in later plan years
	claims  claimed
}

// set prepares the bound for a course.
func (f *floor) set(c *Course, scale scale, shelf *shelf) {
	f.c, f.scale, f.costs = c, scale, shelf.costs
	n := len(c.Dates)
	f.dearest, f.fresh = f.dearest[:0], f.fresh[:0]
	for range n + 1 {
		f.dearest, f.fresh = append(f.dearest, 0), append(f.fresh, false)
	}
	for i := n - 1; i >= 0; i-- {
		f.dearest[i] = max(f.dearest[i+1], c.single(i))
	}
	if c.Claims.Mode == ClaimsOnly {
		f.whole.more = f.whole.more[:0]
		return // no choice, no bound
	}
	f.whole.set(c, scale, shelf.eves, f.dearest)
	f.drawn = append(f.drawn[:0], 0)
	f.intro()
	if c.Claims.Mode == MixClaims {
		f.years()
	}
}

// intro works out what visits of packages cost that are for the first purchase.
func (f *floor) intro() {
	f.first = append(f.first[:0], 0)
	for k := range f.c.Packages {
		p := &f.c.Packages[k]
		if !p.FirstOnly {
			continue
		}
		f.more = f.whole.costs(f.more[:0], k, 0, p.refunds(), p.Visits)
		for y := 1; y <= min(p.Visits, len(f.c.Dates)); y++ {
			one := f.more[y] + f.scale.bought(0)
			if y < len(f.first) {
				f.first[y] = min(f.first[y], one)
			} else {
				f.first = append(f.first, one)
			}
		}
	}
}

// rest bounds the visits from i on. On the eves before visit i it is the same as after
// them: what could have been bought there counts as if it still could.
func (f *floor) rest(l *label, i int) score {
	n := len(f.c.Dates)
	if i == n || f.c.Claims.Mode == ClaimsOnly {
		return 0
	}
	free := f.hand(l, i)
	free += int(l.held)
	if l.member >= 0 {
		free += int(l.paid-l.granted) * f.c.Memberships[l.member].Credits
	}
	m := max(n-i-free, 0)
	best := f.unclaimed(l, i, m)
	if f.c.Claims.Mode == NoClaims || f.fresh[i] {
		return best
	}
	return f.claim(l.state, l, i, m, best)
}

// hand counts the free visits of a label's packages, and works out what those
// that are not free cost.
func (f *floor) hand(l *label, i int) (free int) {
	f.drawn = f.drawn[:1]
	for k := l.depth - 1; k >= 0; k-- { // from the one that lapses first down
		o := &l.open[k]
		if f.costs && f.c.costly(o) {
			f.draw(o, i, min(int(o.left), int(o.until)-i))
			continue
		}
		free = max(0, min(free+int(o.left), int(o.until)-i))
	}
	if !l.bought && len(f.first) > 1 {
		f.drawn = append(f.drawn[:0], f.first...)
	}
	return free
}

// draw adds a package of which so many visits may be had from i on.
func (f *floor) draw(o *open, i, visits int) {
	most := min(len(f.drawn)-1+max(visits, 0), len(f.c.Dates))
	f.more = f.more[:0]
	for range most + 1 {
		f.more = append(f.more, f.scale.top())
	}
	back := f.c.returns(o)
	now := back.after(0, 0)
	for y := range visits + 1 {
		cost := f.scale.ahead(now-back.after(y, f.whole.least[i]*money.Amount(y))) + f.scale.cash(f.whole.upgrade(int(o.item), i)*money.Amount(y))
		for x, others := range f.drawn {
			if x+y <= most {
				f.more[x+y] = min(f.more[x+y], others+cost)
			}
		}
	}
	f.drawn, f.more = f.more, f.drawn
}

// unclaimed bounds m visits from i on that are not claimed.
func (f *floor) unclaimed(l *label, i, m int) score {
	best := f.whole.rest(l, i, m)
	for y := 1; y <= min(m, len(f.drawn)-1); y++ {
		best = min(best, f.drawn[y]+f.whole.rest(l, i, m-y))
	}
	return best
}
