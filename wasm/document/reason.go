package document

import "strings"

// orderOf says which day has to come first.
func orderOf(path string) string {
	switch {
	case strings.HasSuffix(path, "effective.until"):
		return "must be after effective.from; it is the first day on which the prices no longer hold"
	case strings.HasSuffix(path, "expires.date"):
		return "the package lapses before effective.from, when these prices begin"
	case strings.HasSuffix(path, "letter_of_medical_necessity.until"):
		return "the letter's last day is before its first"
	case strings.HasSuffix(path, "covered_until"):
		return "the plan's last day is before its first"
	case strings.HasSuffix(path, "verified_on"):
		return "must not be after published_on"
	case strings.HasSuffix(path, "quoted_on"):
		return "must not be after as_of, the day of asking"
	}
	return "comes before the day that it must follow"
}

// contradiction says with what a field cannot stand.
func contradiction(path string) string {
	for _, row := range []struct{ end, text string }{
		{"letter_of_medical_necessity.from", `only goes with "have": true`},
		{"letter_of_medical_necessity.until", `only goes with "have": true`},
		{"accounts.hsa", "an HSA takes no contributions beside an FSA that pays for all care; only one for teeth and eyes goes with it"},
		{"fsa.left_cents", "more is left than election_cents and carried_in_cents"},
		{"leftover.cap_cents", `only goes with the rule "carry_over"; a plan has a carry-over or a grace period, not both`},
		{"next_year.planned_cents", "nothing is elected for a year that she can no longer choose for"},
		{"fsa.year_ends", "that plan year has not begun on the day of asking; give the last day of the one that is running"},
		{"taxable_income_cents", "more than adjusted_gross_income_cents, from which it is what is left"},
		{"deductible_met_cents", "more is met than the deductible_cents"},
		{"out_of_pocket_met_cents", "more is met than the out_of_pocket_maximum_cents"},
		{"out_of_pocket_maximum_cents", "below the deductible_cents, which count toward it; at least as much would be right"},
		{"cost_share.copay_cents", `only goes with the kind "copay"`},
		{"cost_share.after_deductible", `only goes with the kind "copay"`},
		{"cost_share.coinsurance_ppm", `only goes with the kind "coinsurance"`},
		{"prescription.expires", `only goes with "have": true`},
		{"limits.visits_per_year", `is both a number and "none"`},
		{"pays_for_massage_by", "names kinds of provider though the plan pays for none"},
		{"expires.months", `only goes with the rules "after_purchase" and "after_first_use"`},
		{"expires.date", `only goes with the rule "fixed_date"`},
		{"unused.cap", `only goes with the rule "roll_over"`},
		{"zip3", "lies in another state than the one that is named"},
		{"until", `a phase has "visits" or "until", not both`},
		{"previous_sha256", "the first revision has none before it; leave it out or count the revision up"},
		{"late_cancel.cents", `a fee has "percent" or "cents", not both`},
		{"no_show.cents", `a fee has "percent" or "cents", not both`},
		{"rates", `only a payer with network "in" has contract rates`},
	} {
		if strings.HasSuffix(path, row.end) {
			return row.text
		}
	}
	return "contradicts another field"
}
