package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// MaxVisits is the longest course the exact search takes.
const MaxVisits = 60

// Course is one seller's service over dated visits, every unknown fixed.
type Course struct {
	Dates       []civil.Date
	Opens       civil.Date      // first day on which anything may be bought on an eve; 0: that of the first visit, which is the latest
	Price       []money.Amount  // what each visit costs singly by the list in force: the first-visit price stands in the first
	Off         money.Rate      // of the single price, for who qualifies for a sliding scale
	Surcharge   offer.Surcharge // on what is paid, but not on claims; no rate for a card where she pays without one
	Tip         []money.Amount  // on the undiscounted price, however the visit is paid; empty for none
	Packages    []Package
	Upgrades    [][]money.Amount // beside Packages: what each visit costs on top of a credit; empty for none
	Memberships []Membership
	Claims      Claims
	Savings     *fund.Savings // what accounts and taxes take off; nil for nothing
	Grounds     Grounds       // for the ledger alone: no choice depends on it
}

// Package is one package that the course's service may be paid with, at one
// price: where the price changes there are several of one Item.
type Package struct {
	Item      int // index in the seller's list
	Visits    int // of the service that it pays
	Minutes   int // that it holds; 0 where it holds visits
	Booked    int // minutes that a visit takes of them
	Price     money.Amount
	Expiry    offer.Expiry
	Refund    offer.Refund
	FirstOnly bool
	Sold      Period
}

// Membership is one membership that the course's service may be paid with, at
// one fee for who joins: where it changes there are several of one Item.
type Membership struct {
	Item        int
	Interval    offer.Interval
	Fee         money.Amount // an interval
	Later       [offer.MaxChanges]LaterFee
	SetupFee    money.Amount
	Credits     int
	Unused      offer.Unused
	Cap         int
	Minimum     int          // intervals, at least 1
	Notice      int          // days
	Cycles      int          // intervals after which it ends; 0: open-ended
	HasMember   bool         // whether extra visits have a price of their own
	MemberPrice money.Amount // never applied above the single price
	Sold        Period
}

// LaterFee is a fee that takes the place of the one before for who is a member
// already, from the first interval that begins on or after a day. Those of a
// membership stand in the order of their days; no day, no fee.
type LaterFee struct {
	From civil.Date
	Fee  money.Amount
}

// Period is the days on which something is sold at a price.
type Period struct {
	From  civil.Date // first day; 0: always
	Until civil.Date // the day on which that ends; 0: never
}

// holds tells whether a day is in the period.
func (p Period) holds(day civil.Date) bool {
	return p.From <= day && (p.Until == 0 || day < p.Until)
}

// lastDay is the day before that on which it ends.
func (p Period) lastDay() civil.Date { return p.Until - 1 }

// Way is how one visit is paid.
type Way uint8

// Ways.
const (
	PaySingle Way = iota
	PayPackage
	PayCredit // a membership's credit
	PayMember // the member's price
	PayClaim
)

// Step is the choice for one visit.
type Step struct {
	Way  Way
	Buy  bool // PayPackage: bought this day. PayCredit, PayMember: joined this day
	Item int  // index into Course.Packages or Course.Memberships; -1 where none
	From int  // PayPackage: the visit on whose day the package drawn from was bought, or -1-k for Route.Eves[k]
}

// Eve is one package bought, or one membership joined, on the last day before its
// price may be had no more.
type Eve struct {
	Day    civil.Date
	Item   int  // index into Course.Packages, or into Course.Memberships
	Member bool // a membership is joined
}

// Route is one choice for each visit with what it comes to.
type Route struct {
	Steps     []Step
	Eves      []Eve        // in the order of their days
	Total     money.Amount // all that the visitor pays, tips included, less what comes back and what is saved
	Low       money.Amount // no route costs less: Total, unless the search was cut short
	Prepaid   money.Amount // of it, paid for packages and memberships
	Purchases int          // packages bought and memberships joined
}
