package pay

import (
	"slices"

	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// Objective is what a route is to have the least of. All but the total are
// measured before what accounts and taxes save, for that comes later than the
// money leaves her hand, and whatever comes back (a refund, a plan's part of a
// superbill) takes nothing off them.
type Objective uint8

// Objectives.
const (
	LeastTotal Objective = iota
	// LeastFirst is what leaves her hand up to and including the day of the first
	// visit, purchases on eves before it included.
	LeastFirst
	// LeastMonth is what leaves her hand in the calendar month in which that is
	// most, months after the last visit included: a term goes on to its end.
	LeastMonth
	// LeastRisk is what was paid ahead and not had yet at the end of the day on
	// which that is most (ledger.Book.PaidAhead). It is never more than nothing: who
	// buys nothing ahead risks nothing. So the cheapest route is asked that never
	// leaves anything unused overnight, which a package of one visit may be, or a
	// month of one visit that begins with it.
	LeastRisk
)

// Measure is how much of an objective other than the total a settled route has.
func Measure(book *ledger.Book, c *Course, of Objective) money.Amount {
	switch of {
	case LeastFirst:
		return book.PaidBy(c.Dates[0])
	case LeastMonth:
		return book.MostInMonth()
	case LeastRisk:
		return book.PaidAhead()
	}
	return book.Total()
}

// Goal is the cheapest of the routes that have the least of something.
type Goal struct {
	Route
	Measure money.Amount // what the route has of it
	Least   money.Amount // no route has less: Measure, unless the search was cut short
}

// Goal finds the least of an objective over all routes of c, and of the routes
// that have no more of it the cheapest, ties in the order of Best. Steps and
// eves are valid for good.
//
// What is due by the first visit is settled with it: the search goes on from the
// ways to pay for that visit that cost the least by then. What is due in the worst
// month is found by halving: a search tells whether any route keeps every month
// within an amount, and of those in between half are shut out by each answer.
func (s *Search) Goal(c *Course, of Objective) Goal {
	if of == LeastTotal || c.Forced() {
		g := Goal{Route: s.Best(c)}
		g.Steps, g.Eves = slices.Clone(g.Steps), slices.Clone(g.Eves)
		g.Measure = s.measure(c, g.Route, of)
		g.Least = g.Measure
		return g
	}
	g := Goal{Route: s.plain(c)}
	g.Measure = s.measure(c, g.Route, of)
	switch of {
	case LeastFirst:
		g.Least = s.firstDue(c)
		if r, found, _ := s.within(c, of, g.Least); found {
			g.Route = r
		}
	case LeastMonth:
		s.halve(c, &g)
		g.Route = s.cheaper(c, of, g.Measure, g.Route)
	case LeastRisk:
		g.Route = s.cheaper(c, of, 0, g.Route)
	}
	g.Measure = s.measure(c, g.Route, of)
	return g
}

// Within finds the cheapest route that in no calendar month takes more than an
// amount from her hand. Found tells whether one was found; where none was, sure
// tells whether there is none: else the search was cut short.
func (s *Search) Within(c *Course, month money.Amount) (r Route, found, sure bool) {
	if c.Forced() {
		r = s.Best(c)
		r.Steps, r.Eves = slices.Clone(r.Steps), slices.Clone(r.Eves)
		return r, s.measure(c, r, LeastMonth) <= month, true
	}
	return s.within(c, LeastMonth, month)
}

// plain is the route that buys nothing ahead and claims nothing, a route of every
// course that is not forced.
func (s *Search) plain(c *Course) Route {
	var r Route
	for range c.Dates {
		r.Steps = append(r.Steps, Step{Way: PaySingle, Item: -1})
	}
	return r
}

// measure is what a route has of an objective.
func (s *Search) measure(c *Course, r Route, of Objective) money.Amount {
	var book ledger.Book
	Settle(c, r, &book)
	return Measure(&book, c, of)
}

// halve finds the least that is due in the worst month, and a route of it: at first what paying for
// each visit singly asks is known to be enough, and nothing to be too little.
func (s *Search) halve(c *Course, g *Goal) {
	low := money.Amount(0)
	for low < g.Measure {
		middle := low + (g.Measure-low)/2
		found, sure := s.hunt(c, LeastMonth, middle)
		switch {
		case found:
			g.Route = s.last()
			g.Measure = s.measure(c, g.Route, LeastMonth)
		default:
			low = middle + 1
			if sure {
				g.Least = low
			}
		}
	}
}

// hunt looks for any route that keeps an objective within a cap, and keeps its
// steps. Sure tells of none found whether there is none.
func (s *Search) hunt(c *Course, of Objective, most money.Amount) (found, sure bool) {
	s.setFor(c, c.dearest(), aim{of: of, most: most})
	s.effort = 0
	for width := narrowest; ; width *= widening {
		best, left := s.sweep(c, width, s.scale.top())
		switch {
		case best < none:
			return true, true
		case left == none:
			return false, true
		case s.effort > s.most():
			return false, false
		}
	}
}

// last is the route that was found last, valid for good.
func (s *Search) last() Route {
	return Route{Steps: slices.Clone(s.steps), Eves: slices.Clone(s.eves)}
}

// within finds the cheapest route that keeps an objective within a cap.
func (s *Search) within(c *Course, of Objective, most money.Amount) (r Route, found, sure bool) {
	if found, sure = s.hunt(c, of, most); !found {
		return r, false, sure
	}
	return s.cheaper(c, of, most, s.last()), true, true
}

// cheaper goes on from a route that keeps an objective within a cap to cheaper ones
// that do, until there is none.
func (s *Search) cheaper(c *Course, of Objective, most money.Amount, r Route) Route {
	s.setFor(c, Settle(c, r, nil).Total, aim{of: of, most: most})
	s.effort = 0
	limit := s.scale.top()
	s.low = -none
	for width := narrowest; s.low < limit; width *= widening {
		best, left := s.sweep(c, width, limit)
		if best < limit {
			limit = best
			r.Steps, r.Eves = append(r.Steps[:0], s.steps...), append(r.Eves[:0], s.eves...)
		}
		s.low = max(s.low, min(limit, left))
		if s.effort > s.most() {
			break
		}
	}
	return s.told(c, r)
}

// told is a route with what it comes to.
func (s *Search) told(c *Course, r Route) Route {
	var book ledger.Book
	settled := Settle(c, r, &book)
	r.Total, r.Prepaid = settled.Total, settled.Prepaid
	if c.Savings != nil {
		r.Total -= c.Savings.OfBook(&book)
	}
	r.Low = s.scale.cost(s.low)
	for _, tip := range c.Tip {
		r.Low += tip
	}
	r.Low = min(r.Low, r.Total)
	r.Purchases = len(r.Eves)
	for _, step := range r.Steps {
		if step.Buy {
			r.Purchases++
		}
	}
	return r
}

// dearest is more than any route costs which is worth a look, tips aside: each
// visit is paid by itself or by one purchase, no eve sees more than nine of them,
// and every interval from first to last is renewed.
func (c *Course) dearest() money.Amount {
	var each, once, fee money.Amount
	for i := range c.Dates {
		each = max(each, c.Dearest(i))
	}
	for k := range c.Packages {
		more := money.Amount(0)
		for i := range c.Dates {
			more = max(more, c.paid(c.upgrade(k, i)))
		}
		once = max(once, c.paid(c.Packages[k].Price)+more)
	}
	n := len(c.Dates)
	for k := range c.Memberships {
		m := &c.Memberships[k]
		most := m.Fee
		for _, later := range m.Later {
			most = max(most, later.Fee)
		}
		fee = max(fee, c.paid(most))
		for _, day := range [...]int{0, n - 1} {
			once = max(once, c.paid(m.SetupFee)+c.paid(most)*money.Amount(m.term(c.Dates[day])+1))
		}
	}
	eves := (len(c.Packages) + len(c.Memberships)) * (offerMost + 1)
	span := int(c.Dates[n-1]-c.Dates[0])/7 + 2
	return each*money.Amount(n) + once*money.Amount(n+eves) + fee*money.Amount(span)
}
