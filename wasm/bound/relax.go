package bound

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// under bounds the bench's course from below: a plan that is never dearer, less the
// copay that a deductible's last visit may waive, once a plan year.
//   - A maximum that does not hold the deductible takes back a copay which came
//     first; one that holds both never leaves more.
//   - A limit on the plan's part only adds to what she pays.
//   - A claim costs no more than a denial, where no limit ends the claims.
//   - A limit in dollars a year is all that the plan ever takes off the allowed
//     amounts, so that no course costs less than these and the rest less the limit.
func (b *Bench) under(s *Subject, p Point, far extent) money.Amount {
	c := &b.course
	g := s.gate()
	real, opened := c.Claims.Terms.Caps, c.Claims.Terms.Opening.DollarsUsed
	c.Claims.Terms = c.Claims.Terms.Under()
	t := &c.Claims.Terms
	if t.Settings.CopayOrder == cover.CopayFirst {
		t.Settings.PocketExcludes = false
	}
	if t.Settings.VisitCap == cover.CapLast && s.differs(c) {
		t.Caps.HasVisit = false
	}
	spared := c.Claims.Mode == pay.ClaimsOnly && s.spares(&g)
	if s.rather(&g) || spared && t.Settings.FailureOnPatient {
		t.VisitLimit = cover.NoLimit // a denial leaves the limit for another visit
	}
	if spared {
		t.PermitVisits = 0
	}
	cost := b.cost(s, p)
	if s.benefit().Settings.CopayAtEnd == cover.CopayWaived {
		cost -= s.worstCopay(&g, far.dearest) * s.years()
	}
	if real.HasYear {
		cost = max(cost, b.unpaid(s, p)-(real.Year-min(real.Year, opened))-real.Year*(s.years()-1))
	}
	return max(cost, 0)
}

// unpaid is what the bench's course costs if the plan pays nothing: she has each
// claimed visit for the allowed amount. A limit in dollars a year takes off that no
// more than itself, whatever else the plan says.
func (b *Bench) unpaid(s *Subject, p Point) money.Amount {
	t := &b.course.Claims.Terms
	t.Share, t.Coinsurance = cover.CoinsuranceShare, money.One
	t.PocketMax, t.Opening.PocketLeft = endless, endless
	return b.cost(s, p)
}

// above bounds the bench's course from above: a plan that is never cheaper, with
// what a whole copay takes beyond the allowed amount and what a limit in dollars a
// year leaves to her. Where she may pay cash she need not claim at all, and no claim
// costs more than the charge.
func (b *Bench) above(s *Subject, p Point, far extent) money.Amount {
	c := &b.course
	g := s.gate()
	real := c.Claims.Terms
	c.Claims.Terms = real.Above()
	t := &c.Claims.Terms
	if t.Settings.CopayOrder == cover.CopayFirst && t.Settings.PocketExcludes || t.Settings.VisitCap == cover.CapLast && t.Caps.HasVisit && s.differs(c) {
		t.PocketMax, t.Opening.PocketLeft = endless, endless
	}
	if s.rather(&g) {
		t.Settings.FailureOnPatient = false
	}
	w := wholeCopay{charged: s.benefit().Settings.CopayAtEnd == cover.CopayWhole && !real.Outside, copay: s.worstCopay(&g, far.dearest)}
	probe := cover.Terms{Caps: real.Caps, Opening: cover.State{PocketLeft: endless}}
	probe.Caps.HasYear = false
	split, _ := probe.Claim(probe.Opening, far.allowed, far.allowed)
	w.base = split.Plan
	high := endless
	switch {
	case s.spares(&g):
	case real.Caps.HasYear:
		high = byYear(c, &real, w)
	default:
		high = b.cost(s, p) + w.years(c)
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

// endless is an out-of-pocket maximum that no course reaches.
const endless money.Amount = 1 << 40

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
// most the charges less that. As long as the allowed amounts do not reach the limit
// nor does the plan, and of a covered visit no more is due than the allowed amount.
// (Out of network the dearest plan allows least: there the charges have to reach it.)
func byYear(c *pay.Course, real *cover.Terms, w wholeCopay) money.Amount {
	t := &c.Claims.Terms
	state := t.Opening
	room := real.Caps.Year - real.Opening.DollarsUsed
	var total, prices, costs, allowed money.Amount
	for i := range c.Dates {
		if newYear(c, i) {
			total += min(max(costs, prices-max(room, 0)), prices)
			prices, costs, allowed = 0, w.year(), 0
			if i > 0 {
				state, room = t.NewYear(state), real.Caps.Year
			}
		}
		price, due := c.Price[i], c.Dearest(i)
		costs += w.visit(price)
		switch {
		case t.Covers(state, c.Dates[i]):
			var split cover.Split
			split, state = t.Claim(state, price, c.Claims.Allowed[i])
			costs += split.You()
			if allowed < room && !w.charged {
				due = price - split.WriteOff
			}
			if t.Outside {
				allowed += price
			} else {
				allowed += min(c.Claims.Allowed[i], price)
			}
		default:
			costs += due
		}
		prices += due
		if i < len(c.Tip) {
			total += c.Tip[i]
		}
	}
	return total + min(max(costs, prices-max(room, 0)), prices)
}

// newYear tells whether a plan year begins with visit i; the first one's does.
func newYear(c *pay.Course, i int) bool {
	t := &c.Claims.Terms
	return i == 0 || t.YearOf(c.Dates[i]) != t.YearOf(c.Dates[i-1])
}

// years counts the plan years of the course.
func (s *Subject) years() money.Amount {
	t := cover.Terms{YearStarts: s.benefit().YearStarts}
	count := money.Amount(1)
	for i := 1; i < len(s.Dates); i++ {
		if t.YearOf(s.Dates[i]) != t.YearOf(s.Dates[i-1]) {
			count++
		}
	}
	return count
}

// worstCopay is the highest copay that her plan may have, as far as it matters.
func (s *Subject) worstCopay(g *gate, dearest money.Amount) money.Amount {
	b := s.benefit()
	kind, copay := b.Share, b.Copay
	if g.outside {
		kind, copay = b.Outside.Share, b.Outside.Copay
	}
	switch {
	case kind == cover.CoinsuranceShare:
		return 0
	case kind.Copayed() && copay.Said:
		return min(money.Amount(copay.High), dearest)
	}
	return dearest
}

// extent is how far the amounts of a visit may lie apart, whatever is pinned.
type extent struct {
	dearest money.Amount // the highest price that a visit may have
	allowed money.Amount // the least that the plan may allow for one
}

func (b *Bench) farthest(s *Subject) extent {
	var e extent
	if s.prices(at(Worst), &b.course) {
		e.dearest = priceOf(&b.course)
	}
	g := s.gate()
	rate, known := s.rate(&g)
	if known && s.prices(at(Best), &b.course) {
		e.allowed = rate
		for _, price := range b.course.Price {
			e.allowed = min(e.allowed, price)
		}
	}
	return e
}

// differs tells whether allowed amounts or prices may differ by visit.
func (s *Subject) differs(c *pay.Course) bool {
	if s.Seller.Services[s.Service].FirstVisit.Said || len(s.Seller.Changes) > 0 {
		return true
	}
	for i := range c.Price {
		if c.Price[i] != c.Price[0] || c.Claims.Allowed[i] != c.Claims.Allowed[0] {
			return true
		}
	}
	return false
}
