package bound

import (
	"slices"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// under bounds the bench's course from below: by a plan that is never dearer.
//   - A maximum that does not hold the deductible takes back a copay which came
//     first; one that holds both never leaves more.
//   - A limit on the plan's part only adds to what she pays.
//   - What no answer lets the plan pay for, because the limits are used up already, is
//     not covered.
//   - Where it is open how many visits of a permit are left to a later plan year, each
//     number is tried. A claim costs no more than a denial: where that is the allowed
//     amount, no limit ends the claims.
func (b *Bench) under(s *Subject, g *gate, p Point, ch Choice) money.Amount {
	c := &b.course
	real := c.Claims.Terms
	c.Claims.Terms = real.Under()
	t := &c.Claims.Terms
	if s.copays(g).taken {
		t.Settings.PocketExcludes = false
	}
	if t.Settings.VisitCap == cover.CapLast && s.uneven(g) {
		t.Caps.HasVisit = false
	}
	if real.VisitLimit == 0 || real.Caps.HasYear && real.Caps.Year == 0 {
		t.VisitLimit = 0
	}
	if real.Opening.VisitsUsed >= real.VisitLimit || real.Caps.HasYear && real.Opening.DollarsUsed >= real.Caps.Year {
		t.Opening.VisitsUsed = t.VisitLimit
	}
	if !s.spares(g, p, ch) {
		return b.least(s, g, p, &real)
	}
	t.PermitVisits = 0
	if t.Settings.FailureOnPatient {
		t.VisitLimit = cover.NoLimit
	}
	if t.Settings.FailureOnPatient || s.years() > 2 {
		return b.least(s, g, p, &real)
	}
	low, was := endless, *t
	for first := range real.PermitVisits + 1 {
		*t = was
		t.VisitLimit = min(was.VisitLimit, real.PermitVisits-first)
		t.Opening.VisitsUsed = t.VisitLimit - min(was.VisitLimit-was.Opening.VisitsUsed, first)
		low = min(low, b.least(s, g, p, &real))
	}
	return low
}

// least is what the bench's course, under a plan that is never dearer than the real
// one, costs at least under that.
//   - A visit limit that counts only what the plan pays for leaves so many claims a
//     plan year that cost less than the allowed amount (counted).
//   - The copay that the deductible's last visit may waive, once a plan year, is off.
//     What it is does not move the deductible, so that more of it is never cheaper, and
//     the least copay is the one to take off.
//   - Limits in dollars, a year or on the plan's part of a visit, are all that the plan
//     ever takes off the allowed amounts, so that no course costs less than these and
//     the rest less the limits.
func (b *Bench) least(s *Subject, g *gate, p Point, real *cover.Terms) money.Amount {
	c := &b.course
	cost := b.cost(s, p)
	if real.Settings.OnlyPaidCount && real.VisitLimit < cover.NoLimit && !s.uneven(g) {
		cost = max(cost, b.counted(s, p, real))
	}
	if s.copays(g).waived && real.Share.Copayed() {
		cost -= min(real.Copay, slices.Max(c.Claims.Allowed)) * s.years()
	}
	pays := endless
	if real.Caps.HasVisit {
		pays = real.Caps.Visit * money.Amount(len(c.Dates))
	}
	if limits := &real.Caps; limits.HasYear {
		pays = min(pays, max(limits.Year-real.Opening.DollarsUsed, 0)+limits.Year*(s.years()-1))
	}
	if real.Caps.HasYear || real.Caps.HasVisit && !c.Claims.Terms.Caps.HasVisit {
		cost = max(cost, b.unpaid(s, p)-pays)
	}
	return max(cost, 0)
}

// counted bounds the bench's course from below, whose visits are alike, where a visit
// limit counts only what the plan pays for. Of the claims of a plan year no more than the
// limit cost less than the allowed amount. The others may have met as much of the
// deductible and the maximum as they cost, and in network no visit is dearer than they.
// Where none is left of the limit none is claimed.
func (b *Bench) counted(s *Subject, p Point, real *cover.Terms) money.Amount {
	c := &b.course
	t, was := &c.Claims.Terms, c.Claims.Terms
	t.VisitLimit, t.Opening.VisitsUsed = real.VisitLimit, real.Opening.VisitsUsed
	allowed, price, more := c.Claims.Allowed[0], c.Price[0], c.Surcharge
	c.Surcharge = offer.Surcharge{}
	var first, later money.Amount // met by the others of the first plan year, of a later one
	visits, left := money.Amount(0), money.Amount(real.VisitLimit-real.Opening.VisitsUsed)
	met := &first
	for i := range c.Dates {
		if i > 0 && newYear(c, i) {
			visits, left, met = 0, money.Amount(real.VisitLimit), &later
		}
		visits++
		if left > 0 {
			*met = max(*met, (visits-left)*allowed)
			if !real.Outside {
				c.Price[i] = allowed
			}
		}
	}
	o := &t.Opening
	o.DeductibleLeft, o.PocketLeft = max(o.DeductibleLeft-first, 0), max(o.PocketLeft-first, 0)
	t.Deductible, t.PocketMax = max(t.Deductible-later, 0), max(t.PocketMax-later, 0)
	cost := b.cost(s, p)
	*t, c.Surcharge = was, more
	for i := range c.Price {
		c.Price[i] = price
	}
	return cost
}

// unpaid is what the bench's course costs if the plan pays nothing: she has each
// claimed visit for the allowed amount.
func (b *Bench) unpaid(s *Subject, p Point) money.Amount {
	t := &b.course.Claims.Terms
	t.Share, t.Coinsurance = cover.CoinsuranceShare, money.One
	t.PocketMax, t.Opening.PocketLeft = endless, endless
	return b.cost(s, p)
}

// endless is an out-of-pocket maximum that no course reaches.
const endless money.Amount = 1 << 40

// uneven tells whether allowed amounts or prices may differ by visit.
//
//go:noinline
func (s *Subject) uneven(g *gate) bool {
	return s.Seller.Services[s.Service].FirstVisit.Said || len(s.Seller.Changes) > 0 || s.scheduled(g) != nil
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
