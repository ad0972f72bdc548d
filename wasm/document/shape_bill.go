package document

import (
	"kneadwise/wasm/dispute"
)

// billShape is the form of a bill or an explanation of benefits. A code and units
// may be left out: who pays herself is often billed without.
func billShape() *shape {
	exact := func() *shape { return number(0, mostCents) }
	parts := []field{may("allowed_cents", exact()), may("plan_paid_cents", exact()), may("patient_cents", exact())}
	line := []field{
		must("date", day()),
		may("code", billingCode()),
		may("units", number(1, dispute.MaxUnits)),
		must("charge_cents", exact()),
	}
	line = append(append(line, parts...),
		may("deductible_cents", exact()),
		may("copay_cents", exact()),
		may("coinsurance_cents", exact()),
		may("note", sentence()),
	)
	return object(
		must("format", words(dispute.Format)),
		must("issued_by", words(codes(dispute.Provider, dispute.Plan)...)),
		may("provider", name()),
		may("issued_on", day()),
		may("received_on", day()),
		may("period", object(must("from", day()), must("until", day()))),
		may("good_faith_estimate_cents", exact()),
		must("lines", list(dispute.MaxLines, object(line...)).some()),
		may("totals", object(append([]field{may("charge_cents", exact())}, parts...)...)),
	)
}

// billingCode is the form of a code; its hint says what one looks like.
func billingCode() *shape {
	return &shape{form: textForm, least: 5, most: 5, hint: `five digits such as "97124", or a capital letter and four digits`}
}
