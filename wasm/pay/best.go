package pay

import (
	"slices"

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
	floor     floor
}

// node is one choice in the tree of routes.
type node struct {
	parent int32
	step   Step
}

// beams are the widths of the searches that go before the exact one. What they
// find is a route, so its cost is an upper limit; the tighter the limit, the
// fewer labels the exact search has to look at.
func beams() [2]int { return [2]int{4, 24} }

// Best finds the cheapest route of c. Of routes that cost the same it takes the
// one with the least prepaid, then with the fewest purchases, then the one
// found first in the order claim, single, credit in hand, new package in list
// order, membership in list order: same course, same route. The route's steps
// are valid until the next call.
//
// It sets labels over the visits in date order, drops each label that another
// one dominates, and each that even at the lower bound for its remaining visits
// cannot beat the limit. Narrow searches find the limit; the last search keeps
// every label that could still win, so its result is exact.
func (s *Search) Best(c *Course) Route {
	s.floor.set(c)
	limit := end{cost: c.ceiling()}
	limit.any = true
	for _, width := range beams() {
		found, whole := s.sweep(c, width, limit)
		if whole {
			return s.trace(c)
		}
		if found.any && !limit.beats(found) {
			limit = found
		}
	}
	s.sweep(c, 0, limit)
	return s.trace(c)
}

// end is what a finished route comes to, in the order of preference.
type end struct {
	cost, prepaid money.Amount
	purchases     int32
	any           bool
}

// beats tells whether a is strictly better than b.
func (a end) beats(b end) bool {
	switch {
	case a.cost != b.cost:
		return a.cost < b.cost
	case a.prepaid != b.prepaid:
		return a.prepaid < b.prepaid
	}
	return a.purchases < b.purchases
}

func (l *label) end() end {
	return end{cost: l.cost, prepaid: l.prepaid, purchases: l.purchases, any: true}
}

// sweep sets labels over all visits and keeps at most width of them after each
// (0: all). It reports the best end and whether no label was left out for width.
func (s *Search) sweep(c *Course, width int, limit end) (found end, whole bool) {
	s.now, s.next, s.nodes = s.now[:0], s.next[:0], s.nodes[:0]
	start := label{member: -1, node: -1}
	claims := c.Claims.Mode != NoClaims
	if claims {
		start.state = c.Claims.Terms.Opening
	}
	s.now = append(s.now, start)
	whole = true
	for i, day := range c.Dates {
		newYear := claims && i > 0 && c.Claims.Terms.YearOf(day) != c.Claims.Terms.YearOf(c.Dates[i-1])
		visit := turn{course: c, visit: i, day: day, limit: limit, left: int32(len(c.Dates) - i - 1), price: s.floor.dearest[i]}
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
		if width > 0 && len(s.next) > width {
			whole = false
			slices.SortStableFunc(s.next, func(a, b label) int { return int(a.floor - b.floor) })
			s.next = s.next[:width]
		}
		s.now, s.next = s.next, s.now
	}
	for k := range s.now {
		if e := s.now[k].end(); !found.any || e.beats(found) {
			found = e
		}
	}
	return found, whole
}

// turn is the visit that is being decided.
type turn struct {
	course *Course
	visit  int
	day    civil.Date
	limit  end          // a route that is known: nothing worse can win
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
	n.floor = n.cost + s.floor.rest(n, t.visit+1)
	if t.limit.beats(end{cost: n.floor, prepaid: n.prepaid, purchases: n.purchases}) {
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
		if s.now[k].end().beats(s.now[best].end()) {
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
