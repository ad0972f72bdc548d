package pay

import "kneadwise/wasm/civil"

// What is unused overnight decides nothing later where there may be nothing: a label
// carries none of it, and each step is looked at by itself.

// nothingLeft tells whether, at the end of the day at hand, nothing is unused that
// was paid ahead, if nothing was on any day before.
//
// Of a package what is not drawn on the day of purchase is left, unless it lapses
// that day or the course ends. Of a membership an interval's fee is left unless a
// visit on the interval's first day draws it, so one that began before the day at
// hand must have cost nothing.
func (t *turn) nothingLeft(n *label, step Step) bool {
	c := t.course
	if step.Way == onEve {
		e := &t.shelf.eves[step.Item]
		if e.member {
			m := &c.Memberships[e.item]
			return m.fee(n.joined, 0) == 0
		}
		return c.Packages[e.item].Price == 0
	}
	if step.Way == PayPackage && step.Buy {
		p := &c.Packages[step.Item]
		if p.drawn(1) < p.Price && t.open[step.Item].last > t.day && t.left > 0 {
			return false
		}
	}
	if n.member < 0 {
		return true
	}
	m := &c.Memberships[n.member]
	if step.Way == PayCredit || step.Way == PayMember {
		d := &t.aim.dues
		for k := d.from; k < d.to; k++ {
			if d.m.Interval.Start(d.joined, k) < t.day && d.m.fee(d.joined, k) > 0 {
				return false
			}
		}
	}
	left := m.fee(n.joined, int(n.interval))
	if n.interval >= n.paid || m.Interval.Start(n.joined, int(n.interval)) != t.day {
		left = 0
	}
	if step.Way == PayCredit {
		worth, _ := m.credit(n.joined, int(n.granted)*m.Credits-int(n.held)-1)
		left -= worth
	}
	for k := n.interval + 1; t.left == 0 && k < n.paid; k++ {
		left += m.fee(n.joined, int(k))
	}
	return left == 0
}

// idles tells whether a member pays a fee on a day without a visit: after the visit
// before and before a day.
func (t *turn) idles(l *label, until civil.Date) bool {
	if l.member < 0 {
		return false
	}
	c := t.course
	m := &c.Memberships[l.member]
	after := civil.Date(0)
	before := t.visit - 1
	if t.onEve {
		before = t.visit
	}
	if before >= 0 {
		after = c.Dates[before]
	}
	for k := range int(l.paid) {
		if day := m.Interval.Start(l.joined, k); day > after && day < until && m.fee(l.joined, k) > 0 {
			return true
		}
	}
	return false
}
