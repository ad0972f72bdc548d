package pay

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
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
type whole struct {
	c     *Course
	scale scale
	// What m of the visits from i on cost at least: at [i*(n+1)+m] for someone
	// without a membership; at [k][row(i,j)+m] for a member of k who joined at
	// visit j and whose intervals are paid up to visit i's.
	outside []score
	inside  [][]score
	next    []score               // a row of inside for the visit after, while that of a visit is made
	rows    []int                 // where the rows of each visit begin in inside
	visits  []int                 // of each package: how many visits it can pay, bought at the visit at hand
	price   [mostPackages]score   // what buying it costs
	cost    [mostPackages][]score // and having so many visits of it; empty where that adds nothing
	joining []joining             // of k at visit j, at [k*n+j]
	least   money.Amount          // single price of all visits, undiscounted

	dates []civil.Date // for which month holds
	month []int32      // at [j*n+i]: the month that holds visit i, from 0, of a membership joined at visit j
	at    [][]int32    // of each membership: the same of its intervals
	other []int32      // where they are not months
}

// joining is what joining a membership at a visit binds to: so many intervals,
// none where it is not sold, and what they come to.
type joining struct {
	term int
	due  score
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
	w.least = money.MaxInput
	for _, price := range c.Price {
		w.least = min(w.least, price)
	}
	for i := n - 1; i >= 0; i-- {
		for k := range c.Packages {
			w.offer(k, i)
		}
		for k := range c.Memberships {
			price := c.least(i)
			if m := &c.Memberships[k]; m.HasMember {
				price = min(price, c.extraVisit(m, i))
			}
			for j := range i + 1 {
				if w.joining[k*n+j].term > 0 {
					w.member(k, j, i, price)
				}
			}
		}
		w.alone(i)
	}
}

// offer looks at a package that is bought at visit i.
func (w *whole) offer(k, i int) {
	c, p := w.c, &w.c.Packages[k]
	w.visits[k], w.cost[k] = 0, w.cost[k][:0]
	if p.FirstOnly {
		return
	}
	o := open{item: int16(k), until: int16(i + w.until(i, p.lastDay(c.Dates[i])))}
	w.visits[k] = min(p.Visits, int(o.until)-i)
	w.price[k] = w.scale.bought(int32(len(c.Dates) - 1 - i))
	if w.visits[k] > 0 && c.costly(&o) {
		w.cost[k] = w.costs(w.cost[k], k, c.refundable(&o), w.visits[k])
		return
	}
	w.price[k] += w.scale.ahead(c.paid(p.Price))
}

// costs adds what it costs at least to have from none to so many visits of a
// package, the number and earliness of purchases aside.
func (w *whole) costs(to []score, k int, refundable bool, visits int) []score {
	c, p := w.c, &w.c.Packages[k]
	upgrade := w.upgrade(k)
	for y := range visits + 1 {
		price := c.paid(p.Price)
		if refundable {
			price = c.kept(p, y, w.least*money.Amount(y))
		}
		to = append(to, w.scale.ahead(price)+w.scale.cash(upgrade*money.Amount(y)))
	}
	return to
}

// upgrade is the least that a visit costs on top of a credit of a package.
func (w *whole) upgrade(k int) money.Amount {
	if k >= len(w.c.Upgrades) || len(w.c.Upgrades[k]) == 0 {
		return 0
	}
	return w.c.paid(slices.Min(w.c.Upgrades[k]))
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
	w.pay(row, w.plain(i+1), w.c.least(i))
	for k := range w.c.Memberships {
		join := w.joining[k*len(w.c.Dates)+i]
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
		paid := max(w.interval(k, j, i)+1, int32(w.joining[k*n+j].term))
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
	for m := 1; m < len(row); m++ {
		row[m] = min(one+next[m-1], top)
		if m < len(next) {
			row[m] = min(row[m], next[m])
		}
	}
}

// packed lets a row's visits be paid by packages bought at the visit at hand, any
// number of each.
func (w *whole) packed(row []score) {
	for k, visits := range w.visits {
		if visits == 0 {
			continue
		}
		price, cost := w.price[k], w.cost[k]
		for m := 1; m < len(row) && len(cost) > 0; m++ {
			for y := 1; y <= min(visits, m); y++ {
				row[m] = min(row[m], price+cost[y]+row[m-y])
			}
		}
		if len(cost) > 0 {
			continue
		}
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
		for j := range i + 1 {
			if w.joining[k*len(w.c.Dates)+j].term > 0 {
				claimRow(w.row(k, j, i), claimed)
			}
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
