package estimate_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// clinic is a list of an hour at $90 and four hours at $300, with a contract of
// $80 with insurer 2 that asks for no prescription.
func clinic(cash offer.Answer) pricelist.List {
	seller := with(quote("cedar", 90_00), 4, 300_00).Seller
	return pricelist.List{
		Seller: seller, Effective: civil.Range{From: asked() - 100},
		Payers: []pricelist.Payer{{ID: 2, Network: pricelist.InNetwork, CashAllowed: cash, Prescription: offer.No, Rates: []pricelist.Rate{{Service: 0, Visit: 80_00}}}},
	}
}

// insured asks for so many weekly visits at that clinic with a copay of $30 after
// a deductible.
func insured(visits int, deductible int64) *estimate.Request {
	r := weekly(visits)
	r.Clinics = []string{"cedar"}
	r.Benefit = &cover.Benefit{
		Payer: 2, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist},
		Deductible: span.Exact(deductible), DeductibleMet: span.Exact(0), PocketMax: span.Exact(9000_00), PocketMet: span.Exact(0),
		Share: cover.CopayShare, Copay: span.Exact(30_00), CopayWaits: offer.Yes, NoVisitLimit: true, OtherBills: span.Exact(0),
	}
	return r
}

// TestNotes: what stands beside the figures of an offer or of one of its ways.
func TestNotes(t *testing.T) {
	tests := map[string]struct {
		change      func(*estimate.Request, *pricelist.List)
		offer, ways []code.Note
	}{
		"nothing to say": {func(*estimate.Request, *pricelist.List) {}, nil, nil},
		"an invented clinic": {
			func(_ *estimate.Request, l *pricelist.List) { l.Demonstration = true }, []code.Note{code.Demonstration}, nil},
		"prices end before the last visit": {
			func(_ *estimate.Request, l *pricelist.List) { l.Effective.Until = asked() + 21 }, []code.Note{code.NotInForce}, nil},
		"prices end with the last visit": {
			func(_ *estimate.Request, l *pricelist.List) { l.Effective.Until = asked() + 22 }, nil, nil},
		"no clinic of that name": {
			func(r *estimate.Request, _ *pricelist.List) { r.Clinics = []string{"elm"} }, []code.Note{code.NoClinics}, nil},
		"nothing of the length": {
			func(r *estimate.Request, _ *pricelist.List) { r.Minutes = 90 }, []code.Note{code.NoService}, nil},
		"the rate is not published": {
			func(_ *estimate.Request, l *pricelist.List) { l.Payers[0].Rates = nil }, []code.Note{code.AllowedUnknown}, nil},
		"the insurer is not listed": {
			func(r *estimate.Request, _ *pricelist.List) { r.Benefit.Payer = 3 }, []code.Note{code.NotCoveredPayer}, nil},
		"the limit cuts the course": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.NoVisitLimit, r.Benefit.VisitLimit = false, span.Exact(2)
			}, []code.Note{code.VisitLimit}, nil},
		"the limit in dollars cuts the course": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Limits.YearCents, r.Benefit.Limits.YearUsed = span.Exact(120_00), span.Exact(0)
			}, []code.Note{code.YearLimit}, nil},
		"a dollar of the limit is missing at the last visit": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Limits.YearCents, r.Benefit.Limits.YearUsed = span.Exact(199_00), span.Exact(0)
			}, []code.Note{code.YearLimit}, nil},
		"the limit in dollars is just enough": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Limits.YearCents, r.Benefit.Limits.YearUsed = span.Exact(200_00), span.Exact(0)
			}, nil, nil},
		"the prescription lapses": {
			func(r *estimate.Request, l *pricelist.List) {
				l.Payers[0].Prescription, r.Benefit.Prescription, r.Benefit.ScriptExpires = offer.Yes, offer.Yes, asked()+20
			}, []code.Note{code.PermitExpires}, nil},
		"no referral, and the denial is hers": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Referral = cover.Permit{Needed: offer.Yes, Have: offer.No}
				r.Benefit.Settings.FailureOnPatient = true
			}, []code.Note{code.NotCoveredReferral, code.DeniedOnPatient}, nil},
		"a family's plan": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Family = cover.Family{Rule: cover.Embedded, Deductible: span.Exact(0), PocketMax: span.Exact(9000_00), PocketMet: span.Exact(0)}
			}, []code.Note{code.FamilyCounts}, nil},
		"out of network, where the plan pays": {outOfNetwork, []code.Note{code.OutsideClaimed, code.BalancePossible, code.SuperbillFirst}, nil},
		"out of network, and the clinic waits for the plan": {
			func(r *estimate.Request, l *pricelist.List) {
				outOfNetwork(r, l)
				r.Benefit.Outside.Assigned, r.Benefit.Outside.Delay = offer.Yes, 0
			}, []code.Note{code.OutsideClaimed, code.BalancePossible}, nil},
		"a copay that may be waived": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Settings.CopayAtEnd = cover.CopayWaived
				r.Benefit.Deductible = span.Span{Low: 0, High: 50_00, Said: true}
			}, []code.Note{code.RangeWidened}, nil},
		"the plan year starts again": {
			func(r *estimate.Request, _ *pricelist.List) { r.Benefit.YearStarts = cover.MonthDay{Month: 3, Day: 10} }, []code.Note{code.PlanYearReset}, nil},
		"claims must be filed": {
			func(_ *estimate.Request, l *pricelist.List) { l.Payers[0].CashAllowed = offer.No }, nil, []code.Note{code.CashNotAllowed}},
		"not said whether claims must be filed": {
			func(_ *estimate.Request, l *pricelist.List) { l.Payers[0].CashAllowed = offer.NotKnown }, nil, []code.Note{code.CashUnknown}},
		"cash gives up credit that other bills would use": {
			func(r *estimate.Request, _ *pricelist.List) {
				r.Benefit.Deductible, r.Benefit.OtherBills = span.Exact(1000_00), span.Exact(700_00)
			}, nil, []code.Note{code.CreditForgone}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r, l := insured(4, 0), clinic(offer.Yes)
			test.change(r, &l)
			o := run(t, r, l).Offers[0]
			if !slices.Equal(o.Notes, test.offer) {
				t.Errorf("the offer's notes are %v, want %v", o.Notes, test.offer)
			}
			var ways []code.Note
			for _, w := range o.Ways {
				ways = append(ways, w.Notes...)
			}
			if !slices.Equal(ways, test.ways) {
				t.Errorf("its ways' notes are %v, want %v", ways, test.ways)
			}
		})
	}
}

