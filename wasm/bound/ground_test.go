package bound_test

import (
	"testing"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestEveryInputIsTheFigureOfItsField: a first visit that is dearer than the
// others (a therapist's intake) does not pass for the single price.
func TestEveryInputIsTheFigureOfItsField(t *testing.T) {
	s := quote(3)
	s.Benefit = nil
	s.Tip = 100_000
	s.Seller.Services[0].FirstVisit = span.Exact(140_00)
	s.Seller.Packages = []offer.Package{{ID: "two", Visits: 2, Price: span.Exact(100_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
	want := map[ledger.Field]int64{
		ledger.Price: 90_00, ledger.FirstVisitPrice: 140_00, ledger.TipPercent: 100_000,
		ledger.PackagePrice: 100_00, ledger.PackageVisits: 2,
	}
	for _, ch := range []bound.Choice{bound.Any, bound.SinglesOnly} {
		var b bound.Bench
		var book ledger.Book
		if _, _, ok := b.Write(s, bound.Corners()[2], ch, &book); !ok {
			t.Fatal("no route")
		}
		for _, e := range book.Entries {
			for _, in := range e.Inputs {
				if value, ok := want[in.Field]; ok && in.Value != value {
					t.Errorf("choice %d, %s: %s is %d, want %d", ch, e.Rule, in.Field, in.Value, value)
				}
			}
			if e.Rule == code.PackageDiscount && e.Visit == 0 && (e.Amount != 90_00 || e.Inputs[0].Field != ledger.FirstVisitPrice) {
				t.Errorf("$140 less a credit of $50 is explained as %+v", e)
			}
			if e.Rule == code.Tip && e.Amount != money.Amount(9_00) {
				t.Errorf("a tip of %s", e.Amount)
			}
		}
	}
}
