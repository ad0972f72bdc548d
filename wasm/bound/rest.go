package bound

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// Rest is the subject for those of its visits that are left once somebody else has
// paid for the others, the first among them: the price of a first visit is gone, and
// nothing is bought ahead before the first of the dates. The benefit is hers as it
// stands on that day.
func (s *Subject) Rest(dates []civil.Date, b *cover.Benefit) Subject {
	rest := *s
	rest.Dates, rest.Benefit = dates, b
	rest.Opens, rest.known, rest.returns = 0, nil, true
	return rest
}

// Beside makes the bench reckon with another's accounts and taxes as they stand once
// what is in a book was paid from them.
func (b *Bench) Beside(of *Bench, book *ledger.Book) {
	b.Forget()
	if of.sure != nil {
		b.sure, b.most = of.sure.Beside(book), of.most.Beside(book)
	}
}

// Saved is what accounts and taxes take off a book, at a corner.
func (b *Bench) Saved(book *ledger.Book, c Corner) money.Amount {
	switch {
	case b.sure == nil:
		return 0
	case c == Best:
		return b.most.OfBook(book)
	}
	return b.sure.OfBook(book)
}

// StopsOn is what the route that was written last comes to if she stops on each of
// the days.
func (b *Bench) StopsOn(route pay.Route, days []civil.Date) []money.Amount {
	return pay.StopsOn(&b.course, route, days)
}
