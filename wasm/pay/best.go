package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// Search holds the working memory of Best, to be used again for the next
// course without allocating. Its zero value is ready.
type Search struct {
	now, next []label
	nodes     []node
	steps     []Step
}

// node is one choice in the tree of routes.
type node struct {
	parent int32
	step   Step
}

// Best finds the cheapest route of c. Of routes that cost the same it takes the
// one with the least prepaid, then with the fewest purchases, then the one
// found first in the order claim, single, credit in hand, new package in list
// order, membership in list order: same course, same route. The route's steps
// are valid until the next call.
//
// It sets labels over the visits in date order and drops each label that
// another one dominates; the package's doc names the rules.
func (s *Search) Best(c *Course) Route {
	s.now, s.next, s.nodes = s.now[:0], s.next[:0], s.nodes[:0]
	start := label{member: -1, node: -1}
	claims := c.Claims.Mode != NoClaims
	if claims {
		start.state = c.Claims.Terms.Opening
	}
	s.now = append(s.now, start)
	limit := c.ceiling()
	for i, day := range c.Dates {
		newYear := claims && i > 0 && c.Claims.Terms.YearOf(day) != c.Claims.Terms.YearOf(c.Dates[i-1])
		visit := turn{course: c, visit: i, day: day, limit: limit, left: int32(len(c.Dates) - i - 1)}
		for _, p := range c.Price[i:] {
			visit.price = max(visit.price, p)
		}
		s.next = s.next[:0]
		for k := range s.now {
			l := s.now[k]
			l.expire(day)
			if newYear {
				l.state = c.Claims.Terms.NewYear()
			}
			if l.member >= 0 {
				l.grant(&c.Memberships[l.member], min(l.monthOf(day), l.paid-1))
			}
			s.branch(&visit, &l)
		}
		s.now, s.next = s.next, s.now
	}
	return s.trace(c)
}

// turn is the visit that is being decided.
type turn struct {
	course *Course
	visit  int
	day    civil.Date
	limit  money.Amount // what a route without purchases costs: nothing dearer can win
	price  money.Amount // the dearest single price from here on
	left   int32        // visits after this one
}

// branch appends every way of paying for one visit that can still win.
func (s *Search) branch(t *turn, l *label) {
	c := t.course
	if c.Claims.Mode != NoClaims && c.Claims.Terms.Covers(l.state, t.day) {
		n := *l
		split, state := c.Claims.Terms.Claim(l.state, c.Price[t.visit], c.Claims.Allowed[t.visit])
		n.cost += split.You()
		n.state = state
		s.keep(t, &n, Step{Way: PayClaim, Item: -1})
		if c.Claims.Mode == ClaimsOnly {
			return
		}
	}
	n := *l
	n.cost += c.Price[t.visit]
	s.keep(t, &n, Step{Way: PaySingle, Item: -1})
	if c.Claims.Mode == ClaimsOnly {
		return
	}
	if l.depth > 0 {
		n = *l
		item := int(n.open[n.depth-1].item)
		n.draw()
		s.keep(t, &n, Step{Way: PayPackage, Item: item})
	}
	for k := range c.Packages {
		if !l.sells(&c.Packages[k], t.day) {
			continue
		}
		n = *l
		n.buy(&c.Packages[k], k, t.day)
		s.keep(t, &n, Step{Way: PayPackage, Buy: true, Item: k})
	}
	bound := false
	if l.member >= 0 {
		month := l.monthOf(t.day)
		bound = month < l.paid
		m := &c.Memberships[l.member]
		n = *l
		n.renew(m, month)
		s.member(t, &n, m, Step{Item: int(l.member)})
	}
	for k := range c.Memberships {
		if bound {
			break
		}
		n = *l
		n.join(&c.Memberships[k], k, t.day)
		s.member(t, &n, &c.Memberships[k], Step{Buy: true, Item: k})
	}
}

// member pays for a visit by a membership that is in force: by a credit, or at
// the member's price.
func (s *Search) member(t *turn, l *label, m *Membership, step Step) {
	if l.held > 0 {
		n := *l
		n.held--
		step.Way = PayCredit
		s.keep(t, &n, step)
	}
	if m.HasMember {
		n := *l
		n.cost += min(m.MemberPrice, t.course.Price[t.visit])
		step.Way = PayMember
		s.keep(t, &n, step)
	}
}

// keep adds a label unless one that is kept dominates it, and drops those that
// it dominates.
func (s *Search) keep(t *turn, n *label, step Step) {
	if n.cost > t.limit {
		return
	}
	out := 0
	for k := range s.next {
		if s.next[k].dominates(n, t.day, t.price, t.left) {
			return
		}
	}
	for k := range s.next {
		if n.dominates(&s.next[k], t.day, t.price, t.left) {
			continue
		}
		if out != k {
			s.next[out] = s.next[k]
		}
		out++
	}
	s.next = s.next[:out]
	s.nodes = append(s.nodes, node{parent: n.node, step: step})
	n.node = int32(len(s.nodes) - 1)
	s.next = append(s.next, *n)
}

// ceiling is the cost of the route that buys nothing ahead and claims whatever
// is covered or pays singly, whichever the mode asks: an upper limit for Best.
func (c *Course) ceiling() money.Amount {
	var total money.Amount
	var state cover.State
	claims := c.Claims.Mode != NoClaims
	if claims {
		state = c.Claims.Terms.Opening
	}
	for i, day := range c.Dates {
		if claims && i > 0 && c.Claims.Terms.YearOf(day) != c.Claims.Terms.YearOf(c.Dates[i-1]) {
			state = c.Claims.Terms.NewYear()
		}
		if claims && c.Claims.Terms.Covers(state, day) {
			split, after := c.Claims.Terms.Claim(state, c.Price[i], c.Claims.Allowed[i])
			total += split.You()
			state = after
			continue
		}
		total += c.Price[i]
	}
	return total
}

// trace reads the winning route back from the last label.
func (s *Search) trace(c *Course) Route {
	best := 0
	for k := range s.now {
		a, b := &s.now[k], &s.now[best]
		if a.cost < b.cost || a.cost == b.cost && (a.prepaid < b.prepaid || a.prepaid == b.prepaid && a.purchases < b.purchases) {
			best = k
		}
	}
	won := &s.now[best]
	s.steps = s.steps[:0]
	for range c.Dates {
		s.steps = append(s.steps, Step{})
	}
	at := won.node
	for i := len(c.Dates) - 1; i >= 0; i-- {
		s.steps[i] = s.nodes[at].step
		at = s.nodes[at].parent
	}
	total := won.cost
	for _, tip := range c.Tip {
		total += tip
	}
	return Route{Steps: s.steps, Total: total, Prepaid: won.prepaid, Purchases: int(won.purchases)}
}
