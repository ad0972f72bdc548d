package bound

import (
	"testing"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// typicalClinic is three weekly visits at $90 in a clinic that takes cash from people
// whom it could bill for. Her plan allows $80, asks a deductible and then a copay of
// $20, and she has a prescription.
func typicalClinic(deductible span.Span) *Subject {
	seller := &offer.Seller{ID: "clinic", Provider: reference.MassageTherapist, Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: span.Exact(90_00)}}}
	s := &Subject{
		Seller: seller, From: ledger.FromList,
		Benefit: &cover.Benefit{
			Payer: 2, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Deductible: deductible, DeductibleMet: span.Exact(0),
			Share: cover.CopayShare, Copay: span.Exact(20_00), CopayWaits: offer.Yes, PocketMax: span.Exact(9000_00), PocketMet: span.Exact(0),
			NoVisitLimit: true, Prescription: offer.Yes, OtherBills: span.Exact(0),
		},
	}
	s.List = &pricelist.List{Seller: *seller, Payers: []pricelist.Payer{{
		ID: 2, Network: pricelist.InNetwork, CashAllowed: offer.Yes, Prescription: offer.Yes, Rates: []pricelist.Rate{{Service: 0, Visit: 80_00}},
	}}}
	for i := range 3 {
		s.Dates = append(s.Dates, on(3, 1).AddDays(7*i))
	}
	return s
}

// now is the route that is best at a subject's defaults.
func now(t *testing.T, b *Bench, s *Subject) Today {
	t.Helper()
	route, _, ok := b.Write(s, at(Typical), Any, nil)
	if !ok {
		t.Fatal("no route")
	}
	clock := b.Clock(route)
	return Today{Route: kept(route), Corner: Typical, Buys: Bought(&clock)}
}

// weighed lists what is not known of one subject.
func weighed(t *testing.T, s *Subject) []Unknown {
	t.Helper()
	var b Bench
	total, _ := b.Range(s, Any)
	return b.Unknowns([]Subject{*s}, total, now(t, &b, s))
}
