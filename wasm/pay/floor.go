package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// floor is a lower bound for what the visits after a label still cost. Credits
// in hand are free; a package's count as far as visits are left before it lapses.
// Of the other visits some may be claimed and the rest have to be paid, and every
// number of claims is tried. Which visits are claimed does not matter to what the
// claims cost, because all but the first visit have one price.
type floor struct {
	c       *Course
	scale   scale
	dearest []money.Amount // dearest single price from each visit on
	fresh   []bool         // of each visit but the first: whether a plan year begins with it
	may     []int          // of each visit: how many from it to the end of its plan year the prescription lets her claim
	whole   whole          // what so many visits cost that are not claimed, except in later plan years
	claimed []score        // what so many claims cost in those years
	year    []score        // the same, while another year is added
}

// set prepares the bound for a course.
func (f *floor) set(c *Course, scale scale) {
	f.c, f.scale = c, scale
	n := len(c.Dates)
	f.dearest, f.fresh, f.may = f.dearest[:0], f.fresh[:0], f.may[:0]
	for range n + 1 {
		f.dearest, f.fresh, f.may = append(f.dearest, 0), append(f.fresh, false), append(f.may, 0)
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

// years lets the visits of later plan years be claimed in the bound for paying
// them: in each row those of the years after the row's own, and of its own too
// where the year begins with the row, so that every label comes to it with the
// same accumulators.
func (f *floor) years() {
	t := &f.c.Claims.Terms
	n := len(f.c.Dates)
	f.claimed = append(f.claimed[:0], 0)
	for i := n - 1; i > 0; i-- {
		f.fresh[i] = t.YearOf(f.c.Dates[i-1]) != t.YearOf(f.c.Dates[i])
		if !f.fresh[i+1] {
			f.may[i] = f.may[i+1]
		}
		if f.c.Dates[i] <= t.ScriptUntil {
			f.may[i]++
		}
		if f.fresh[i] {
			f.begin(i)
		}
		f.whole.claim(i, f.claimed)
	}
}

// begin adds the plan year that begins with visit i to the years that follow it.
func (f *floor) begin(i int) {
	t := &f.c.Claims.Terms
	most := min(f.may[i], t.VisitLimit)
	f.year = f.year[:0]
	for x := range len(f.claimed) + most {
		best := f.scale.top()
		for here := max(0, x+1-len(f.claimed)); here <= min(x, most); here++ {
			run := t.Run(t.NewYear(), f.c.Price[i], f.c.Claims.Allowed[i], here)
			best = min(best, f.scale.cash(run)+f.claimed[x-here])
		}
		f.year = append(f.year, best)
	}
	f.claimed, f.year = f.year, f.claimed
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

// claim tries every number of claims in what is left of the plan year.
func (f *floor) claim(s cover.State, l *label, i, m int, best score) score {
	t := &f.c.Claims.Terms
	for x := 1; x <= min(m, f.may[i], t.VisitLimit-s.VisitsUsed); x++ {
		run := f.scale.cash(t.Run(s, f.c.Price[i], f.c.Claims.Allowed[i], x))
		if run >= best {
			break
		}
		best = min(best, run+f.whole.rest(l, i, m-x))
	}
	return best
}
