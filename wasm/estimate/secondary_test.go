package estimate_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

// TestSomebodyElsePays asks for four weekly visits at a quote of $80 to $100, and
// looks at the way that somebody else pays for.
func TestSomebodyElsePays(t *testing.T) {
	between := func(low, high int64) span.Span { return span.Span{Low: low, High: high, Said: true} }
	asOf, _ := civil.Make(2026, 6, 1)
	request := func(price span.Span, provider reference.Provider, r *secondary.Route) *estimate.Request {
		return &estimate.Request{
			AsOf: asOf, State: "DC", OtherPayer: r, Provider: provider,
			Own: []estimate.Quote{{Seller: offer.Seller{ID: "quote", Provider: provider, Services: []offer.Service{{
				ID: "hour", BookedMinutes: 60, Price: price, Codes: []offer.Coded{{Code: "97124", Minutes: 60}},
			}}}}},
			Plan: plan.Request{Phases: []plan.Phase{{Name: plan.Initial, Visits: 4, Weeks: 1}}},
		}
	}
	for name, c := range map[string]struct {
		req               *estimate.Request
		low, likely, high money.Amount
		cases             []estimate.CaseKind
		note              code.Note
	}{
		"workers' compensation: nothing": {
			request(between(80_00, 100_00), reference.MassageTherapist, &secondary.Route{Kind: secondary.Workers}),
			0, 0, 0, []estimate.CaseKind{estimate.Likely}, code.CashNever},
		// From 320 less 250 of limit to 400 less 200.
		"auto insurance with a limit between two ends": {
			request(between(80_00, 100_00), reference.MassageTherapist,
				&secondary.Route{Kind: secondary.Auto, DeductibleLeft: span.Exact(0), LimitLeft: between(200_00, 250_00)}),
			70_00, 200_00, 200_00, []estimate.CaseKind{estimate.Low, estimate.Likely, estimate.High}, code.LimitUsedUp},
		"Medicare and a massage therapist: all of it": {
			request(span.Exact(90_00), reference.MassageTherapist, &secondary.Route{Kind: secondary.Medicare, PlanOfCare: offer.Yes}),
			360_00, 360_00, 360_00, []estimate.CaseKind{estimate.Likely}, code.MedicareNever},
		// A charge of $90 is below the fee: the deductible takes 50, then a fifth of
		// 310 is 62, rounded by the visit: 8.00 + 3 × 18.00.
		"Medicare and a plan of care": {
			request(span.Exact(90_00), reference.PhysicalTherapy, &secondary.Route{Kind: secondary.Medicare, PlanOfCare: offer.Yes, DeductibleLeft: span.Exact(50_00)}),
			112_00, 112_00, 112_00, []estimate.CaseKind{estimate.Likely}, code.IndexStandsIn},
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := estimate.Run(c.req, nil)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			ways := got.Offers[0].Ways
			at := slices.IndexFunc(ways, func(w estimate.Way) bool { return w.Kind == estimate.Secondary })
			if at < 0 {
				t.Fatalf("no such way among %d", len(ways))
			}
			w := ways[at]
			if want := (span.Money{Low: c.low, Likely: c.likely, High: c.high, HasLikely: true}); w.Total != want || w.Apart {
				t.Errorf("%+v, apart %v; want %+v", w.Total, w.Apart, want)
			}
			var kinds []estimate.CaseKind
			for _, k := range w.Cases {
				kinds = append(kinds, k.Kind)
				if k.Total != k.Book.Total() {
					t.Errorf("case %d: total %v, ledger %v", k.Kind, k.Total, k.Book.Total())
				}
				for v := range got.Plan.Visits {
					if k.Book.VisitPrice(v) == 0 {
						t.Errorf("case %d: visit %d has no shares", k.Kind, v)
					}
				}
			}
			if !slices.Equal(kinds, c.cases) || !slices.Contains(w.Notes, c.note) {
				t.Errorf("cases %v, notes %q; want %v and %q", kinds, w.Notes, c.cases, c.note)
			}
			first := w.Cases[len(w.Cases)-1]
			if first.DueFirst != first.Book.PaidBy(got.Plan.Visits[0].Date) {
				t.Errorf("due first %v", first.DueFirst)
			}
		})
	}
}

// TestSomebodyElseMovesNoOtherWay: what somebody else pays never moves the other ways.
func TestSomebodyElseMovesNoOtherWay(t *testing.T) {
	asOf, _ := civil.Make(2026, 6, 1)
	alone, _ := estimate.Run(&estimate.Request{AsOf: asOf, State: "WA"}, nil)
	with, _ := estimate.Run(&estimate.Request{AsOf: asOf, State: "WA", OtherPayer: &secondary.Route{Kind: secondary.Workers}}, nil)
	if with.Total != alone.Total || with.Best != alone.Best || with.Unprepaid != alone.Unprepaid {
		t.Errorf("%+v, alone %+v", with.Total, alone.Total)
	}
	ways, other := with.Offers[0].Ways, alone.Offers[0].Ways
	if len(ways) != len(other)+1 || ways[len(ways)-1].Kind != estimate.Secondary || ways[0].Total != other[0].Total {
		t.Errorf("%d ways, alone %d", len(ways), len(other))
	}
	for _, k := range ways[len(ways)-1].Cases {
		if slices.ContainsFunc(k.Book.Entries, func(e ledger.Entry) bool { return e.Payer == ledger.You }) {
			t.Error("an injured worker pays")
		}
	}
}
