package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// whole is a lower bound for visits that are not claimed: packages, intervals and
// minimum terms are charged whole, on the day they are due, and an interval only
// once. It looks at how many of the visits from one on are to be paid, not at
// which: the others are free, whatever made them so. A package makes as many free
// as fall before it lapses, an interval as many as it grants credits, whenever
// they are used; where unused credits give something back, a package costs what
// so many drawn leave of it, at the least single prices and differences. What is
// for the first purchase only is for floor. On that view a membership that is taken up again after a pause, for
// which the months between are paid too, is no better than one without a pause.
// What may be bought on the eves between a visit and the one before counts in that
// visit's rows: any number of a package, and joining for who has no membership.
type whole struct {
	c     *Course
	scale scale
	eves  []eve // in the order of their days
	// Days on which a membership may be joined are those of the visits, from 0, and
	// its eve, n. There are n of them, or n+1 where some membership has an eve.
	days         int
	before       []int // of each membership: the first visit after its eve, n where it has none
	begins, ends []int // of each membership: the visits on whose days it is sold
	// What m of the visits from i on cost at least: at [i*(n+1)+m] for someone
	// without a membership; in row(k,j,i) for a member of k who joined on
	// day j and whose intervals are paid up to visit i's.
	outside []score
	inside  []score
	next    []score               // a row of inside for the visit after, while that of a visit is made
	rows    []int                 // where those of membership k and visit i begin in inside, at [k*n+i]
	visits  []int                 // of each package: how many visits it can pay, bought at the visit at hand
	price   [mostPackages]score   // what buying it costs
	cost    [mostPackages][]score // and having so many visits of it; empty where that adds nothing
	joining []joining             // of k on day j, at [k*days+j]
	dearest []money.Amount        // single price from each visit on
	least   []money.Amount        // single price from each visit on, undiscounted
	more    []money.Amount        // at [k*n+i]: what a visit costs at least on top of a credit of package k from visit i on; empty for none

	dates []civil.Date // for which month holds
	month []int32      // at [j*n+i]: the month that holds visit i, from 0, of a membership joined at visit j
	at    [][]int32    // of each membership: the same of its intervals, from an eve too
	other []int32      // where they are not months, or there is an eve
}

// set fills the bound from the last visit back.
func (w *whole) set(c *Course, scale scale, eves []eve, dearest []money.Amount) {
	w.c, w.scale, w.eves, w.dearest = c, scale, eves, dearest
	w.joinable()
	w.calendar()
	n := len(c.Dates)
	w.outside = zeros(w.outside, (n+1)*(n+1))
	w.rows = zeros(w.rows, n*len(c.Memberships))
	size := 0
	for k := range c.Memberships {
		for i := range n {
			w.rows[k*n+i] = size
			rows := w.open(k, i)
			if w.before[k] <= i {
				rows++
			}
			size += rows * (n - i + 1)
		}
	}
	w.inside = zeros(w.inside, size)
	w.visits = zeros(w.visits, len(c.Packages))
	w.cheapest()
	for i := n - 1; i >= 0; i-- {
		for k := range c.Packages {
			w.offer(k, i)
		}
		for k := range c.Memberships {
			price := c.least(i)
			if m := &c.Memberships[k]; m.HasMember {
				price = min(price, c.extraVisit(m, i))
			}
			for j := w.begins[k]; j < min(i+1, w.ends[k]); j++ {
				w.member(k, j, i, price)
			}
			if w.before[k] <= i {
				w.member(k, n, i, price)
			}
		}
		w.alone(i)
		last := len(eves)
		for len(eves) > 0 && int(eves[len(eves)-1].before) == i {
			eves = eves[:len(eves)-1]
		}
		if len(eves) < last {
			w.ahead(i, eves[len(eves):last])
		}
	}
}

