package estimate_test

import (
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// scaled asks for two visits at $90.00 of a clinic with two steps of a sliding
// scale, 20 % and 35 % off, and 3 % more for those who pay by card.
func scaled() *estimate.Request {
	q := quote("Cedar", 90_00)
	q.Seller.Discounts = []offer.Discount{
		{ID: "sliding-a", Eligibility: "Below 200 % of the poverty line", Off: 200_000},
		{ID: "sliding-b", Eligibility: "Below 130 % of the poverty line", Off: 350_000},
	}
	q.Seller.Surcharge = offer.Surcharge{Card: 30_000}
	return weekly(2, q)
}

func TestDiscountsAndCards(t *testing.T) {
	tests := map[string]struct {
		qualifies []string
		card      bool
		want      money.Amount
	}{
		"neither":                          {nil, false, 180_00},
		"the first step":                   {[]string{"sliding-a"}, false, 144_00},              // 2 × 72.00
		"both steps are one discount":      {[]string{"sliding-a", "sliding-b"}, false, 117_00}, // 2 × 58.50
		"another clinic's discount":        {[]string{"student"}, false, 180_00},
		"by card":                          {nil, true, 185_40},                   // 2 × 92.70
		"the surcharge is on what is paid": {[]string{"sliding-b"}, true, 120_52}, // 2 × (58.50 + 1.755 → 60.26)
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := scaled()
			r.QualifiesFor, r.PaysByCard = test.qualifies, test.card
			e, faults := estimate.Run(r, nil)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if got := e.Total; got != span.Certain(test.want) {
				t.Errorf("total %v, want %d", got, test.want)
			}
		})
	}
}

func TestQualifiesForIsChecked(t *testing.T) {
	r := scaled()
	r.QualifiesFor = []string{"a", "B", "a", strings.Repeat("x", 200), "e", "f", "g", "h", "i"}
	want := []code.Fault{
		{Path: "qualifies_for", Code: code.FaultTooMany, High: 8},
		{Path: "qualifies_for[1]", Code: code.FaultUnknownValue},
		{Path: "qualifies_for[2]", Code: code.FaultDuplicate},
		{Path: "qualifies_for[3]", Code: code.FaultUnknownValue},
	}
	if got := r.Check(); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
