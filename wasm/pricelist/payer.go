package pricelist

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// MaxOfMedicare is the greatest share of Medicare's fee schedule that a contract
// may state: ten times the schedule.
const MaxOfMedicare = 10 * money.One

// Network says whether the clinic has a contract with the insurer.
type Network uint8

// Networks.
const (
	NetworkNotKnown Network = iota
	InNetwork
	OutOfNetwork
)

// Billing says what the clinic does for the insurer's money.
type Billing uint8

// Ways of billing. The zero value is not said.
const (
	BillingNotSaid Billing = iota
	BillsDirect            // it files the claim
	GivesSuperbill         // the patient pays and files an itemised bill with codes
	GivesReceipt           // no codes: nothing can be filed
)

// UnitRule is how minutes become billed units of 15 minutes (domain C1). Which
// of the two an insurer follows is a setting of the insurer.
type UnitRule uint8

// The rules. The zero value is not said.
const (
	UnitRuleNotSaid UnitRule = iota
	EightMinute              // Medicare's: all timed minutes of the day together
	Midpoint                 // the American Medical Association's: each code by itself
)

// Rounding is when an insurer that pays by Medicare's fee schedule rounds to the
// cent, half a cent up each time. Insurers differ, and over some units it makes
// cents: four units of massage in 2026 are $92.37 where each is rounded and $92.35
// where their sum is.
type Rounding uint8

// Roundings. The zero value is the default: fee schedules are printed, and claims
// paid, by the unit.
const (
	EachUnit   Rounding = iota
	EachLine            // the units of one code together
	WholeVisit          // relative values are added up over the visit, then turned into cents
)

// Payer is what the clinic states of one insurer.
type Payer struct {
	ID            reference.Payer
	Plans         string // which of its plans, in the clinic's words; empty: not said
	Network       Network
	Billing       Billing
	CashAllowed   offer.Answer // may a member pay cash instead of filing?
	Prescription  offer.Answer // does the insurer ask for one?
	Referral      offer.Answer // does it ask for a referral?
	Authorisation offer.Answer // must it be asked before the first visit?
	UnitRule      UnitRule
	Rounding      Rounding
	Rates         []Rate
	DailyMax      money.Amount         // the most that it allows for one day; 0: none is said
	ProvidersPaid []reference.Provider // kinds whose massage the insurer pays here; empty: not said
	VerifiedOn    civil.Date
}

// Rate is the contract's allowed amount for a service, in one of three ways: so
// much a visit, so much a unit of 15 minutes, or a share of Medicare's fee
// schedule. Where neither Unit nor OfMedicare says anything it is Visit, which
// may be nothing.
type Rate struct {
	Service    int          // index
	Visit      money.Amount // cents a visit
	Unit       money.Amount // cents a unit; 0: not by the unit
	OfMedicare money.Rate   // of the fee schedule; 0: not by it
}

// ByVisit tells whether the rate is an amount a visit, which needs no minutes
// and no fee schedule to be known.
func (r Rate) ByVisit() bool { return r.Unit == 0 && r.OfMedicare == 0 }
