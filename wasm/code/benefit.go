package code

// The rules of limits, of care out of network and of denials.
const (
	OverMinutes      Rule = "cover.over_minutes"      // minutes above the plan's limit a visit, at the allowed amount's rate
	OverVisitCap     Rule = "cover.over_visit_cap"    // dollars above the plan's limit a visit
	OverYearCap      Rule = "cover.over_year_cap"     // dollars above what the plan pays in a plan year
	BalanceBill      Rule = "cover.balance_bill"      // out of network: the charge above the allowed amount
	Denied           Rule = "cover.denied"            // a claim denied for want of a permit: the allowed amount, where that is the patient's
	SuperbillAdvance Rule = "cover.superbill_advance" // the plan's part, laid out on the day of the visit
	Reimbursement    Rule = "cover.reimbursement"     // the plan's part, paid back by superbill
)

// Notes on what a plan's limits, permits and networks do to a course.
const (
	NotCoveredReferral      Note = "cover.referral_missing"      // a referral is needed and she has none
	NotCoveredAuthorisation Note = "cover.authorisation_missing" // an authorisation is needed and she has none
	PermitExpires           Note = "cover.permit_expires"        // visits after the permit's last day, or beyond its number, are not covered
	DeniedOnPatient         Note = "cover.denied_on_patient"     // without the permit the allowed amount is hers
	OutsideClaimed          Note = "cover.outside_claimed"       // claims are settled out of network, with deductible and maximum of their own
	SuperbillFirst          Note = "cover.superbill_first"       // she pays the whole visit first, the plan's part comes later
	BalancePossible         Note = "cover.balance_possible"      // the clinic may bill what is above the allowed amount
	YearLimit               Note = "cover.year_limit_reached"    // the plan's dollars a year are used up within the course
	FamilyCounts            Note = "cover.family_counts"         // the family's amounts decide: others' bills may bring them nearer
	RangeWidened            Note = "cover.range_widened"         // a setting under which more may cost less: an end of the range is a safe limit, not a case
)

// Facts of a benefit's limits, permits, family and care out of network.
const (
	FactReferral           Fact = "benefit.referral"
	FactNeedsReferral      Fact = "benefit.referral_needed"
	FactAuthorisation      Fact = "benefit.authorisation"
	FactNeedsAuthorisation Fact = "benefit.authorisation_needed"
	FactDeductibleLeft     Fact = "benefit.deductible_left"
	FactPocketLeft         Fact = "benefit.out_of_pocket_left"
	FactFamilyDeductible   Fact = "benefit.family.deductible"
	FactFamilyMet          Fact = "benefit.family.deductible_met"
	FactFamilyPocketMax    Fact = "benefit.family.out_of_pocket_maximum"
	FactFamilyPocketMet    Fact = "benefit.family.out_of_pocket_met"
	FactVisitCents         Fact = "benefit.limits.dollars_per_visit"
	FactVisitMinutes       Fact = "benefit.limits.minutes_per_visit"
	FactYearCents          Fact = "benefit.limits.dollars_per_year"
	FactYearUsed           Fact = "benefit.limits.dollars_used"
	FactSharedLimit        Fact = "benefit.limits.shared"
	FactHandsOn            Fact = "offer.hands_on_minutes"
	FactOutsideDeductible  Fact = "benefit.outside.deductible"
	FactOutsideMet         Fact = "benefit.outside.deductible_met"
	FactOutsidePocketMax   Fact = "benefit.outside.out_of_pocket_maximum"
	FactOutsidePocketMet   Fact = "benefit.outside.out_of_pocket_met"
	FactOutsideKind        Fact = "benefit.outside.cost_share.kind"
	FactOutsideCopay       Fact = "benefit.outside.cost_share.copay"
	FactOutsideCoinsurance Fact = "benefit.outside.cost_share.coinsurance"
	FactOutsideReference   Fact = "benefit.outside.reference"
)
