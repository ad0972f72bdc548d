package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// aim caps a measure other than the total: a label that is beyond it is left out,
// and what is searched for is the cheapest route that is not.
//
// Why what is not worth a look for the total (shelf) stays so under an aim:
//   - Every such argument buys the same later, or not at all. What is due by the
//     first visit is never more for it, and after that visit it stays as it is, so
//     that labels compare as ever. Only the credits drawn at that visit are all tried,
//     for some cost more on their day than others.
//   - What is unused overnight is nothing on either route, unless the same is bought
//     on an eve because its price ends: so there every purchase is tried at a visit,
//     whatever else is open.
//   - What is due in a month may be more for it: the same paid later may fall into a
//     month in which much else is due. So there every purchase is tried, on every
//     eve, whatever else is open, and every credit that costs something is drawn on
//     any day. Of those that cost nothing the one that lapses first is drawn first;
//     no cent moves for that.
type aim struct {
	of     Objective
	most   money.Amount // of the measure
	find   bool         // only what is due by the first visit is looked for
	least  money.Amount // and was found
	from   int          // the month of row 0, counted from the year 0
	months int          // how many rows a label has; 0 where it needs none

	now, next []money.Amount // a row of sums for each label of the visit before, and of the one at hand
	cash      money.Amount   // of the step at hand, on its day
	dues      dues           // and the dues that it pays
}

// dues are the fees of a membership's intervals from one up to another.
type dues struct {
	m        *Membership // nil: none
	joined   civil.Date
	from, to int
}

// unlimited is more than any course takes from anybody's hand.
const unlimited money.Amount = 1 << 50

// offerMost is how many packages may hold credits at a time.
const offerMost = offer.MaxPackages

// set finds how many sums a label has: what was paid by the first visit, or in each
// month from the first day of a purchase to the last visit.
func (a *aim) set(c *Course) {
	switch a.of {
	case LeastFirst:
		a.months = 1
	case LeastMonth:
		first := c.Dates[0]
		if c.Opens > 0 {
			first = min(first, c.Opens)
		}
		a.from = ledger.Month(first)
		a.months = ledger.Month(c.Dates[len(c.Dates)-1]) - a.from + 1
	}
}

// wide tells whether every way of a turn is tried, and not only those that are
// worth a look for the total.
func (a *aim) wide(visit int) bool {
	return a.of == LeastMonth || a.of == LeastRisk || a.of == LeastFirst && visit <= 0
}

// begin makes the row of a label without a past.
func (a *aim) begin() {
	if a.months > 0 {
		a.now, a.next = zeros(a.now, a.months), a.next[:0]
	}
}

// turn forgets the rows of the visit before last.
func (a *aim) turn() { a.now, a.next = a.next, a.now[:0] }

// row is a label's sums at the visit at hand.
func (a *aim) row(l *label) []money.Amount {
	return a.next[int(l.sums)*a.months : (int(l.sums)+1)*a.months]
}

// pays notes what the step at hand takes from her hand on its day.
func (a *aim) pays(cash money.Amount) { a.cash, a.dues = cash, dues{} }

// pass gives a label that goes on as it is a row of its own.
func (a *aim) pass(n *label) {
	if a.months > 0 {
		a.copy(n)
	}
}

func (a *aim) copy(n *label) {
	from := a.now[int(n.sums)*a.months : (int(n.sums)+1)*a.months]
	n.sums = int32(len(a.next) / a.months)
	a.next = append(a.next, from...)
}

// drop takes back the row that was made last.
func (a *aim) drop() { a.next = a.next[:len(a.next)-a.months] }

// takes gives a label the row of the one that it came from, with the step at hand. It reports false, and makes no row, where the aim is
// missed.
func (a *aim) takes(t *turn, n *label, step Step) bool {
	if a.of == LeastRisk {
		return t.nothingLeft(n, step)
	}
	a.copy(n)
	within := a.within(t, a.row(n))
	if a.find && within {
		if t.onEve {
			within = n.eves <= 1
		} else {
			a.least, within = min(a.least, a.row(n)[0]), false
		}
	}
	if !within {
		a.drop()
	}
	return within
}

// within adds the step at hand to a row and tells whether it stays within the aim.
// Fees beyond the last visit's month can only be those of one membership, which is
// joined now: none is renewed before a visit needs it.
func (a *aim) within(t *turn, row []money.Amount) bool {
	c, day := t.course, t.day
	first := c.Dates[0]
	if t.visit < len(c.Tip) && !t.onEve {
		a.cash += c.Tip[t.visit]
	}
	if a.of == LeastFirst {
		if day <= first {
			row[0] += a.cash
		}
		for k := a.dues.from; k < a.dues.to && a.dues.m.Interval.Start(a.dues.joined, k) <= first; k++ {
			row[0] += c.paid(a.dues.m.fee(a.dues.joined, k))
		}
		return row[0] <= a.most
	}
	at := ledger.Month(day) - a.from
	row[at] += a.cash
	if row[at] > a.most {
		return false
	}
	var later money.Amount // in one month beyond the rows
	in := 0
	for k := a.dues.from; k < a.dues.to; k++ {
		at := ledger.Month(a.dues.m.Interval.Start(a.dues.joined, k)) - a.from
		fee := c.paid(a.dues.m.fee(a.dues.joined, k))
		sum := &later
		switch {
		case at < a.months:
			sum = &row[at]
		case at != in:
			later, in = 0, at
		}
		if *sum += fee; *sum > a.most {
			return false
		}
	}
	return true
}

// allows tells whether under the aim one label may still dominate another. Under
// LeastMonth no completion may be matched by paying anything else: so a holds all
// that b holds, and has paid no more in any month that is still to grow. Before the
// first visit the same holds of what is due by it. Under LeastRisk a membership's
// credits are to be drawn on the same days.
func (t *turn) allows(a, b *label) bool {
	p := t.aim
	switch {
	case p.of == LeastRisk:
		return a.held == b.held
	case !p.wide(t.visit) || p.of == LeastFirst && t.visit == 0:
		return true
	}
	if a.held < b.held || a.depth > b.depth || a.state != b.state || !t.covers(a, b) {
		return false
	}
	from := 0
	if p.of == LeastMonth {
		day := t.day
		if a.member >= 0 {
			// Who stays pays the intervals in between, too.
			m := &t.course.Memberships[a.member]
			day = min(day, m.Interval.Start(a.joined, int(a.paid)))
		}
		from = min(ledger.Month(day)-p.from, p.months)
	}
	have, want := p.row(a), p.row(b)
	for k := from; k < p.months; k++ {
		if have[k] > want[k] {
			return false
		}
	}
	return true
}

// covers tells whether a's packages pay whatever b's may pay: where some credits
// cost something, if they are the same.
func (t *turn) covers(a, b *label) bool {
	if !t.shelf.costs {
		return a.shortfall(b) == 0
	}
	if a.depth != b.depth {
		return false
	}
	for k := range a.open[:a.depth] {
		x, y := &a.open[k], &b.open[k]
		if x.item != y.item || x.left != y.left || x.last != y.last || x.single != y.single || x.paid != y.paid {
			return false
		}
	}
	return true
}

// firstDue is the least that is due by the first visit. One purchase on an eve
// before it is enough to look at: more of them cost no less.
func (s *Search) firstDue(c *Course) money.Amount {
	s.setFor(c, c.dearest(), aim{of: LeastFirst, most: unlimited, find: true, least: unlimited})
	s.sweep(c, 1<<30, s.scale.top())
	return s.aim.least
}