// TestCashApartNeverWins: four claims at a deductible of $320 cost 320, the
// package 300. Where the clinic may insist on claims the package stands apart.
func TestCashApartNeverWins(t *testing.T) {
	tests := map[string]struct {
		cash  offer.Answer
		total money.Amount
		apart bool
	}{
		"cash allowed":     {offer.Yes, 300_00, false},
		"cash not allowed": {offer.No, 320_00, true},
		"not known":        {offer.NotKnown, 320_00, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := run(t, insured(4, 320_00), clinic(test.cash))
			if e.Total != span.Certain(test.total) {
				t.Errorf("total %+v", e.Total)
			}
			for _, w := range e.Offers[0].Ways {
				if w.Apart != (w.Kind == estimate.CashApart) || w.Apart && (!test.apart || w.Total != span.Certain(300_00)) {
					t.Errorf("way %d apart %v: %+v", w.Kind, w.Apart, w.Total)
				}
			}
		})
	}
}

// TestShortVisitsAreSaidToBeUndertested.
func TestShortVisitsAreSaidToBeUndertested(t *testing.T) {
	for minutes, want := range map[int][]code.Note{30: {code.UnderTested}, 31: nil, 60: nil} {
		r := weekly(2)
		r.Minutes = minutes
		if got := run(t, r).Notes; !slices.Equal(got, want) {
			t.Errorf("%d minutes: %v", minutes, got)
		}
	}
}

// TestEveryWayIsItsCases: each case's ledger adds up to its total, the cases are
// the ends of the range and its likely value, and paying nothing ahead is never
// the cheaper way.
func TestEveryWayIsItsCases(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := insured(rapid.IntRange(1, 7).Draw(t, "visits"), rapid.Int64Range(0, 400_00).Draw(t, "deductible"))
		r.Tip = money.Rate(rapid.IntRange(0, 2).Draw(t, "tip")) * 100_000
		if rapid.Bool().Draw(t, "deductible not said") {
			r.Benefit.Deductible = span.Span{}
		}
		if rapid.Bool().Draw(t, "nothing said of insurance") {
			r.Benefit = nil
		}
		r.Own = []estimate.Quote{with(quote("a", rapid.Int64Range(60_00, 120_00).Draw(t, "price")), 3, rapid.Int64Range(100_00, 300_00).Draw(t, "pack")), quote("b", 0)}
		l := clinic(rapid.SampledFrom([]offer.Answer{offer.Yes, offer.No, offer.NotKnown}).Draw(t, "cash"))
		e, faults := estimate.Run(r, estimate.Lists{l})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if e.Total.Low > e.Total.High || e.Unprepaid.Low < e.Total.Low || e.Unprepaid.High < e.Total.High || e.Difference < 0 {
			t.Fatalf("total %+v, nothing prepaid %+v, difference %s", e.Total, e.Unprepaid, e.Difference)
		}
		for _, o := range e.Offers {
			for _, w := range o.Ways {
				ends := map[estimate.CaseKind]money.Amount{estimate.Low: w.Total.Low, estimate.Likely: w.Total.Likely, estimate.High: w.Total.High}
				for i := range w.Cases {
					c := &w.Cases[i]
					if c.Total != ends[c.Kind] || c.Book.Total() != c.Total || c.DueFirst > c.Total || c.PaidAhead > c.Prepaid {
						t.Fatalf("way %d of %q: case %d is %s (book %s), the range %+v", w.Kind, o.ID, c.Kind, c.Total, c.Book.Total(), w.Total)
					}
				}
				if len(w.Cases) == 0 || w.Total.Low != w.Total.High && len(w.Cases) < 2 {
					t.Fatalf("way %d of %q has %d cases for %+v", w.Kind, o.ID, len(w.Cases), w.Total)
				}
			}
		}
	})
}
