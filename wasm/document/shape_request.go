package document

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

const (
	stateHint = `a two-letter code such as "WA"`
	zip3Hint  = `the first three digits of a ZIP code in use, such as "992"`
)

func state() *shape { return &shape{form: textForm, least: 2, most: 2, hint: stateHint} }
func zip3() *shape  { return &shape{form: textForm, least: 3, most: 3, hint: zip3Hint} }

// requestShape is the form of a request. It has one kind of provider and not
// yet several.
func requestShape() *shape {
	var signs []string
	for _, s := range screen.Signs() {
		signs = append(signs, s.Code())
	}
	quote := object(append([]field{
		must("name", name()),
		must("provider_type", words(providers()...)),
		may("quoted_on", day()),
	}, seller(false)...)...)
	phase := object(
		may("name", words("initial", "maintenance")),
		may("visits", number(1, plan.MaxVisits)),
		may("until", day()),
		must("every", object(must("weeks", number(1, plan.MaxWeeks)))),
	).not("visits", "until")
	return object(
		may("format", words(estimate.Format)),
		may("as_of", day()),
		may("place", object(may("state", state()), may("zip3", zip3()))),
		may("offers", object(
			may("clinics", list(estimate.MaxClinics, text(64, "the slug of a clinic, or the SHA-256 of its price list as 64 lower-case digits"))),
			may("own", list(estimate.MaxQuotes, quote)),
		)),
		may("plan", object(
			may("start", day()),
			may("phases", list(plan.MaxPhases, phase)),
			may("skip", list(plan.MaxSkips, day())),
			may("minutes", number(offer.MinMinutes, offer.MaxMinutes)),
			may("provider_type", words(providers()...)),
		)),
		may("benefit", benefitShape()),
		may("accounts", accountsShape()),
		may("tax", taxShape()),
		may("tip", object(must("percent", number(0, 100)))),
		may("signs", list(int64(len(signs)), words(signs...))),
		may("cleared_by_clinician", truth()),
	)
}

func benefitShape() *shape {
	cents := func() *shape { return between(0, mostCents) }
	return object(
		may("payer", words(reference.PayerIDs()...)),
		may("pays_for_massage_by", list(int64(len(providers())), words(providers()...))),
		may("network", network()),
		may("deductible_cents", cents()),
		may("deductible_met_cents", cents()),
		may("cost_share", object(
			must("kind", words("copay", "coinsurance")),
			may("copay_cents", cents()),
			may("after_deductible", truth()),
			may("coinsurance_ppm", between(0, int64(money.One))),
		)),
		may("out_of_pocket_maximum_cents", cents()),
		may("out_of_pocket_met_cents", cents()),
		may("limits", object(may("visits_per_year", between(0, cover.MaxVisitCount).or("none")))),
		may("visits_used", number(0, cover.MaxVisitCount)),
		may("prescription", object(must("have", truth()), may("expires", day()))),
		may("other_bills_this_year_cents", cents()),
		may("plan_year_starts", monthDay()),
	)
}

func network() *shape { return words("in", "out") }
