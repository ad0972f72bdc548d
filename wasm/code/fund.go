package code

// The rules of accounts and taxes: each lessens what a course costs, none moves
// cash of its total.
const (
	FSARescued              Rule = "fund.fsa_rescued"              // FSA money that would have been forfeited
	IncomeTaxSaved          Rule = "fund.income_tax"               // one bracket's part of what is kept back or paid in
	StateTaxSaved           Rule = "fund.state_tax"                // the state's marginal rate
	SocialSecuritySaved     Rule = "fund.social_security_tax"      // wages below the wage base
	MedicareSaved           Rule = "fund.medicare_tax"             // all wages
	AdditionalMedicareSaved Rule = "fund.additional_medicare_tax"  // wages above a threshold
	DeductionSaved          Rule = "fund.itemized_deduction"       // one bracket's part of medical expenses above 7.5 % of gross income
	LetterMissing           Note = "fund.letter_missing"           // without a letter only shares of accepted claims are eligible
	LetterUnknown           Note = "fund.letter_unknown"           // whether there is a letter is not known: a range
	LetterEnds              Note = "fund.letter_ends"              // the letter ends before the course
	FSALimited              Note = "fund.fsa_limited"              // an FSA for teeth and eyes alone pays no massage
	FSAForfeits             Note = "fund.fsa_forfeits"             // money of the FSA is still lost
	LastMonthRule           Note = "fund.last_month_rule"          // she must stay eligible through the next year
	TaxNotSaid              Note = "fund.tax_not_said"             // income, wages or filing status not known: a range
	AfterTax                Note = "fund.after_tax"                // totals are after what accounts and taxes save
	StateTaxNotSaid         Note = "fund.state_tax_not_said"       // the state's tax is not counted
	LowerBenefits           Note = "fund.social_security_benefits" // lower wages lower later benefits a little
	AccountsNoData          Note = "fund.no_data_for_year"         // no limit or bracket for that year: nothing is counted
)
