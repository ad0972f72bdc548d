package pay

import (
	"sort"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Settled is what following a route comes to.
type Settled struct {
	Total   money.Amount
	Prepaid money.Amount
	Credit  money.Amount // credited to the deductible by claims
}

// Settle follows a route through a course, visit by visit, and writes each cent
// into book where one is given. Where the course does not allow a step (the
// route was chosen under other facts) the visit falls back on what a person
// would do: a claim that is not covered or a credit that has lapsed becomes the
// member's price or the single price.
//
// It shares no search with Best: that both come to the same total is a test.
func Settle(c *Course, steps []Step, book *ledger.Book) Settled {
	s := settler{c: c, book: book, member: -1}
	if c.Claims.Mode != NoClaims {
		s.state = c.Claims.Terms.Opening
	}
	for i, day := range c.Dates {
		s.visit, s.day = i, day
		if c.Claims.Mode != NoClaims && i > 0 && c.Claims.Terms.YearOf(day) != c.Claims.Terms.YearOf(c.Dates[i-1]) {
			s.state = c.Claims.Terms.NewYear(s.state)
		}
		s.pay(steps[i])
		if i < len(c.Tip) && c.Tip[i] > 0 {
			s.out.Total += c.Tip[i]
			s.write(ledger.You, ledger.Extra, c.Tip[i], code.Tip, -1, c.Grounds.Tip...)
		}
	}
	s.close()
	if book != nil {
		sort.Stable(byDate(book.Entries))
	}
	return s.out
}

// byDate sorts entries. Package sort serves every element type with one piece
// of code, which slices would write out for each into the module.
type byDate []ledger.Entry

func (b byDate) Len() int           { return len(b) }
func (b byDate) Less(i, j int) bool { return b[i].Date < b[j].Date }
func (b byDate) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

// settler walks a course.
type settler struct {
	c     *Course
	book  *ledger.Book
	out   Settled
	visit int
	day   civil.Date
	state cover.State
	held  []pack // open packages
	// The membership in force.
	member  int
	joined  civil.Date
	paid    int
	granted int
	credits []money.Amount // in hand, each with its share of the fee, oldest first
	drawn   money.Amount
	dues    money.Amount
}

// pack is an open package.
type pack struct {
	item, used int
	last       civil.Date
}

// pay carries out one step.
func (s *settler) pay(step Step) {
	c, price := s.c, s.c.Price[s.visit]
	switch step.Way {
	case PayClaim:
		if s.claim(price) {
			return
		}
	case PayPackage:
		if step.Buy && step.Item < len(c.Packages) && c.Packages[step.Item].Expiry.LastDay(s.day) >= s.day {
			s.buy(step.Item)
		}
		if s.draw(price) {
			return
		}
	case PayCredit, PayMember:
		if s.enter(step) && s.pays(step.Way, price) {
			return
		}
	}
	s.single(price)
}

// single pays the price of the visit.
func (s *settler) single(price money.Amount) {
	s.out.Total += price
	rule := code.Single
	if s.first() {
		rule = code.FirstVisit
	}
	s.write(ledger.You, ledger.Share, price, rule, -1, s.priced()...)
}

// first tells whether the visit at hand has the first visit's price.
func (s *settler) first() bool { return s.visit == 0 && len(s.c.Grounds.FirstVisit) > 0 }

// priced is where the single price of the visit at hand comes from.
func (s *settler) priced() []ledger.Input {
	if s.first() {
		return s.c.Grounds.FirstVisit
	}
	return s.c.Grounds.Price
}

// buy pays for a package.
func (s *settler) buy(item int) {
	p := &s.c.Packages[item]
	s.out.Total += p.Price
	s.out.Prepaid += p.Price
	g := s.c.Grounds.pack(item)
	s.write(ledger.You, ledger.Purchase, p.Price, code.PackagePurchase, p.Item,
		g.Price.input(ledger.PackagePrice, ledger.Cents, int64(p.Price)), g.Visits.input(ledger.PackageVisits, ledger.Count, int64(p.Visits)))
	s.held = append(s.held, pack{item: item, last: p.Expiry.LastDay(s.day)})
}

// draw uses a credit of the open package that lapses first.
func (s *settler) draw(price money.Amount) bool {
	first := -1
	for k := range s.held {
		h := &s.held[k]
		if h.last < s.day || h.used == s.c.Packages[h.item].Visits {
			continue
		}
		if first < 0 || h.last < s.held[first].last {
			first = k
		}
	}
	if first < 0 {
		return false
	}
	h := &s.held[first]
	p := &s.c.Packages[h.item]
	worth := money.Share(p.Price, p.Visits, h.used)
	h.used++
	if s.book == nil {
		return true
	}
	g := s.c.Grounds.pack(h.item)
	inputs := []ledger.Input{
		g.Price.input(ledger.PackagePrice, ledger.Cents, int64(p.Price)),
		g.Visits.input(ledger.PackageVisits, ledger.Count, int64(p.Visits)),
		derived(ledger.PackageNumber, ledger.Count, int64(h.used)),
	}
	if h.last != offer.Forever {
		inputs = append(inputs, g.Expiry.input(ledger.PackageLastDay, ledger.Day, int64(h.last)))
	}
	s.write(ledger.Prepaid, ledger.Share, worth, code.PackageCredit, p.Item, inputs...)
	s.discount(price-worth, code.PackageDiscount, p.Item)
	return true
}

// discount gives the provider's part of the single price.
func (s *settler) discount(off money.Amount, rule code.Rule, item int) {
	if off != 0 {
		s.write(ledger.Provider, ledger.Share, off, rule, item, s.priced()...)
	}
}

// write enters an amount of the visit at hand.
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
