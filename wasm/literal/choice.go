package literal

import (
	"slices"

	"kneadwise/wasm/civil"
)

// A Course is a row of visits to one seller, what the seller sells, and the plan
// that visits may be claimed with. Every fact is said. Choice finds how to pay
// for it, by trying every way.
type Course struct {
	// Visits stand in the order of their days, one a day and no more than
	// MaxVisits. Charge is what a visit costs singly by the list in force, and
	// what a claim is for; Single and PayCash are not read.
	Visits []Visit
	Tips   []int64 // however the visit is paid; empty for none

	// Opens is the day of asking, the first on which anything may be bought; 0:
	// nothing is bought before the first visit.
	Opens civil.Date
	// OnEves says whether anything is bought on the last day of a price, which
	// is its eve, without a visit.
	OnEves bool

	OffPPM      int64 // of the single price, for who qualifies for a sliding scale
	SalesTaxPPM int64
	CardPPM     int64 // on what is paid, where she pays by card

	Packages    []Package
	Memberships []Membership

	Claims string // "none", "mixed" (each visit may be claimed) or "only" (every covered visit must be)
	Plan   Plan
	State  State // before the first visit
}

// MaxVisits is the longest course that is enumerated: more would take too long. In
// so few visits nobody comes to hold eight packages (see sells), so that the limit
// of eight plays no part.
const MaxVisits = 7

// A Step is how one visit is paid, or a purchase on an eve.
type Step struct {
	Visit  int // -1 on an eve
	Day    civil.Date
	Way    string     // "single", "package", "credit", "member" or "claim"; on an eve "package" or "join"
	Item   int        // of Packages or Memberships; -1 where none
	Buys   bool       // the package is bought, or the membership joined, this day
	Bought civil.Date // when the package was bought, or the membership joined
	Renews int        // intervals after the term that this visit renews
}

// A Route is one choice for each visit with what it comes to.
type Route struct {
	Figures
	Steps []Step
	Backs []Back
}

// A Back is what a package gives back for its unused credits, with the tax on it.
type Back struct {
	Item  int
	Cents int64
}

// Figures are what routes are compared by, in this order: the least total, of
// those the least prepaid, of those the fewest purchases, and of those the
// latest, which is told by the sum of how many visits come before each.
type Figures struct {
	Total     int64 // all that she pays, tips included, less what comes back
	Prepaid   int64 // of it, paid for packages and memberships
	Purchases int   // packages bought and memberships joined
	Late      int   // visits before each purchase, added up
}

func (f Figures) plus(o Figures) Figures {
	return Figures{f.Total + o.Total, f.Prepaid + o.Prepaid, f.Purchases + o.Purchases, f.Late + o.Late}
}

func (f Figures) before(o Figures) bool {
	switch {
	case f.Total != o.Total:
		return f.Total < o.Total
	case f.Prepaid != o.Prepaid:
		return f.Prepaid < o.Prepaid
	case f.Purchases != o.Purchases:
		return f.Purchases < o.Purchases
	}
	return f.Late > o.Late
}

// Choice is the cheapest way to pay for a course: of every route that the rules
// allow, the first by its Figures.
func Choice(c *Course) Route {
	e := enumerate(c)
	return e.walk(func(h hand, ways []way) way {
		return ways[slices.IndexFunc(ways, func(w way) bool { return w.costs.plus(e.rest(w.leaves)) == e.rest(h) })]
	})
}

// Some is any route that the rules allow: pick chooses one of n, from 0, at each
// moment.
func Some(c *Course, pick func(n int) int) Route {
	return enumerate(c).walk(func(_ hand, ways []way) way { return ways[pick(len(ways))] })
}

// A moment is a visit, or the eve that follows it on the same day or stands by
// itself.
type moment struct {
	day  civil.Date
	eve  bool
	paid int // visits before it; at a visit its own number
}

// A way is one thing that can be done at a moment, what that costs and what it
// leaves her with.
type way struct {
	step   Step // with no Way where nothing is bought on an eve
	costs  Figures
	leaves hand

	from, to held // a package, as it was in hand and as it is left; none where none is touched
}

// An enumeration goes through every route of a course. It remembers what the rest
// of a course comes to by what is in hand, and nothing else: two histories that
// leave exactly the same things in hand have the same ways before them.
type enumeration struct {
	*Course
	moments []moment
	best    map[hand]Figures

	single       []int64         // what each visit costs singly
	taxes, tills map[int64]int64 // the tax on prices; what they come to with tax and surcharge
	claims       map[asked]claimed
	states       []State
}

// enumerate puts the moments of a course in the order of their days, a visit
// before the eve of the same day.
func enumerate(c *Course) *enumeration {
	if len(c.Visits) > MaxVisits {
		panic("literal: too many visits to try every way")
	}
	e := &enumeration{
		Course: c, best: map[hand]Figures{}, single: c.singly(),
		taxes: map[int64]int64{}, tills: map[int64]int64{}, claims: map[asked]claimed{},
	}
	eves := c.eves()
	for i, v := range c.Visits {
		for len(eves) > 0 && eves[0] < v.Day {
			e.moments = append(e.moments, moment{day: eves[0], eve: true, paid: i})
			eves = eves[1:]
		}
		e.moments = append(e.moments, moment{day: v.Day, paid: i})
	}
	return e
}

// walk follows one way after another to the end.
func (e *enumeration) walk(choose func(hand, []way) way) (r Route) {
	h := hand{state: e.number(e.State)}
	bought := map[held][]civil.Date{} // when what is in hand was bought, which matters no more
	for h.moment < len(e.moments) {
		var ways []way
		h = e.morning(h)
		e.ways(h, func(w way) { ways = append(ways, w) })
		w := choose(h, ways)
		if w.to != (held{}) {
			day := w.step.Day
			if !w.step.Buys {
				day, bought[w.from] = bought[w.from][0], bought[w.from][1:]
			}
			bought[w.to] = append(bought[w.to], day)
			w.step.Bought = day
		}
		if w.step.Way != "" {
			r.Steps = append(r.Steps, w.step)
		}
		r.Figures = r.plus(w.costs)
		h = w.leaves
	}
	for _, b := range e.backs(h) {
		if b.Cents > 0 {
			r.Backs = append(r.Backs, b)
		}
	}
	r.Figures = r.plus(e.rest(h))
	return r
}

// rest is what the best of all ways from a moment to the end comes to: at the
// end, what comes back.
func (e *enumeration) rest(h hand) (best Figures) {
	if h.moment == len(e.moments) {
		for _, b := range e.backs(h) {
			best.Total -= b.Cents
			best.Prepaid -= b.Cents
		}
		return best
	}
	h = e.morning(h)
	best, known := e.best[h]
	if known {
		return best
	}
	tried := false
	e.ways(h, func(w way) {
		if f := w.costs.plus(e.rest(w.leaves)); !tried || f.before(best) {
			best, tried = f, true
		}
	})
	e.best[h] = best
	return best
}

// ways tries all that can be done at a moment.
func (e *enumeration) ways(h hand, try func(way)) {
	if e.moments[h.moment].eve {
		e.eve(h, try)
	} else {
		e.visit(h, try)
	}
}
