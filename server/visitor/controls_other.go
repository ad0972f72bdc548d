package visitor

import "kneadwise/wasm/secondary"

// The conditions of the controls about somebody else who pays: the kinds that a
// fact belongs to.
const (
	byAuto     = "other_payer.kind:auto"
	byWorkers  = "other_payer.kind:workers_compensation"
	byVeterans = "other_payer.kind:veterans"
	byMedicare = "other_payer.kind:medicare"
)

// otherPayer is the part of the form about somebody else than a health plan who
// pays.
func otherPayer() []control {
	yesNo := []string{"yes", "no", "unknown"}
	kinds := []string{""}
	for k := secondary.Auto; k.Code() != ""; k++ {
		kinds = append(kinds, k.Code())
	}
	const at = "other_payer."
	const permitted = byVeterans + " other_payer.authorisation:yes"
	return []control{
		{name: at + "kind", kind: list, path: at + "kind", options: kinds},

		{name: at + "deductible_left", kind: box, read: "money", path: at + "deductible_left_cents", rough: true, when: byAuto + "|medicare"},
		{name: at + "limit_left", kind: box, read: "money", path: at + "limit_left_cents", rough: true, when: byAuto},
		{name: at + "share", kind: box, read: "percent", path: at + "share_ppm", rough: true, when: byAuto},
		{name: at + "accident", kind: box, read: "date", path: at + "accident_on", when: byAuto},
		{name: at + "first_care", kind: box, read: "date", path: at + "first_care_on", when: byAuto},
		{name: at + "emergency", kind: radios, path: at + "emergency", options: yesNo, when: byAuto},
		{name: at + "state", kind: box, read: "text", path: at + "state", list: "places", when: byAuto},

		{name: at + "visits_used", kind: box, read: "count", path: at + "visits_used", when: byWorkers + "|medicare_advantage"},
		{name: at + "free_visits", kind: box, read: "count", path: at + "visits_without_authorisation", when: byWorkers},
		{name: at + "form_held", kind: radios, path: at + "form_approved", options: yesNo, when: byWorkers},
		{name: at + "form_visits", kind: box, read: "count", path: at + "visits_by_form", when: byWorkers},
		{name: at + "manager", kind: radios, path: at + "claim_manager_agrees", options: yesNo, when: byWorkers + " other_payer.form_held:|yes|unknown"},
		{name: at + "daily_max", kind: box, read: "money", path: at + "daily_max_cents", when: byWorkers},

		{name: at + "copay", kind: box, read: "money", path: at + "copay_cents", rough: true, when: byVeterans + "|medicare_advantage"},
		{name: at + "visits_a_year", kind: box, read: "count", path: at + "visits_per_year", when: "other_payer.kind:medicare_advantage"},
		{name: at + "referral", kind: radios, path: at + "referral", options: yesNo, when: byVeterans},
		{name: at + "authorisation", kind: radios, path: at + "authorisation.have", options: yesNo, when: byVeterans},
		{name: at + "authorisation_until", kind: box, read: "date", path: at + "authorisation.expires", when: permitted},
		{name: at + "authorisation_visits", kind: box, read: "count", path: at + "authorisation.visits", when: permitted},

		{name: at + "plan_of_care", kind: radios, path: at + "plan_of_care", options: yesNo, when: byMedicare},
		{name: at + "participates", kind: radios, path: at + "participates", options: yesNo, when: byMedicare},
		{name: at + "assigned", kind: radios, path: at + "assigned", options: yesNo, when: byMedicare + " other_payer.participates:no"},
		{name: at + "therapy_so_far", kind: box, read: "money", path: at + "therapy_so_far_cents", when: byMedicare},
	}
}
