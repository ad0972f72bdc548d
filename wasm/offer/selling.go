package offer

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// Limits of the further selling rules.
const (
	MaxMinutesHeld = 7200 // minutes in a package: 120 visits of an hour
	MaxPeople      = 10   // with whom a package may be shared
	MaxNotice      = 366  // days
	MaxPause       = 60   // intervals
	MaxCycles      = 60   // intervals of a membership that ends by itself
	MaxDiscounts   = 8
	MaxChanges     = 4 // scheduled changes of a list
	MaxCodes       = 6 // of one service
	MaxTips        = 6 // suggested percents
	MaxText        = 200
	// What paying may add: card networks cap a surcharge well below a tenth, and
	// no place taxes a sale by a fifth.
	MaxCard     money.Rate = 100_000
	MaxSalesTax money.Rate = 200_000
)

// Tier is the standing of whoever gives the massage, as lists name it: a
// dearer tier is a service of its own.
type Tier uint8

// Tiers. The zero value is not said.
const (
	TierNotSaid Tier = iota
	TierStudent
	TierStandard
	TierSenior
	TierLead
)

// Coded is one billing code of a service with the minutes that are billed under
// it; no minutes for a code that is not timed. The code is a number of the
// Current Procedural Terminology, which is shipped without its descriptors.
type Coded struct {
	Code    string
	Minutes int
}

// RefundRule says what of a package comes back when somebody stops.
type RefundRule uint8

// The rules of refund. A package of which nothing is said is not refunded in the
// plan.
const (
	RefundNotKnown      RefundRule = iota
	RefundNone                     // nothing comes back
	RefundUnused                   // each unused credit's share of the price
	RefundUsedAtSingle             // the price less each used visit at its single price, never below nothing
	RefundUnusedLessFee            // each unused credit's share, less a fee, never below nothing
	RefundUnsure                   // of a quote it was said that this is not known: from nothing to each unused credit's share
)

// Refund is a rule with its fee.
type Refund struct {
	Rule RefundRule
	Fee  money.Amount // for RefundUnusedLessFee: cents, once a package
}

// Who may share a package.
type Who uint8

// Circles of people. The zero value: nobody but the buyer.
const (
	NobodyElse Who = iota
	Household
	Anyone
)

// Sharing says with whom and with how many others a package may be shared.
type Sharing struct {
	Who    Who
	People int // others beside the buyer, at most; 0 where Who is NobodyElse
}

// IntervalUnit is what a membership's interval counts.
type IntervalUnit uint8

// Units of intervals. The zero Interval is one month.
const (
	ByMonth IntervalUnit = iota
	ByWeek
	ByYear
)

// Interval is how often a membership's fee is due: 1, 2, 3, 4 or 6 weeks, 1, 3
// or 6 months, or a year.
type Interval struct {
	Every int // 0: 1
	Unit  IntervalUnit
}

// Start is the first day of the n-th interval, from 0, of a membership joined on
// a day. Months and years keep the anchor day, clamped to the month's end;
// weeks count days.
func (i Interval) Start(joined civil.Date, n int) civil.Date {
	every := max(i.Every, 1) * n
	switch i.Unit {
	case ByWeek:
		return joined.AddDays(7 * every)
	case ByYear:
		return joined.AddMonths(12 * every)
	}
	return joined.AddMonths(every)
}

// Discount is a lower price for people whom the seller names: a sliding scale.
type Discount struct {
	ID          string
	Eligibility string     // in the clinic's words
	Proof       Proof      // what is asked to see
	Off         money.Rate // of the single price
}

// Proof is what somebody has to show for a discount.
type Proof uint8

// Proofs.
const (
	ProofNotSaid Proof = iota
	ProofNone
	ProofSelfDeclared
	ProofDocument
)

// Surcharge is what paying adds to a price.
type Surcharge struct {
	Card     money.Rate // on what is paid by card
	SalesTax money.Rate // on what is sold
}

// Change is a set of prices that come into force on a day. What it does not name
// stays as it was.
type Change struct {
	From        civil.Date
	Services    []NewPrice
	Packages    []NewPrice
	Memberships []NewPrice
	// BuyersKeep says whether who is a member already keeps the old fee; a
	// package that was bought is never repriced.
	BuyersKeep Answer
}

// NewPrice is the new price of one thing that is sold.
type NewPrice struct {
	Index      int       // of the service, package or membership
	Price      span.Span // cents; for a membership the fee
	FirstVisit span.Span // for a service with a first-visit price
	Withdrawn  bool      // no longer sold from that day on
}
