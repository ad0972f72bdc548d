package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// Some settings of a plan end the rule that more is dearer (package doc of cover).
// Where one of them meets a fact that is not known, the corner of the domains no
// longer bounds what the course costs. There, and only there, an end of the range
// is the cost of a relaxed plan that does bound it.

// costing is what a choice costs at a point.
type costing func(*Subject, Point, Choice) (money.Amount, bool)

// end is the least that a choice costs at a point, widened at an end of the range
// where it has to be. What bounds the course whatever a pinned fact is bounds it at each
// of its answers, too: none widens the range.
func (b *Bench) end(s *Subject, p Point, ch Choice) (money.Amount, bool) {
	cost, ok := farther(s, p, ch, b.widened)
	g := s.gate()
	if p.Pin.Fact == "" || p.Insurance == Typical || g.shut || !s.unsteady(&g) {
		return cost, ok
	}
	covered := s.covered(&g, p)
	if p.Covered = AssumeNot; covered {
		p.Covered = AssumeCovered
	}
	p.Pin = Key{}
	all, _ := farther(s, p, ch, b.widened)
	if p.Insurance == Best {
		return max(cost, all), ok
	}
	return min(cost, all), ok
}

// farther is the farthest that a costing goes at an end of the range over the answers
// to whether the permits that lapse or run out are needed, where neither answer is the
// cheaper one for certain.
func farther(s *Subject, p Point, ch Choice, cost costing) (far money.Amount, all bool) {
	g := s.gate()
	if p.Insurance != Typical && !g.shut && s.unsteady(&g) {
		for i := range g.permits {
			if k := &g.permits[i]; k.limited && k.needOpen && p.Pin.Fact != k.need {
				p.Told |= k.bit
			}
		}
	}
	first := true
	all = true
	for p.Needed = 0; p.Needed <= p.Told; p.Needed++ {
		if p.Needed&^p.Told != 0 {
			continue
		}
		x, ok := cost(s, p, ch)
		if first || x < far == (p.Insurance == Best) {
			far = x
		}
		first, all = false, all && ok
	}
	return far, all
}

// widened is end once it is answered which permits are needed.
func (b *Bench) widened(s *Subject, p Point, ch Choice) (money.Amount, bool) {
	g := s.gate()
	widens, shifts := false, false
	if p.Insurance != Typical {
		widens, shifts = b.widens(s, &g, p, ch), b.shifts(s, p.Pin)
	}
	if !b.fix(s, p, ch) {
		return 0, false
	}
	if !widens && !shifts || b.course.Claims.Mode == pay.NoClaims {
		return b.cost(s, p), true
	}
	var far extent
	if widens && p.Insurance == Worst {
		far = b.farthest(s, &g, p, ch)
		b.fix(s, p, ch)
	}
	b.course.Savings = nil
	switch {
	case !widens && p.Insurance == Best:
		return b.most.After(b.cost(s, p)), true
	case !widens:
		return b.cost(s, p), true
	case p.Insurance == Best:
		return b.most.After(b.under(s, &g, p, ch)), true
	}
	return b.above(s, &g, p, ch, &far), true
}

// Widened tells whether the ends of the subject's range are bounds that no case
// may reach.
func (b *Bench) Widened(s *Subject) bool {
	g := s.gate()
	return !g.shut && (b.widens(s, &g, at(Worst), Any) || b.shifts(s, Key{}))
}

// widens tells whether a setting and a fact that is not known meet. An answer that
// leaves nothing else open gives the cost itself. How many visits a year are
// covered matters to none of the settings, but where it spares a permit: fewer only cut
// off the last claims of a year.
func (b *Bench) widens(s *Subject, g *gate, p Point, ch Choice) bool {
	spares := s.spares(g, p, ch)
	if g.missing || !spares && !s.counts(g) {
		return false
	}
	var first Key
	open := 0
	count := func(k Key, d domain) {
		if d.open() && (spares || !steady(k.Fact)) && (open == 0 || k != first) {
			first = k
			open++
		}
	}
	for _, c := range [...]Corner{Typical, Best, Worst} {
		b.insured(s, at(c), count)
	}
	if b.priced(s, g) {
		s.offered(func(k Key, d domain) {
			if k.Fact == code.FactPrice || k.Fact == code.FactFirstVisitPrice {
				count(k, d)
			}
		})
	}
	return open > 1 || open == 1 && first != p.Pin
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
