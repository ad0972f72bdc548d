package visitor

// The conditions of the accounts' controls.
const (
	withFSA = "accounts.kind:fsa"
	withHSA = "accounts.kind:hsa"
)

// funding is the part of the form about accounts and taxes.
func funding() []control {
	yesNo := []string{"yes", "no", "unknown"}
	const fsa, hsa = "accounts.fsa.", "accounts.hsa."
	return []control{
		{name: "accounts.kind", kind: radios, path: "accounts", options: []string{"fsa", "hsa", "none", "unknown"}},
		{name: "accounts.letter", kind: radios, path: "accounts.letter_of_medical_necessity.have", options: yesNo},
		{name: "accounts.letter_from", kind: box, read: "date", path: "accounts.letter_of_medical_necessity.from", when: "accounts.letter:yes"},
		{name: "accounts.letter_until", kind: box, read: "date", path: "accounts.letter_of_medical_necessity.until", when: "accounts.letter:yes"},
		{name: "accounts.when_paid", kind: tick, path: "accounts.prepaid", when: "accounts.kind:fsa|hsa"},

		{name: "accounts.fsa.left", kind: box, read: "money", path: fsa + "left_cents", rough: true, when: withFSA},
		{name: "accounts.fsa.other", kind: box, read: "money", path: fsa + "other_spending_cents", rough: true, when: withFSA},
		{name: "accounts.fsa.election", kind: box, read: "money", path: fsa + "election_cents", rough: true, when: withFSA},
		{name: "accounts.fsa.carried_in", kind: box, read: "money", path: fsa + "carried_in_cents", when: withFSA},
		{name: "accounts.fsa.year_ends", kind: box, read: "date", path: fsa + "year_ends", when: withFSA},
		{name: "accounts.fsa.leftover", kind: radios, path: fsa + "leftover.rule", options: []string{"none", "carry_over", "grace", "unknown"}, when: withFSA},
		{name: "accounts.fsa.cap", kind: box, read: "money", path: fsa + "leftover.cap_cents", rough: true, when: withFSA + " accounts.fsa.leftover:carry_over"},
		{name: "accounts.fsa.run_out", kind: box, read: "count", path: fsa + "run_out_days", when: withFSA},
		{name: "accounts.fsa.open", kind: radios, path: fsa + "next_year.election_open", options: yesNo, when: withFSA},
		{name: "accounts.fsa.planned", kind: box, read: "money", path: fsa + "next_year.planned_cents", rough: true, when: withFSA + " accounts.fsa.open:yes"},

		{name: "accounts.hsa.coverage", kind: radios, path: hsa + "coverage", options: []string{"self", "family", "unknown"}, when: withHSA},
		{name: "accounts.hsa.planned", kind: box, read: "money", path: hsa + "planned_cents", rough: true, when: withHSA},
		{name: "accounts.hsa.route", kind: radios, path: hsa + "contributions", options: []string{"payroll", "self_made", "unknown"}, when: withHSA},
		{name: "accounts.hsa.over_55", kind: radios, path: hsa + "birth_year", options: yesNo, when: withHSA},
		{name: "accounts.hsa.from", kind: box, read: "date", path: hsa + "covered_from", when: withHSA},
		{name: "accounts.hsa.until", kind: box, read: "date", path: hsa + "covered_until", when: withHSA},
		{name: "accounts.hsa.last_month", kind: tick, path: hsa + "last_month_rule", when: withHSA},
		{name: "accounts.hsa.medicare", kind: box, read: "date", path: hsa + "medicare_from", when: withHSA},
		{name: "accounts.hsa.opened", kind: box, read: "date", path: hsa + "opened_on", when: withHSA},

		{name: "tax.status", kind: list, path: "tax.filing_status", options: []string{"", "single", "married_joint", "married_separate", "head_of_household"}},
		{name: "tax.income", kind: box, read: "money", path: "tax.taxable_income_cents", rough: true},
		{name: "tax.gross", kind: box, read: "money", path: "tax.adjusted_gross_income_cents", rough: true},
		{name: "tax.wages", kind: box, read: "money", path: "tax.wages_cents", rough: true},
		{name: "tax.state", kind: box, read: "percent", path: "tax.state_rate_ppm", rough: true},
		{name: "tax.state_taxes_hsa", kind: tick, path: "tax.state_taxes_hsa"},
		{name: "tax.state_taxes_fsa", kind: tick, path: "tax.state_taxes_fsa"},
		{name: "tax.itemizes", kind: radios, path: "tax.itemizes", options: yesNo},
		{name: "tax.other_medical", kind: box, read: "money", path: "tax.other_medical_cents", rough: true, when: "tax.itemizes:yes|unknown"},
	}
}
