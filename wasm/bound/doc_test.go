package bound

import (
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestTheExampleOfThePackageDoc works it.
func TestTheExampleOfThePackageDoc(t *testing.T) {
	example := func(low, high int64) *Subject {
		between, _ := span.Between(low, high)
		s := typicalClinic(between)
		s.Seller.Services[0].Price = span.Exact(100_00)
		s.Seller.Packages = []offer.Package{{ID: "three", Visits: 3, Price: span.Exact(210_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
		return s
	}
	for deductible, want := range map[int64][2]money.Amount{0: {60_00, 60_00}, 70_00: {120_00, 120_00}, 150_00: {180_00, 180_00}, 190_00: {210_00, 210_00}, 200_00: {220_00, 210_00}} {
		var b Bench
		claims, _ := b.Range(example(deductible, deductible), ClaimsOnly)
		best, _ := b.Range(example(deductible, deductible), Any)
		if claims.High != want[0] || best.High != want[1] {
			t.Errorf("%d: claims %s, best %s, in the doc %s", deductible, claims.High, best.High, want)
		}
	}
	s := example(0, 200_00)
	var b Bench
	if total, _ := b.Range(s, Any); total.Low != 60_00 || total.High != 210_00 || total.Likely != 210_00 {
		t.Errorf("%+v", total)
	}
	if list := weighed(t, s); len(list) != 1 || list[0].Worth != 150_00 || list[0].Narrowing != 150_00 || list[0].Steady {
		t.Errorf("%+v", list)
	}
	if list := weighed(t, example(190_00, 200_00)); len(list) != 1 || !list[0].Steady {
		t.Errorf("%+v", list)
	}
	other, ok := b.Otherwise([]Subject{*s}, now(t, &b, s))
	if !ok || other.Fact != code.FactPackagePrice || other.From != 210_00 || other.To != 221_00 {
		t.Errorf("%+v", other)
	}
}

// TestTheWidenedExampleOfThePackageDoc works it.
func TestTheWidenedExampleOfThePackageDoc(t *testing.T) {
	between, _ := span.Between(0, 80_00)
	s := typicalClinic(between)
	s.List.Payers[0].CashAllowed = offer.No
	s.Benefit.Copay, s.Benefit.Settings.CopayAtEnd = span.Exact(30_00), cover.CopayWaived
	var b Bench
	for deductible, want := range map[int64]money.Amount{0: 90_00, 1: 60_01, 80_00: 140_00} {
		if cost, _ := b.Cost(s, pinned(at(Typical), Key{code.FactDeductible, -1}, deductible), Any); cost != want {
			t.Errorf("%s with a deductible of %d cents, in the doc %s", cost, deductible, want)
		}
	}
	total, _ := b.Range(s, Any)
	if m := b.Missed(s, Any); total.Low != 60_00 || total.High != 140_00 || m != (Miss{Low: 30_00}) {
		t.Errorf("%+v, missed by %+v", total, m)
	}
}
