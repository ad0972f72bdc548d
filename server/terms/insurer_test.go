package terms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

func TestInsurers(t *testing.T) {
	day, err := civil.Parse("2026-10-01")
	if err != nil {
		t.Fatal(err)
	}
	aetna, _ := reference.ParsePayer("aetna")
	list := &pricelist.List{Seller: *seller(), Payers: []pricelist.Payer{
		{ID: aetna, Network: pricelist.InNetwork, CashAllowed: offer.No, Prescription: offer.Yes, VerifiedOn: day,
			ProvidersPaid: []reference.Provider{reference.MassageTherapist, reference.PhysicalTherapy, reference.Chiropractic},
			Rates:         []pricelist.Rate{{Service: 0, Visit: 8550}}},
		{ID: reference.OtherPayer, Network: pricelist.OutOfNetwork, VerifiedOn: day},
	}}
	want := []terms.Insurer{
		{Name: "Aetna", Checked: "Checked by the clinic on October 1, 2026.", Facts: []string{
			"In network: the clinic has a contract with this insurer.",
			"The insurer asks for a prescription.",
			"The clinic must bill it; you may not pay yourself instead.",
			"It pays here for massage by: massage therapist, physical therapist or chiropractor.",
			"The agreed amount for 60 minutes of deep tissue massage is $85.50.",
		}},
		{Name: "Another insurer", Checked: "Checked by the clinic on October 1, 2026.", Facts: []string{
			"Out of network: the clinic has no contract with this insurer.",
			"Whether it asks for a prescription is not stated.",
			"Whether you may pay yourself instead is not stated.",
		}},
	}
	got, err := terms.Insurers(texts(t, locale.English), list)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v, want (-), got (+):\n%s", err, diff)
	}
	if _, err := terms.Insurers(texts(t, locale.Spanish), list); err != nil {
		t.Error(err)
	}
}

func TestExtras(t *testing.T) {
	for name, test := range map[string]struct {
		fees pricelist.Fees
		tips offer.Answer
		want []string
	}{
		"nothing is said": {},
		"a share and an amount": {pricelist.Fees{LateCancel: pricelist.Percent(50), WithinHours: 24, NoShow: pricelist.Flat(4500)}, offer.Yes, []string{
			"Canceling less than 24 hours ahead costs 50% of the visit’s price.", "Not coming without a word costs $45.", "A tip is usual here."}},
		"a promise": {pricelist.Fees{LateCancel: pricelist.Flat(0), WithinHours: 1, NoShow: pricelist.Percent(0)}, offer.No, []string{
			"Canceling less than 1 hour ahead costs nothing.", "Not coming without a word costs nothing.", "No tip is expected here."}},
	} {
		t.Run(name, func(t *testing.T) {
			list := &pricelist.List{Fees: test.fees}
			list.Seller.TipUsual = test.tips
			got, err := terms.Extras(texts(t, locale.English), list)
			if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
				t.Errorf("%v, want (-), got (+):\n%s", err, diff)
			}
			if _, err := terms.Extras(texts(t, locale.Spanish), list); err != nil {
				t.Error(err)
			}
		})
	}
}
