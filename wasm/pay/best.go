package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// Search holds the working memory of Best, to be used again for the next
// course without allocating. Its zero value is ready.
type Search struct {
	// Effort is how often one label may be compared with another before the search
	// is cut short; 0 for MostEffort.
	Effort int

	// Pause is called after so many comparisons, and after each as many again, so that
	// whoever waits for something else need not wait for the search. Where it reports
	// false the search is given up: it ends soon, and what it says is void. Nil: never.
	Pause func() bool

	low       score        // no route scores less
	known     score        // what the last search up to a limit looked for less than
	total     money.Amount // found last
	effort    int          // comparisons so far
	paused    int          // of them, when it paused last
	void      bool         // the search was given up
	left      score        // the least floor of a label that was left out of a sweep
	now, next []label
	nodes     []node
	steps     []Step  // of the best route known
	eves      []Eve   // and what it buys on eves
	heads     []int32 // of each group of labels: the last one in next, -1 for none
	least     []score // the least floors of a narrow sweep
	scale     scale
	floor     floor
	glance    Glance
	alike     cover.Alike // what has to be equal for one label to dominate another
	shelf     shelf
	wallet    wallet
	aim       aim
	visit     turn
}

// MostEffort lets all courses be searched to the end but those of very many visits
// with very many offers, or with accounts that turn in their middle.
const MostEffort = 1_500_000

// stretch is how often labels are compared between two pauses: some milliseconds.
const stretch = 10_000

// pause lets others have their turn.
func (s *Search) pause() {
	s.paused = s.effort
	if s.Pause != nil && !s.Pause() {
		s.void = true
	}
}

// Resume makes a search that was given up ready for the next course.
func (s *Search) Resume() { s.void = false }

// narrowed is how many labels a visit keeps once a search is cut short.
const narrowed = 144

// node is one choice in the tree of routes: a Step for a visit, or onEve, in few bytes,
// because a search makes tens of thousands.
type node struct {
	parent     int32
	item, from int16
	way        Way
	buy        bool
}

func (n *node) step() Step { return Step{n.way, n.buy, int(n.item), int(n.from)} }

// onEve is the way of a step that pays for no visit: From purchases on an eve, Item
// of shelf.eves.
const onEve = PayClaim + 1

// Each search is wider than the one before. What it finds is a route, so its
// score is an upper limit; the tighter the limit, the fewer labels the next one
// has to look at, until one of them has to leave none out.
const (
	narrowest = 4
	widening  = 6
)

// Best finds the cheapest route of c. Of routes that cost the same it takes the
// one with the least prepaid (less what comes back of it), then with the fewest purchases, then with the
// latest; which of several that agree in all of it is settled by the course
// alone: same course, same route. The route's steps and eves are valid until the next
// call. What is bought on an eve is as late as at the visit before it: as many visits
// are still to come.
//
// It sets labels over the visits and eves in date order, drops each label that another
// one dominates, and each that even at the lower bound for its remaining visits
// cannot beat the best route known. Narrow searches find good routes early; the
// last search keeps every label that could still beat them, so that the result
// is exact. Where that takes too long it is cut short: labels are left out, and the
// least floor of any of them is what no route can cost less than (Route.Low).
func (s *Search) Best(c *Course) Route {
	s.Cost(c)
	return s.Found(c)
}

// Found is the route of the course whose cost was found last.
func (s *Search) Found(c *Course) Route {
	r := Route{Steps: s.steps, Eves: s.eves, Total: s.total, Low: s.Low(c), Purchases: len(s.eves)}
	r.Prepaid = Settle(c, r, nil).Prepaid
	for _, step := range s.steps {
		if step.Buy {
			r.Purchases++
		}
	}
	return r
}

// Spent is how often labels were compared to find it.
func (s *Search) Spent() int { return s.effort }

// Cost is what the cheapest route costs, tips included, less what is saved. It allocates nothing
// once the search has its memory.
func (s *Search) Cost(c *Course) money.Amount {
	var total money.Amount
	if c.Forced() {
		total = s.follow(c) - c.saved()
	} else {
		total = s.scale.cost(s.search(c))
	}
	for _, tip := range c.Tip {
		total += tip
	}
	s.total = total
	return total
}

// Low is what no route costs less than of the course whose cost was found last: that
// cost itself, unless the search was cut short.
func (s *Search) Low(c *Course) money.Amount {
	if c.Forced() {
		return s.total
	}
	low := s.scale.cost(s.low)
	for _, tip := range c.Tip {
		low += tip
	}
	return min(low, s.total)
}

// Forced tells whether the course leaves no choice: every covered visit must be
// claimed, or there is neither a claim nor anything to buy. Its cost is that of
// its one route.
func (c *Course) Forced() bool {
	return c.Claims.Mode == ClaimsOnly || c.Claims.Mode == NoClaims && len(c.Packages)+len(c.Memberships) == 0
}

