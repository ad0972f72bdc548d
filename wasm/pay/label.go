package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// label is one way of having paid for the visits so far.
type label struct {
	score score // of what was paid so far
	floor score // no completion scores less

	// Only labels of one group are compared: those without a membership (0), or
	// those that joined the same one at the same visit or on its eve. Where such have paid for
	// as many intervals, they have been granted as many.
	group  int32
	after  int32 // the next one in the group, in search.next, -1 for none
	paid   int32 // intervals paid
	held   int32 // credits in hand
	depth  int32
	unused int32                   // credits of the open packages, counted when it is compared
	node   int32                   // last choice, in search.nodes
	open   [offer.MaxPackages]open // still holding credits, the earliest to lapse on top

	bought   bool  // something was bought ahead already
	eves     int8  // how much of it on eves
	member   int32 // index into Course.Memberships, -1 for none
	granted  int32 // intervals whose credits are in held
	joined   civil.Date
	interval int32 // the one since joining that holds the visit at hand, from 0

	state  cover.State
	wallet int32 // its row of eligible sums, where the course has accounts
	sums   int32 // its row of sums, under an aim that needs them
}

// reach comes to the day of a visit: packages lapse, accumulators start again
// with the plan year, paid intervals grant their credits, and a membership ends
// whose intervals are over.
func (l *label) reach(c *Course, w *whole, visit int, newYear bool) {
	l.expire(c.Dates[visit])
	if newYear {
		l.state = c.Claims.Terms.NewYear(l.state)
	}
	if l.member < 0 {
		return
	}
	m := &c.Memberships[l.member]
	l.interval = w.interval(int(l.member), w.joined(l), visit)
	if m.over(l.interval) {
		l.member, l.group = -1, 0
		l.paid, l.granted, l.held, l.joined = 0, 0, 0, 0
		return
	}
	l.grant(m, min(l.interval, l.paid-1))
}

// count counts the credits of the open packages.
func (l *label) count() {
	l.unused = 0
	for k := range l.open[:l.depth] {
		l.unused += int32(l.open[k].left)
	}
}

// expire drops the packages whose last day is past.
func (l *label) expire(day civil.Date) {
	for l.depth > 0 && l.open[l.depth-1].last < day {
		l.depth--
	}
}

// join opens a membership on day that binds to a term.
func (l *label) join(m *Membership, item int, day civil.Date, term int) {
	l.member, l.joined, l.interval, l.bought = int32(item), day, 0, true
	l.paid, l.granted, l.held = int32(term), 1, int32(m.Credits)
}

// grant brings the credits in hand up to an interval that is paid.
func (l *label) grant(m *Membership, interval int32) {
	for l.granted <= interval {
		l.held = m.kept(l.held) + int32(m.Credits)
		l.granted++
	}
}

// kept is how many unused credits go on into the next interval.
func (m *Membership) kept(unused int32) int32 {
	switch m.Unused {
	case offer.RollOver:
		return min(unused, int32(m.Cap))
	case offer.Accumulate:
		return unused
	}
	return 0
}

// renew grants the credits of the intervals up to the one at hand and returns
// the fees of those that were not paid.
func (l *label) renew(c *Course, m *Membership) (due money.Amount) {
	if l.interval >= l.paid {
		due = c.fees(m, l.joined, int(l.paid), int(l.interval)+1)
		l.paid = l.interval + 1
	}
	l.grant(m, l.interval)
	return due
}
