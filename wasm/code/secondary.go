package code

// The rules of somebody else who pays: auto insurance, workers' compensation,
// veterans' care, Medicare, Medicare Advantage.
const (
	OtherPays       Rule = "secondary.pays"          // what that payer pays
	OtherDeductible Rule = "secondary.deductible"    // hers until that payer's deductible is met
	OtherShare      Rule = "secondary.share"         // her percentage of the rest, half a cent up
	OtherCopay      Rule = "secondary.copay"         // a fixed amount a visit, never above the price
	OtherNotPaid    Rule = "secondary.not_paid"      // that payer does not pay for this: hers
	OtherUsedUp     Rule = "secondary.used_up"       // beyond that payer's limit: hers
	OtherWriteOff   Rule = "secondary.write_off"     // the provider may not bill it to anybody
	OtherDenied     Rule = "secondary.denied"        // not authorised: the provider's loss, not hers
	OtherAbove      Rule = "secondary.above_allowed" // up to the limiting charge, from who does not take the fee as full payment
	Sequestration   Rule = "secondary.sequestration" // 2 % off what Medicare pays
	OtherLaidOut    Rule = "secondary.laid_out"      // she pays that payer's part at the visit
	OtherReimbursed Rule = "secondary.reimbursed"    // and has it back later
)

// Notes on somebody else who pays.
const (
	CashNever         Note = "secondary.cash_never"          // nobody may take cash instead of billing this payer
	FloridaExcludes   Note = "secondary.florida_excludes"    // personal injury protection there does not pay for massage
	FourteenDays      Note = "secondary.fourteen_days"       // there the first care has to be within 14 days
	LimitUsedUp       Note = "secondary.limit_used_up"       // the auto insurer's limit ends within the course
	FormNeeded        Note = "secondary.form_needed"         // some visits need an authorisation by form
	ManagerNeeded     Note = "secondary.manager_needed"      // some visits need the claim manager's authorisation
	NotAuthorised     Note = "secondary.not_authorised"      // visits that should not take place: nobody is billed for them
	ReferralNeeded    Note = "secondary.referral_needed"     // a referral and an authorisation are needed first
	MedicareNever     Note = "secondary.medicare_never"      // Medicare pays no massage therapist
	PlanOfCareNeeded  Note = "secondary.plan_of_care_needed" // only under a physical therapist's plan of care
	ManipulationOnly  Note = "secondary.manipulation_only"   // of a chiropractor Medicare pays manual manipulation alone
	TherapyThreshold  Note = "secondary.therapy_threshold"   // the year's therapy passes the threshold: the claim needs the KX modifier
	OtherVisitsUsedUp Note = "secondary.visits_used_up"      // visits beyond the plan's number are hers
	RestCheapest      Note = "secondary.rest_cheapest"       // the other visits are paid in the way that costs least
	FeeUnknown        Note = "secondary.fee_unknown"         // no fee is on file: anything from nothing to the price
)
