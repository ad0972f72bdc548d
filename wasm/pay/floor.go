package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// floor is a lower bound for what the visits after a label still cost. Credits
// in hand are free. A visit that is not claimed costs at least the cheapest
// amortised price on sale: a package's or month's price over its credits. In
// one plan year each claim costs her no more than the one before it, so that the
// claims of a year are bounded by claiming none or as many as are left.
type floor struct {
	c       *Course
	scale   scale
	num     money.Amount // the cheapest amortised price is num/den
	den     money.Amount
	dearest []money.Amount // dearest single price from each visit on
	yearEnd []int          // index of the first visit of the next plan year, for each visit
	later   []money.Amount // what the plan years after each visit's own can save by claims

	whole whole // the closer bound without claims
}

// set prepares the bound for a course.
func (f *floor) set(c *Course, scale scale) {
	f.c, f.scale = c, scale
	n := len(c.Dates)
	f.dearest, f.yearEnd, f.later = f.dearest[:0], f.yearEnd[:0], f.later[:0]
	for range n + 1 {
		f.dearest, f.yearEnd, f.later = append(f.dearest, 0), append(f.yearEnd, n), append(f.later, 0)
	}
	f.num, f.den = 0, 1
	for i := n - 1; i >= 0; i-- {
		f.dearest[i] = max(f.dearest[i+1], c.Price[i])
		// The first visit is decided before the bound is ever asked for.
		if i == n-1 || i > 0 && c.Price[i] < f.num {
			f.num = c.Price[i]
		}
	}
	for k := range c.Packages {
		f.cheaper(c.Packages[k].Price, c.Packages[k].Visits)
	}
	for k := range c.Memberships {
		m := &c.Memberships[k]
		f.cheaper(m.Fee, m.Credits)
		if m.HasMember {
			f.cheaper(m.MemberPrice, 1)
		}
	}
	if c.Claims.Mode == NoClaims {
		f.whole.set(c, scale)
		return
	}
	t := &c.Claims.Terms
	for i := n - 2; i >= 0; i-- {
		f.yearEnd[i], f.later[i] = f.yearEnd[i+1], f.later[i+1]
		if t.YearOf(c.Dates[i]) != t.YearOf(c.Dates[i+1]) {
			f.yearEnd[i] = i + 1
			f.later[i] = f.later[i+1] + f.saved(t.NewYear(), i+1)
		}
	}
}

// cheaper keeps the cheaper of the amortised price and price/credits.
func (f *floor) cheaper(price money.Amount, credits int) {
	if credits > 0 && price*f.den < f.num*money.Amount(credits) {
		f.num, f.den = price, money.Amount(credits)
	}
}

// saved is the most that claims from visit i to the end of its plan year can
// save beside the amortised price, at most zero.
func (f *floor) saved(s cover.State, i int) money.Amount {
	t := &f.c.Claims.Terms
	r := min(f.yearEnd[i]-i, t.VisitLimit-s.VisitsUsed)
	if r <= 0 {
		return 0
	}
	run := t.Run(s, f.c.Price[i], f.c.Claims.Allowed[i], r)
	return min(run-f.unit(r), 0)
}

// unit is what n visits cost at least at the amortised price, rounded up so
// that savings are never understated.
func (f *floor) unit(n int) money.Amount {
	return (money.Amount(n)*f.num + f.den - 1) / f.den
}

// rest bounds the visits from i on.
func (f *floor) rest(l *label, i int) score {
	n := len(f.c.Dates)
	if i == n {
		return 0
	}
	free := int(l.held)
	for k := range l.open[:l.depth] {
		free += int(l.open[k].left)
	}
	if l.member >= 0 {
		free += int(l.paid-l.granted) * f.c.Memberships[l.member].Credits
	}
	m := max(n-i-free, 0)
	if f.c.Claims.Mode == NoClaims {
		return f.whole.rest(l, i, m)
	}
	sum := money.Amount(m) * f.num / f.den
	state := l.state
	if f.yearEnd[i-1] == i {
		return f.scale.cash(max(sum+f.later[i-1], 0))
	}
	return f.scale.cash(max(sum+f.saved(state, i)+f.later[i], 0))
}
