package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

func day(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return d
}

func readRequest(t testing.TB, text string) *estimate.Request {
	t.Helper()
	r, faults := document.ReadRequest([]byte(text))
	for _, f := range faults {
		t.Error(document.Sentence(f))
	}
	if r == nil {
		t.Fatal("refused")
	}
	return r
}

func TestEmptyObjectIsARequest(t *testing.T) {
	if diff := cmp.Diff(&estimate.Request{}, readRequest(t, `{}`)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// fullRequest has every field that a request can have.
const fullRequest = `{
  "format": "kneadwise.request/1",
  "as_of": "2026-11-23",
  "place": {"state": "WA", "zip3": "992"},
  "offers": {
    "clinics": ["cedar-street-massage"],
    "own": [
      {
        "name": "The place on Main Street", "provider_type": "massage_therapist", "quoted_on": "2026-11-20",
        "services": [
          {"id": "hour", "modality": "swedish", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": {"low": 8000, "high": 9000}, "first_visit_price_cents": 6000},
          {"id": "long", "booked_minutes": 90}
        ],
        "packages": [
          {"id": "five", "credits": {"unit": "visit", "count": 5}, "price_cents": 40000, "services": ["hour"], "expires": {"rule": "after_purchase", "months": 6}},
          {"id": "ten", "credits": {"unit": "visit", "count": 10}, "services": ["hour", "long"], "expires": {"rule": "fixed_date", "date": "2027-11-30"}}
        ],
        "memberships": [
          {"id": "monthly", "interval": {"every": 1, "unit": "month"}, "fee_cents": 7900, "setup_fee_cents": 4900, "credits_per_interval": {"unit": "visit", "count": 1}, "services": ["hour"], "unused": {"rule": "roll_over", "cap": 2}, "member_prices": [{"service": "hour", "price_cents": 8200}], "minimum_intervals": {"low": 1, "high": 6}}
        ],
        "tips": {"expected": true}
      }
    ]
  },
  "plan": {
    "start": "2026-12-01",
    "phases": [
      {"name": "initial", "visits": 6, "every": {"weeks": 1}},
      {"name": "maintenance", "until": "2027-11-30", "every": {"weeks": 4}}
    ],
    "skip": ["2026-12-29"],
    "minutes": 60,
    "provider_type": "physical_therapy"
  },
  "benefit": {
    "payer": "example-health",
    "pays_for_massage_by": ["physical_therapy", "massage_therapist"],
    "network": "in",
    "deductible_cents": 150000,
    "deductible_met_cents": {"low": 0, "high": 60000},
    "cost_share": {"kind": "copay", "copay_cents": 3000, "after_deductible": false},
    "out_of_pocket_maximum_cents": 600000,
    "out_of_pocket_met_cents": 0,
    "limits": {"visits_per_year": 20},
    "visits_used": 3,
    "prescription": {"have": true, "expires": "2027-06-01"},
    "other_bills_this_year_cents": {"low": 0, "high": 80000},
    "plan_year_starts": "07-01"
  },
  "tip": {"percent": 15},
  "signs": ["screen.cancer", "screen.age_over_50"],
  "cleared_by_clinician": true
}`

func TestEveryFieldIsRead(t *testing.T) {
	cancer, _ := screen.Parse("screen.cancer")
	over50, _ := screen.Parse("screen.age_over_50")
	between := func(low, high int64) span.Span { return span.Span{Low: low, High: high, Said: true} }
	want := &estimate.Request{
		AsOf: day(t, "2026-11-23"), State: "WA", Zip3: "992",
		Clinics: []string{"cedar-street-massage"},
		Own: []estimate.Quote{{
			QuotedOn: day(t, "2026-11-20"),
			Seller: offer.Seller{
				ID: "The place on Main Street", Provider: reference.MassageTherapist, TipUsual: offer.Yes,
				Services: []offer.Service{
					{ID: "hour", Modality: "swedish", BookedMinutes: 60, HandsOnMinutes: 50, Price: between(8000, 9000), FirstVisit: span.Exact(6000)},
					{ID: "long", BookedMinutes: 90},
				},
				Packages: []offer.Package{
					{ID: "five", Visits: 5, Price: span.Exact(40000), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 6}},
					{ID: "ten", Visits: 10, Services: []int{0, 1}, Expiry: offer.Expiry{Rule: offer.FixedDate, Date: day(t, "2027-11-30")}},
				},
				Memberships: []offer.Membership{{
					ID: "monthly", Fee: span.Exact(7900), SetupFee: span.Exact(4900), Credits: 1, Unused: offer.RollOver, Cap: 2,
					Minimum: between(1, 6), MemberPrice: span.Exact(8200), Services: []int{0},
				}},
			},
		}},
		Plan: plan.Request{
			Start: day(t, "2026-12-01"),
			Phases: []plan.Phase{
				{Name: plan.Initial, Visits: 6, Weeks: 1},
				{Name: plan.Maintenance, Until: day(t, "2027-11-30"), Weeks: 4},
			},
			Skip: []civil.Date{day(t, "2026-12-29")},
		},
		Provider: reference.PhysicalTherapy, Minutes: 60,
		Benefit: &cover.Benefit{
			Payer: 2, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.PhysicalTherapy, reference.MassageTherapist},
			Network: pricelist.InNetwork, Deductible: span.Exact(150000), DeductibleMet: between(0, 60000),
			Share: cover.CopayShare, Copay: span.Exact(3000), CopayWaits: offer.No,
			PocketMax: span.Exact(600000), PocketMet: span.Exact(0), VisitLimit: span.Exact(20), VisitsUsed: 3,
			Prescription: offer.Yes, ScriptExpires: day(t, "2027-06-01"), OtherBills: between(0, 80000),
			YearStarts: cover.MonthDay{Month: 7, Day: 1},
		},
		Tip: 150_000, Signs: []screen.Sign{cancer, over50}, Cleared: true,
	}
	if diff := cmp.Diff(want, readRequest(t, fullRequest)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestWhatABenefitMaySay(t *testing.T) {
	tests := map[string]struct {
		benefit string
		want    cover.Benefit
	}{
		"nothing":                 {`{}`, cover.Benefit{}},
		"pays nobody for massage": {`{"pays_for_massage_by": []}`, cover.Benefit{Coverage: offer.No}},
		"no limit of visits":      {`{"limits": {"visits_per_year": "none"}}`, cover.Benefit{NoVisitLimit: true}},
		"some limit of visits":    {`{"limits": {"visits_per_year": {"low": 10, "high": 20}}}`, cover.Benefit{VisitLimit: span.Span{Low: 10, High: 20, Said: true}}},
		"no prescription":         {`{"prescription": {"have": false}}`, cover.Benefit{Prescription: offer.No}},
		"a share of 20 %":         {`{"cost_share": {"kind": "coinsurance", "coinsurance_ppm": 200000}}`, cover.Benefit{Share: cover.CoinsuranceShare, Coinsurance: span.Exact(200000)}},
		"a copay that waits":      {`{"cost_share": {"kind": "copay", "after_deductible": true}}`, cover.Benefit{Share: cover.CopayShare, CopayWaits: offer.Yes}},
		"out of network":          {`{"network": "out"}`, cover.Benefit{Network: pricelist.OutOfNetwork}},
		"between equal ends":      {`{"deductible_cents": {"low": 5, "high": 5}}`, cover.Benefit{Deductible: span.Exact(5)}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := readRequest(t, `{"benefit": `+test.benefit+`}`).Benefit
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
