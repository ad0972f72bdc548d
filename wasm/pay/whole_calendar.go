package pay

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
)

// joining is what joining a membership on a day binds to: so many intervals, none
// where it is not sold, and what they come to.
type joining struct {
	term int
	due  score
}

// calendar counts the intervals between days of joining and visits, and works out
// what joining on each of those days binds to.
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
		w.at = append(w.at, w.intervals(k))
		for j, day := range w.c.Dates {
			var one joining
			if m.Sold.holds(day) {
				one = w.join(m, day, n-1-j)
			}
			w.joining = append(w.joining, one)
		}
		if w.days > n {
			var one joining
			if w.before[k] < n {
				one = w.join(m, w.day(k, n), n-w.before[k])
			}
			w.joining = append(w.joining, one)
		}
	}
}

// join is what joining on a day binds to, with so many visits to come after it.
func (w *whole) join(m *Membership, day civil.Date, left int) joining {
	term := m.term(day)
	return joining{term, w.scale.ahead(w.c.joining(m, day, term)) + w.scale.bought(int32(left))}
}

// day is a day of joining.
func (w *whole) day(k, j int) civil.Date {
	if j < len(w.c.Dates) {
		return w.c.Dates[j]
	}
	return w.c.Memberships[k].Sold.lastDay()
}

// intervals counts those of a membership between days of joining and visits.
func (w *whole) intervals(k int) []int32 {
	m, n := &w.c.Memberships[k], len(w.c.Dates)
	if m.monthly() && w.before[k] == n {
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
				count = w.month[j*n+i] / every(m.Interval)
			}
			w.other = append(w.other, count)
		}
	}
	for i, day := range w.c.Dates {
		if w.before[k] == n {
			break
		}
		count := int32(0)
		if i >= w.before[k] {
			count = number(m.Interval, w.day(k, n), day)
		}
		w.other = append(w.other, count)
	}
	return w.other[from:]
}

// interval is the interval that holds visit i of a membership k that was joined
// on day j, from 0.
func (w *whole) interval(k, j, i int) int32 { return w.at[k][j*len(w.c.Dates)+i] }

// group is that of the labels which joined a membership on a day.
func (w *whole) group(k, j int) int32 { return int32(1 + k*w.days + j) }

// joined is the day on which a member joined.
func (w *whole) joined(l *label) int { return (int(l.group) - 1) % w.days }

// owed is what a member whose intervals are paid so far pays up to visit i's,
// and the credits that those grant.
func (w *whole) owed(k, j, i int, paid int32) (due score, credits int) {
	m := &w.c.Memberships[k]
	to := w.interval(k, j, i) + 1
	return w.scale.ahead(w.c.fees(m, w.day(k, j), int(paid), int(to))), int(to-paid) * m.Credits
}
