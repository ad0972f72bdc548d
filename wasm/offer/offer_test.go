package offer_test

import (
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// TestLastDay: the last valid day is the same day of a later month, inclusive,
// or the last day of a shorter month.
func TestLastDay(t *testing.T) {
	months := func(rule offer.ExpiryRule, n int) offer.Expiry { return offer.Expiry{Rule: rule, Months: n} }
	date := func(text string) civil.Date {
		d, err := civil.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := map[string]struct {
		expiry       offer.Expiry
		bought, want string
	}{
		"six months": {months(offer.AfterPurchase, 6), "2026-11-23", "2027-05-23"},
		"six months, first used the day it is bought": {months(offer.AfterFirstUse, 6), "2026-11-23", "2027-05-23"},
		"a month from the 31st":                       {months(offer.AfterPurchase, 1), "2027-01-31", "2027-02-28"},
		"a month from the 31st in a leap year":        {months(offer.AfterPurchase, 1), "2028-01-31", "2028-02-29"},
		"three months from the 30th of November":      {months(offer.AfterFirstUse, 3), "2026-11-30", "2027-02-28"},
		"a year from a leap day":                      {months(offer.AfterPurchase, 12), "2028-02-29", "2029-02-28"},
		"the longest":                                 {months(offer.AfterPurchase, offer.MaxMonths), "2026-11-23", "2031-11-23"},
		"a fixed date":                                {offer.Expiry{Rule: offer.FixedDate, Date: date("2027-06-30")}, "2026-11-23", "2027-06-30"},
		"a fixed date that has passed":                {offer.Expiry{Rule: offer.FixedDate, Date: date("2026-06-30")}, "2026-11-23", "2026-06-30"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.expiry.LastDay(date(test.bought)); got != date(test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	for name, expiry := range map[string]offer.Expiry{"never": {Rule: offer.Never}, "not said": {}} {
		if got := expiry.LastDay(date("2199-12-31")); got != offer.Forever {
			t.Errorf("%s: got %d", name, got)
		}
	}
}

// TestTipExpected: what the seller says goes before the custom of the trade
// (domain B2).
func TestTipExpected(t *testing.T) {
	tests := map[string]struct {
		provider reference.Provider
		says     offer.Answer
		want     bool
	}{
		"a massage therapist says nothing":        {reference.MassageTherapist, offer.NotKnown, true},
		"a medical massage practice says nothing": {reference.MedicalMassage, offer.NotKnown, true},
		"a physical therapist says nothing":       {reference.PhysicalTherapy, offer.NotKnown, false},
		"a chiropractor says nothing":             {reference.Chiropractic, offer.NotKnown, false},
		"a massage therapist says no":             {reference.MassageTherapist, offer.No, false},
		"a chiropractor says yes":                 {reference.Chiropractic, offer.Yes, true},
		"nothing known":                           {0, offer.NotKnown, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := offer.Seller{Provider: test.provider, TipUsual: test.says}
			if got := s.TipExpected(); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
