package document

import "kneadwise/wasm/fund"

// accountsShape is the form of what a request says of accounts. One letter of
// medical necessity speaks for all of them.
func accountsShape() *shape {
	cents := func() *shape { return between(0, mostCents) }
	return object(
		may("letter_of_medical_necessity", object(must("have", truth()), may("from", day()), may("until", day()))),
		may("prepaid", words("when_received", "when_paid")),
		may("fsa", object(
			may("election_cents", cents()),
			may("carried_in_cents", number(0, mostCents)),
			may("left_cents", cents()),
			may("year_ends", day()),
			may("leftover", object(must("rule", words("none", "carry_over", "grace")), may("cap_cents", cents()))),
			may("run_out_days", number(0, fund.MaxRunOut)),
			may("other_spending_cents", cents()),
			may("limited_purpose", truth()),
			may("next_year", object(may("election_open", truth()), may("planned_cents", cents()))),
		)),
		may("hsa", object(
			may("coverage", words("self", "family")),
			may("covered_from", day()),
			may("covered_until", day()),
			may("medicare_from", day()),
			may("birth_year", number(fund.FirstBirth, fund.LastBirth)),
			may("opened_on", day()),
			may("last_month_rule", truth()),
			may("planned_cents", cents()),
			may("contributions", words("payroll", "self_made")),
		)),
	)
}

// taxShape is the form of what a request says of taxes.
func taxShape() *shape {
	cents := func() *shape { return between(0, mostCents) }
	return object(
		may("filing_status", words("single", "married_joint", "married_separate", "head_of_household")),
		may("taxable_income_cents", cents()),
		may("adjusted_gross_income_cents", cents()),
		may("wages_cents", cents()),
		may("state_rate_ppm", between(0, int64(fund.MaxStateRate))),
		may("state_taxes_hsa", truth()),
		may("state_taxes_fsa", truth()),
		may("itemizes", truth()),
		may("other_medical_cents", cents()),
	)
}
