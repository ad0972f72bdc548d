package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// Settled is what following a route comes to.
type Settled struct {
	Total   money.Amount // less what comes back
	Prepaid money.Amount // of it, paid for packages and memberships
	Credit  money.Amount // credited to the deductible by claims
}

// Settle follows a route through a course, eve by eve and visit by visit, and writes
// each cent into book where one is given. Where the course does not allow a step (the
// route was chosen under other facts) the visit falls back on what a person
// would do: a claim that is not covered or a credit that has lapsed becomes the
// member's price or the single price. What is not sold to her on an eve is not
// bought. Of the route the steps and eves count.
//
// It shares no search with Best: that both come to the same total is a test.
func Settle(c *Course, r Route, book *ledger.Book) Settled {
	s := begin(c, book)
	for i := range c.Dates {
		s.attend(i, &r)
	}
	s.close()
	if book != nil {
		book.Arrange()
	}
	return s.out
}

// entries is how many a visit has in most books, when a plan settles it.
const entries = 4

// settler walks a course.
type settler struct {
	c     *Course
	book  *ledger.Book
	out   Settled
	visit int
	day   civil.Date
	state cover.State
	years years
	held  []pack // packages bought
	ahead bool   // something was bought ahead already
	eves  int    // of the route, gone by
	// The membership in force.
	member  int
	joined  civil.Date
	paid    int
	term    int
	granted int
	credits []grant // in hand, oldest first
	drawn   money.Amount
	dues    money.Amount
	used    int            // credits drawn
	clock   *Clock         // where memberships that end are noted; nil: nowhere
	spare   []ledger.Input // room for the inputs of entries to come
}

// grant is a membership's credit: its share of an interval's fee, and the day on
// which that is paid.
type grant struct {
	worth money.Amount
	paid  civil.Date
}

// begin stands before the first visit.
func begin(c *Course, book *ledger.Book) settler {
	s := settler{c: c, book: book, member: -1, years: c.years()}
	if book != nil && book.Entries == nil && !book.Bare {
		book.Entries = make([]ledger.Entry, 0, entries*len(c.Dates))
	}
	if c.Claims.Mode != NoClaims {
		s.state = c.Claims.Terms.Opening
	}
	return s
}

// attend comes to the next visit by the eves before it, pays for it as the route
// says, and its tip.
func (s *settler) attend(visit int, r *Route) {
	c := s.c
	s.until(c.Dates[visit], r)
	s.visit, s.day = visit, c.Dates[visit]
	if s.years.begins(s.day) {
		s.state = c.Claims.Terms.NewYear(s.state)
	}
	s.pay(r.Steps[visit])
	if visit < len(c.Tip) && c.Tip[visit] > 0 {
		s.out.Total += c.Tip[visit]
		s.write(ledger.You, ledger.Extra, c.Tip[visit], code.Tip, -1, c.Grounds.Tip...)
	}
}

// pay carries out one step.
func (s *settler) pay(step Step) {
	price := s.c.Price[s.visit]
	switch step.Way {
	case PayClaim:
		if s.claim(price) {
			return
		}
	case PayPackage:
		at := -1
		if step.Buy {
			at = s.buy(step.Item, s.visit)
		}
		if at < 0 {
			at = s.pick(step)
		}
		if at >= 0 {
			s.draw(at, price)
			return
		}
	case PayCredit, PayMember:
		if s.enter(step) && s.pays(step.Way, price) {
			return
		}
	}
	s.single(price)
}

// single pays the price of the visit, less what a sliding scale takes off.
func (s *settler) single(price money.Amount) {
	rule := code.Single
	if s.first() {
		rule = code.FirstVisit
	}
	off := s.c.off(price)
	s.out.Total += price - off
	s.write(ledger.You, ledger.Share, price-off, rule, -1, s.priced()...)
	if off > 0 && s.book != nil {
		s.write(ledger.Provider, ledger.Share, off, code.SlidingScale, -1,
			s.inputs(s.priced(), s.c.Grounds.Off.input(ledger.DiscountOff, ledger.PPM, int64(s.c.Off)))...)
	}
	s.surcharge(price-off, s.visit, s.day)
}

