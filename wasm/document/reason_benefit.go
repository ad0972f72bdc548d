package document

import (
	"strings"

	"kneadwise/wasm/code"
)

// atOdds says how two fields of a request contradict one another, empty where
// the field alone tells it.
func atOdds(f code.Fault) string {
	for _, row := range []struct{ end, other, text string }{
		{"", "other_payer.kind", "does not go with that kind of payer"},
		{"visits_by_form", "visits_without_authorisation", "fewer than need no authorisation at all"},
		{"claim_manager_agrees", "form_approved", "the claim manager comes after the form, which was refused"},
		{"assigned", "other_payer.participates", "who participates takes every claim"},
		{"", "out_of_network.pays", "a plan that pays nothing out of network has no figures for it"},
		{"deductible_left_cents", "deductible_met_cents", "what is met says what is left; leave one of the two out"},
		{"out_of_pocket_left_cents", "out_of_pocket_met_cents", "what is met says what is left; leave one of the two out"},
		{"deductible_left_cents", "", "more is left than the deductible_cents"},
		{"out_of_pocket_left_cents", "", "more is left than the out_of_pocket_maximum_cents"},
		{"family.deductible_cents", "", "below her own; a family's is at least as much"},
		{"family.deductible_met_cents", "benefit.deductible_met_cents", "below what she has met herself, which is a part of it"},
		{"family.out_of_pocket_maximum_cents", "benefit.out_of_pocket_maximum_cents", "below her own; a family's is at least as much"},
		{"family.out_of_pocket_met_cents", "benefit.out_of_pocket_met_cents", "below what she has paid herself, which is a part of it"},
		{"deductible_met_cents", "", "more is met than the deductible_cents"},
		{"out_of_pocket_met_cents", "", "more is met than the out_of_pocket_maximum_cents"},
		{"out_of_pocket_maximum_cents", "", "below the deductible_cents, which count toward it; at least as much would be right"},
		{"cost_share.copay_cents", "price_cents", "above every price that she was quoted; a copay is a part of the charge"},
		{"cost_share.copay_cents", "", `only goes with the kinds "copay" and "both"`},
		{"cost_share.after_deductible", "", `only goes with the kinds "copay" and "both"`},
		{"cost_share.coinsurance_ppm", "", `only goes with the kinds "coinsurance" and "both"`},
		{"limits.year_used_cents", "", "more is used than the year_cents"},
		{"limits.shared_with_other_providers", "", `there is no limit to share where visits_per_year is "none"`},
		{"limits.shared_visits_used", "", "nothing of another provider counts where the limit is not shared"},
		{".expires", ".have", `only goes with "have": true`},
		{".visits", ".have", `only goes with "have": true`},
		{"reimbursed_after_days", ".assigned", "a clinic that waits for the plan's part leaves nothing to reimburse"},
		{"settings.copay_at_deductible_end", ".copay_order", "there is no such visit where the copay comes first"},
		{"settings.copay_order", "", "is about a copay that waits for the deductible, and there is none"},
		{"settings.copay_at_deductible_end", "", "is about a copay that waits for the deductible, and there is none"},
		{"settings.coinsurance_on", "", `only goes with the kind "both"`},
	} {
		if strings.HasSuffix(f.Path, row.end) && strings.HasSuffix(f.Other, row.other) {
			return row.text
		}
	}
	return ""
}
