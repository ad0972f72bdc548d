package pricing

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// Where a draft has a fault elsewhere, an insurer is worded from its part alone:
// nothing that the part holds may be left out there.
func TestAnInsurerIsStatedInFull(t *testing.T) {
	verified, _ := civil.Make(2026, 3, 14)
	payer, ok := reference.ParsePayer("premera")
	if !ok {
		t.Fatal("no such insurer")
	}
	want := pricelist.Payer{
		ID: payer, Plans: "PPO plans", Network: pricelist.InNetwork, Billing: pricelist.GivesSuperbill,
		CashAllowed: offer.Yes, Prescription: offer.No, Referral: offer.Yes, Authorisation: offer.No,
		UnitRule: pricelist.Midpoint, Rounding: pricelist.WholeVisit,
		Rates:    []pricelist.Rate{{Visit: 73_91}, {Service: 1, OfMedicare: 1_100_000}, {Service: 2, Unit: 21_73}},
		DailyMax: 104_37, ProvidersPaid: []reference.Provider{reference.PhysicalTherapy}, VerifiedOn: verified,
	}
	all := reflect.ValueOf(want)
	for i := range all.NumField() {
		if all.Field(i).IsZero() {
			t.Errorf("the insurer of this test says nothing of %s", all.Type().Field(i).Name)
		}
	}
	list := &pricelist.List{
		Seller: offer.Seller{Services: []offer.Service{{ID: "one"}, {ID: "two"}, {ID: "three"}}},
		Payers: []pricelist.Payer{want},
	}
	parts, err := split(list)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if p, ok := part.(Payer); ok {
			got, ok := p.stated(list.Seller)
			if diff := cmp.Diff(want, got); !ok || diff != "" {
				t.Errorf("%v, missing (-) or other (+):\n%s", ok, diff)
			}
			return
		}
	}
	t.Error("the insurer is lost")
}
