// Package pay finds the cheapest way to pay for dated visits at one seller,
// exactly, and writes it down as a ledger.
//
// The vocabulary: a Course is everything that decides the cost, with every
// unknown fixed: the dates, each visit's single price, the packages and
// memberships on sale, and how claims would be settled. Each visit is paid in
// one way: singly, by a credit of a package (bought that day or before), by a
// credit of a membership or at its member's price, or by a claim. A Route is
// one choice for each visit. Best finds the route of least cost.
//
// The rules that make the search finite, and that any other program must share
// to get the same cents:
//   - A package is bought, and a membership joined, on the day of a visit that
//     it pays for.
//   - Any number may be bought, one after another or nested.
//   - Joining charges the set-up fee that day and binds to the minimum term:
//     its monthly fees are all counted, on their anchor days, whether or not
//     the visits go on that long. After it, each further month is renewed only
//     if a visit in it needs it; months in between are charged too.
//   - A month grants its credits on its first day. Unused ones are lost or
//     rolled over up to the cap, and lost on leaving. One membership at a time.
//   - A member's price applies from joining to the end of the last month paid.
//   - Nothing is refunded.
//   - What a plan sends back for a visit counts with the visit: totals are net of it.
package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// MaxVisits is the longest course the exact search takes.
const MaxVisits = 60

// Course is one seller's service over dated visits, every unknown fixed.
type Course struct {
	Dates       []civil.Date
	Price       []money.Amount // what each visit costs singly: the first-visit price stands in the first
	Tip         []money.Amount // on the undiscounted price, however the visit is paid; empty for none
	Packages    []Package
	Memberships []Membership
	Claims      Claims
	Grounds     Grounds // for the ledger alone: no choice depends on it
}

// Package is one package that the course's service may be paid with.
type Package struct {
	Item   int // index in the seller's list
	Visits int
	Price  money.Amount
	Expiry offer.Expiry
}

// Membership is one membership that the course's service may be paid with.
type Membership struct {
	Item        int
	Fee         money.Amount // a month
	SetupFee    money.Amount
	Credits     int
	Unused      offer.Unused
	Cap         int
	Minimum     int          // months, at least 1
	HasMember   bool         // whether extra visits have a price of their own
	MemberPrice money.Amount // never applied above the single price
}

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
}

// Route is one choice for each visit with what it comes to.
type Route struct {
	Steps     []Step
	Total     money.Amount // all that the visitor pays, tips included
	Prepaid   money.Amount // of it, paid for packages and memberships
	Purchases int          // packages bought and memberships joined
}
