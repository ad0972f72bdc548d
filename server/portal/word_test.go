package portal

import (
	"strings"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

// Every value of the further selling rules has a label, and so has a code that
// is no word of its own.
func TestSellingRulesHaveNames(t *testing.T) {
	day, err := civil.Parse("2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	hour := []int{0}
	l := &pricelist.List{
		NPI: "1234567893", Licences: []pricelist.Licence{{State: "WA", Number: "MA1", Kind: "LMT"}}, Languages: []string{"en", "es"},
		Locations: []pricelist.Location{{ID: "main"}}, Accounts: pricelist.Accounts{Card: offer.Yes, Letter: offer.No},
		Seller: offer.Seller{
			TipPercents: []int{15, 20}, TipOnSingle: true, Surcharge: offer.Surcharge{Card: 30_000, SalesTax: 80_000},
			Services: []offer.Service{{ID: "hour", Tier: offer.TierSenior, Locations: hour, Codes: []offer.Coded{{Code: "97124", Minutes: 45}}}},
			Packages: []offer.Package{{ID: "ten", Minutes: 600, Sharing: offer.Sharing{Who: offer.Household, People: 1}, Upgrades: hour,
				Refund: offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 1000}, FirstOnly: true}},
			Memberships: []offer.Membership{{ID: "club", Interval: offer.Interval{Every: 6, Unit: offer.ByWeek}, Unused: offer.Accumulate,
				Minimum: span.Exact(1), Notice: 14, Pause: 1, ClawBack: true, Cycles: 6}},
			Discounts: []offer.Discount{{ID: "low", Eligibility: "students", Proof: offer.ProofDocument, Off: 200_000}},
			Changes: []offer.Change{{From: day, BuyersKeep: offer.Yes,
				Services:    []offer.NewPrice{{Price: span.Exact(10500), FirstVisit: span.Exact(9900)}},
				Packages:    []offer.NewPrice{{Withdrawn: true}},
				Memberships: []offer.NewPrice{{Price: span.Exact(9900)}}}},
		},
		Payers: []pricelist.Payer{{ID: 2, Plans: "all", Billing: pricelist.GivesSuperbill, UnitRule: pricelist.EightMinute, Rounding: pricelist.WholeVisit,
			Referral: offer.Yes, Authorisation: offer.No, DailyMax: 12000, Rates: []pricelist.Rate{{Unit: 2500}}}},
	}
	p, seen := &Portal{}, 0
	for _, part := range review.Difference(nil, l, day).Parts {
		if kinds()[part.Kind] == "" {
			t.Errorf("kind %d has no name", part.Kind)
		}
		for _, f := range part.Fields {
			seen++
			if said := label(f.Path); said == "" || strings.ContainsAny(said, "_.") {
				t.Errorf("%s is called %q", f.Path, said)
			}
			if f.After.Unit == 0 && part.Kind != review.Place && f.Path != "codes" {
				if said := p.word(f.Path, f.After.Text); strings.Contains(said, "_") {
					t.Errorf("%s says %q", f.Path, said)
				}
			}
		}
	}
	if seen < 40 {
		t.Errorf("%d values, want 40 or more", seen)
	}
}
