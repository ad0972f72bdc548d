package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// claimed is what the bound for the visits to come needs to know of claims.
type claimed struct {
	under  cover.Terms    // a plan that costs no more (Terms.Under)
	waived money.Amount   // and what a plan year may still cost less than it
	rest   []restOfYear   // from each visit on
	cost   []score        // what so many claims in later plan years cost
	year   []score        // the same, while another year is added
	run    []money.Amount // what so many claims cost in one plan year
	split  cover.Split    // of the claim added last
}

// restOfYear is the visits of one plan year from one of them on.
type restOfYear struct {
	may   int          // how many of them the permits' last day lets her claim
	alike bool         // all have one price and allowed amount: it does not matter which are claimed
	least money.Amount // the least allowed amount of any
	above money.Amount // out of network, the least that any is billed above it
}

// years lets the visits of later plan years be claimed in the bound for paying
// them: in each row those of the years after the row's own, and of its own too
// where the year begins with the row, so that every label comes to it with the
// same accumulators.
func (f *floor) years() {
	k := &f.claims
	c, t := f.c, &f.c.Claims.Terms
	k.under, k.waived = t.Under(), t.Waived()
	n := len(c.Dates)
	k.cost, k.rest = append(k.cost[:0], 0), k.rest[:0]
	for range n + 1 {
		k.rest = append(k.rest, restOfYear{})
	}
	years := c.years()
	for i, day := range c.Dates {
		f.fresh[i] = years.begins(day)
	}
	for i := n - 1; i >= 0; i-- {
		r := &k.rest[i]
		r.least, r.alike = min(c.Claims.Allowed[i], c.Price[i]), true
		if t.Outside {
			r.above = c.Price[i] - r.least
		}
		if i+1 < n && !f.fresh[i+1] {
			next := &k.rest[i+1]
			r.may, r.alike = next.may, next.alike && c.Price[i] == c.Price[i+1] && c.Claims.Allowed[i] == c.Claims.Allowed[i+1]
			r.least, r.above = min(r.least, next.least), min(r.above, next.above)
		}
		if c.Dates[i] <= t.PermitUntil {
			r.may++
		}
		if i == 0 && !f.whole.early() {
			break // nothing is decided before the first visit
		}
		if f.fresh[i] {
			f.begin(i)
		}
		f.whole.claim(i, k.cost)
	}
}

// claims adds up, one more each time, what claims of the plan year from visit i on
// cost at least.
type claims struct {
	f     *floor
	i     int
	state cover.State
	sum   money.Amount
}

// next adds a claim. It reports false where no further one is covered. Claims of
// alike visits are settled as they are; of others, all are taken for the least of
// them and settled by a plan that costs no more.
func (a *claims) next() (money.Amount, bool) {
	c, k := a.f.c, &a.f.claims
	r := &k.rest[a.i]
	t, price, allowed := &c.Claims.Terms, c.Price[a.i], c.Claims.Allowed[a.i]
	if !r.alike {
		t, price, allowed = &k.under, r.least, r.least
		a.sum += r.above
	}
	if !t.Covers(a.state, c.Dates[a.i]) {
		return 0, false
	}
	t.Settle(&k.split, &a.state, price, allowed)
	a.sum += k.split.You()
	if r.alike {
		return a.sum, true
	}
	return max(a.sum-k.waived, 0), true
}

// begin adds the plan year that begins with visit i to the years that follow it.
func (f *floor) begin(i int) {
	k := &f.claims
	k.run = append(k.run[:0], 0)
	row := claims{f: f, i: i, state: f.c.Claims.Terms.NewYear(cover.State{})}
	for range k.rest[i].may {
		sum, ok := row.next()
		if !ok {
			break
		}
		k.run = append(k.run, sum)
	}
	k.year = k.year[:0]
	most := len(k.run) - 1
	for x := range len(k.cost) + most {
		best := f.scale.top()
		for here := max(0, x+1-len(k.cost)); here <= min(x, most); here++ {
			best = min(best, f.scale.cash(k.run[here])+k.cost[x-here])
		}
		k.year = append(k.year, best)
	}
	k.cost, k.year = k.year, k.cost
}

// claim tries every number of claims in what is left of the plan year.
func (f *floor) claim(s cover.State, l *label, i, m int, best score) score {
	row := claims{f: f, i: i, state: s}
	for x := 1; x <= min(m, f.claims.rest[i].may); x++ {
		sum, ok := row.next()
		if !ok {
			break
		}
		run := f.scale.cash(sum)
		if run >= best {
			break
		}
		best = min(best, run+f.unclaimed(l, i, m-x))
	}
	return best
}
