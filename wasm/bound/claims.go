package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// benefit is what is known of her plan: nothing, where nothing was said.
func (s *Subject) benefit() *cover.Benefit {
	if s.Benefit == nil {
		return &cover.Benefit{}
	}
	return s.Benefit
}

// planYear is the calendar year in which the plan year of the first visit began.
func (s *Subject) planYear() int {
	t := cover.Terms{YearStarts: s.benefit().YearStarts}
	return t.YearOf(s.Dates[0]).Year()
}

// lastPlanYear is the calendar year in which the plan year of the last visit
// began. Limits of the law rise, so a figure that holds for every plan year of
// the course may reach the last one's.
func (s *Subject) lastPlanYear() int {
	t := cover.Terms{YearStarts: s.benefit().YearStarts}
	return t.YearOf(s.Dates[len(s.Dates)-1]).Year()
}

// noData tells whether a plan year of the course has no limit on record, so that
// nothing bounds what is not known of it.
func (s *Subject) noData() bool {
	_, first := reference.Deductible(s.planYear())
	_, last := reference.Deductible(s.lastPlanYear())
	return first == reference.NoData || last == reference.NoData
}

// facts fixes the plan's facts one after another, because the domain of one may
// depend on the value of another. It is the one place that knows the domains.
type facts struct {
	s     *Subject
	p     Point
	price money.Amount // the single price at this point
	each  func(Key, domain)
}

// fix fixes one fact.
func (f *facts) fix(fact code.Fact, d domain, said span.Span) int64 {
	d = d.within(said)
	k := Key{fact, -1}
	if f.each != nil {
		f.each(k, d)
	}
	v, _ := f.p.pick(k, d, f.p.Insurance)
	return v
}

// claims fixes how the plan settles the visits.
func (s *Subject) claims(p Point, g *gate, c *pay.Course) {
	s.settle(facts{s: s, p: p, price: priceOf(c)}, g, c)
}

// settle walks the plan's facts and fixes each.
func (s *Subject) settle(f facts, g *gate, c *pay.Course) {
	c.Claims.Terms = f.terms(g)
	c.Claims.Allowed = c.Claims.Allowed[:0]
	if f.allow(g, c) {
		return
	}
	rate, known := s.rate(g)
	if !known {
		rate = money.Amount(f.fix(code.FactAllowed, rising(reference.Allowed(f.price)), s.benefit().Allowed))
	}
	for i := range c.Price {
		c.Claims.Allowed = append(c.Claims.Allowed, min(rate, c.Price[i]))
	}
}

// priceOf is the undiscounted single price of a course.
func priceOf(c *pay.Course) money.Amount {
	var price money.Amount
	for _, v := range c.Price {
		price = max(price, v)
	}
	return price
}

// rate is the contract's allowed amount for the service, where it is published.
func (s *Subject) rate(g *gate) (money.Amount, bool) {
	if g.payer == nil {
		return 0, false
	}
	for _, r := range g.payer.Rates {
		if r.Service == s.Service && r.ByVisit() {
			return r.Visit, true
		}
	}
	return 0, false
}

// beyond lifts the limit of the law where she has paid more than it already: her
// plan is not one that it binds, and nothing else bounds it.
func beyond(d reference.Domain, paid span.Span) reference.Domain {
	if paid.High > d.High {
		d.High, d.Default = int64(money.MaxInput), int64(money.MaxInput)
	}
	return d
}