// follow keeps the steps of the route that claims whatever is covered and pays the
// rest singly, a forced course's one route, and returns what it costs without tips.
func (s *Search) follow(c *Course) money.Amount {
	way := PayClaim
	if c.Claims.Mode == NoClaims {
		way = PaySingle
	}
	s.steps, s.eves = s.steps[:0], s.eves[:0]
	for range c.Dates {
		s.steps = append(s.steps, Step{Way: way, Item: -1})
	}
	return c.walk(s.steps)
}

// search finds the least score.
func (s *Search) search(c *Course) score {
	s.set(c)
	first := s.scale.cash(c.ceiling()) + 1
	limit := first
	s.low, s.effort, s.paused = -none, 0, 0
	for width := narrowest; ; width *= widening {
		best, left := s.sweep(c, width, limit)
		limit = min(limit, best)
		s.low = max(s.low, min(limit, left))
		switch {
		case s.void:
			return s.scale.saved(s.follow(c) - c.saved())
		case s.low >= limit || s.effort > s.most() && limit < first:
			return limit
		case s.effort > s.most(): // before any route was found
			return s.scale.saved(s.follow(c) - c.saved())
		}
	}
}

// most is how many comparisons a search may make.
func (s *Search) most() int {
	if s.Effort == 0 {
		return MostEffort
	}
	return s.Effort
}

// set prepares the search for the cheapest route of a course.
func (s *Search) set(c *Course) { s.setFor(c, c.ceiling(), aim{}) }

// setFor prepares the scale and the bound for routes of a course that keep to an aim,
// up to a cost.
func (s *Search) setFor(c *Course, most money.Amount, a aim) {
	a.now, a.next = s.aim.now, s.aim.next
	s.aim = a
	s.aim.set(c)
	if c.Savings != nil {
		most = c.Savings.Dearest(most)
	}
	s.scale.set(most)
	s.shelf.set(c, s.aim.of == LeastMonth)
	s.wallet.set(c)
	s.floor.set(c, s.scale, &s.shelf)
	s.alike = cover.Alike{}
	if c.Claims.Mode != NoClaims {
		s.alike = c.Claims.Terms.Alike()
	}
	s.steps, s.eves = s.steps[:0], s.eves[:0]
}

// branch appends every way of paying for one visit that can still win. The label is
// changed to what each makes of it, and back.
func (s *Search) branch(t *turn, l *label) {
	c, score := t.course, l.score
	if c.Claims.Mode != NoClaims {
		state := l.state
		if c.Claims.settle(&t.split, &l.state, c, t.visit) {
			l.score = score + s.scale.cash(t.split.You())
			if s.wallet.save != nil {
				s.wallet.pays(t.visit, t.split.You(), true)
			}
			if t.aiming {
				s.aim.pays(c.Claims.outlay(&t.split))
			}
			s.keep(t, l, Step{Way: PayClaim, Item: -1})
			if c.Claims.Mode == ClaimsOnly {
				return
			}
			l.state = state
		}
	}
	l.score = score + t.single
	if s.wallet.save != nil {
		s.wallet.pays(t.visit, c.Price[t.visit]-c.off(c.Price[t.visit]), false)
	}
	if t.aiming {
		s.aim.pays(c.single(t.visit))
	}
	s.keep(t, l, Step{Way: PaySingle, Item: -1})
	l.score = score
	if c.Claims.Mode == ClaimsOnly {
		return
	}
	if l.depth > 0 {
		s.draws(t, l)
	}
	s.buys(t, l)
	bound := false
	if l.member >= 0 {
		bound = l.interval < l.paid
		m := &c.Memberships[l.member]
		n := *l
		n.score += s.scale.ahead(n.renew(c, m))
		if t.aiming {
			s.aim.dues = dues{m, l.joined, int(l.paid), int(n.paid)}
		}
		s.member(t, &n, m, 0, Step{Item: int(l.member)})
	}
	for k := range c.Memberships {
		if bound {
			break
		}
		joining := &s.floor.whole.joining[k*s.floor.whole.days+t.visit]
		if joining.term == 0 {
			continue
		}
		m := &c.Memberships[k]
		n := *l
		n.score += joining.due
		n.join(m, k, t.day, joining.term)
		n.group = s.floor.whole.group(k, t.visit)
		s.aim.dues = dues{m, t.day, 0, joining.term}
		s.member(t, &n, m, c.paid(m.SetupFee), Step{Buy: true, Item: k})
	}
}

