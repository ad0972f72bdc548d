package bound

import "kneadwise/wasm/money"

// Miss is how far inside each end of a range the nearest known case lies: nothing
// where a case is at the end itself.
type Miss struct{ Low, High money.Amount }

// Missed is by how much the ends of the subject's range are missed by the cases at
// the corners of the domains: nothing, unless the ends are widened (Widened).
func (b *Bench) Missed(s *Subject, ch Choice) Miss {
	if !b.Widened(s) {
		return Miss{}
	}
	low, ok1 := b.corner(s, at(Best), ch)
	high, ok2 := b.corner(s, at(Worst), ch)
	least, ok3 := b.reached(s, at(Best), ch)
	most, ok4 := b.reached(s, at(Worst), ch)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return Miss{}
	}
	return Miss{least - low, high - most}
}

// reached is what the choice costs with every fact at a corner, where it is open
// whether visits are covered the answer that goes farther.
func (b *Bench) reached(s *Subject, p Point, ch Choice) (money.Amount, bool) {
	yes, no, open := s.either(p, ch)
	cost, ok := b.Cost(s, yes, ch)
	if !open || !ok {
		return cost, ok
	}
	other, ok := b.Cost(s, no, ch)
	if p.Insurance == Best {
		return min(cost, other), ok
	}
	return max(cost, other), ok
}
