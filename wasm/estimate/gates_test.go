package estimate_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// outOfNetwork makes the clinic one without a contract, where the plan pays 80 % of
// $60 four weeks later.
func outOfNetwork(r *estimate.Request, l *pricelist.List) {
	l.Payers[0].Network, l.Payers[0].Rates = pricelist.OutOfNetwork, nil
	r.Benefit.Outside = cover.Outside{
		Pays: offer.Yes, Deductible: span.Exact(0), DeductibleMet: span.Exact(0), PocketMax: span.Exact(9000_00), PocketMet: span.Exact(0),
		Share: cover.CoinsuranceShare, Coinsurance: span.Exact(200_000), Reference: span.Exact(60_00), Delay: 28,
	}
}

// TestSuperbillIsDueFirst: three visits at $90 of which $48 come back each: she lays
// out all of the first, and the totals are net. Without a package they are $126.
func TestSuperbillIsDueFirst(t *testing.T) {
	r, l := insured(3, 0), clinic(offer.No)
	l.Seller.Packages = nil
	outOfNetwork(r, &l)
	e := run(t, r, l)
	if e.Total.Low != 126_00 || e.Total.High != 126_00 {
		t.Fatalf("%s to %s", e.Total.Low, e.Total.High)
	}
	c := e.Offers[0].Ways[0].Cases[0]
	if c.Total != 126_00 || c.DueFirst != 90_00 || c.Book.Total() != 126_00 {
		t.Errorf("%s in all, %s on the first day, %s booked", c.Total, c.DueFirst, c.Book.Total())
	}
}

// TestGates: what a missing permit costs over four visits, of which each is $90
// singly, $30 by claim, and all four $300 by the package, where cash is allowed.
func TestGates(t *testing.T) {
	tests := map[string]struct {
		change func(*cover.Benefit, *pricelist.Payer)
		want   []estimate.Gate
	}{
		"nothing is wanted": {func(*cover.Benefit, *pricelist.Payer) {}, nil},
		"a prescription wanted, and had": {
			func(b *cover.Benefit, p *pricelist.Payer) { b.Prescription, p.Prescription = offer.Yes, offer.Yes },
			[]estimate.Gate{{code.NotCoveredPrescription, 300_00 - 120_00}}},
		"a prescription wanted, and none": {
			func(b *cover.Benefit, p *pricelist.Payer) { b.Prescription, p.Prescription = offer.No, offer.Yes },
			[]estimate.Gate{{code.NotCoveredPrescription, 300_00 - 120_00}}},
		"a referral that lapses is worth what it is for all of the course": {
			func(b *cover.Benefit, _ *pricelist.Payer) {
				b.Referral = cover.Permit{Needed: offer.Yes, Have: offer.Yes, Expires: asked()}
			},
			[]estimate.Gate{{code.NotCoveredReferral, 180_00}}},
		"approval wanted, the denial hers: four times 80 are dearer than the package": {
			func(b *cover.Benefit, _ *pricelist.Payer) {
				b.Authorisation = cover.Permit{Needed: offer.Yes}
				b.Settings.FailureOnPatient = true
			},
			[]estimate.Gate{{code.NotCoveredAuthorisation, 180_00}}},
		"a referral that is not wanted": {
			func(b *cover.Benefit, _ *pricelist.Payer) {
				b.Referral = cover.Permit{Needed: offer.No, Have: offer.No}
			}, nil},
		"a plan that does not pay is behind no gate": {
			func(b *cover.Benefit, p *pricelist.Payer) {
				b.Coverage, b.PaidProviders, b.Prescription, p.Prescription = offer.No, nil, offer.No, offer.Yes
			}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r, l := insured(4, 0), clinic(offer.Yes)
			test.change(r.Benefit, &l.Payers[0])
			if got := run(t, r, l).Offers[0].Gates; !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
	var none money.Amount
	if e := run(t, weekly(2, quote("a", 90_00))); len(e.Offers[0].Gates) != 0 || e.Total.Low == none {
		t.Errorf("nothing said of insurance, and gates: %v", e.Offers[0].Gates)
	}
}
