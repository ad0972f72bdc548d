// Package offer describes what one seller of massage sells: services at a
// single price, packages of visits paid ahead, memberships with monthly dues.
//
// A clinic's published price list and a quote that the visitor was given on the
// telephone have the same shape, Seller, so that both are compared by the same
// rules. What a quote leaves out is not known (a Span that says nothing), never
// zero; a published list leaves nothing open that decides a price.
//
// The vocabulary: a service is booked for some minutes, of which the hands-on
// minutes are massage. A package holds visits or minutes (credits), is bought on
// the day of a visit, and expires by one of four rules; it may be shared, be
// upgraded to a dearer service for the difference, and be refunded by one of
// four rules. A membership charges a fee each interval, grants credits, and may
// have a set-up fee, a minimum term, credits that roll over up to a cap or
// accumulate, a member's price for extra visits, and a claw-back of discounts
// from whoever leaves early. A discount is a step of a sliding scale, with the
// proof that is asked for; a surcharge is what paying adds. A change is a set of
// prices that come into force on a later day.
package offer

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Limits on what one seller may state. They bound the work of the exact search.
const (
	MaxServices    = 24
	MaxPackages    = 8
	MaxMemberships = 4
	MaxVisits      = 120 // credits in a package
	MaxCredits     = 10  // credits a month of a membership
	MaxMonths      = 60  // expiry, minimum term
	MaxCap         = 60  // credits carried over
)

// Seller is one clinic, or one quote.
type Seller struct {
	ID          string // slug of a clinic; for a quote, its name as typed (the page shows it back)
	Provider    reference.Provider
	Services    []Service
	Packages    []Package
	Memberships []Membership
	Discounts   []Discount
	Surcharge   Surcharge
	Changes     []Change // in the order of their days
	// TipUsual says whether a tip is usual here. Where nothing is said it is
	// usual at massage therapists and not at physical therapists and
	// chiropractors (domain B2).
	TipUsual    Answer
	TipPercents []int // what is suggested, in whole percents, of the undiscounted price where TipOnSingle says so
	TipOnSingle bool
}

// Answer is yes, no or not known.
type Answer uint8

// Answers. The zero value is not known.
const (
	NotKnown Answer = iota
	Yes
	No
)

// Service is one kind of visit.
type Service struct {
	ID             string
	Modality       string // code: "swedish", "deep_tissue", …; empty where not said
	BookedMinutes  int
	HandsOnMinutes int       // 0 where not said
	Price          span.Span // cents, undiscounted single price
	FirstVisit     span.Span // cents; says nothing where there is no first-visit price
	Tier           Tier
	Locations      []int // indices into a list's locations; none: all of them
	Codes          []Coded
}

// Package is a number of visits paid for on the day of the first.
type Package struct {
	ID       string
	Visits   int       // 0 where it holds minutes
	Minutes  int       // booked minutes that it holds; 0 where it holds visits
	Price    span.Span // cents
	Services []int     // indices of the services it can be used for
	Expiry   Expiry
	Refund   Refund
	Sharing  Sharing
	// Upgrades are services that a visit's credit is good for if the buyer pays
	// the difference of the single prices.
	Upgrades  []int
	FirstOnly bool // sold once to each person, as the first purchase
}

// ExpiryRule says when a package's credits lapse.
type ExpiryRule uint8

// The four rules, and "not known" for a quote that does not say.
const (
	ExpiryNotKnown ExpiryRule = iota
	Never
	AfterPurchase // months from the day of purchase
	AfterFirstUse // months from the first visit drawn
	FixedDate     // one date for every buyer
)

// Expiry is a rule with its number of months or its date.
type Expiry struct {
	Rule   ExpiryRule
	Months int
	Date   civil.Date // for FixedDate: the last valid day
}

// LastDay is the last day on which a credit may be used, inclusive, of a
// package bought on a day of which the first visit is drawn the same day: the
// day so many months later, clamped to the month's end. Purchases fall on a
// visit that uses them, so the rules after purchase and after first use give
// the same day here. An expiry that is not known has no last day of its own:
// package bound puts both ends of its domain.
func (e Expiry) LastDay(bought civil.Date) civil.Date {
	switch e.Rule {
	case AfterPurchase, AfterFirstUse:
		return bought.AddMonths(e.Months)
	case FixedDate:
		return e.Date
	default:
		return Forever
	}
}

// Forever is the last day of credits that never lapse.
const Forever civil.Date = 1<<31 - 1

// Unused says what becomes of a month's credits that were not used in it.
type Unused uint8

// Rules for unused credits.
const (
	Reset      Unused = iota // lost at the end of the interval
	RollOver                 // carried into the next interval, at most Cap of them
	Accumulate               // kept for as long as she is a member
)

// Membership is a contract with a fee each interval.
type Membership struct {
	ID          string
	Interval    Interval
	Fee         span.Span // cents an interval, due on its first day
	SetupFee    span.Span // cents, once; says nothing where there is none
	Credits     int       // visits granted at the start of each interval
	Unused      Unused
	Cap         int
	Minimum     span.Span // intervals charged even if she leaves earlier; at least 1
	MemberPrice span.Span // cents for an extra visit while a member; says nothing where there is none
	Services    []int
	Notice      int  // days between telling and leaving
	Pause       int  // intervals that she may pause in all, without fee and credits
	ClawBack    bool // who leaves before the minimum term pays the discounts back
	Cycles      int  // intervals after which it ends by itself; 0: open-ended
}

// TipExpected applies the custom of the trade where the seller says nothing.
func (s *Seller) TipExpected() bool {
	switch s.TipUsual {
	case Yes:
		return true
	case No:
		return false
	}
	return s.Provider == reference.MassageTherapist || s.Provider == reference.MedicalMassage
}
