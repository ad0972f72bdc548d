// Package pay finds the cheapest way to pay for dated visits at one seller,
// exactly, and writes it down as a ledger.
//
// The vocabulary: a Course is everything that decides the cost, with every
// unknown fixed: the dates, each visit's single price, the packages and
// memberships on sale, and how claims would be settled. Each visit is paid in
// one way: singly, by a credit of a package (bought that day or before), by a
// credit of a membership or at its member's price, or by a claim. The eve of a
// price is the last day on which something is sold at it. A Route is one choice
// for each visit, and what is bought on eves. Best finds the route of least cost.
//
// The rules that make the search finite, and that any other program must share
// to get the same cents:
//   - A package is bought, and a membership joined, on the day of a visit that
//     it pays for, at the price in force on that day; or at a price on its eve,
//     with or without a visit that day, if that is no earlier than the day of
//     asking and a visit is still to come. A course that began before she asked
//     is told from its first visit on. On the day of a visit the visit comes first.
//   - Any number may be bought, one after another or nested, but no more than
//     eight packages hold credits at a time. One that is for the first purchase
//     only is bought before anything else is bought here. How long the credits
//     last counts from the day of purchase, an eve's too.
//   - A package of minutes pays as many visits as it holds booked lengths of
//     one. Each minute is an equal share of its price; those left over are
//     unused. A credit for a lesser service pays a dearer one together with the
//     difference of the two single prices of that day, where there is any.
//   - What a package gives back for unused credits comes on the day of the last
//     visit, if the credits have not lapsed by then. Where used visits are
//     charged at the single price, it is the list's, and no more comes back than
//     the unused credits' shares.
//   - Who is a member may join another membership, or the same anew, once the
//     intervals paid so far are gone by: at a visit or on an eve alike.
//   - Joining charges the set-up fee that day and binds to the minimum term: the
//     fees of its intervals are all counted, on their first days, whether or not
//     the visits go on that long. Notice lengthens it: who tells on the day of
//     joining stays to the end of the first interval that ends no earlier than
//     so many days later. After the term each further interval is renewed only
//     if a visit in it needs it; intervals in between are charged too.
//   - A membership of so many intervals ends by itself after them, however
//     long the term. From then on it may be joined again, set-up fee and all.
//   - An interval grants its credits on its first day. Unused ones are lost,
//     rolled over up to the cap or kept, and lost on leaving. One membership at
//     a time.
//   - A member's price applies from joining to the end of the last interval paid.
//   - A new fee is due from the first interval that begins in its force, but not
//     by those whose old fee the seller lets them keep.
//   - A sliding scale lowers the single price, except where every covered visit
//     must be claimed: there it would make some claims dearer than no claim.
//     Sales tax is reckoned on each price by itself, the surcharge for a card on
//     price and tax. Neither is put on a claim's shares, which the contract with
//     the plan fixes, nor on tips. A refund gives back the tax on it and no
//     surcharge.
//   - What a plan sends back for a visit counts with the visit: totals are net of it.
//
// What is stated and changes no total: a pause of a membership is hers to ask
// for and is not planned with. Fees for late cancelling and for not coming are
// not planned with either. Leaving before the term is over is never planned
// where it means paying the discounts back: with fees f paid and v visits drawn
// of worth w each at a single price s, what she has paid is then
// f + v × (s − w), and as what she drew is at most what she paid, v × w ≤ f,
// that is no less than v × s, the same visits paid singly.
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
