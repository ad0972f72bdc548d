package bound

import (
	"sort"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/span"
)

// Today is the route that would be followed as things are known.
type Today struct {
	Subject int
	Route   pay.Route
	Corner  Corner // at which it is the best: Typical, or Worst where no default exists
	Buys    []Item // what the route buys ahead
}

// Item is a package of a seller's, or a membership.
type Item struct {
	Index      int
	Membership bool
}

// Unknowns lists what is not known of the subjects, weighed against the range
// of the cheapest of them, in the order of what is most worth asking: by worth,
// then by narrowing, then in the order of the facts.
func (b *Bench) Unknowns(subjects []Subject, total span.Money, today Today) []Unknown {
	w := weigher{b: b, subjects: subjects, total: total, today: today}
	for _, p := range Corners() {
		w.base[p.Insurance] = w.costs(p)
	}
	for i := range subjects {
		w.widened = append(w.widened, b.Widened(&subjects[i]))
	}
	list := b.questions(subjects)
	inRange := 0
	for i := range list {
		if !list[i].opening {
			inRange++
		}
	}
	out := make([]Unknown, 0, len(list))
	for i := range list {
		q := &list[i]
		switch {
		case q.opening:
		case inRange == 1 && q.High-q.Low > 1:
			// Nothing else is unknown: its answer leaves no width. (Of two values
			// both are tried: when other bills come says not yet what they cost her.)
			q.Narrowing = total.Width()
		default:
			q.Narrowing = total.Width() - w.widest(q)
		}
		var most money.Amount
		q.Worth, most = w.regret(q)
		q.Steady = w.steady(q, most)
		out = append(out, q.Unknown)
	}
	sort.Stable(byWorth(out))
	return out
}

// byWorth sorts unknowns by what is most worth asking.
type byWorth []Unknown

func (b byWorth) Len() int      { return len(b) }
func (b byWorth) Swap(i, j int) { b[i], b[j] = b[j], b[i] }
func (b byWorth) Less(i, j int) bool {
	if b[i].Worth != b[j].Worth {
		return b[i].Worth > b[j].Worth
	}
	return b[i].Narrowing > b[j].Narrowing
}

// weigher weighs one fact after another.
type weigher struct {
	b        *Bench
	subjects []Subject
	total    span.Money
	today    Today
	base     [3][]cost    // of each subject at each corner
	widened  []bool       // of each subject: whether its ends are
	now      money.Amount // the least of them at today's corner
	// gone says that at an answer which was tried today's route was no longer one of
	// those that may be taken: a seller then insists on claims.
	gone bool
}

// cost is an amount, or none.
type cost struct {
	amount money.Amount
	ok     bool
}

func (w *weigher) costs(p Point) []cost {
	out := make([]cost, len(w.subjects))
	for i := range w.subjects {
		out[i].amount, out[i].ok = w.b.corner(&w.subjects[i], p, Any)
	}
	return out
}

// least is the cheapest subject with one fact pinned; subjects that the fact
// does not touch are taken from the corner's costs.
func (w *weigher) least(q *question, p Point, corner Corner) (money.Amount, bool) {
	var best cost
	for i := range w.subjects {
		c := w.base[corner][i]
		if q.Offer == i || q.Offer < 0 {
			c.amount, c.ok = w.b.corner(&w.subjects[i], p, Any)
		}
		if c.ok && (!best.ok || c.amount < best.amount) {
			best = c
		}
	}
	return best.amount, best.ok
}

// probes is how often a fact's domain is cut in two at most.
const probes = 24

// cell is a part of a fact's domain with a lower and an upper curve at its
// ends. Both curves rise or fall together with the fact, so inside the cell
// their distance is at most the cap.
type cell struct {
	low, high    int64
	under, above [2]money.Amount
}

func (c *cell) cap() money.Amount {
	if c.high-c.low <= 1 {
		return c.attained()
	}
	return max(c.above[0], c.above[1]) - min(c.under[0], c.under[1])
}

func (c *cell) attained() money.Amount {
	return max(c.above[0]-c.under[0], c.above[1]-c.under[1])
}

