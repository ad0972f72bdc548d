package cover

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// Settings are the choices on which plans, and sources about plans, disagree.
// The zero value is the default of each: what most plans' documents say.
type Settings struct {
	CopayOrder       CopayOrder
	CoinsuranceOn    CoinsuranceBase
	CopayAtEnd       CopayAtEnd
	VisitCap         CapTiming
	PocketExcludes   bool // the out-of-pocket maximum does not hold the deductible
	OnlyPaidCount    bool // a visit counts toward the visit limit only where the plan pays for it
	FailureOnPatient bool // in network, a claim denied for want of an authorisation or referral falls on the patient
}

// CopayOrder says how a copay and a deductible stand to each other, once a copay
// has to do with the deductible at all (Benefit.CopayWaits).
type CopayOrder uint8

// Orders.
const (
	DeductibleFirst CopayOrder = iota // the copay is taken from what is left after the deductible
	CopayFirst                        // the copay comes off first, the deductible applies to the rest
)

// CoinsuranceBase is what the coinsurance is a share of, where there is a copay
// too.
type CoinsuranceBase uint8

// Bases.
const (
	NetOfCopay   CoinsuranceBase = iota // what is left after deductible and copay
	GrossOfCopay                        // what is left after the deductible
)

// CopayAtEnd says what the copay is at the visit that finishes the deductible,
// where the deductible comes first.
type CopayAtEnd uint8

// Rules.
const (
	CopayOfRest CopayAtEnd = iota // at most what is left of the allowed amount
	CopayWaived                   // none at a visit that bears any deductible
	CopayWhole                    // the whole copay, if anything is left, at most up to the charge
)

// CapTiming says when a limit in dollars a visit applies.
type CapTiming uint8

// Timings.
const (
	CapFirst CapTiming = iota // the plan reckons with no more than the limit; the rest is the patient's
	CapLast                   // the plan pays no more than the limit
)

// FamilyRule says how a family's deductible and the person's own work together.
type FamilyRule uint8

// Rules. The zero value: the plan covers her alone, or the family plays no part.
const (
	NoFamily  FamilyRule = iota
	Embedded             // who meets her own amount is done; so is everybody once the family's is met
	Aggregate            // nobody is done until the family's amount is met
)

// Family is what a plan for several people adds.
type Family struct {
	Rule          FamilyRule
	Deductible    span.Span // cents a plan year, of all together
	DeductibleMet span.Span // cents so far, of all together
	PocketMax     span.Span
	PocketMet     span.Span
}

// Limits are what a plan pays at most, beside the visits a year.
type Limits struct {
	VisitCents   span.Span // dollars a visit, in cents
	VisitMinutes span.Span // hands-on minutes a visit
	YearCents    span.Span // what the plan pays in a plan year
	YearUsed     span.Span // of it, used so far
	// Shared says whether visits to other kinds of provider (physical therapy,
	// chiropractic) count toward the same visit limit, and SharedUsed how many
	// of those there were this plan year.
	Shared     offer.Answer
	SharedUsed int
}

// Permit is something that a plan may want before it pays: a prescription, a
// referral, an authorisation.
type Permit struct {
	Needed  offer.Answer
	Have    offer.Answer
	Expires civil.Date // its last valid day; 0 where not said
	Visits  int        // visits that it allows; 0 where not said
}

// Outside is what a plan pays out of network. Its accumulators are apart from
// those in network.
type Outside struct {
	Pays          offer.Answer
	Deductible    span.Span // cents a plan year
	DeductibleMet span.Span
	PocketMax     span.Span
	PocketMet     span.Span
	Share         ShareKind
	Copay         span.Span
	Coinsurance   span.Span    // ppm, the patient's share
	Reference     span.Span    // the amount that the plan allows for a visit, cents
	Delay         int          // days from a visit to the reimbursement of its superbill
	Assigned      offer.Answer // does the clinic wait for the plan's part instead of taking it from her?
}

// Copayed tells whether a kind of cost sharing has a copay, Coinsured whether it
// has coinsurance.
func (k ShareKind) Copayed() bool   { return k == CopayShare || k == BothShare }
func (k ShareKind) Coinsured() bool { return k == CoinsuranceShare || k == BothShare }