// surcharge pays what a price adds to itself and returns it.
func (s *settler) surcharge(price money.Amount, visit int, day civil.Date) money.Amount {
	tax, card := s.c.extra(price)
	s.out.Total += tax + card
	if s.book == nil {
		return tax + card
	}
	g, rates := &s.c.Grounds, &s.c.Surcharge
	if tax > 0 {
		s.enterOn(visit, day, ledger.You, ledger.Extra, tax, code.SalesTax, -1,
			s.inputs(nil, derived(ledger.Taxed, ledger.Cents, int64(price)), g.Surcharge.input(ledger.SalesTaxRate, ledger.PPM, int64(rates.SalesTax)))...)
	}
	if card > 0 {
		s.enterOn(visit, day, ledger.You, ledger.Extra, card, code.CardSurcharge, -1,
			s.inputs(nil, derived(ledger.Taxed, ledger.Cents, int64(price+tax)), g.Surcharge.input(ledger.CardRate, ledger.PPM, int64(rates.Card)))...)
	}
	return tax + card
}

// first tells whether the visit at hand has the first visit's price.
func (s *settler) first() bool { return s.visit == 0 && len(s.c.Grounds.FirstVisit) > 0 }

// priced is where the single price of the visit at hand comes from.
func (s *settler) priced() []ledger.Input {
	g := &s.c.Grounds
	switch {
	case s.first():
		return g.FirstVisit
	case s.visit < len(g.Prices):
		return g.Prices[s.visit]
	}
	return g.Price
}

// discount gives the provider's part of the single price.
func (s *settler) discount(off money.Amount, rule code.Rule, item int) {
	if off != 0 {
		s.write(ledger.Provider, ledger.Share, off, rule, item, s.priced()...)
	}
}

// allowed is where the allowed amount of the visit at hand comes from.
func (s *settler) allowed() []ledger.Input {
	if g := &s.c.Grounds; len(g.AllowedBy) == 0 {
		return g.Allowed
	}
	return s.c.Grounds.AllowedBy[s.visit]
}

// inputs puts figures behind others into memory of the book's own, a page of
// which serves many entries. Like what follows it is called at very many places
// and so kept from being inlined.
//
//go:noinline
func (s *settler) inputs(first []ledger.Input, more ...ledger.Input) []ledger.Input {
	if s.book == nil || s.book.Bare {
		return nil
	}
	n := len(first) + len(more)
	if cap(s.spare)-len(s.spare) < n {
		s.spare = make([]ledger.Input, 0, n+page)
	}
	at := len(s.spare)
	s.spare = append(append(s.spare, first...), more...)
	return s.spare[at : at+n : at+n]
}

// page is how many inputs are made room for at once.
const page = 64

// write enters an amount of the visit at hand.
//
//go:noinline
func (s *settler) write(payer ledger.Payer, kind ledger.Kind, amount money.Amount, rule code.Rule, item int, inputs ...ledger.Input) {
	if s.book != nil {
		s.enterOn(s.visit, s.day, payer, kind, amount, rule, item, inputs...)
	}
}

// enterOn enters an amount on a day. It is called at every line of a ledger; written
// out at each it would add kilobytes to a module that is downloaded.
//
//go:noinline
func (s *settler) enterOn(visit int, day civil.Date, payer ledger.Payer, kind ledger.Kind, amount money.Amount, rule code.Rule, item int, inputs ...ledger.Input) {
	s.book.Entries = append(s.book.Entries, ledger.Entry{Visit: visit, Date: day, Payer: payer, Kind: kind, Amount: amount, Rule: rule, Item: item, Inputs: inputs})
}

// paidOn says of the entry written last when that was paid from which it is drawn.
func (s *settler) paidOn(day civil.Date) {
	if s.book != nil {
		s.book.Entries[len(s.book.Entries)-1].Paid = day
	}
}
