package papers_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/papers"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

// singly is a request whose only way is to pay each visit singly.
const singly = `{"as_of": "2026-12-01", "plan": {"phases": [{"visits": 3, "every": {"weeks": 1}}]},
 "offers": {"own": [{"name": "Main Street", "provider_type": "massage_therapist",
  "services": [{"id": "hour", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": 9000, "codes": [{"code": "97124", "minutes": 50}]}]}]}}`

// billed words a bill against a request.
func billed(t *testing.T, language locale.Language, request, bill string, kind estimate.WayKind) (string, int) {
	t.Helper()
	b, faults := document.ReadBill([]byte(bill))
	for _, f := range faults {
		t.Fatal(document.Sentence(f))
	}
	a := answer(t, request, nil)
	a.Way = a.Offer().Way(kind)
	a.Case = a.Way.Case(0)
	text, found, err := papers.Bill(texts(t, language), a, b)
	if err != nil {
		t.Fatal(err)
	}
	return text, found
}

func TestABillInWords(t *testing.T) {
	text, found := billed(t, locale.English, singly, `{"format": "kneadwise.bill/1", "issued_by": "provider", "issued_on": "2026-12-31", "lines": [
		{"date": "2026-12-01", "code": "97124", "units": 3, "charge_cents": 9000},
		{"date": "2026-12-09", "code": "97124", "units": 4, "charge_cents": 12000, "note": "late"}]}`, estimate.Cheapest)
	const want = `The bill, line by line
Held against: Main Street. Cheapest mix.

December 1, 2026, visit 1
  97124 (massage), 3 units: charged $90.00
  You are asked for $90.00. Expected: $90.00. Difference: $0.00.

December 9, 2026, visit 2 (planned for December 8, 2026)
  97124 (massage), 4 units: charged $120.00; “late”
  You are asked for $120.00. Expected: $90.00. Difference: $30.00.
  ! 4 units are billed. The minutes of the visit make at most 3. [dispute.units_above]
  ! $120.00 is asked for where the price is $90.00. [dispute.charge_above]

In all $210.00 is charged, and you are asked for $210.00. Expected: $180.00. Difference: $30.00.

By these prices the written estimate should come to $270.00. The bill comes to $210.00. If the provider’s own paper says otherwise, that one counts.
The estimate is for more than this bill. Bills that come later add to this one.

There are 2 things to ask about. You are asked for $30.00 more than was expected.
`
	if text != want || found != 2 {
		t.Errorf("%d found in\n%s\nwant\n%s", found, text, want)
	}
}

func TestABillThatMayBeDisputed(t *testing.T) {
	bill := `{"format": "kneadwise.bill/1", "issued_by": "provider", "issued_on": "2026-12-31", "received_on": "2027-01-04", "good_faith_estimate_cents": 27000, "lines": [
		{"date": "2026-12-01", "charge_cents": 49000}, {"date": "2026-12-08", "charge_cents": 9000}, {"date": "2026-12-15", "charge_cents": 9000}]}`
	text, _ := billed(t, locale.English, singly, bill, estimate.Cheapest)
	const want = `
  ! $670.00 is billed where the written estimate is $270.00: $400 or more above it. You may dispute it. [dispute.substantial]

The written estimate comes to $270.00, the bill to $670.00.
That is $400.00 above the estimate.
The last day to start the dispute is May 4, 2027.
`
	if !strings.Contains(text, want) {
		t.Errorf("no %s in\n%s", want, text)
	}
	text, _ = billed(t, locale.Spanish, singly, strings.Replace(bill, "49000", "48999", 1), estimate.Cheapest)
	if want := "Son $399.99 más que el presupuesto.\nEl proceso federal de disputa se abre a partir de $400 más."; !strings.Contains(text, want) {
		t.Errorf("no %s in\n%s", want, text)
	}
}

func TestAnExplanationInWords(t *testing.T) {
	text, found := billed(t, locale.English, strings.Replace(asking, `{"low": 2000, "high": 6000}`, `2500`, 1), `{"format": "kneadwise.bill/1", "issued_by": "plan", "lines": [
		{"date": "2026-12-01", "charge_cents": 9000, "allowed_cents": 9000, "plan_paid_cents": 6500, "patient_cents": 2500, "deductible_cents": 0, "copay_cents": 2500, "coinsurance_cents": 0}]}`, estimate.ClaimsAll)
	for _, want := range []string{
		"What your insurer says of the bill, line by line\nHeld against: Main Street. Insurance for every covered visit.\n",
		"  charged $90.00; allowed $90.00; the plan pays $65.00; you $25.00; of it deductible $0.00; copay $25.00; your percentage $0.00\n",
		"\nThere is nothing to object to.\n",
	} {
		if !strings.Contains(text, want) || found != 0 {
			t.Errorf("%d found; no %q in\n%s", found, want, text)
		}
	}
	if strings.Contains(text, "estimate") {
		t.Errorf("who has it claimed is owed no estimate, and one is spoken of in\n%s", text)
	}
}
