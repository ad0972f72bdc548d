package document

import "strings"

// orderOf says which day has to come first.
func orderOf(path string) string {
	switch {
	case strings.HasSuffix(path, "effective.until"):
		return "must be after effective.from; it is the first day on which the prices no longer hold"
	case strings.HasSuffix(path, "expires.date"):
		return "the package lapses before effective.from, when these prices begin"
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
