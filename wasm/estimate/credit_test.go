package estimate_test

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestOtherBillsByHand: four visits by the package are $300 and credit nothing. Four
// claims at $80 under a deductible of $1,000 are $320 and credit all of it: $680 are
// left for other bills. From $700.01 of them on, which cost $700.01 beside the
// package and $680 beside the claims, claiming is the cheaper way in all.
func TestOtherBillsByHand(t *testing.T) {
	want := estimate.Credit{Offer: 0, Way: 1, More: 20_00, Gained: 320_00, Bills: 700_01}
	for name, test := range map[string]struct {
		change func(*estimate.Request)
		want   *estimate.Credit
	}{
		"no other bills": {func(*estimate.Request) {}, &want},
		// $300 and $800, or $320 and $680.
		"other bills of $800": {func(r *estimate.Request) { r.Benefit.OtherBills = span.Exact(800_00) },
			&estimate.Credit{Offer: 0, Way: 1, More: 20_00, Gained: 320_00, Bills: 700_01, Saves: 100_00}},
		"the deductible is not known": {func(r *estimate.Request) { r.Benefit.Deductible = span.Span{} }, nil},
		"the package gains more than the credit": {func(r *estimate.Request) {
			r.Benefit.Deductible, r.Benefit.DeductibleMet = span.Exact(1000_00), span.Exact(985_00)
		}, nil},
		"she has no insurance": {func(r *estimate.Request) { r.Benefit = nil }, nil},
		// Two of the claims are of the next plan year, which other bills of this one
		// do not touch: $160 credited, $840 left.
		"the plan year turns": {func(r *estimate.Request) { r.Benefit.YearStarts = cover.MonthDay{Month: 3, Day: 16} },
			&estimate.Credit{Offer: 0, Way: 1, More: 20_00, Gained: 160_00, Bills: 860_01}},
	} {
		t.Run(name, func(t *testing.T) {
			r := insured(4, 1000_00)
			test.change(r)
			got := run(t, r, clinic(offer.Yes)).Credit
			if (got == nil) != (test.want == nil) || got != nil && *got != *test.want {
				t.Errorf("%+v, by hand %+v", got, test.want)
			}
		})
	}
}

// TestOtherBillsReverseTheChoice claims the other bills themselves after the last
// visit, under a plan that pays them in full once the deductible is met: one cent
// below the amount that is said the best way is no dearer in all, from it on it is.
func TestOtherBillsReverseTheChoice(t *testing.T) {
	said := 0
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			reverse(t, &said)
		}
	})
	t.Logf("said in %d cases", said)
}

// reverse draws a case, and holds what is said of other bills to bills that are claimed.
func reverse(t *rapid.T, said *int) {
	r := insured(rapid.IntRange(3, 8).Draw(t, "visits"), rapid.Int64Range(200_00, 2000_00).Draw(t, "deductible"))
	r.Benefit.DeductibleMet = span.Exact(rapid.Int64Range(0, 200_00).Draw(t, "met"))
	if rapid.Bool().Draw(t, "a quote") {
		r.Own = []estimate.Quote{with(quote("a", rapid.Int64Range(70_00, 90_00).Draw(t, "price")), 3, rapid.Int64Range(180_00, 270_00).Draw(t, "pack"))}
	}
	e, faults := estimate.Run(r, estimate.Lists{clinic(offer.Yes)})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if e.Credit == nil {
		return
	}
	*said++
	terms := cover.Terms{Share: cover.CoinsuranceShare, VisitLimit: cover.NoLimit, Opening: cover.State{
		DeductibleLeft: money.Amount(r.Benefit.Deductible.Low - r.Benefit.DeductibleMet.Low), PocketLeft: 9000_00}}
	inAll := func(w *estimate.Way, bills money.Amount) money.Amount {
		state := terms.Opening
		for _, entry := range w.Usual().Book.Entries {
			if entry.Rule == code.Deductible {
				_, state = terms.Claim(state, entry.Amount, entry.Amount)
			}
		}
		split, _ := terms.Claim(state, bills, bills)
		return w.Total.Likely + split.You()
	}
	best, other := e.Offers[e.Best].Way(estimate.Cheapest), &e.Offers[e.Credit.Offer].Ways[e.Credit.Way]
	for _, bills := range []money.Amount{e.Credit.Bills - 1, e.Credit.Bills, e.Credit.Bills + 1000_00} {
		if cheaper := inAll(other, bills) < inAll(best, bills); cheaper != (bills >= e.Credit.Bills) {
			t.Fatalf("with other bills of %s: %s and %s; %+v", bills, inAll(best, bills), inAll(other, bills), *e.Credit)
		}
	}
}
