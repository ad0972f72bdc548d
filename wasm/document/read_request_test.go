package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
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

// fullRequest has every field that a request can have, but for those that say in
// another way what it says.
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
    "family": {
      "rule": "embedded", "deductible_cents": 300000, "deductible_met_cents": 70000, "out_of_pocket_maximum_cents": 1200000, "out_of_pocket_met_cents": {"low": 70000, "high": 90000}
    },
    "limits": {
      "visits_per_year": 20, "visit_cents": 7500, "minutes_per_visit": {"low": 30, "high": 45}, "year_cents": 50000, "year_used_cents": 10000, "shared_with_other_providers": true, "shared_visits_used": 4
    },
    "visits_used": 3,
    "prescription": {"have": true, "expires": "2027-06-01"},
    "referral": {"needed": true, "have": true, "expires": "2027-03-31", "visits": 12},
    "authorisation": {"needed": true, "have": true, "expires": "2027-02-28", "visits": 8},
    "out_of_network": {
      "pays": true, "deductible_cents": 250000, "deductible_met_cents": 5000, "out_of_pocket_maximum_cents": 900000, "out_of_pocket_met_cents": 6000,
      "cost_share": {"kind": "both", "copay_cents": 4000, "coinsurance_ppm": 400000}, "reference_cents": 8100, "reimbursed_after_days": 30, "assigned": false
    },
    "settings": {
      "copay_order": "deductible_first", "coinsurance_on": "gross_of_copay", "copay_at_deductible_end": "waived", "visit_cap_applies": "last",
      "out_of_pocket_excludes_deductible": false, "only_paid_visits_count": true, "failure_falls_on_patient": true
    },
    "other_bills_this_year_cents": {"low": 0, "high": 80000},
    "plan_year_starts": "07-01"
  },
  "qualifies_for": ["sliding-b"],
  "pays_by_card": true,
  "goals": {"objectives": ["month", "first_visit"], "monthly_cents": 12000, "window_days": 28},
  "booked_on": "2026-11-22",
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
			Settings: cover.Settings{
				CoinsuranceOn: cover.GrossOfCopay, CopayAtEnd: cover.CopayWaived, VisitCap: cover.CapLast, OnlyPaidCount: true, FailureOnPatient: true,
			},
			Family: cover.Family{
				Rule: cover.Embedded, Deductible: span.Exact(300000), DeductibleMet: span.Exact(70000),
				PocketMax: span.Exact(1200000), PocketMet: between(70000, 90000),
			},
			Limits: cover.Limits{
				VisitCents: span.Exact(7500), VisitMinutes: between(30, 45), YearCents: span.Exact(50000), YearUsed: span.Exact(10000),
				Shared: offer.Yes, SharedUsed: 4,
			},
			Referral:      cover.Permit{Needed: offer.Yes, Have: offer.Yes, Expires: day(t, "2027-03-31"), Visits: 12},
			Authorisation: cover.Permit{Needed: offer.Yes, Have: offer.Yes, Expires: day(t, "2027-02-28"), Visits: 8},
			Outside: cover.Outside{
				Pays: offer.Yes, Deductible: span.Exact(250000), DeductibleMet: span.Exact(5000), PocketMax: span.Exact(900000), PocketMet: span.Exact(6000),
				Share: cover.BothShare, Copay: span.Exact(4000), Coinsurance: span.Exact(400000), Reference: span.Exact(8100), Delay: 30, Assigned: offer.No,
			},
		},
		QualifiesFor: []string{"sliding-b"}, PaysByCard: true, Goals: estimate.Goals{Objectives: []pay.Objective{pay.LeastMonth, pay.LeastFirst}, Monthly: 120_00, Window: 28}, BookedOn: day(t, "2026-11-22"),
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
		"what is left":            {`{"deductible_left_cents": 90000, "out_of_pocket_left_cents": {"low": 1, "high": 2}}`, cover.Benefit{DeductibleLeft: span.Exact(90000), PocketLeft: span.Span{Low: 1, High: 2, Said: true}}},
		"a copay and a share":     {`{"cost_share": {"kind": "both", "copay_cents": 2500, "coinsurance_ppm": 100000}}`, cover.Benefit{Share: cover.BothShare, Copay: span.Exact(2500), Coinsurance: span.Exact(100000)}},
		"a family's amount alone": {`{"family": {"rule": "aggregate"}}`, cover.Benefit{Family: cover.Family{Rule: cover.Aggregate}}},
		"no referral needed":      {`{"referral": {"needed": false}}`, cover.Benefit{Referral: cover.Permit{Needed: offer.No}}},
		"nothing out of network":  {`{"out_of_network": {"pays": false}}`, cover.Benefit{Outside: cover.Outside{Pays: offer.No}}},
		"empty parts":             {`{"family": {"rule": "embedded"}, "limits": {}, "referral": {}, "authorisation": {}, "out_of_network": {}, "settings": {}}`, cover.Benefit{Family: cover.Family{Rule: cover.Embedded}}},
		"the usual settings":      {`{"settings": {"copay_order": "deductible_first", "coinsurance_on": "net_of_copay", "copay_at_deductible_end": "of_rest", "visit_cap_applies": "first", "only_paid_visits_count": false}}`, cover.Benefit{}},
		"unusual settings":        {`{"settings": {"copay_order": "copay_first", "out_of_pocket_excludes_deductible": true}}`, cover.Benefit{Settings: cover.Settings{CopayOrder: cover.CopayFirst, PocketExcludes: true}}},
		"the whole copay":         {`{"settings": {"copay_at_deductible_end": "whole"}}`, cover.Benefit{Settings: cover.Settings{CopayAtEnd: cover.CopayWhole}}},
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
