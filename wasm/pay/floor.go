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

	// Without claims a closer bound is known: what it costs at least to pay for
	// m of the visits from i on, at [i*(n+1)+m], for someone who would have to
	// join first (outside) and for a member (inside), who may use the member's
	// price and buy more months as if they ran for ever.
	outside, inside []score
	useful          []int // of each package: how many visits it can pay before it lapses, bought at i or later
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
		f.cover()
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
		if l.member >= 0 {
			return f.inside[i*(n+1)+m]
		}
		return f.outside[i*(n+1)+m]
	}
	sum := money.Amount(m) * f.num / f.den
	state := l.state
	if f.yearEnd[i-1] == i {
		return f.scale.cash(max(sum+f.later[i-1], 0))
	}
	return f.scale.cash(max(sum+f.saved(state, i)+f.later[i], 0))
}

// cover fills the bounds without claims, from the last visit back. A package is
// charged whole, for no more visits than fall before its last day.
func (f *floor) cover() {
	c := f.c
	n := len(c.Dates)
	w := n + 1
	f.inside, f.outside, f.useful = f.inside[:0], f.outside[:0], f.useful[:0]
	for range w * w {
		f.inside, f.outside = append(f.inside, 0), append(f.outside, 0)
	}
	for range c.Packages {
		f.useful = append(f.useful, 0)
	}
	for i := n - 1; i >= 0; i-- {
		for k := range c.Packages {
			f.useful[k] = max(f.useful[k], f.before(i, &c.Packages[k]))
		}
		for m := 1; m <= n-i; m++ {
			// A visit costs at least the least of the single prices from i on.
			at := i*w + m
			in := f.inside[at-1] + f.least(i)
			for k := range c.Packages {
				if u := f.useful[k]; u > 0 {
					in = min(in, f.pack(k)+f.inside[i*w+max(m-u, 0)])
				}
			}
			for k := range c.Memberships {
				v := &c.Memberships[k]
				if v.Credits > 0 {
					in = min(in, f.scale.ahead(v.Fee)+f.inside[i*w+max(m-v.Credits, 0)])
				}
				if v.HasMember {
					in = min(in, f.scale.cash(v.MemberPrice)+f.inside[at-1])
				}
			}
			f.inside[at] = in
			out := f.outside[at-1] + f.least(i)
			for k := range c.Packages {
				if u := f.useful[k]; u > 0 {
					out = min(out, f.pack(k)+f.outside[i*w+max(m-u, 0)])
				}
			}
			for k := range c.Memberships {
				v := &c.Memberships[k]
				join := f.scale.ahead(v.SetupFee+v.Fee*money.Amount(v.Minimum)) + f.scale.bought(0)
				out = min(out, join+f.inside[i*w+max(m-v.Minimum*v.Credits, 0)])
			}
			f.outside[at] = out
		}
	}
}

// least is the least single price from visit i on; only the first visit may
// have one of its own.
func (f *floor) least(i int) score {
	last := f.c.Price[len(f.c.Price)-1]
	return f.scale.cash(min(f.c.Price[i], last))
}

// pack is the score of buying a package.
func (f *floor) pack(k int) score {
	return f.scale.ahead(f.c.Packages[k].Price) + f.scale.bought(0)
}

// before counts the visits that a package bought at visit i can pay.
func (f *floor) before(i int, p *Package) int {
	last := p.Expiry.LastDay(f.c.Dates[i])
	count := 0
	for count < p.Visits && i+count < len(f.c.Dates) && f.c.Dates[i+count] <= last {
		count++
	}
	return count
}
