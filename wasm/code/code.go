// Package code holds the stable codes by which the engine speaks: rules that
// moved a cent, facts that are not known, notes that stand beside a figure, and
// faults in what was stated.
//
// A code is a promise: the page words it in English and Spanish, a saved
// estimate is read by it years later, and another program may match on it. A
// code may be retired; it is never given another meaning. The engine holds no
// text but these codes.
package code

// Rule names the rule by which a ledger entry came to be.
type Rule string

// The rules of paying for a visit oneself.
const (
	Single     Rule = "pay.single"      // the single price in force on the visit's date
	FirstVisit Rule = "pay.first_visit" // the price for a person's first visit

	PackagePurchase Rule = "pay.package_purchase" // a package's price, due on the day it is bought
	PackageCredit   Rule = "pay.package_credit"   // one visit drawn from a package: its equal share of the price
	PackageDiscount Rule = "pay.package_discount" // single price less the credit's share
	PackageUnused   Rule = "pay.package_unused"   // credits paid for and never used

	MembershipSetup    Rule = "pay.membership_setup"    // the fee for joining
	MembershipFee      Rule = "pay.membership_fee"      // one month's fee, on the anchor day
	MembershipCredit   Rule = "pay.membership_credit"   // one visit drawn from a month's credits
	MembershipDiscount Rule = "pay.membership_discount" // single price less the credit's share
	MembershipUnused   Rule = "pay.membership_unused"   // dues that bought no visit
	MemberPrice        Rule = "pay.member_price"        // an extra visit at the member's price
	MemberDiscount     Rule = "pay.member_discount"     // single price less the member's price

	Tip Rule = "pay.tip" // a percentage of the undiscounted price
)

// The rules of one claim (steps of the cost-sharing algorithm).
const (
	Deductible  Rule = "cover.deductible"   // the patient pays the allowed amount until the deductible is met
	Copay       Rule = "cover.copay"        // a fixed amount a visit, never above what is left of the charge
	Coinsurance Rule = "cover.coinsurance"  // a share of what is left after the deductible, half a cent up
	PlanPays    Rule = "cover.plan_pays"    // the remainder of the allowed amount
	WriteOff    Rule = "cover.write_off"    // charge less allowed amount: an in-network provider may not bill it
	PocketLimit Rule = "cover.pocket_limit" // the out-of-pocket maximum takes the rest off the patient
)

// Note names something that stands beside a figure without moving a cent.
type Note string

// Notes on an offer or a way of paying.
const (
	NotCoveredProvider     Note = "cover.provider_not_paid"         // the plan does not pay this kind of provider for massage
	NotCoveredNetwork      Note = "cover.out_of_network"            // out of network, and not said that the plan pays there
	NetworkUnknown         Note = "cover.network_unknown"           // her own quote: she has not said that it is in network
	NotCoveredPayer        Note = "cover.payer_not_listed"          // the clinic does not list her insurer
	NotCoveredPrescription Note = "cover.prescription_missing"      // a prescription is needed and she has none
	CoverageUnknown        Note = "cover.coverage_unknown"          // whether the plan pays for massage is not known
	VisitLimit             Note = "cover.visit_limit_reached"       // visits beyond the plan's limit are paid by her
	PlanYearReset          Note = "cover.plan_year_reset"           // the deductible starts again within the course
	AllowedUnknown         Note = "cover.allowed_unknown"           // no contract rate is published: between zero and the price
	CashNotAllowed         Note = "pay.cash_not_allowed"            // an in-network clinic's list says claims must be filed
	CashUnknown            Note = "pay.cash_allowed_unknown"        // the list does not say whether cash may replace a claim
	CreditForgone          Note = "pay.deductible_credit_forgone"   // cash now gives up credit toward the deductible
	NoService              Note = "offer.no_service_of_length"      // nothing of the asked length is sold
	NoFigure               Note = "reference.no_figure"             // no source gives a price for this kind and length
	SinglePriceRegional    Note = "offer.single_price_regional"     // a quote without a single price: the region's range stands in
	NotInForce             Note = "pricelist.not_in_force"          // a visit falls outside the list's effective dates
	NextYearUnpublished    Note = "reference.next_year_unpublished" // a limit of a year not yet published: the last figure to 10 % above
	NoDataForYear          Note = "reference.no_data_for_year"      // no limit is published for the plan year: claims are not computed
	NoClinics              Note = "estimate.clinic_not_found"       // a named clinic is not among the lists handed in
	Demonstration          Note = "pricelist.demonstration"         // an invented clinic
	TimelyReassess         Note = "plan.reassess"                   // see whether it helps before going on
	ConventionOnly         Note = "plan.convention_not_tested"      // no trial tested this interval
	SearchCut              Note = "pay.search_cut"                  // too many ways to pay for all to be looked at: the cheapest costs between the ends
	UnderTested            Note = "plan.length_under_tested"        // 30-minute visits did no better than a wait list in one trial
)

