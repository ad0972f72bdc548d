package pay

import "kneadwise/wasm/money"

// CostUpTo is what the cheapest route costs if that is at most a limit; else it
// reports false, which is the proof that every route costs more. Whoever ranks
// thousands of courses asks it with what the last one of the first hundred costs.
//
// It begins with what takes least: a glance at the course; then the bound of the
// search, before any label is set; then the search itself, which takes the limit for
// the cost of a route that is known, so that all it sets are labels which may still
// come to less. A search that is cut short finds more or less by where it begins; so
// where this one took so long that Cost might be cut short, Cost is asked.
func (s *Search) CostUpTo(c *Course, limit money.Amount) (money.Amount, bool) {
	return s.costUpTo(c, limit, s.most()/confirmed, false)
}

// Under is CostUpTo without that: what it finds is true as far as it goes, but a search
// that is cut short may find less elsewhere. Where any route will do that costs no more
// than the limit, it is the first one found.
func (s *Search) Under(c *Course, limit money.Amount, any bool) (money.Amount, bool) {
	return s.costUpTo(c, limit, s.most(), any)
}

func (s *Search) costUpTo(c *Course, limit money.Amount, sure int, any bool) (money.Amount, bool) {
	s.effort = 0
	if c.Forced() {
		cost := s.Cost(c)
		return cost, cost <= limit
	}
	var tips money.Amount
	for _, tip := range c.Tip {
		tips += tip
	}
	if s.Glance(c) > limit {
		return 0, false
	}
	cost, found := s.upTo(c, limit-tips, any)
	switch {
	case !found && s.low >= s.known:
		return 0, false
	case found && (any || s.effort <= sure):
		s.total = cost + tips
		return s.total, true
	}
	cost = s.Cost(c)
	return cost, cost <= limit
}

// confirmed is the part of the effort beyond which what was found is asked again.
const confirmed = 64

// Glance is a bound for what the cheapest route costs, from a glance at the course:
// none costs less. Of what accounts and taxes take off it reckons with the most.
func (s *Search) Glance(c *Course) money.Amount {
	if c.Forced() {
		return s.Cost(c)
	}
	low := c.Savings.After(s.glance.course(c))
	for _, tip := range c.Tip {
		low += tip
	}
	return low
}

// Claimed is what so many claims of a course cost at least, from none on, whichever
// they are; it is valid until the next call.
func (s *Search) Claimed(c *Course) []money.Amount {
	s.glance.claims(c)
	return s.glance.claimed
}

// upTo searches for a route that costs at most so much without tips. Where it finds
// none, s.low says whether there is none: then it is no less than s.known.
func (s *Search) upTo(c *Course, limit money.Amount, any bool) (money.Amount, bool) {
	s.set(c)
	s.known = s.scale.saved(min(limit, c.ceiling()) + 1)
	s.low, s.effort, s.paused = -none, 0, 0
	if s.root(c) >= s.known {
		s.low = s.known
		return 0, false
	}
	known := s.known
	for width := narrowest; ; width *= widening {
		best, left := s.sweep(c, width, known)
		known = min(known, best)
		s.low = max(s.low, min(known, left))
		switch {
		case s.low >= known || any && known < s.known:
			return s.scale.cost(known), known < s.known
		case s.effort > s.most() || s.void:
			return 0, false
		}
	}
}

// root is the bound before the first visit, for a search that was just set.
func (s *Search) root(c *Course) score {
	l := label{member: -1, node: -1}
	if c.Claims.Mode != NoClaims {
		l.state = c.Claims.Terms.Opening
		if !s.floor.whole.early() {
			s.floor.whole.claim(0, s.floor.claims.cost) // which no label needs
		}
	}
	rest := s.floor.rest(&l, 0)
	if s.wallet.save == nil {
		return rest
	}
	return s.scale.saved(c.Savings.After(s.scale.cost(rest)))
}
