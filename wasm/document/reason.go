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
	case strings.HasSuffix(path, "].from"):
		return "must be after effective.from and the change before it, and before effective.until"
	case path == "received_on":
		return "must not be before issued_on"
	case path == "period.until":
		return "the last day is before the first"
	case strings.HasPrefix(path, "lines["):
		return "must not be after issued_on, the day of the paper"
	case path == "booked_on":
		return "a visit is booked on its own day at the latest"
	case strings.HasSuffix(path, "quoted_on"):
		return "must not be after as_of, the day of asking"
	}
	return "comes before the day that it must follow"
}

// referred says of what kind the thing is whose id stands at a path.
func referred(path string) string {
	for _, kind := range []string{"packages", "memberships"} {
		if strings.HasPrefix(path, "changes[") && strings.Contains(path, kind) {
			return kind
		}
	}
	if strings.Contains(path, ".locations[") {
		return "locations"
	}
	return "services"
}

// contradiction says with what a field cannot stand.
func contradiction(path string) string {
	if strings.HasSuffix(path, "]") {
		path = path[:strings.LastIndexByte(path, '[')]
	}
	for _, row := range []struct{ end, text string }{
		{"letter_of_medical_necessity.from", `only goes with "have": true`},
		{"letter_of_medical_necessity.until", `only goes with "have": true`},
		{"accounts.hsa", "an HSA takes no contributions beside an FSA that pays for all care; only one for teeth and eyes goes with it"},
		{"fsa.left_cents", "more is left than election_cents and carried_in_cents"},
		{"leftover.cap_cents", `only goes with the rule "carry_over"; a plan has a carry-over or a grace period, not both`},
		{"next_year.planned_cents", "nothing is elected for a year that she can no longer choose for"},
		{"fsa.year_ends", "that plan year has not begun on the day of asking; give the last day of the one that is running"},
		{"taxable_income_cents", "more than adjusted_gross_income_cents, from which it is what is left"},
		{"limits.visits_per_year", `is both a number and "none"`},
		{"pays_for_massage_by", "names kinds of provider though the plan pays for none"},
		{"expires.months", `only goes with the rules "after_purchase" and "after_first_use"`},
		{"expires.date", `only goes with the rule "fixed_date"`},
		{"unused.cap", `only goes with the rule "roll_over"`},
		{"].slug", "is not the slug of the price list that stands beside it"},
		{"zip3", "lies in another state than the one that is named"},
		{"until", `a phase has "visits" or "until", not both`},
		{"previous_sha256", "the first revision has none before it; leave it out or count the revision up"},
		{"].date", "lies outside the days that the paper is for"},
		{"late_cancel.cents", `a fee has "percent" or "cents", not both`},
		{"no_show.cents", `a fee has "percent" or "cents", not both`},
		{"minutes", "more minutes are billed than there are"},
		{"upgrade.to", "the package is good for this service as it stands"},
		{"upgrade", "minutes pay for a longer visit anyway; leave it out"},
		{"refund_fee_cents", `only goes with the refund "unused_less_fee", and is not above the price`},
		{"interval.every", "not an interval that is sold; 1, 2, 3, 4 or 6 weeks, 1, 3 or 6 months, or 1 year"},
		{"cycles", "it ends before the minimum_intervals are over"},
		{"suggested_percent", "tips are suggested though none is expected"},
		{"withdrawn", "it has a new price or is withdrawn, not both"},
		{"unit_cents", `a rate is one of "visit_cents", "unit_cents" and "percent_of_medicare_ppm"`},
		{"percent_of_medicare_ppm", `a rate is one of "visit_cents", "unit_cents" and "percent_of_medicare_ppm"`},
		{"daily_maximum_cents", `only a payer with network "in" has a contract`},
		{"rounding", `only a payer with network "in" has a contract`},
		{"rates", `only a payer with network "in" has contract rates`},
	} {
		if strings.HasSuffix(path, row.end) {
			return row.text
		}
	}
	return "contradicts another field"
}
