package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// Estimate is the answer.
type Estimate struct {
	AsOf    civil.Date
	Screen  screen.Result
	Plan    plan.Plan
	State   string // whose regional prices were used; empty: the nation
	Minutes int

	// Total is the proven range of the cheapest way over all offers, after what comes
	// back and what accounts and taxes save, and its likely value where every unknown
	// has a stated default and only that is saved which is sure.
	Total span.Money
	// Unprepaid is the same with nothing paid ahead; Difference is what paying
	// nothing ahead costs more, in the same case as Best.
	Unprepaid  span.Money
	Difference money.Amount
	Best       int // index of the winning offer, -1 where no offer has a price
	BestPlain  int // index of the offer that wins with nothing prepaid
	// Runners are the next cheapest ways that pay otherwise than these two, at most
	// three, the cheapest first.
	Runners []Runner
	// Firm says that today's best way is proven to be the cheapest at every answer to
	// all that is not known; each Unknown says it of its own answers.
	Firm bool
	// Otherwise is the one fact that, if it were otherwise, would make another route
	// win; nil where no single fact does. Its offers are indices into Offers.
	Otherwise *bound.Otherwise
	// Credit is the way that other bills of this plan year may make the cheapest in
	// all; nil where none is.
	Credit *Credit

	// What she asked beside it (Goals of the request).
	Goals  []Goal
	Budget *Budget
	Window *Window

	// GoodFaith is what she is owed in writing as a self-payer; nil where there are
	// no visits, and where the care may be another program's (see selfPays).
	GoodFaith *GoodFaith

	Offers   []Offer
	Unknowns []bound.Unknown // in the order of what is most worth asking
	Notes    []code.Note
}

// Kind says where an offer comes from.
type Kind uint8

// Kinds of offer.
const (
	Regional Kind = 1 + iota
	Own
	Clinic
)

// Offer is what one seller's visits would cost.
type Offer struct {
	Kind     Kind
	Index    int // of the quote or clinic in the request
	ID       string
	Provider reference.Provider
	Service  int // index of the service used, -1 where none fits
	Booked   int
	HandsOn  int        // 0: not said
	Since    civil.Date // prices in force since, or quoted on
	Ways     []Way      // the first is the offer's best; empty where nothing could be priced
	Region   *reference.Regional
	Gates    []Gate // the permits that her plan wants, and what each is worth here
	// Missed is how far inside the ends of its best way's range the nearest known case
	// lies, where the ends are widened (code.RangeWidened).
	Missed bound.Miss
	// Disputable is the smallest bill for the whole course that she may dispute if
	// she pays herself, with the range of the charges that the seller would
	// estimate; zero where there is no such bill (see disputable).
	Disputable span.Money
	// Evens say from how many visits on each package and membership pays, in
	// today's case: with the defaults, or where one has none at the dear end.
	Evens []pay.Even
	// Early is how much of the course she has had in its first six weeks, Whole how
	// much there is of it; zero where nothing could be priced.
	Early, Whole Reach
	Notes        []code.Note
}

// Reach is so much of a course.
type Reach struct {
	Visits  int
	HandsOn int // minutes; 0: not said
}

// WayKind says which routes a way was chosen from.
type WayKind uint8

// Kinds of way.
const (
	Cheapest  WayKind = 1 + iota // all routes that may be mixed here
	Unprepaid                    // nothing paid ahead
	Singles                      // each visit paid singly, no claim
	ClaimsAll                    // every covered visit claimed
	CashApart                    // no claims, at a clinic that may insist on them: stands apart with a warning
	Secondary                    // somebody else pays (package secondary), and where parts of a course may be asked of them, the cheapest way the rest
	Without                      // all routes but those that buy one item which the cheapest buys
)

// Way is one way of paying an offer.
type Way struct {
	Kind  WayKind
	Total span.Money // after tax; that of a case is before
	Cases []Case     // low, likely and high as far as they differ
	Apart bool       // carries a warning: never counted as the best over all
	Notes []code.Note

	// Item is what a way of kind Without does without: a package of the seller's, or
	// a membership.
	Item         int
	OfMembership bool
}

// CaseKind says at which end of the unknowns a case stands.
type CaseKind uint8

// Kinds of case.
const (
	Low CaseKind = 1 + iota
	Likely
	High
)

// Case is a way with every unknown fixed: one ledger.
type Case struct {
	Kind      CaseKind
	Total     money.Amount // before tax
	DueFirst  money.Amount // paid by the first visit: on its day or before
	MostMonth money.Amount // paid in the dearest calendar month; said where objectives are asked
	PaidAhead money.Amount // the most ever paid for visits not yet had
	Prepaid   money.Amount // paid for packages and memberships in all
	Credit    money.Amount // credited to the deductible by claims
	// Stops is what it comes to if she stops after each visit, one amount a visit
	// (pay.Stops); the last is Total.
	Stops []money.Amount
	// Clock is what was bought ahead, and by when it has to be used; Crossings are
	// where the plan's share of the visits changes.
	Clock     pay.Clock
	Crossings []pay.Crossing
	Book      ledger.Book
	// Funding is what accounts and taxes take off the case's total, which stays as it is;
	// nil where nothing was said of either. The ledger has what is saved for sure.
	Funding *fund.Funding
}
