package visitor

import "slices"

// The conditions of what few plans have. A setting is shown only where there is
// something for it to be about.
const (
	inFamily = insured + " benefit.family:embedded|aggregate"
	outside  = insured + " benefit.outside:yes|unknown"
	waiting  = copay + " benefit.copay_waits:|yes|unknown"
)

// rare are the controls of the insurance's smaller parts, which stand closed.
func rare() []control {
	yesNo := []string{"yes", "no", "unknown"}
	kinds := []string{"copay", "coinsurance", "both", "unknown"}
	return slices.Concat([]control{
		{name: "benefit.family", kind: list, path: "benefit.family.rule", options: []string{"", "embedded", "aggregate"}, when: insured},
	}, yearly("benefit.family", "benefit.family", inFamily), []control{
		{name: "benefit.visit_cents", kind: box, read: "money", path: "benefit.limits.visit_cents", rough: true, when: insured},
		{name: "benefit.visit_cap", kind: list, path: "benefit.settings.visit_cap_applies", options: []string{"", "last"}, when: insured},
		{name: "benefit.visit_minutes", kind: box, read: "count", path: "benefit.limits.minutes_per_visit", rough: true, when: insured},
		{name: "benefit.year_cents", kind: box, read: "money", path: "benefit.limits.year_cents", rough: true, when: insured},
		{name: "benefit.year_used", kind: box, read: "money", path: "benefit.limits.year_used_cents", rough: true, when: insured},
		{name: "benefit.shared", kind: radios, path: "benefit.limits.shared_with_other_providers", options: yesNo, when: insured + " benefit.no_visit_limit:"},
		{name: "benefit.shared_used", kind: box, read: "count", path: "benefit.limits.shared_visits_used", when: insured + " benefit.no_visit_limit: benefit.shared:yes|unknown"},
	}, permit("referral"), permit("authorisation"), []control{
		{name: "benefit.outside", kind: radios, path: "benefit.out_of_network.pays", options: yesNo, when: insured},
	}, yearly("benefit.outside", "benefit.out_of_network", outside), []control{
		{name: "benefit.outside.share", kind: radios, path: "benefit.out_of_network.cost_share.kind", options: kinds, when: outside},
		{name: "benefit.outside.copay", kind: box, read: "money", path: "benefit.out_of_network.cost_share.copay_cents", rough: true, when: outside + " benefit.outside.share:copay|both"},
		{name: "benefit.outside.coinsurance", kind: box, read: "percent", path: "benefit.out_of_network.cost_share.coinsurance_ppm", rough: true, when: outside + " benefit.outside.share:coinsurance|both"},
		{name: "benefit.outside.reference", kind: box, read: "money", path: "benefit.out_of_network.reference_cents", rough: true, when: outside},
		{name: "benefit.outside.assigned", kind: radios, path: "benefit.out_of_network.assigned", options: yesNo, when: outside},
		{name: "benefit.outside.delay", kind: box, read: "count", path: "benefit.out_of_network.reimbursed_after_days", when: outside + " benefit.outside.assigned:|no|unknown"},

		{name: "benefit.copay_order", kind: list, path: "benefit.settings.copay_order", options: []string{"", "copay_first"}, when: waiting},
		{name: "benefit.copay_at_end", kind: list, path: "benefit.settings.copay_at_deductible_end", options: []string{"", "waived", "whole"}, when: waiting + " benefit.copay_order:"},
		{name: "benefit.coinsurance_on", kind: list, path: "benefit.settings.coinsurance_on", options: []string{"", "gross_of_copay"}, when: insured + " benefit.share:both"},
		{name: "benefit.pocket_excludes", kind: tick, path: "benefit.settings.out_of_pocket_excludes_deductible", when: insured},
		{name: "benefit.only_paid", kind: tick, path: "benefit.settings.only_paid_visits_count", when: insured},
		{name: "benefit.failure", kind: tick, path: "benefit.settings.failure_falls_on_patient", when: insured},
	})
}

// yearly are the amounts of a plan year and what is met of them.
func yearly(name, path, when string) []control {
	return []control{
		{name: name + ".deductible", kind: box, read: "money", path: path + ".deductible_cents", rough: true, when: when},
		{name: name + ".deductible_met", kind: box, read: "money", path: path + ".deductible_met_cents", rough: true, when: when},
		{name: name + ".pocket_max", kind: box, read: "money", path: path + ".out_of_pocket_maximum_cents", rough: true, when: when},
		{name: name + ".pocket_met", kind: box, read: "money", path: path + ".out_of_pocket_met_cents", rough: true, when: when},
	}
}

// permit asks whether the plan wants one, whether she has one and what it allows.
func permit(what string) []control {
	name := "benefit." + what // the control and the place of its fault
	yesNo := []string{"yes", "no", "unknown"}
	wanted := insured + " " + name + "_needed:yes|unknown"
	had := wanted + " " + name + ":yes"
	return []control{
		{name: name + "_needed", kind: radios, path: name + ".needed", options: yesNo, when: insured},
		{name: name, kind: radios, path: name + ".have", options: yesNo, when: wanted},
		{name: name + "_until", kind: box, read: "date", path: name + ".expires", when: had},
		{name: name + "_visits", kind: box, read: "count", path: name + ".visits", when: had},
	}
}
