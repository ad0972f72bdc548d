package bound_test

import (
	"testing"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// quote is her own quote of $90 a visit for so many weekly visits in 2026, in the
// network because she says so, from a massage therapist whom the plan pays.
func quote(visits int) *bound.Subject {
	s := &bound.Subject{
		Seller: &offer.Seller{ID: "quote", Provider: reference.MassageTherapist, Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: span.Exact(90_00)}}},
		From:   ledger.FromQuote,
		Benefit: &cover.Benefit{
			Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Network: pricelist.InNetwork,
		},
	}
	first, _ := civil.Make(2026, 3, 2)
	for i := range visits {
		s.Dates = append(s.Dates, first.AddDays(7*i))
	}
	return s
}

// clinic is the same at a clinic whose list names her insurer.
func clinic(visits int, payer pricelist.Payer) *bound.Subject {
	s := quote(visits)
	s.From, s.Benefit.Network, s.Benefit.Payer = ledger.FromList, pricelist.NetworkNotKnown, 2
	payer.ID = 2
	s.List = &pricelist.List{Seller: *s.Seller, Payers: []pricelist.Payer{payer}}
	return s
}
