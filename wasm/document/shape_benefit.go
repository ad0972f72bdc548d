package document

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// The words of a benefit, by the engine's numbers. What has none is not said.
var (
	shareWords  = []string{"", "copay", "coinsurance", "both"}
	familyWords = []string{"", "embedded", "aggregate"}
)

// The words of settings. The first of each is the default, which is not written.
var (
	orderWords  = []string{"deductible_first", "copay_first"}
	baseWords   = []string{"net_of_copay", "gross_of_copay"}
	endWords    = []string{"of_rest", "waived", "whole"}
	timingWords = []string{"first", "last"}
)

func cents() *shape { return between(0, mostCents) }

func benefitShape() *shape {
	return object(
		may("payer", words(reference.PayerIDs()...)),
		may("pays_for_massage_by", list(int64(len(providers())), words(providers()...))),
		may("network", network()),
		may("deductible_cents", cents()),
		may("deductible_met_cents", cents()),
		may("deductible_left_cents", cents()),
		may("cost_share", object(
			must("kind", words(shareWords[1:]...)),
			may("copay_cents", cents()),
			may("after_deductible", truth()),
			may("coinsurance_ppm", ppm()),
		)),
		may("out_of_pocket_maximum_cents", cents()),
		may("out_of_pocket_met_cents", cents()),
		may("out_of_pocket_left_cents", cents()),
		may("allowed_cents", cents()),
		may("family", object(append([]field{must("rule", words(familyWords[1:]...))}, yearly()...)...)),
		may("limits", object(
			may("visits_per_year", between(0, cover.MaxVisitCount).or("none")),
			may("visit_cents", cents()),
			may("minutes_per_visit", between(1, offer.MaxMinutes)),
			may("year_cents", cents()),
			may("year_used_cents", cents()),
			may("shared_with_other_providers", truth()),
			may("shared_visits_used", number(0, cover.MaxVisitCount)),
		)),
		may("visits_used", number(0, cover.MaxVisitCount)),
		may("prescription", object(must("have", truth()), may("expires", day()))),
		may("referral", permitShape()),
		may("authorisation", permitShape()),
		may("out_of_network", outsideShape()),
		may("settings", object(
			may("copay_order", words(orderWords...)),
			may("coinsurance_on", words(baseWords...)),
			may("copay_at_deductible_end", words(endWords...)),
			may("visit_cap_applies", words(timingWords...)),
			may("out_of_pocket_excludes_deductible", truth()),
			may("only_paid_visits_count", truth()),
			may("failure_falls_on_patient", truth()),
		)),
		may("other_bills_this_year_cents", cents()),
		may("plan_year_starts", monthDay()),
	)
}

func ppm() *shape { return between(0, int64(money.One)) }

// yearly is the amounts of a plan year and what is met of them, which a family
// and claims out of network have of their own.
func yearly() []field {
	return []field{
		may("deductible_cents", cents()),
		may("deductible_met_cents", cents()),
		may("out_of_pocket_maximum_cents", cents()),
		may("out_of_pocket_met_cents", cents()),
	}
}

func permitShape() *shape {
	return object(
		may("needed", truth()),
		may("have", truth()),
		may("expires", day()),
		may("visits", number(1, cover.MaxVisitCount)),
	)
}

func outsideShape() *shape {
	fields := append([]field{may("pays", truth())}, yearly()...)
	return object(append(fields,
		may("cost_share", object(
			must("kind", words(shareWords[1:]...)),
			may("copay_cents", cents()),
			may("coinsurance_ppm", ppm()),
		)),
		may("reference_cents", cents()),
		may("reimbursed_after_days", number(1, cover.MaxDelay)),
		may("assigned", truth()),
	)...)
}
