package pay

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// whole is a lower bound for visits that are not claimed: packages, months and
// minimum terms are charged whole, on the day they are due, and a month only once.
// It looks at how many of the visits from one on are to be paid, not at which:
// the others are free, whatever made them so. A package makes as many free as
// fall before it lapses, a month as many as it grants credits, whenever they are
// used. On that view a membership that is taken up again after a pause, for
// which the months between are paid too, is no better than one without a pause.
type whole struct {
	c     *Course
	scale scale
	// What m of the visits from i on cost at least: at [i*(n+1)+m] for someone
	// without a membership; at [k][row(i,j)+m] for a member of k who joined at
	// visit j and whose months are paid up to visit i's.
	outside []score
	inside  [][]score
	next    []score // a row of inside for the visit after, while that of a visit is made
	rows    []int   // where the rows of each visit begin in inside
	visits  []int   // of each package: how many visits it can pay, bought at the visit at hand

	dates []civil.Date // for which month holds
	month []int32      // at [j*n+i]: the month that holds visit i, from 0, of a membership joined at visit j
}

// set fills the bound from the last visit back.
func (w *whole) set(c *Course, scale scale) {
	w.c, w.scale = c, scale
	w.calendar()
	n := len(c.Dates)
	w.outside = zeros(w.outside, (n+1)*(n+1))
	w.rows = zeros(w.rows, n+1)
	size := 0
	for i := range n {
		w.rows[i] = size
		size += (i + 1) * (n - i + 1)
	}
	for len(w.inside) < len(c.Memberships) {
		w.inside = append(w.inside, nil)
	}
	for k := range c.Memberships {
		w.inside[k] = zeros(w.inside[k], size)
	}
	w.visits = zeros(w.visits, len(c.Packages))
	for i := n - 1; i >= 0; i-- {
		for k := range c.Packages {
			p := &c.Packages[k]
			w.visits[k] = min(p.Visits, w.until(i, p.Expiry.LastDay(c.Dates[i])))
		}
		for k := range c.Memberships {
			for j := range i + 1 {
				w.member(k, j, i)
			}
		}
		w.alone(i)
	}
}

// calendar counts the months between visits, unless the dates are the last ones.
func (w *whole) calendar() {
	n := len(w.c.Dates)
	if len(w.c.Memberships) == 0 || slices.Equal(w.dates, w.c.Dates) {
		return
	}
	w.dates = append(w.dates[:0], w.c.Dates...)
	w.month = zeros(w.month, n*n)
	for j := range n {
		for i := j; i < n; i++ {
			w.month[j*n+i] = monthsSince(w.c.Dates[j], w.c.Dates[i])
		}
	}
}

// zeros is a slice of n zeros in the memory of an old one.
func zeros[T int | int32 | score](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// until counts the visits from i on to a last day.
func (w *whole) until(i int, last civil.Date) int {
	count := 0
	for _, d := range w.c.Dates[i:] {
		if d > last {
			break
		}
		count++
	}
	return count
}

// row is the row of a member of k who joined at visit j, for the visits from i on.
func (w *whole) row(k, j, i int) []score {
	wide := len(w.c.Dates) - i + 1
	at := w.rows[i] + j*wide
	return w.inside[k][at : at+wide]
}

// plain is the row of someone without a membership.
func (w *whole) plain(i int) []score {
	n := len(w.c.Dates)
	return w.outside[i*(n+1) : i*(n+1)+n-i+1]
}

// alone fills a row of outside.
func (w *whole) alone(i int) {
	row := w.plain(i)
	w.pay(row, w.plain(i+1), i, w.c.least(i))
	left := int32(len(w.c.Dates) - 1 - i)
	for k := range w.c.Memberships {
		v := &w.c.Memberships[k]
		due := w.scale.ahead(v.SetupFee+v.Fee*money.Amount(v.Minimum)) + w.scale.bought(left)
		joined := w.row(k, i, i)
		for m := 1; m < len(row); m++ {
			row[m] = min(row[m], due+joined[max(m-v.Minimum*v.Credits, 0)])
		}
	}
	w.packed(row, i)
}

// member fills a row of inside.
func (w *whole) member(k, j, i int) {
	n := len(w.c.Dates)
	v := &w.c.Memberships[k]
	next := w.plain(i + 1)
	if i+1 < n {
		paid := max(w.month[j*n+i]+1, int32(v.Minimum))
		next = w.onward(k, j, i+1, paid)
	}
	price := w.c.least(i)
	if v.HasMember {
		price = min(price, v.MemberPrice)
	}
	row := w.row(k, j, i)
	w.pay(row, next, i, price)
	w.packed(row, i)
}

// onward is the row at visit i of a member whose months are paid so far: where
// visit i lies beyond them she leaves or pays up to its month.
func (w *whole) onward(k, j, i int, paid int32) []score {
	owed := w.month[j*len(w.c.Dates)+i] + 1 - paid
	row := w.row(k, j, i)
	if owed <= 0 {
		return row
	}
	v := &w.c.Memberships[k]
	due, credits := w.scale.ahead(v.Fee*money.Amount(owed)), int(owed)*v.Credits
	w.next = w.next[:0]
	for m, leaves := range w.plain(i) {
		w.next = append(w.next, min(leaves, due+row[max(m-credits, 0)]))
	}
	return w.next
}

// pay fills a row from the next visit's: visit i is free or paid at a price.
func (w *whole) pay(row, next []score, i int, price money.Amount) {
	one, top := w.scale.cash(price), w.scale.top()
	for m := 1; m < len(row); m++ {
		row[m] = min(one+next[m-1], top)
		if m < len(next) {
			row[m] = min(row[m], next[m])
		}
	}
}

// packed lets a row's visits be paid by packages bought at visit i, any number
// of each.
func (w *whole) packed(row []score, i int) {
	left := int32(len(w.c.Dates) - 1 - i)
	for k, visits := range w.visits {
		if visits == 0 {
			continue
		}
		price := w.scale.ahead(w.c.Packages[k].Price) + w.scale.bought(left)
		for m := 1; m < min(visits, len(row)); m++ {
			row[m] = min(row[m], price)
		}
		for m := visits; m < len(row); m++ {
			row[m] = min(row[m], price+row[m-visits])
		}
	}
}

// rest bounds m visits from i on for a label.
func (w *whole) rest(l *label, i, m int) score {
	if l.member < 0 {
		return w.plain(i)[m]
	}
	n := len(w.c.Dates)
	k := int(l.member)
	j := (int(l.group) - 1) % n
	row := w.row(k, j, i)
	owed := w.month[j*n+i] + 1 - l.paid
	if owed <= 0 {
		return row[m]
	}
	v := &w.c.Memberships[k]
	return min(w.plain(i)[m], w.scale.ahead(v.Fee*money.Amount(owed))+row[max(m-int(owed)*v.Credits, 0)])
}

// claim lets so many of the visits from i on be claimed, at what so many claims
// cost.
func (w *whole) claim(i int, claimed []score) {
	if len(claimed) == 1 {
		return
	}
	claimRow(w.plain(i), claimed)
	for k := range w.c.Memberships {
		for j := range i + 1 {
			claimRow(w.row(k, j, i), claimed)
		}
	}
}

func claimRow(row, claimed []score) {
	for m := len(row) - 1; m > 0; m-- {
		for x := 1; x < min(len(claimed), m+1); x++ {
			row[m] = min(row[m], claimed[x]+row[m-x])
		}
	}
}
