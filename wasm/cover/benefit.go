// Package cover applies one health plan's benefit to claims for massage, visit
// by visit, in network.
//
// The vocabulary, as insurers use it: the charge (billed amount) is what the
// clinic asks; the allowed amount is the most that the contract lets it have;
// the difference is a write-off that nobody may be billed for. The deductible
// is what the patient pays before the plan does; a copay is a fixed amount a
// visit, coinsurance a share of the allowed amount; the out-of-pocket maximum
// ends what she pays in a plan year. An accumulator (deductible left,
// out-of-pocket left, visits used) moves with each claim and starts again with
// the plan year.
//
// Two types carry the subject. Benefit is what is known of a plan, each fact a
// span. Terms is a plan with every fact fixed, which Claim applies in whole
// cents, rounding half a cent up at each step; the plan's share is always the
// remainder, so that no cent is lost. Package bound decides which Terms bound a
// Benefit.
package cover

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// ShareKind says how a plan splits a covered visit after the deductible.
type ShareKind uint8

// Kinds of cost sharing.
const (
	ShareNotKnown ShareKind = iota
	CopayShare
	CoinsuranceShare
	BothShare // a copay and coinsurance on the rest
)

// Benefit is what the visitor knows of her plan's massage benefit.
type Benefit struct {
	Payer reference.Payer // 0 where not said
	// Coverage says whether the plan pays for massage at all. Yes goes with the
	// kinds of provider in PaidProviders; NotKnown never improves a headline.
	Coverage      offer.Answer
	PaidProviders []reference.Provider
	// Network is what she says of her own quotes and of the region's prices;
	// a clinic's list speaks for itself.
	Network pricelist.Network

	Deductible    span.Span // cents a plan year
	DeductibleMet span.Span // cents so far this plan year
	Share         ShareKind
	Copay         span.Span    // cents a visit
	CopayWaits    offer.Answer // does the copay start only after the deductible?
	Coinsurance   span.Span    // ppm, the patient's share
	PocketMax     span.Span    // cents a plan year, deductible included
	PocketMet     span.Span    // cents so far this plan year
	VisitLimit    span.Span    // covered visits a plan year
	NoVisitLimit  bool         // she said that there is none
	VisitsUsed    int          // covered visits before this course, this plan year
	Prescription  offer.Answer // has she one?
	ScriptExpires civil.Date   // its last valid day; 0 where not said
	OtherBills    span.Span    // cents of other covered care expected this plan year
	YearStarts    MonthDay     // zero value: 1 January

	Settings       Settings
	DeductibleLeft span.Span // cents; said instead of DeductibleMet
	PocketLeft     span.Span // cents; said instead of PocketMet
	Allowed        span.Span // cents that the plan allows for a visit in network, as an explanation of benefits shows it
	Family         Family
	Limits         Limits
	Referral       Permit
	Authorisation  Permit
	Outside        Outside
}

// MonthDay is the day on which plan years start.
type MonthDay struct{ Month, Day int }

// Terms is a plan with every fact fixed.
type Terms struct {
	Deductible  money.Amount // of a whole plan year, for the years after the first
	PocketMax   money.Amount
	Share       ShareKind
	Copay       money.Amount
	CopayWaits  bool
	Coinsurance money.Rate
	VisitLimit  int // covered visits a plan year; NoLimit for none
	YearStarts  MonthDay
	// Opening is where the accumulators stand before the first visit.
	Opening State
	// ScriptUntil is the last day of the prescription that covered visits
	// need; offer.Forever where none is needed or it does not lapse.
	ScriptUntil civil.Date
}

// NoLimit is the VisitLimit of a plan without one.
const NoLimit = 1 << 30

// State is where a plan year's accumulators stand. Less of each is better for
// the patient in every later claim, which is what lets a search compare states
// component by component.
type State struct {
	DeductibleLeft money.Amount
	PocketLeft     money.Amount
	VisitsUsed     int
}
