package document

import (
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
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
	terms := seller(false)
	quote := object(append(append([]field{
		must("name", name()),
		must("provider_type", words(providers()...)),
		may("quoted_on", day()),
	}, terms.offers...), terms.tips, may("fees", object(terms.paying...)))...)
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
		may("booked_on", day()),
		may("benefit", benefitShape()),
		may("accounts", accountsShape()),
		may("tax", taxShape()),
		may("other_payer", otherPayerShape()),
		may("qualifies_for", list(estimate.MaxQualifies, id())),
		may("pays_by_card", truth()),
		may("goals", object(
			may("objectives", list(estimate.MaxObjectives, words(objectives()...))),
			may("monthly_cents", number(int64(estimate.MinMonthly), int64(money.MaxInput))),
			may("window_days", number(1, estimate.MaxWindow)),
		)),
		may("tip", object(must("percent", number(0, 100)))),
		may("signs", list(int64(len(signs)), words(signs...))),
		may("cleared_by_clinician", truth()),
	)
}

// objectives are those that may be asked.
func objectives() (codes []string) {
	for of := pay.LeastTotal + 1; of.Code() != ""; of++ {
		codes = append(codes, of.Code())
	}
	return codes
}

func network() *shape { return words("in", "out") }