// draws pays for a visit by a credit of an open package: of the one that lapses
// first, or of another where that is worth a look.
func (s *Search) draws(t *turn, l *label) {
	if !t.shelf.costs && !t.wide { // most courses: the one on top, put back afterwards and not copied
		depth, was := l.depth, l.open[l.depth-1]
		if t.aiming {
			s.aim.pays(0)
		}
		l.draw(depth - 1)
		s.keep(t, l, Step{Way: PayPackage, Item: int(was.item), From: int(was.bought)})
		l.depth, l.open[depth-1] = depth, was
		return
	}
	c := t.course
	free := false // a credit that costs nothing, whatever the day, lies above
	for at := l.depth - 1; at >= 0; at-- {
		o := &l.open[at]
		if o.rests || free && !t.shelf.byDay[o.item] && !(t.wide && c.costly(o)) {
			continue
		}
		n := *l
		if !t.wide {
			n.pass(t, at+1)
		}
		costly := t.shelf.costs && c.costly(o)
		if costly {
			n.score += s.scale.ahead(n.charge(c, at, t.visit)) + s.scale.cash(c.paid(c.upgrade(int(o.item), t.visit)))
		}
		if s.wallet.save != nil {
			p := &c.Packages[o.item]
			used := p.Visits - int(o.left)
			s.wallet.draws(t.visit, p.worth(used), c.upgrade(int(o.item), t.visit), o.paid)
		}
		if t.aiming {
			s.aim.pays(c.paid(c.upgrade(int(o.item), t.visit)))
		}
		n.draw(at)
		s.keep(t, &n, Step{Way: PayPackage, Item: int(o.item), From: int(o.bought)})
		free = free || !costly && !t.funded
		if free && !t.spells && !t.wide {
			return
		}
	}
}

// buys pays for a visit by the first credit of a package bought for it.
func (s *Search) buys(t *turn, l *label) {
	for k := range t.course.Packages {
		if !l.sells(t, k) {
			continue
		}
		step := Step{Way: PayPackage, Buy: true, Item: k, From: t.visit}
		o := &t.open[k]
		if t.aiming {
			s.aim.pays(t.course.paid(t.course.Packages[k].Price) + t.course.paid(t.course.upgrade(k, t.visit)))
		}
		if !t.shelf.costs && !t.wide { // it lapses before all others, and is taken back instead of copied
			score, depth, bought := l.score, l.depth, l.bought
			l.score += t.price[k]
			l.buy(o)
			s.keep(t, l, step)
			l.score, l.depth, l.bought = score, depth, bought
			continue
		}
		n := *l
		if o.left > 0 && !t.wide {
			over := n.depth
			for over > 0 && n.open[over-1].last <= o.last {
				over--
			}
			n.pass(t, over)
		}
		n.score += t.price[k]
		if s.wallet.save != nil {
			s.wallet.draws(t.visit, t.course.Packages[k].drawn(1), t.course.upgrade(k, t.visit), o.paid)
		}
		n.buy(o)
		s.keep(t, &n, step)
	}
}

// member pays for a visit by a membership that is in force: by a credit, or at
// the member's price, beside what it took to join. The label is changed.
func (s *Search) member(t *turn, l *label, m *Membership, setup money.Amount, step Step) {
	s.aim.cash = setup
	if l.held > 0 {
		if s.wallet.save != nil {
			worth, paid := m.credit(l.joined, int(l.granted)*m.Credits-int(l.held))
			s.wallet.draws(t.visit, worth, 0, s.wallet.spellOf(paid))
		}
		l.held--
		step.Way = PayCredit
		s.keep(t, l, step)
		l.held++
	}
	if m.HasMember {
		l.score += s.scale.cash(t.course.extraVisit(m, t.visit))
		if s.wallet.save != nil {
			price := t.course.Price[t.visit]
			s.wallet.pays(t.visit, min(m.MemberPrice, price-t.course.off(price)), false)
		}
		s.aim.cash = setup + t.course.extraVisit(m, t.visit)
		step.Way = PayMember
		s.keep(t, l, step)
	}
}

// ceiling is the cost of the route that buys nothing ahead and claims whatever
// is covered or pays singly, whichever the mode asks: an upper limit for Best.
func (c *Course) ceiling() money.Amount { return c.walk(nil) }

// walk adds up that route. Where steps that claim are given, those of visits that
// cannot be claimed become single.
func (c *Course) walk(steps []Step) money.Amount {
	var total money.Amount
	var state cover.State
	if c.Claims.Mode != NoClaims {
		state = c.Claims.Terms.Opening
	}
	years := c.years()
	var split cover.Split
	for i, day := range c.Dates {
		if years.begins(day) {
			state = c.Claims.Terms.NewYear(state)
		}
		if c.Claims.settle(&split, &state, c, i) {
			total += split.You()
			continue
		}
		total += c.single(i)
		if steps != nil {
			steps[i].Way = PaySingle
		}
	}
	return total
}
