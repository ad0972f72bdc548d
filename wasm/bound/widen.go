package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// Some settings of a plan end the rule that more is dearer (package doc of cover).
// Where one of them meets a fact that is not known, the corner of the domains no
// longer bounds what the course costs. There, and only there, an end of the range
// is the cost of a relaxed plan that does bound it.

// end is the least that a choice costs at a point, widened at an end of the range
// where it has to be.
func (b *Bench) end(s *Subject, p Point, ch Choice) (money.Amount, bool) {
	if p.Insurance == Typical {
		return b.Cost(s, p, ch)
	}
	widens, shifts := b.widens(s, p.Pin), b.shifts(s, p.Pin)
	if !widens && !shifts {
		return b.Cost(s, p, ch)
	}
	far := b.farthest(s)
	if !b.fix(s, p, ch) {
		return 0, false
	}
	if b.course.Claims.Mode == pay.NoClaims {
		return b.cost(s, p), true
	}
	b.course.Savings = nil
	if p.Insurance == Best {
		cost := b.cost(s, p)
		if widens {
			cost = b.under(s, p, far)
		}
		return b.most.After(cost), true
	}
	if widens {
		return b.above(s, p, far), true
	}
	return b.cost(s, p), true
}

// Widened tells whether the ends of the subject's range are bounds that no case
// may reach.
func (b *Bench) Widened(s *Subject) bool {
	g := s.gate()
	return !g.shut && (b.widens(s, Key{}) || b.shifts(s, Key{}))
}

// unsteady tells whether her plan has a setting under which more may cost less.
func (s *Subject) unsteady(g *gate) bool {
	if g.missing {
		return false // every claim is denied: none of them moves what the plan counts
	}
	b := s.benefit()
	if s.rather(g) || s.spares(g) {
		return true
	}
	k := &b.Settings
	copayed := b.Share != cover.CoinsuranceShare || b.Outside.Share != cover.CoinsuranceShare
	return k.OnlyPaidCount || b.Limits.YearCents.Said || k.VisitCap == cover.CapLast && b.Limits.VisitCents.Said ||
		copayed && (k.CopayAtEnd != cover.CopayOfRest || k.CopayOrder == cover.CopayFirst && k.PocketExcludes)
}

// rather tells whether it is open how long claims are permitted where a denial costs
// the allowed amount: a denied visit leaves the visit limit for another one, so that
// neither answer is the cheaper one for certain.
func (s *Subject) rather(g *gate) bool {
	if g.outside || !s.benefit().Settings.FailureOnPatient {
		return false
	}
	for i := range g.permits {
		if k := &g.permits[i]; k.limited && k.needOpen {
			return true
		}
	}
	return false
}

// spares tells whether limits of which something is open may leave a permit's number
// of visits to a later plan year: where every covered visit has to be claimed, fewer
// claims now may then be the cheaper way.
func (s *Subject) spares(g *gate) bool {
	b := s.benefit()
	numbered := false
	for i := range g.permits {
		numbered = numbered || g.permits[i].limited && g.permits[i].visits != 0
	}
	open := !b.NoVisitLimit && (!b.VisitLimit.Said || b.VisitLimit.Low != b.VisitLimit.High || b.Limits.SharedUsed > 0)
	return numbered && s.several() && (open || b.Settings.OnlyPaidCount || b.Limits.YearCents.Said)
}

// widens tells whether a setting and a fact that is not known meet. An answer that
// leaves nothing else open gives the cost itself. How many visits a year are
// covered matters to none of the settings, but where it spares a permit: fewer only cut
// off the last claims of a year.
func (b *Bench) widens(s *Subject, pin Key) bool {
	g := s.gate()
	if !s.unsteady(&g) {
		return false
	}
	var first Key
	open, spares := 0, s.spares(&g)
	count := func(k Key, d domain) {
		if d.open() && (spares || !steady(k.Fact)) && (open == 0 || k != first) {
			first = k
			open++
		}
	}
	for _, c := range [...]Corner{Typical, Best, Worst} {
		b.insured(s, at(c), count)
	}
	if b.priced(s, &g) {
		s.offered(func(k Key, d domain) {
			if k.Fact == code.FactPrice || k.Fact == code.FactFirstVisitPrice {
				count(k, d)
			}
		})
	}
	for i := range g.permits {
		if k := &g.permits[i]; k.limited && k.needOpen {
			count(Key{k.need, -1}, domain{worst: 1})
		}
	}
	return open > 1 || open == 1 && first != pin
}

// steady tells whether of a fact more is better under every setting: what it limits
// changes neither deductible nor maximum, and with those alike less used is better
// (cover.Alike).
func steady(f code.Fact) bool {
	switch f {
	case code.FactVisitLimit, code.FactSharedLimit, code.FactYearCents, code.FactYearUsed:
		return true
	}
	return false
}

// priced tells whether a price moves what the plan reckons with. A contract's rate
// below every price does not.
func (b *Bench) priced(s *Subject, g *gate) bool {
	rate, known := s.rate(g)
	if g.outside || !known || !s.prices(at(Best), &b.course) {
		return true
	}
	for _, price := range b.course.Price {
		if price < rate {
			return true
		}
	}
	return false
}
