package bound

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// above bounds the bench's course from above: by a plan that is never cheaper, with
// what a whole copay takes beyond the allowed amount and what a limit in dollars a
// year leaves to her. Where she may pay cash she need not claim at all, and no claim
// costs more than the charge.
//
// A whole copay is bounded in two ways, of which the lesser counts: by what it adds to
// one that is capped (wholeCopay), and by the claims of a plan that allows all of the
// charge, where none takes more than what is left of that. There the deductible, which
// takes no less of any visit, is met no later, and every visit costs no less.
func (b *Bench) above(s *Subject, g *gate, p Point, ch Choice, far *extent) money.Amount {
	c := &b.course
	real, r, spares := c.Claims.Terms, s.copays(g), s.spares(g, p, ch)
	c.Claims.Terms = real.Above()
	t := &c.Claims.Terms
	last := t.Settings.VisitCap == cover.CapLast && t.Caps.HasVisit
	if r.taken || last && s.uneven(g) {
		t.PocketMax, t.Opening.PocketLeft = endless, endless
	}
	counts := real.Caps.HasYear || real.Settings.OnlyPaidCount
	if spares && counts {
		t.Settings.FailureOnPatient = false // a denial leaves the limit for another visit
	}
	w := wholeCopay{charged: r.whole, copay: s.worstCopay(g, far.dearest)}
	probe := cover.Terms{Caps: real.Caps, Opening: cover.State{PocketLeft: endless}}
	probe.Caps.HasYear = false
	var split cover.Split
	probe.Settle(&split, &probe.Opening, far.allowed, far.allowed)
	w.base = split.Plan
	high := endless
	for {
		switch {
		case real.Caps.HasYear || spares && counts:
			high = min(high, byYear(c, &real, w, far, spares))
		case spares:
			high = min(high, b.sparing(s, p, &far.paying)+w.years(c))
		default:
			high = min(high, b.cost(s, p)+w.years(c))
		}
		if !w.charged {
			break
		}
		w.charged = false
		for i, day := range c.Dates {
			if day <= t.PermitUntil { // a denial costs what is allowed
				c.Claims.Allowed[i] = c.Price[i]
			}
		}
		if last {
			t.PocketMax, t.Opening.PocketLeft = endless, endless
		}
	}
	c.Claims.Terms = real
	if c.Claims.Mode == pay.MixClaims {
		c.Claims.Mode = pay.NoClaims
		return min(high, b.cost(s, p))
	}
	var singles money.Amount
	for i := range c.Price {
		singles += c.Dearest(i)
		if i < len(c.Tip) {
			singles += c.Tip[i]
		}
	}
	return min(high, singles)
}

// sparing is the most that the bench's course costs under any visit limit from its own
// up to another plan's, with as many visits used as in either: at each the claims leave
// another number of a permit's visits to a later plan year.
func (b *Bench) sparing(s *Subject, p Point, other *cover.Terms) (most money.Amount) {
	t := &b.course.Claims.Terms
	was := *t
	for _, used := range [...]int{was.Opening.VisitsUsed, other.Opening.VisitsUsed} {
		t.Opening.VisitsUsed = used
		for t.VisitLimit = was.VisitLimit; ; t.VisitLimit++ {
			most = max(most, b.cost(s, p))
			if t.VisitLimit >= min(other.VisitLimit, used+len(s.Dates)) {
				break
			}
		}
	}
	*t = was
	return most
}

// wholeCopay is what a copay that is not capped by the allowed amount adds: once a
// plan year, at the visit that finishes the deductible, up to all of it, and at
// every visit what it is above the least that the plan reckons with.
type wholeCopay struct {
	charged     bool
	copay, base money.Amount
}

func (w wholeCopay) year() money.Amount {
	if !w.charged {
		return 0
	}
	return w.copay
}

func (w wholeCopay) visit(price money.Amount) money.Amount {
	if !w.charged {
		return 0
	}
	return max(min(w.copay, price)-w.base, 0)
}

// years is what it adds to a course.
func (w wholeCopay) years(c *pay.Course) money.Amount {
	var sum money.Amount
	for i := range c.Price {
		sum += w.visit(c.Price[i])
		if newYear(c, i) {
			sum += w.year()
		}
	}
	return sum
}

// byYear is the most that a course costs which claims whatever is covered, under a
// limit in dollars a year: in each plan year either the limit is not reached, and
// she pays what she would without it, or the plan pays all of it, and she pays at
// most the charges less that. As long as not even the plan that pays most would have
// reached the limit, no more is due of a visit than what is allowed. Without such a
// limit there is no end to it. Where limits may leave a permit's visits to a later plan
// year, or not, all visits before that have used it up.
func byYear(c *pay.Course, real *cover.Terms, w wholeCopay, far *extent, spares bool) money.Amount {
	t := &c.Claims.Terms
	state, paying := t.Opening, far.paying.Opening
	limit, room := endless, endless
	if real.Caps.HasYear {
		limit, room = real.Caps.Year, max(real.Caps.Year-real.Opening.DollarsUsed, 0)
	}
	var total, prices, costs, paid money.Amount
	for i, day := range c.Dates {
		if newYear(c, i) {
			total += min(max(costs, prices-room), prices)
			prices, costs, paid = w.year(), w.year(), 0
			if i > 0 {
				state, paying, room = t.NewYear(state), far.paying.NewYear(paying), limit
				if spares {
					state.PermitUsed = i
				}
			}
		}
		price, due := c.Price[i], c.Dearest(i)
		var split cover.Split
		covered := true
		switch t.Bar(&state, day) {
		case cover.NoBar:
			t.Settle(&split, &state, price, c.Claims.Allowed[i])
		case cover.PermitBar:
			if covered = t.Denies(state, day); covered {
				split = t.Deny(price, c.Claims.Allowed[i])
			}
		default:
			covered = false
		}
		you, more := due, w.visit(price)
		if covered {
			you = split.You()
		}
		if covered && paid < room {
			due = min(due, price-split.WriteOff+more)
		}
		costs += you + more
		prices += due
		if real.Caps.HasYear {
			far.paying.Settle(&split, &paying, price, far.most[i])
			paid += split.Plan
		}
		if i < len(c.Tip) {
			total += c.Tip[i]
		}
	}
	return total + min(max(costs, prices-room), prices)
}

// newYear tells whether a plan year begins with visit i; the first one's does.
func newYear(c *pay.Course, i int) bool {
	t := &c.Claims.Terms
	return i == 0 || t.YearOf(c.Dates[i]) != t.YearOf(c.Dates[i-1])
}
