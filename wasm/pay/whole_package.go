package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// offer looks at a package that is bought at visit i.
func (w *whole) offer(k, i int) {
	w.sell(k, i, w.c.Packages[k].lastDay(w.c.Dates[i]), len(w.c.Dates)-1-i)
}

// sell looks at a package that may pay visits from i on up to a last day, and is
// bought with so many to come after.
func (w *whole) sell(k, i int, last civil.Date, left int) {
	c, p := w.c, &w.c.Packages[k]
	w.visits[k], w.cost[k] = 0, w.cost[k][:0]
	if p.FirstOnly {
		return
	}
	o := open{item: int8(k), until: int8(i + w.until(i, last))}
	w.visits[k] = min(p.Visits, int(o.until)-i)
	w.price[k] = w.scale.bought(int32(left))
	if w.visits[k] > 0 && c.costly(&o) {
		w.cost[k] = w.costs(w.cost[k], k, i, c.refundable(&o), w.visits[k])
		return
	}
	w.price[k] += w.scale.ahead(c.paid(p.Price))
	// So many visits singly cost no more than this, whatever else pays for the others: it
	// cannot lower a row.
	if w.price[k] >= score(w.visits[k])*w.scale.cash(w.dearest[i]) {
		w.visits[k] = 0
	}
}

// costs adds what it costs at least to have from none to so many of the visits
// from i on by a package, the number and earliness of purchases aside.
func (w *whole) costs(to []score, k, i int, refundable bool, visits int) []score {
	c, p := w.c, &w.c.Packages[k]
	upgrade := w.upgrade(k, i)
	for y := range visits + 1 {
		price := c.paid(p.Price)
		if refundable {
			price = c.kept(p, y, w.least[i]*money.Amount(y))
		}
		to = append(to, w.scale.ahead(price)+w.scale.cash(upgrade*money.Amount(y)))
	}
	return to
}

// cheapest finds the least prices from each visit on.
func (w *whole) cheapest() {
	c := w.c
	n := len(c.Dates)
	w.least = append(w.least[:0], c.Price...)
	for i := n - 2; i >= 0; i-- {
		w.least[i] = min(w.least[i], w.least[i+1])
	}
	w.more = w.more[:0]
	if len(c.Upgrades) == 0 {
		return
	}
	for k := range c.Packages {
		for i := range n {
			w.more = append(w.more, c.paid(c.upgrade(k, i)))
		}
		for i := n - 2; i >= 0; i-- {
			w.more[k*n+i] = min(w.more[k*n+i], w.more[k*n+i+1])
		}
	}
}

// upgrade is the least that a visit from i on costs on top of a credit of a
// package.
func (w *whole) upgrade(k, i int) money.Amount {
	if len(w.more) == 0 || i >= len(w.c.Dates) {
		return 0
	}
	return w.more[k*len(w.c.Dates)+i]
}

// packed lets a row's visits be paid by packages bought at the visit at hand, or on
// the eves before it, any number of each.
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
		free := min(visits, len(row)) // one is enough for fewer
		for m, cheapest := range row[1:free] {
			row[1+m] = min(cheapest, price)
		}
		to := row[free:]
		for m, others := range row[:len(to)] {
			to[m] = min(to[m], price+others)
		}
	}
}
