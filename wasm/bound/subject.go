package bound

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// Subject is one seller's service set against one visitor: all that is known of
// what the dated visits would cost there.
type Subject struct {
	Dates   []civil.Date
	Opens   civil.Date // the day of asking, before which nothing is bought; 0: that of the first visit
	Seller  *offer.Seller
	Service int // index into the seller's services
	// From says where the seller's figures stand, Since the date they hold from.
	From  ledger.Origin
	Since civil.Date
	// Region stands in for a single price that is not known; nil for none.
	Region *reference.Regional
	// List is the clinic's published list, nil for a quote or the region. It
	// speaks for the clinic's network, rates and prescriptions.
	List    *pricelist.List
	Benefit *cover.Benefit // nil: nothing was said of insurance
	Tip     money.Rate     // 0 for none
	// Discounts are the ids of the seller's discounts that she qualifies for.
	Discounts []string
	ByCard    bool // she pays by card

	returns bool      // she was there before the first of the dates
	known   *schedule // what was worked out of its contract
}

// Choice says which routes are looked at.
type Choice uint8

// Choices.
const (
	Any            Choice = iota // every route that may be mixed at this seller
	NothingPrepaid               // no package, no membership
	SinglesOnly                  // each visit paid singly
	ClaimsOnly                   // every covered visit claimed
	CashOnly                     // as if there were no insurance
)

// Corner is where in their domains the facts stand.
type Corner uint8

// Corners.
const (
	Best    Corner = iota // cheapest for the visitor
	Typical               // the stated default
	Worst                 // dearest
)

// Point fixes every fact: those of the insurance at one corner, those of the
// offer at another, and one fact, if pinned, at a value of its own.
type Point struct {
	Insurance, Offer Corner
	Pin              Key
	Value            int64
	Loose            bool // the pinned value may contradict what was said
	// Covered answers the facts that decide whether visits are covered at all
	// where they are not known; CoveredByCorner leaves that to the corner.
	Covered Gate
	// Told are the permits of which it is answered whether they are needed, Needed
	// those that are: a bit for each.
	Told, Needed uint8
	Crossed      Crossed
}

// Gate is an answer to whether visits are covered where that is not known.
type Gate uint8

// Gates.
const (
	CoveredByCorner Gate = iota
	AssumeCovered
	AssumeNot
)

// at is all facts at one corner.
func at(c Corner) Point { return Point{Insurance: c, Offer: c} }

// Bench holds the working memory of repeated searches over the same dates. Its
// zero value is ready.
type Bench struct {
	search pay.Search
	course pay.Course
	memo   memo
	// What accounts and taxes save, for sure and at most; nil where nothing was said
	// of them.
	sure, most *fund.Savings
	cut        bool      // a search since Range began was cut short
	upTo       bool      // what costs more than the limit need not be known
	caught     pay.Route // what was found last up to the limit
	remembers  bool      // courses that were searched for are looked up then
	limit      money.Amount
	limited    bool // see Patience
	patience   int  // comparisons left
}

// Cost is the least that the choice costs at a point, after tax. It reports false where
// the seller has no such way, or a figure without a default is asked for its
// default.
func (b *Bench) Cost(s *Subject, p Point, ch Choice) (money.Amount, bool) {
	if !b.fix(s, p, ch) {
		return 0, false
	}
	return b.cost(s, p), true
}

// Write finds the cheapest route of the choice at a point and writes its
// ledger. Its steps and eves are valid until the next search.
func (b *Bench) Write(s *Subject, p Point, ch Choice, book *ledger.Book) (pay.Route, pay.Settled, bool) {
	if !b.fix(s, p, ch) {
		return pay.Route{}, pay.Settled{}, false
	}
	s.ground(p, &b.course)
	route := b.best(s, p)
	return route, pay.Settle(&b.course, route, book), true
}

// Stops is what the route that was written last comes to if she stops after each
// visit.
func (b *Bench) Stops(route pay.Route) []money.Amount {
	return pay.Stops(&b.course, route)
}

// follow is what a route chosen elsewhere comes to at a point, after tax.
func (b *Bench) follow(s *Subject, p Point, ch Choice, route pay.Route) (money.Amount, bool) {
	if !b.fix(s, p, ch) {
		return 0, false
	}
	return pay.Settle(&b.course, route, nil).Total - b.saved(route), true
}
