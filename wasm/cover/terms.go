package cover

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Terms is a plan with every fact fixed, in network or out of it.
type Terms struct {
	Deductible  money.Amount // of a whole plan year, for the years after the first
	PocketMax   money.Amount
	Share       ShareKind
	Copay       money.Amount
	CopayWaits  bool
	Coinsurance money.Rate
	Settings    Settings
	VisitLimit  int // covered visits a plan year; NoLimit for none
	Caps        Caps
	YearStarts  MonthDay
	// Outside says that the provider has no contract with the plan: what is above
	// the allowed amount is hers.
	Outside bool
	// Opening is where the accumulators stand before the first visit.
	Opening State
	// PermitUntil is the last day of the permits that covered visits need, the
	// earliest of them; offer.Forever where none is needed or lapses.
	PermitUntil civil.Date
	// PermitVisits is how many visits those permits allow, the least of them; 0
	// where none says.
	PermitVisits int
}

// NoLimit is the VisitLimit of a plan without one.
const NoLimit = 1 << 30

// Caps are the limits in dollars and minutes. The zero value has none.
type Caps struct {
	Visit, Year       money.Amount // cents a visit; cents that the plan pays in a plan year
	HasVisit, HasYear bool
	Minutes           int // hands-on minutes a visit that the plan reckons with; 0 for no limit
	HandsOn           int // hands-on minutes of the visits claimed
}

// State is where a plan year's accumulators stand. Under the default settings
// less of each is better for the patient in every later claim, which is what lets
// a search compare states component by component.
type State struct {
	DeductibleLeft money.Amount
	PocketLeft     money.Amount
	VisitsUsed     int
	DollarsUsed    money.Amount // what the plan has paid, where a limit counts it
	PermitUsed     int          // visits claimed under the permits, whatever the year
}

// AtMost tells whether no accumulator of s is above that of o.
func (s State) AtMost(o State) bool {
	return s.DeductibleLeft <= o.DeductibleLeft && s.PocketLeft <= o.PocketLeft && s.VisitsUsed <= o.VisitsUsed &&
		s.DollarsUsed <= o.DollarsUsed && s.PermitUsed <= o.PermitUsed
}