// zeros is a slice of n zeros in the memory of an old one.
func zeros[T ~int | ~int32 | ~int64](old []T, n int) []T {
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

// row is the row of a member of k who joined on day j, for the visits from i on.
// That of an eve lies behind those of the visits up to i.
func (w *whole) row(k, j, i int) []score {
	n := len(w.c.Dates)
	wide := n - i + 1
	at := w.rows[k*n+i] + min(j-w.begins[k], w.open(k, i))*wide
	return w.inside[at : at+wide]
}

// open counts the visits up to i on whose days a membership may be joined.
func (w *whole) open(k, i int) int { return max(min(i+1, w.ends[k])-w.begins[k], 0) }

// plain is the row of someone without a membership.
func (w *whole) plain(i int) []score {
	n := len(w.c.Dates)
	return w.outside[i*(n+1) : i*(n+1)+n-i+1]
}

// alone fills a row of outside.
func (w *whole) alone(i int) {
	row := w.plain(i)
	w.pay(row, w.plain(i+1), w.c.least(i))
	for k := range w.c.Memberships {
		join := w.joining[k*w.days+i]
		if join.term == 0 {
			continue
		}
		credits := join.term * w.c.Memberships[k].Credits
		joined := w.row(k, i, i)
		for m := 1; m < len(row); m++ {
			row[m] = min(row[m], join.due+joined[max(m-credits, 0)])
		}
	}
	w.packed(row)
}

// member fills a row of inside. Without a credit the visit costs a price.
func (w *whole) member(k, j, i int, price money.Amount) {
	n := len(w.c.Dates)
	next := w.plain(i + 1)
	if i+1 < n {
		paid := max(w.interval(k, j, i)+1, int32(w.joining[k*w.days+j].term))
		next = w.onward(k, j, i+1, paid)
	}
	row := w.row(k, j, i)
	w.pay(row, next, price)
	w.packed(row)
}

// onward is the row at visit i of a member whose intervals are paid so far: where
// visit i lies beyond them she leaves or pays up to its interval, unless the
// membership is over.
func (w *whole) onward(k, j, i int, paid int32) []score {
	at := w.interval(k, j, i)
	if w.c.Memberships[k].over(at) {
		return w.plain(i)
	}
	row := w.row(k, j, i)
	if at < paid {
		return row
	}
	due, credits := w.owed(k, j, i, paid)
	w.next = w.next[:0]
	for m, leaves := range w.plain(i) {
		w.next = append(w.next, min(leaves, due+row[max(m-credits, 0)]))
	}
	return w.next
}

// pay fills a row from the next visit's: the row's visit is free or paid at a price.
func (w *whole) pay(row, next []score, price money.Amount) {
	one, top := w.scale.cash(price), w.scale.top()
	row, free := row[1:], next[1:]
	for m := range free {
		row[m] = min(one+next[m], top, free[m])
	}
	row[len(free)] = min(one+next[len(free)], top)
}

// rest bounds m visits from i on for a label.
func (w *whole) rest(l *label, i, m int) score {
	if l.member < 0 {
		return w.plain(i)[m]
	}
	k := int(l.member)
	j := w.joined(l)
	at := w.interval(k, j, i)
	if w.c.Memberships[k].over(at) {
		return w.plain(i)[m]
	}
	row := w.row(k, j, i)
	if at < l.paid {
		return row[m]
	}
	due, credits := w.owed(k, j, i, l.paid)
	return min(w.plain(i)[m], due+row[max(m-credits, 0)])
}

// claim lets so many of the visits from i on be claimed, at what so many claims
// cost.
func (w *whole) claim(i int, claimed []score) {
	if len(claimed) == 1 {
		return
	}
	claimRow(w.plain(i), claimed)
	for k := range w.c.Memberships {
		for j := w.begins[k]; j < min(i+1, w.ends[k]); j++ {
			claimRow(w.row(k, j, i), claimed)
		}
		if w.before[k] <= i {
			claimRow(w.row(k, len(w.c.Dates), i), claimed)
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