// Crossing names a point of a course at which a plan's share of the visits changes.
type Crossing string

// Crossings.
const (
	DeductibleMet    Crossing = "cover.deductible_met"     // nothing is left of the deductible
	PocketMaxReached Crossing = "cover.pocket_max_reached" // nothing is left of the out-of-pocket maximum
	VisitsUsedUp     Crossing = "cover.visits_used_up"     // nothing is left of the visit limit
	DollarsUsedUp    Crossing = "cover.dollars_used_up"    // nothing is left of the limit in dollars a year
	PlanYearBegins   Crossing = "cover.plan_year_begins"   // all of it starts again
)

// Fact names something about the visitor's plan or an offer that may be
// unknown or "between … and …", and is then bounded.
type Fact string

// Facts, in the order in which equal ones are asked.
const (
	FactCoverage        Fact = "benefit.pays_for_massage_by"
	FactNetwork         Fact = "benefit.network"
	FactPrescription    Fact = "benefit.prescription"
	FactNeedsScript     Fact = "benefit.prescription_needed"
	FactDeductible      Fact = "benefit.deductible"
	FactDeductibleMet   Fact = "benefit.deductible_met"
	FactCostShareKind   Fact = "benefit.cost_share.kind"
	FactCopay           Fact = "benefit.cost_share.copay"
	FactCopayWaits      Fact = "benefit.cost_share.after_deductible"
	FactCoinsurance     Fact = "benefit.cost_share.coinsurance"
	FactPocketMax       Fact = "benefit.out_of_pocket_maximum"
	FactPocketMet       Fact = "benefit.out_of_pocket_met"
	FactVisitLimit      Fact = "benefit.limits.visits_per_year"
	FactAllowed         Fact = "benefit.allowed_amount"
	FactOtherBills      Fact = "benefit.other_bills_this_year"
	FactOtherBillsWhen  Fact = "benefit.other_bills_timing"
	FactPrice           Fact = "offer.price"
	FactFirstVisitPrice Fact = "offer.first_visit_price"
	FactPackagePrice    Fact = "offer.package.price"
	FactPackageExpiry   Fact = "offer.package.expires"
	FactMembershipFee   Fact = "offer.membership.fee"
	FactMembershipSetup Fact = "offer.membership.setup_fee"
	FactMemberPrice     Fact = "offer.membership.member_price"
	FactMinimumTerm     Fact = "offer.membership.minimum_term"
)

// Fault says what is wrong with something that was stated, where it stands and
// what would be right.
type Fault struct {
	// Path is a JSON path into the request or list: "offers.own[1].packages[0].price_cents".
	Path string
	// Code says what is wrong: "fault.too_large".
	Code string
	// Low and High are the limits that would be right, where the code speaks of limits.
	Low, High int64
	// Other is the path of the second field where a fault concerns two, the one
	// that the first contradicts; empty where it concerns one.
	Other string
}

// Error is the path and the code; the page and the command line word it.
func (f Fault) Error() string { return f.Path + ": " + f.Code }

// The faults of values. Faults of form (JSON) are named in package document,
// faults of typed text in packages money and civil.
const (
	FaultRequired     = "fault.required"
	FaultTooSmall     = "fault.too_small"     // with Low and High
	FaultTooLarge     = "fault.too_large"     // with Low and High
	FaultTooMany      = "fault.too_many"      // with High, the most that is taken
	FaultBackwards    = "fault.backwards"     // between high and low
	FaultUnknownValue = "fault.unknown_value" // not one of the listed words
	FaultNoSuch       = "fault.no_such"       // refers to something that is not there
	FaultDuplicate    = "fault.duplicate"     // an id stands twice
	FaultOrder        = "fault.order"         // a date before the one it must follow
	FaultContradicts  = "fault.contradicts"   // two fields cannot both be true
	FaultNotADate     = "fault.not_a_date"
)
