package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// claimed is what the bound for the visits to come needs to know of claims.
type claimed struct {
	terms  cover.Terms    // under which claims cost no more than they do (Terms.Under)
	waived money.Amount   // and what a plan year may still cost less than that
	rest   []restOfYear   // from each visit on
	cost   []score        // what so many claims in later plan years cost
	year   []score        // the same, while another year is added
	run    []money.Amount // what so many claims cost in one plan year
}

// restOfYear is the visits of one plan year from one of them on.
type restOfYear struct {
	may   int          // how many of them the permits' last day lets her claim
	least money.Amount // the least allowed amount of any
	above money.Amount // out of network, the least that any is billed above it
}

// years lets the visits of later plan years be claimed in the bound for paying
// them: in each row those of the years after the row's own, and of its own too
// where the year begins with the row, so that every label comes to it with the
// same accumulators.
func (f *floor) years() {
	k := &f.claims
	t := &f.c.Claims.Terms
	k.terms, k.waived = t.Under(), t.Waived()
	n := len(f.c.Dates)
	k.cost, k.rest = append(k.cost[:0], 0), k.rest[:0]
	for range n + 1 {
		k.rest = append(k.rest, restOfYear{})
	}
	for i := n - 1; i >= 0; i-- {
		f.fresh[i] = i > 0 && t.YearOf(f.c.Dates[i-1]) != t.YearOf(f.c.Dates[i])
		r := &k.rest[i]
		r.least = min(f.c.Claims.Allowed[i], f.c.Price[i])
		if t.Outside {
			r.above = f.c.Price[i] - r.least
		}
		if i+1 < n && !f.fresh[i+1] {
			next := &k.rest[i+1]
			r.may, r.least, r.above = next.may, min(r.least, next.least), min(r.above, next.above)
		}
		if f.c.Dates[i] <= t.ScriptUntil {
			r.may++
		}
		if i == 0 {
			break
		}
		if f.fresh[i] {
			f.begin(i)
		}
		f.whole.claim(i, k.cost)
	}
}

// begin adds the plan year that begins with visit i to the years that follow it.
func (f *floor) begin(i int) {
	k := &f.claims
	most := min(k.rest[i].may, k.terms.VisitLimit)
	if k.terms.PermitVisits > 0 {
		most = min(most, k.terms.PermitVisits)
	}
	k.run = append(k.run[:0], 0)
	state, sum := k.terms.NewYear(cover.State{}), money.Amount(0)
	for range most {
		sum += k.next(&state, i)
		k.run = append(k.run, max(sum-k.waived, 0))
	}
	k.year = k.year[:0]
	for x := range len(k.cost) + most {
		best := f.scale.top()
		for here := max(0, x+1-len(k.cost)); here <= min(x, most); here++ {
			best = min(best, f.scale.cash(k.run[here])+k.cost[x-here])
		}
		k.year = append(k.year, best)
	}
	k.cost, k.year = k.year, k.cost
}

// next is the least that one more claim of the plan year from visit i on costs.
func (k *claimed) next(state *cover.State, i int) money.Amount {
	r := &k.rest[i]
	split, after := k.terms.Claim(*state, r.least, r.least)
	*state = after
	return split.You() + r.above
}

// claim tries every number of claims in what is left of the plan year.
func (f *floor) claim(s cover.State, l *label, i, m int, best score) score {
	k := &f.claims
	most := min(m, k.rest[i].may, k.terms.VisitLimit-s.VisitsUsed)
	if k.terms.PermitVisits > 0 {
		most = min(most, k.terms.PermitVisits-s.PermitUsed)
	}
	var sum money.Amount
	for x := 1; x <= most; x++ {
		sum += k.next(&s, i)
		run := f.scale.cash(max(sum-k.waived, 0))
		if run >= best {
			break
		}
		best = min(best, run+f.whole.rest(l, i, m-x))
	}
	return best
}
