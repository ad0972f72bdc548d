package bound

import "kneadwise/wasm/money"

// Miss is how far inside each end of a range the nearest known case lies: nothing
// where a case is at the end itself.
type Miss struct{ Low, High money.Amount }

// Missed is by how much the ends of the subject's range are missed by known cases:
// nothing, unless the ends are widened (Widened). The cases are the corners of the
// domains; and where an end lies a visit or more from both, what crosses them (Crossed).
func (b *Bench) Missed(s *Subject, ch Choice) Miss {
	if !b.Widened(s) {
		return Miss{}
	}
	low, ok1 := b.corner(s, at(Best), ch)
	high, ok2 := b.corner(s, at(Worst), ch)
	if !ok1 || !ok2 {
		return Miss{}
	}
	m := Miss{endless, endless}
	near := func(s *Subject, p Point, ch Choice) (money.Amount, bool) {
		cost, ok := b.Cost(s, p, ch)
		if ok {
			m.Low, m.High = min(m.Low, cost-low), min(m.High, high-cost)
		}
		return cost, ok
	}
	visit := b.dearest(s)
	for crossed := range copayed + 1 {
		if max(m.Low, m.High) < visit {
			break
		}
		for _, p := range [...]Point{at(Best), at(Worst)} {
			p.Crossed = crossed
			yes, no, _ := s.either(p, ch)
			farther(s, yes, ch, near)
			farther(s, no, ch, near)
		}
	}
	return m
}
