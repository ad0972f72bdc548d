package bound

import (
	"slices"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// extent is how far what decides a course may lie apart, whatever is pinned.
type extent struct {
	dearest money.Amount // the highest price that a visit may have
	allowed money.Amount // the least that the plan may allow for one
	// Where a limit ends the claims: the plan that pays most, without its limit in
	// dollars a year, and the most that may be allowed for each visit.
	paying cover.Terms
	most   []money.Amount
}

// farthest is the extent about a point at the dear end whose course, which claims, is the
// bench's. It takes the bench for its work.
func (b *Bench) farthest(s *Subject, g *gate, p Point, ch Choice) (e extent) {
	if b.course.Claims.Terms.Caps.HasYear || s.spares(g, p, ch) {
		e.most = slices.Clone(b.course.Claims.Allowed)
		p.Insurance = Best
		b.fix(s, p, ch)
		e.paying = b.course.Claims.Terms.Under()
		for i := range e.most {
			e.most[i] = max(e.most[i], b.course.Claims.Allowed[i])
		}
		if s.copays(g) != (copays{}) || e.paying.Settings.VisitCap == cover.CapLast {
			e.paying.Share, e.paying.Coinsurance, e.paying.Deductible, e.paying.Opening.DeductibleLeft = cover.CoinsuranceShare, 0, 0, 0
		}
	}
	e.dearest = b.dearest(s)
	rate, known := s.rate(g)
	if known && s.prices(at(Best), &b.course) {
		e.allowed = rate
		for _, price := range b.course.Price {
			e.allowed = min(e.allowed, price)
		}
	}
	return e
}

// dearest is the highest price that a visit may have.
func (b *Bench) dearest(s *Subject) money.Amount {
	if !s.prices(at(Worst), &b.course) {
		return 0
	}
	return priceOf(&b.course)
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
