package bound

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// Range is the proven range of the least that a choice costs, with its likely
// value where every figure has a default. It reports false where the seller has
// no such way or no figure.
func (b *Bench) Range(s *Subject, ch Choice) (span.Money, bool) {
	b.cut = false
	if s.certain() && b.sure == nil {
		// Asked once for each of many clinics: not worth remembering.
		if !b.fix(s, at(Worst), ch) {
			return span.Money{}, false
		}
		cost := b.search.Cost(&b.course)
		low := b.search.Low(&b.course)
		b.cut = low < cost
		return span.Money{Low: low, Likely: cost, High: cost, HasLikely: true}, true
	}
	low, ok := b.corner(s, at(Best), ch)
	if !ok {
		return span.Money{}, false
	}
	high, ok := b.corner(s, at(Worst), ch)
	if !ok {
		return span.Money{}, false
	}
	out := span.Money{Low: low, High: high}
	if likely, ok := b.corner(s, at(Typical), ch); ok {
		out.Likely, out.HasLikely = likely, true
	}
	return out, true
}

// Cut tells whether a search of the last Range was cut short, so that its ends are
// further apart than what is not known makes them.
func (b *Bench) Cut() bool { return b.cut }

// Decide fixes whether visits are covered at a point, where both are possible,
// as the point's corner asks: for the range to be proven the cheaper of the two
// counts at the best corner and the dearer at the worst. A seller who insists
// on claims can make being covered the dearer one.
func (b *Bench) Decide(s *Subject, p Point, ch Choice) Point {
	yes, no, open := s.either(p, ch)
	if !open {
		return yes
	}
	with, ok1 := b.end(s, yes, ch)
	without, ok2 := b.end(s, no, ch)
	if ok1 && ok2 && (with <= without) == (p.Insurance == Best) {
		return yes
	}
	return no
}

// either is an end's point with visits covered and with none, where what is known
// of permits leaves both possible; where it does not, both are the point as it is.
func (s *Subject) either(p Point, ch Choice) (yes, no Point, open bool) {
	if ch == ClaimsOnly || ch == CashOnly {
		p.Covered = AssumeCovered
		return p, p, false
	}
	g := s.gate()
	if !g.uncertain() || p.Covered != CoveredByCorner || p.Insurance == Typical {
		return p, p, false
	}
	best, worst := p, p
	best.Insurance, worst.Insurance = Best, Worst
	if s.covered(&g, best) == s.covered(&g, worst) {
		return p, p, false
	}
	yes, no = p, p
	yes.Covered, no.Covered = AssumeCovered, AssumeNot
	return yes, no, true
}

// corner is the least that a choice costs at a point, or at an end of the range
// what bounds it.
func (b *Bench) corner(s *Subject, p Point, ch Choice) (money.Amount, bool) {
	return b.end(s, b.Decide(s, p, ch), ch)
}

// Corners are the points of a range's ends and of its likely value.
func Corners() [3]Point { return [3]Point{at(Best), at(Typical), at(Worst)} }

// certain tells whether nothing that is not known bears on the cost: no claim
// comes into question and each figure of the offer is exact.
func (s *Subject) certain() bool {
	g := s.gate()
	if !g.shut || !s.foreseen() {
		return false
	}
	sure := true
	s.offered(func(_ Key, d domain) { sure = sure && !d.open() })
	return sure
}
