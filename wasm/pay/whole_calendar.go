package pay

import (
	"slices"

	"kneadwise/wasm/offer"
)

// joining is what joining a membership at a visit binds to: so many intervals,
// none where it is not sold, and what they come to.
type joining struct {
	term int
	due  score
}

// calendar counts the intervals between visits, and works out what joining at
// each of them binds to.
func (w *whole) calendar() {
	n := len(w.c.Dates)
	if len(w.c.Memberships) > 0 && !slices.Equal(w.dates, w.c.Dates) {
		w.dates = append(w.dates[:0], w.c.Dates...)
		w.month = zeros(w.month, n*n)
		for j := range n {
			for i := j; i < n; i++ {
				w.month[j*n+i] = monthsSince(w.c.Dates[j], w.c.Dates[i])
			}
		}
	}
	w.joining, w.at, w.other = w.joining[:0], w.at[:0], w.other[:0]
	for k := range w.c.Memberships {
		m := &w.c.Memberships[k]
		w.at = append(w.at, w.intervals(m))
		for j, day := range w.c.Dates {
			var one joining
			if m.Sold.holds(day) {
				one.term = m.term(day)
				one.due = w.scale.ahead(w.c.joining(m, day, one.term)) + w.scale.bought(int32(n-1-j))
			}
			w.joining = append(w.joining, one)
		}
	}
}

// intervals counts those of a membership between visits.
func (w *whole) intervals(m *Membership) []int32 {
	if m.monthly() {
		return w.month
	}
	from := len(w.other)
	for j, joined := range w.c.Dates {
		for i, day := range w.c.Dates {
			count := int32(0)
			switch {
			case i < j:
			case m.Interval.Unit == offer.ByWeek:
				count = number(m.Interval, joined, day)
			default:
				count = w.month[j*len(w.c.Dates)+i] / every(m.Interval)
			}
			w.other = append(w.other, count)
		}
	}
	return w.other[from:]
}

// interval is the interval that holds visit i of a membership k that was joined
// at visit j, from 0.
func (w *whole) interval(k, j, i int) int32 { return w.at[k][j*len(w.c.Dates)+i] }

// joined is the visit at which a member joined.
func (w *whole) joined(l *label) int { return (int(l.group) - 1) % len(w.c.Dates) }

// owed is what a member whose intervals are paid so far pays up to visit i's,
// and the credits that those grant.
func (w *whole) owed(k, j, i int, paid int32) (due score, credits int) {
	m := &w.c.Memberships[k]
	to := w.interval(k, j, i) + 1
	return w.scale.ahead(w.c.fees(m, w.c.Dates[j], int(paid), int(to))), int(to-paid) * m.Credits
}
