package bound

import (
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// Goal finds at a point the cheapest of the routes that have the least of an
// objective, with its total after tax, and writes its ledger.
func (b *Bench) Goal(s *Subject, p Point, of pay.Objective, book *ledger.Book) (pay.Goal, pay.Settled, bool) {
	if !b.fix(s, p, Any) {
		return pay.Goal{}, pay.Settled{}, false
	}
	s.ground(p, &b.course)
	g := b.search.Goal(&b.course, of)
	return g, pay.Settle(&b.course, g.Route, book), true
}

// Within finds at a point the cheapest route that takes no more than an amount from
// her hand in any calendar month, with its total after tax. Found tells whether
// there is one, as far as the search went; sure, whether it went to the end.
func (b *Bench) Within(s *Subject, p Point, month money.Amount) (r pay.Route, found, sure bool) {
	if !b.fix(s, p, Any) {
		return r, false, true
	}
	return b.search.Within(&b.course, month)
}

// Month is what a route found last takes from her hand in its dearest month.
func (b *Bench) Month(r pay.Route) money.Amount {
	var book ledger.Book
	pay.Settle(&b.course, r, &book)
	return book.MostInMonth()
}
