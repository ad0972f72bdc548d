package document_test

import (
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/plan"
)

func TestSentences(t *testing.T) {
	tests := map[string]struct {
		document string
		want     string
	}{
		"a field spelled nearly right": {
			`{"benefit": {"deductable_cents": 1}}`,
			`benefit.deductable_cents: unknown field "deductable_cents"; did you mean "deductible_cents"?`},
		"a field in the wrong place": {
			`{"benefit": {"copay_cent": 1}}`,
			`benefit.copay_cent: unknown field "copay_cent"; did you mean "benefit.cost_share.copay_cents"?`},
		"a field of another kind": {
			`{"tip": {"percent": 15, "dollars": 5}}`,
			`tip.dollars: unknown field "dollars"; the only field here is "percent"`},
		"a field nobody knows": {
			`{"place": {"street address": ""}}`,
			`place["street address"]: unknown field "street address"; the fields here are "state" and "zip3"`},
		"a field of a range": {
			`{"benefit": {"deductible_cents": {"low": 1, "high": 2, "likely": 1}}}`,
			`benefit.deductible_cents.likely: unknown field "likely"; the fields here are "low" and "high"`},
		"an amount in dollars": {
			`{"benefit": {"deductible_cents": 1500.00}}`,
			`benefit.deductible_cents: not a whole number in plain digits (no point, no exponent); it must be a whole number from 0 to 100,000,000 cents ($0.00 to $1,000,000.00), or {"low": …, "high": …}`},
		"an amount as text": {
			`{"benefit": {"deductible_cents": "1500"}}`,
			`benefit.deductible_cents: found a text; it must be a whole number from 0 to 100,000,000 cents ($0.00 to $1,000,000.00), or {"low": …, "high": …}`},
		"a rate above all": {
			`{"benefit": {"cost_share": {"kind": "coinsurance", "coinsurance_ppm": 2000000}}}`,
			`benefit.cost_share.coinsurance_ppm: too large; it must be a whole number from 0 to 1,000,000 parts per million (20 % is 200,000)`},
		"a word for a number": {
			`{"benefit": {"limits": {"visits_per_year": "many"}}}`,
			`benefit.limits.visits_per_year: not a value that is taken; it must be a whole number from 0 to 366, or {"low": …, "high": …}, or "none"`},
		"a word not on the list": {
			`{"benefit": {"network": "inside"}}`,
			`benefit.network: not a value that is taken; it must be "in" or "out"`},
		"null": {
			`{"benefit": null}`,
			`benefit: null is not used; leave the field out where something is not known`},
		"a field that is missing": {
			`{"tip": {}}`,
			`tip.percent: is missing; it must be a whole number from 0 to 100`},
		"a day that is not": {
			`{"plan": {"start": "2026-02-30"}}`,
			`plan.start: there is no such day in the calendar; write a day like "2026-12-01"`},
		"another document": {
			`{"format": "kneadwise.price-list/1"}`,
			`format: another kind of document, or a version that this program does not know; it must be "kneadwise.request/1"`},
		"a list": {
			`[]`,
			`the document: found a list; it must be an object {…}`},
		"not JSON": {
			"{\n\"plan\": {\"minutes\": 60,}}",
			`plan (line 2, column 24): not JSON from here on; names and texts stand in double quotes, there are no comments and no comma before a closing bracket`},
		"half a range": {
			`{"benefit": {"deductible_cents": {"low": 5}}}`,
			`benefit.deductible_cents.high: is missing; it must be a whole number from 0 to 100,000,000 cents ($0.00 to $1,000,000.00)`},
		"said in two ways": {
			`{"benefit": {"deductible_met_cents": 5, "deductible_left_cents": 4}}`,
			`benefit.deductible_left_cents: what is met says what is left; leave one of the two out (the other field is benefit.deductible_met_cents)`},
		"more met by her than by all": {
			`{"benefit": {"deductible_met_cents": 5, "family": {"rule": "embedded", "deductible_met_cents": 4}}}`,
			`benefit.family.deductible_met_cents: below what she has met herself, which is a part of it (the other field is benefit.deductible_met_cents)`},
		"more met by all than there is": {
			`{"benefit": {"family": {"rule": "embedded", "deductible_cents": 3, "deductible_met_cents": 4}}}`,
			`benefit.family.deductible_met_cents: more is met than the deductible_cents (the other field is benefit.family.deductible_cents)`},
		"figures of nothing": {
			`{"benefit": {"out_of_network": {"pays": false, "deductible_met_cents": 1, "cost_share": {"kind": "copay"}}}}`,
			`benefit.out_of_network.deductible_met_cents: a plan that pays nothing out of network has no figures for it (the other field is benefit.out_of_network.pays)`},
		"a copay above the price": {
			`{"benefit": {"cost_share": {"kind": "copay", "copay_cents": 6001}}, "offers": {"own": [{"name": "A", "provider_type": "chiropractic", "services": [{"id": "a", "booked_minutes": 60, "price_cents": 6000}]}]}}`,
			`benefit.cost_share.copay_cents: above every price that she was quoted; a copay is a part of the charge (the other field is offers.own[0].services[0].price_cents)`},
		"a setting about nothing": {
			`{"benefit": {"cost_share": {"kind": "copay"}, "settings": {"coinsurance_on": "gross_of_copay"}}}`,
			`benefit.settings.coinsurance_on: only goes with the kind "both" (the other field is benefit.cost_share.kind)`},
		"a word that is not of the settings": {
			`{"benefit": {"settings": {"copay_at_deductible_end": "none"}}}`,
			`benefit.settings.copay_at_deductible_end: not a value that is taken; it must be "of_rest", "waived" or "whole"`},
		"low above high": {
			`{"benefit": {"deductible_cents": {"low": 5, "high": 4}}}`,
			`benefit.deductible_cents: "low" is above "high"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, faults := document.ReadRequest([]byte(test.document))
			if len(faults) != 1 {
				t.Fatalf("want one fault, got %v", faults)
			}
			if got := document.Sentence(faults[0]); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// The engine's own faults are worded here too: the command line has no other.
func TestSentencesOfTheEngine(t *testing.T) {
	from, to := day(t, "2025-11-23"), day(t, "2028-11-23")
	tests := map[string]struct {
		fault code.Fault
		want  string
	}{
		"a start too far away": {
			code.Fault{Path: "plan.start", Code: plan.FaultTooLate, Low: int64(from), High: int64(to)},
			`plan.start: outside the days that are taken; from 2025-11-23 to 2028-11-23`},
		"booked after the first visit": {
			code.Fault{Path: "booked_on", Code: code.FaultOrder, Other: "plan.start"},
			"booked_on: a visit is booked on its own day at the latest (the other field is plan.start)"},
		"the day of asking": {
			code.Fault{Path: "as_of", Code: code.FaultRequired},
			`as_of: is missing; it must be a day like "2026-12-01"`},
		"more visits than fit": {
			code.Fault{Path: "plan.phases[1].visits", Code: code.FaultTooMany, High: 12},
			`plan.phases[1].visits: too many; at most 12 are taken`},
		"two fields at odds": {
			code.Fault{Path: "benefit.deductible_met_cents", Code: code.FaultContradicts, Other: "benefit.deductible_cents"},
			`benefit.deductible_met_cents: more is met than the deductible_cents (the other field is benefit.deductible_cents)`},
		"a code of later": {
			code.Fault{Path: "plan", Code: "fault.of_later"},
			`plan: fault.of_later`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := document.Sentence(test.fault); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
