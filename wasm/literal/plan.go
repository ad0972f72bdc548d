package literal

import "kneadwise/wasm/civil"

// A Plan is one side of a benefit, in network or out of it, with every fact
// fixed. The choices on which plans disagree are strings; the first that is
// named at each is what most plans' documents say.
type Plan struct {
	Network string // "in" or "out"
	// Coverage is "covered" or "excluded": whether the benefit exists and this
	// kind of provider may give it.
	Coverage string

	Deductible int64 // her own, a plan year
	PocketMax  int64 // her own out-of-pocket maximum, a plan year; None for none

	Kind        string // "copay", "coinsurance" or "both"
	Copay       int64
	CopayWaits  bool  // whether the copay starts only after the deductible
	Coinsurance int64 // ppm, her share

	CopayOrder   string // "deductible first" or "copay first", where the copay waits
	CoinsuredOn  string // "net" or "gross" of the copay
	CopayAtEnd   string // "of the rest", "waived" or "whole", at the deductible's end
	CapTiming    string // VisitCents "before" or "after" the coinsurance
	PocketCounts string // the maximum "includes" or "excludes" the deductible
	VisitsCount  string // toward the visit limit: "all" or "paid" ones
	Denied       string // in network, a visit without its permit falls on the "provider" or the "patient"

	VisitLimit   int64 // visits a plan year
	VisitCents   int64 // dollars a visit
	VisitMinutes int64 // hands-on minutes a visit
	YearCents    int64 // what the plan pays in a plan year
	Permits      []Permit

	Family           string // "none", "embedded" or "aggregate"
	FamilyDeductible int64
	FamilyPocketMax  int64 // None for none
	// LawPocketMax is what no one person may be asked for in a plan year,
	// whatever the family's maximum; None where the law does not bind the plan.
	LawPocketMax int64

	YearMonth, YearDay int // when plan years start

	Assigned bool // out of network: the clinic waits for the plan's part
	Delay    int  // else: days from a visit to its reimbursement
}

// A Permit is a prescription, a referral or an authorisation that the plan wants
// before it pays.
type Permit struct {
	Missing bool       // she has none
	LastDay civil.Date // 0 where it does not end
	Visits  int64      // how many visits it allows; None where not said
}

// A State is where the accumulators stand, and the plan year they belong to.
type State struct {
	Year civil.Date // a day of the plan year; 0 before the first visit

	DeductibleLeft       int64 // her own
	FamilyDeductibleLeft int64
	PocketLeft           int64 // her own; not read where there is no maximum
	FamilyPocketLeft     int64

	VisitsUsed  int64
	DollarsUsed int64
	UnderPermit []int64 // visits so far, by permit
}

// A Visit is what is asked for one visit.
type Visit struct {
	Day     civil.Date
	Charge  int64 // what the clinic bills the plan
	Allowed int64 // the contract's rate or the plan's reference; None for the charge
	HandsOn int64 // minutes
	Single  int64 // what the visit costs without a plan
	PayCash bool  // she does not claim
}

// A Split says who bears which part of a visit. Where the visit was claimed, all
// parts without Return add up to the charge.
type Split struct {
	// Outcome is "claimed"; or "cash", "excluded", "visit limit", "dollar
	// limit": she pays the single price; or "denied": a permit is missing or no
	// longer good.
	Outcome string

	Single      int64 // paid without the plan
	Deductible  int64
	Copay       int64
	Coinsurance int64
	Over        int64 // above a limit of the plan; hers, and credits nothing
	Balance     int64 // charge above the plan's reference; hers, and credits nothing
	Plan        int64
	WriteOff    int64 // nobody's: what the provider may not ask for
	Loss        int64 // the provider's, on a denied claim

	Return    int64 // what comes back to her later, of Plan
	ReturnDay civil.Date
}

// Patient is all that she bears in the end.
func (s Split) Patient() int64 {
	return s.Single + s.Deductible + s.Copay + s.Coinsurance + s.Over + s.Balance
}

// Now is what she lays out on the day of the visit.
func (s Split) Now() int64 { return s.Patient() + s.Return }
