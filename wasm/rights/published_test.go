package rights_test

import (
	"encoding/json"
	"os"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/rights"
)

// TestPublishedExamples works what others have published of good-faith
// estimates. One page states the days before the visit, a misreading of the rule
// that the examples keep beside the others; it is not followed.
func TestPublishedExamples(t *testing.T) {
	type pair struct {
		Estimate money.Amount `json:"estimate_cents"`
		Bill     money.Amount `json:"bill_cents"`
	}
	var all []struct {
		ID    string
		Given struct {
			pair
			Ahead     []*int `json:"business_days_ahead"`
			BilledOn  string `json:"billed_on"`
			Providers []pair
		}
		Expect struct {
			Due        []int `json:"due_business_days"`
			Disputable *bool
			LastDay    string       `json:"last_day"`
			Fee        money.Amount `json:"fee_cents"`
		}
	}
	text, err := os.ReadFile("../testdata/published/rights.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	visit := day(t, "2026-12-18")
	for _, e := range all {
		for i, due := range e.Expect.Due {
			by, want := rights.Requested(visit), rights.After(visit, due)
			if ahead := e.Given.Ahead[i]; ahead != nil {
				booked := rights.Before(visit, *ahead)
				want = rights.After(booked, due)
				by, _ = rights.Scheduled(booked, visit)
			}
			if by != want {
				t.Errorf("%s: by %s, want %s", e.ID, by, want)
			}
		}
		if e.Expect.Disputable != nil {
			pairs := append(e.Given.Providers, e.Given.pair)
			got := false
			for _, p := range pairs {
				got = got || rights.Disputable(p.Bill, p.Estimate)
			}
			if got != *e.Expect.Disputable {
				t.Errorf("%s: disputable %v", e.ID, got)
			}
		}
		if e.Expect.LastDay != "" {
			billed, _ := civil.Parse(e.Given.BilledOn)
			if got := rights.DisputeUntil(billed); got.String() != e.Expect.LastDay || rights.Fee != e.Expect.Fee {
				t.Errorf("%s: until %s for %v", e.ID, got, rights.Fee)
			}
		}
	}
}
