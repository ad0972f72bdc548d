package secondary_test

import (
	"encoding/json"
	"os"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

// TestPublishedExamples works what others have published of auto insurance and
// workers' compensation, as one visit of the whole charge. An insurer's schedule
// below the charge is not modelled: what it takes off is not known.
func TestPublishedExamples(t *testing.T) {
	var all []struct {
		ID, Rule string
		Given    struct {
			State      string
			Charge     money.Amount `json:"charge_cents"`
			Deductible int64        `json:"deductible_left_cents"`
			Schedule   int64        `json:"schedule_ppm"`
			Scheduled  money.Amount `json:"schedule_cents"`
			Pays       int64        `json:"pays_ppm"`
			Limit      int64        `json:"limit_left_cents"`
			DailyMax   money.Amount `json:"pt_daily_maximum_cents"`
		}
		Expect struct {
			You      money.Amount `json:"you_cents"`
			Plan     money.Amount `json:"plan_cents"`
			Share    money.Amount `json:"coinsurance_cents"`
			DailyMax money.Amount `json:"daily_maximum_cents"`
			WriteOff money.Amount `json:"write_off_cents"`
		}
	}
	text, err := os.ReadFile("../testdata/published/secondary.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	worked := 0
	for _, e := range all {
		var route secondary.Route
		course := weekly(1, "2026-06-01", e.Given.Charge, pt, offer.Coded{Code: "97140", Minutes: 30})
		want := paid{e.Expect.You, e.Expect.Plan, e.Expect.WriteOff}
		switch {
		case e.Rule == "pip" && e.Given.Schedule == 1_000_000:
			route = secondary.Route{
				Kind: secondary.Auto, State: e.Given.State, DeductibleLeft: span.Exact(e.Given.Deductible),
				LimitLeft: span.Exact(e.Given.Limit), Share: span.Exact(1_000_000 - e.Given.Pays),
			}
		case e.Rule == "workers_compensation":
			route = secondary.Route{Kind: secondary.Workers, DailyMax: e.Given.Scheduled}
		case e.Rule == "daily_maximum":
			route = secondary.Route{Kind: secondary.Workers, DailyMax: e.Given.DailyMax}
			course = weekly(1, "2026-06-01", 500_00, lmt)
			want = paid{plan: e.Expect.DailyMax, provider: 500_00 - e.Expect.DailyMax}
		default:
			continue
		}
		worked++
		var book ledger.Book
		route.Apply(course, true, &book)
		if got := shares(&book); got != want {
			t.Errorf("%s: %+v, want %+v", e.ID, got, want)
		}
		for _, entry := range book.Entries {
			if entry.Rule == code.OtherShare && entry.Amount != e.Expect.Share {
				t.Errorf("%s: share %v, want %v", e.ID, entry.Amount, e.Expect.Share)
			}
		}
	}
	if worked < 4 {
		t.Errorf("%d examples worked", worked)
	}
}
