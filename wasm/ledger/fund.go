package ledger

// Fields of accounts and taxes.
const (
	FSALeft           Field = "accounts.fsa.left_cents"
	FSAOther          Field = "accounts.fsa.other_spending_cents"
	FSACarryOver      Field = "accounts.fsa.leftover.cap_cents"
	ExtraElection     Field = "accounts.fsa.extra_election_cents"     // added to a coming year's election, as far as it is kept back in one calendar year
	ExtraContribution Field = "accounts.hsa.extra_contribution_cents" // paid into the HSA beside what is planned
	Deduction         Field = "tax.extra_deduction_cents"             // what the course adds to the itemised deduction
	TaxedPart         Field = "tax.part_cents"                        // the part of the amount to which the rate applies
	TaxRate           Field = "tax.rate_ppm"
	BracketOver       Field = "tax.bracket_over_cents" // taxable income above which the bracket begins
	WageBase          Field = "tax.wage_base_cents"
	Wages             Field = "tax.wages_cents"
	AdditionalOver    Field = "tax.additional_medicare_over_cents"
	StateRate         Field = "tax.state_rate_ppm"
)