// greatest bounds the greatest distance of two curves over a fact's domain, the
// above less the under: some point attains the first result, none exceeds the second.
func greatest(low, high int64, curve func(x int64) (under, above money.Amount)) (attained, most money.Amount) {
	var first cell
	first.low, first.high = low, high
	first.under[0], first.above[0] = curve(low)
	first.under[1], first.above[1] = curve(high)
	cells := []cell{first}
	attained = first.attained()
	for range probes {
		widest := 0
		for i := range cells {
			if cells[i].cap() > cells[widest].cap() {
				widest = i
			}
		}
		c := cells[widest]
		if c.cap() <= attained+attained/100 {
			break
		}
		mid := c.low + (c.high-c.low)/2
		under, above := curve(mid)
		attained = max(attained, above-under)
		left, right := c, c
		left.high, left.under[1], left.above[1] = mid, under, above
		right.low, right.under[0], right.above[0] = mid, under, above
		cells[widest] = left
		cells = append(cells, right)
	}
	most = attained
	for i := range cells {
		most = max(most, cells[i].cap())
	}
	return attained, most
}

// widest is at least the width that is left in the worst case once a fact is
// answered. Widened ends need not rise and fall with the fact: then no more is promised
// of answers that were not tried than that none widens the range.
func (w *weigher) widest(q *question) money.Amount {
	for i, widened := range w.widened {
		if widened && (q.Offer == i || q.Offer < 0) && q.High-q.Low > 1 {
			return w.total.Width()
		}
	}
	_, most := greatest(q.Low, q.High, func(x int64) (money.Amount, money.Amount) {
		low, ok1 := w.least(q, pinned(at(Best), q.key, x), Best)
		high, ok2 := w.least(q, pinned(at(Worst), q.key, x), Worst)
		if !ok1 || !ok2 {
			return 0, w.total.Width()
		}
		return low, high
	})
	return min(most, w.total.Width())
}

// regret is the greatest that following today's route can cost more than the
// best route chosen after the answer, with the other unknowns at their
// defaults: some answer attains the first result, none exceeds the second. While it
// is not known whether the plan pays at all, what it would pay belongs to the same
// fact: its domain holds every benefit that she has not ruled out.
func (w *weigher) regret(q *question) (attained, most money.Amount) {
	w.gone = false
	p := at(w.today.Corner)
	if q.opening {
		if q.Fact == code.FactCoverage {
			p.Insurance = Best
		}
		attained = max(w.miss(q, pinned(p, q.key, 1)), 0)
		return attained, attained
	}
	attained, most = greatest(q.Low, q.High, func(x int64) (money.Amount, money.Amount) {
		at := pinned(p, q.key, x)
		best, ok := w.least(q, at, w.today.Corner)
		if !ok {
			return 0, 0
		}
		return best, best + w.miss(q, at)
	})
	return max(attained, 0), max(most, 0)
}

// miss is what today's route costs more than the best one at a point.
func (w *weigher) miss(q *question, p Point) money.Amount {
	best, ok := w.least(q, p, w.today.Corner)
	if !ok {
		return 0
	}
	kept, ok := w.kept(q, p)
	if !ok {
		return 0
	}
	w.gone = w.gone || kept < best
	return kept - best
}

// kept is what today's route costs at a point.
func (w *weigher) kept(q *question, p Point) (money.Amount, bool) {
	s := &w.subjects[w.today.Subject]
	switch {
	case q.Offer >= 0 && q.Offer != w.today.Subject:
		p = at(w.today.Corner)
	case !w.claims():
		// She goes on as she does, whatever the plan would pay.
		p.Insurance = w.today.Corner
		if g := s.gate(); !s.covered(&g, w.b.Decide(s, at(w.today.Corner), Any)) {
			p.Covered = AssumeNot
		}
	}
	return w.b.follow(s, w.b.Decide(s, p, Any), Any, w.today.Route)
}

// claims tells whether today's route claims any visit.
func (w *weigher) claims() bool { return claiming(w.today.Route) }

func claiming(route pay.Route) bool {
	for _, step := range route.Steps {
		if step.Way == pay.PayClaim {
			return true
		}
	}
	return false
}

func pinned(p Point, k Key, x int64) Point {
	p.Pin, p.Value = k, x
	return p
}
