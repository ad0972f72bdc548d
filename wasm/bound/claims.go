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
//
//go:noinline
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
	whole bool // each is told the domain as if nothing were said, with the value as its default
}

// fix fixes one fact.
func (f *facts) fix(fact code.Fact, d domain, said span.Span) int64 {
	all := d
	d = d.within(said)
	k := Key{fact, -1}
	v, _ := f.p.pick(k, d, f.p.Insurance)
	if f.whole {
		d.best, d.worst, d.typical = all.best, all.worst, v
	}
	if f.each != nil {
		f.each(k, d)
	}
	return v
}

// claims fixes how the plan settles the visits.
func (s *Subject) claims(p Point, g *gate, c *pay.Course) {
	s.settle(facts{s: s, p: p, price: priceOf(c)}, g, c)
}

// settle walks the plan's facts and fixes each.
func (s *Subject) settle(f facts, g *gate, c *pay.Course) {
	b := s.benefit()
	c.Claims.Terms = f.terms(g)
	c.Claims.Superbill, c.Claims.Delay = g.outside && b.Outside.Assigned != offer.Yes, b.Outside.Delay
	c.Claims.Allowed = c.Claims.Allowed[:0]
	if !g.outside && f.allow(g, c) {
		return
	}
	rate := f.allowed(g)
	for i := range c.Price {
		c.Claims.Allowed = append(c.Claims.Allowed, min(rate, c.Price[i]))
	}
}

// allowed fixes the amount that the plan allows for a visit: what the contract
// says, or out of network what the plan reckons with. There more of it is better
// for her, since the charge is hers in any case.
func (f *facts) allowed(g *gate) money.Amount {
	if g.outside {
		said := f.s.benefit().Outside.Reference
		d := reference.OutsideReference(f.price)
		d.High = max(d.High, said.High)
		return money.Amount(f.fix(code.FactOutsideReference, falling(d), said))
	}
	if rate, known := f.s.rate(g); known {
		return rate
	}
	return money.Amount(f.fix(code.FactAllowed, rising(reference.Allowed(f.price)), f.s.benefit().Allowed))
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

// several tells whether the course holds visits of more than one plan year.
func (s *Subject) several() bool {
	t := cover.Terms{YearStarts: s.benefit().YearStarts}
	return t.YearOf(s.Dates[0]) != t.YearOf(s.Dates[len(s.Dates)-1])
}

// figures tells whether everything is said of which the limits of the law are the
// only bound.
func (s *Subject) figures(g *gate) bool {
	b := s.benefit()
	if g.outside {
		return b.OtherBills.Said
	}
	left := !s.several()
	own := b.Family.Rule == cover.Aggregate || b.Deductible.Said || left && b.DeductibleLeft.Said
	most := b.PocketMax.Said || left && b.PocketLeft.Said
	family := b.Family.Rule == cover.NoFamily || b.Family.Deductible.Said && b.Family.PocketMax.Said
	return own && most && family && b.OtherBills.Said
}
