package document

import (
	"slices"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
)

func readBenefit(n node) *cover.Benefit {
	share := n.get("cost_share")
	b := &cover.Benefit{
		Payer:          n.get("payer").payer(),
		PaidProviders:  n.get("pays_for_massage_by").providers(),
		Network:        n.get("network").network(),
		Deductible:     n.get("deductible_cents").span(),
		DeductibleMet:  n.get("deductible_met_cents").span(),
		DeductibleLeft: n.get("deductible_left_cents").span(),
		Share:          ordinal[cover.ShareKind](share.get("kind"), shareWords),
		Copay:          share.get("copay_cents").span(),
		CopayWaits:     share.get("after_deductible").answer(),
		Coinsurance:    share.get("coinsurance_ppm").span(),
		PocketMax:      n.get("out_of_pocket_maximum_cents").span(),
		PocketMet:      n.get("out_of_pocket_met_cents").span(),
		PocketLeft:     n.get("out_of_pocket_left_cents").span(),
		Allowed:        n.get("allowed_cents").span(),
		VisitLimit:     n.get("limits").get("visits_per_year").span(),
		NoVisitLimit:   n.get("limits").get("visits_per_year").word() == "none",
		Limits:         readLimits(n.get("limits")),
		VisitsUsed:     n.get("visits_used").count(),
		Prescription:   n.get("prescription").get("have").answer(),
		ScriptExpires:  n.get("prescription").get("expires").date(),
		Referral:       readPermit(n.get("referral")),
		Authorisation:  readPermit(n.get("authorisation")),
		Family:         readFamily(n.get("family")),
		Outside:        readOutside(n.get("out_of_network")),
		Settings:       readSettings(n.get("settings")),
		OtherBills:     n.get("other_bills_this_year_cents").span(),
	}
	// An empty list says that the plan pays nobody for massage.
	if pays := n.get("pays_for_massage_by"); pays.found == FoundList {
		b.Coverage = offer.No
		if len(pays.items) > 0 {
			b.Coverage = offer.Yes
		}
	}
	b.YearStarts, _ = parseMonthDay(n.get("plan_year_starts").word())
	return b
}

// ordinal is the number of a word among those of an enumeration, zero where it is
// none of them.
func ordinal[T ~uint8](n node, words []string) T {
	return T(max(0, slices.Index(words, n.word())))
}

func readFamily(n node) cover.Family {
	return cover.Family{
		Rule:          ordinal[cover.FamilyRule](n.get("rule"), familyWords),
		Deductible:    n.get("deductible_cents").span(),
		DeductibleMet: n.get("deductible_met_cents").span(),
		PocketMax:     n.get("out_of_pocket_maximum_cents").span(),
		PocketMet:     n.get("out_of_pocket_met_cents").span(),
	}
}

func readLimits(n node) cover.Limits {
	return cover.Limits{
		VisitCents:   n.get("visit_cents").span(),
		VisitMinutes: n.get("minutes_per_visit").span(),
		YearCents:    n.get("year_cents").span(),
		YearUsed:     n.get("year_used_cents").span(),
		Shared:       n.get("shared_with_other_providers").answer(),
		SharedUsed:   n.get("shared_visits_used").count(),
	}
}

func readPermit(n node) cover.Permit {
	return cover.Permit{
		Needed:  n.get("needed").answer(),
		Have:    n.get("have").answer(),
		Expires: n.get("expires").date(),
		Visits:  n.get("visits").count(),
	}
}

func readOutside(n node) cover.Outside {
	share := n.get("cost_share")
	return cover.Outside{
		Pays:          n.get("pays").answer(),
		Deductible:    n.get("deductible_cents").span(),
		DeductibleMet: n.get("deductible_met_cents").span(),
		PocketMax:     n.get("out_of_pocket_maximum_cents").span(),
		PocketMet:     n.get("out_of_pocket_met_cents").span(),
		Share:         ordinal[cover.ShareKind](share.get("kind"), shareWords),
		Copay:         share.get("copay_cents").span(),
		Coinsurance:   share.get("coinsurance_ppm").span(),
		Reference:     n.get("reference_cents").span(),
		Delay:         n.get("reimbursed_after_days").count(),
		Assigned:      n.get("assigned").answer(),
	}
}

func readSettings(n node) cover.Settings {
	return cover.Settings{
		CopayOrder:       ordinal[cover.CopayOrder](n.get("copay_order"), orderWords),
		CoinsuranceOn:    ordinal[cover.CoinsuranceBase](n.get("coinsurance_on"), baseWords),
		CopayAtEnd:       ordinal[cover.CopayAtEnd](n.get("copay_at_deductible_end"), endWords),
		VisitCap:         ordinal[cover.CapTiming](n.get("visit_cap_applies"), timingWords),
		PocketExcludes:   n.get("out_of_pocket_excludes_deductible").truth,
		OnlyPaidCount:    n.get("only_paid_visits_count").truth,
		FailureOnPatient: n.get("failure_falls_on_patient").truth,
	}
}