// terms fixes the plan.
func (f *facts) terms(g *gate) cover.Terms {
	b := f.s.benefit()
	year := f.s.planYear()
	t := cover.Terms{VisitLimit: cover.NoLimit, YearStarts: b.YearStarts, ScriptUntil: offer.Forever}
	d, _ := reference.Deductible(f.s.lastPlanYear())
	d = beyond(d, b.DeductibleMet)
	d.High = max(d.High, b.Deductible.High)
	// What is met already, the deductible is at least; so with the maximum.
	d.Low = min(max(d.Low, b.DeductibleMet.Low), d.High)
	t.Deductible = money.Amount(f.fix(code.FactDeductible, rising(d), b.Deductible))
	met := money.Amount(f.fix(code.FactDeductibleMet, falling(reference.DeductibleMet(t.Deductible)), b.DeductibleMet))
	d, _ = reference.PocketMax(f.s.lastPlanYear(), t.Deductible)
	d = beyond(d, b.PocketMet)
	if b.PocketMax.Said {
		d.Low, d.High = 0, max(d.High, b.PocketMax.High)
	}
	d.Low = min(max(d.Low, b.PocketMet.Low), d.High)
	t.PocketMax = money.Amount(f.fix(code.FactPocketMax, rising(d), b.PocketMax))
	d = reference.PocketMet(met, t.PocketMax)
	if b.PocketMet.Said {
		// What she says stands beside any deductible: some plans count them apart.
		d.Low = 0
	}
	paid := money.Amount(f.fix(code.FactPocketMet, falling(d), b.PocketMet))
	f.share(b, &t)
	if !b.NoVisitLimit {
		// Visits used before the course count toward the limit too.
		most := max(b.VisitsUsed+len(f.s.Dates), int(b.VisitLimit.High))
		t.VisitLimit = int(f.fix(code.FactVisitLimit, falling(reference.VisitLimit(most)), b.VisitLimit))
	}
	if g.limited && (!g.needs || f.s.needed(g, f.p)) {
		t.ScriptUntil = b.ScriptExpires
	}
	t.Opening = cover.State{
		DeductibleLeft: max(t.Deductible-met, 0),
		PocketLeft:     max(t.PocketMax-paid, 0),
		VisitsUsed:     b.VisitsUsed,
	}
	f.otherBills(b, year, &t)
	return t
}

// share fixes the copay or coinsurance. While not even the kind is known, the
// best that a plan can do is a copay of nothing that does not wait for the
// deductible, the worst is to leave her the whole allowed amount.
func (f *facts) share(b *cover.Benefit, t *cover.Terms) {
	switch b.Share {
	case cover.CopayShare:
		t.Share = cover.CopayShare
		t.Copay = money.Amount(f.fix(code.FactCopay, rising(reference.Copay(f.copayTop(b))), b.Copay))
		t.CopayWaits = b.CopayWaits == offer.Yes
		if b.CopayWaits == offer.NotKnown {
			t.CopayWaits = f.fix(code.FactCopayWaits, domain{best: 0, worst: 1, typical: 1, hasTypical: true}, span.Span{}) == 1
		}
	case cover.CoinsuranceShare:
		t.Share = cover.CoinsuranceShare
		t.Coinsurance = money.Rate(f.fix(code.FactCoinsurance, rising(reference.Coinsurance()), b.Coinsurance))
	default:
		d := rising(reference.Coinsurance())
		d.best = free
		v := f.fix(code.FactCostShareKind, d, span.Span{})
		t.Share, t.Coinsurance = cover.CoinsuranceShare, money.Rate(v)
		if v == free {
			t.Share, t.Coinsurance = cover.CopayShare, 0
		}
	}
}

// free stands for a copay of nothing before the deductible, below any share.
const free = -1

// copayTop is the top of the copay's domain: the price, or what she said if
// that is more (a copay never takes more than the charge).
func (f *facts) copayTop(b *cover.Benefit) money.Amount {
	if b.Copay.Said {
		return max(f.price, money.Amount(b.Copay.High))
	}
	return f.price
}

// otherBills lets other covered care of this plan year use up the deductible
// before the first visit, or leaves it all to the course where that care comes
// after the last one. What others' bills cost her lies between the deductible
// they meet and their whole amount; for the best corner the whole amount counts
// toward the out-of-pocket maximum, else only the deductible.
func (f *facts) otherBills(b *cover.Benefit, year int, t *cover.Terms) {
	d, _ := reference.OtherBills(year)
	if b.OtherBills.Said {
		d.High = max(d.High, b.OtherBills.High)
	}
	bills := money.Amount(f.fix(code.FactOtherBills, falling(d), b.OtherBills))
	if b.OtherBills.Said && b.OtherBills.High == 0 {
		return
	}
	after := f.fix(code.FactOtherBillsWhen, domain{best: 0, worst: 1, typical: 1, hasTypical: true}, span.Span{})
	if after == 1 {
		return
	}
	met := min(bills, t.Opening.DeductibleLeft)
	t.Opening.DeductibleLeft -= met
	counts := met
	if f.p.Insurance == Best {
		counts = bills
	}
	t.Opening.PocketLeft = max(t.Opening.PocketLeft-counts, 0)
}
