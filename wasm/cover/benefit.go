// Package cover applies one health plan's benefit to claims for massage, visit
// by visit, in network and out of it.
//
// The vocabulary, as insurers use it: the charge (billed amount) is what the
// clinic asks; the allowed amount is the most that the contract lets it have, or
// out of network the most that the plan reckons with. The difference is a
// write-off in network, which nobody may be billed for, and a balance out of
// network, which she may be. The deductible is what the patient pays before the
// plan does; a copay is a fixed amount a visit, coinsurance a share of the
// allowed amount; the out-of-pocket maximum ends what she pays in a plan year.
// Limits (visits and dollars a year, dollars and minutes a visit) leave what is
// over them to her and credit nothing. An accumulator (deductible left,
// out-of-pocket left, visits and dollars used) moves with each claim and starts
// again with the plan year. A permit (prescription, referral, authorisation) is
// what a plan may want to see before it pays.
//
// Two types carry the subject. Benefit is what is known of a plan, each fact a
// span. Terms is a plan with every fact fixed, which Claim applies in whole
// cents, rounding half a cent up at each step; the plan's share is always the
// remainder, so that no cent is lost. Package bound decides which Terms bound a
// Benefit.
//
// Under the default settings what a row of claims costs her never falls when a
// deductible, share, maximum or allowed amount rises. Five settings end that,
// each for the reason named; Under and Above bound what they come to:
//   - CopayWaived: one cent of deductible left waives a whole copay, so that a
//     higher deductible may cost less.
//   - CopayWhole: a copay is not capped by what is left of the allowed amount, so
//     that a deductible which takes the last cent of a visit may cost less.
//   - A limit in dollars a year: what she pays more now leaves the limit for
//     later visits, and once it is used up the single price is due instead of the
//     allowed amount.
//   - OnlyPaidCount: a visit that the deductible takes whole leaves the visit
//     limit for a later one.
//   - CopayFirst with PocketExcludes: a higher copay leaves less to the deductible,
//     and the maximum takes the copay back. CapLast does the like where allowed
//     amounts differ: the maximum may be used up by a visit whose plan's part the
//     limit has cut, or by another.
package cover

import (
	"kneadwise/wasm/civil"
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
