package bound_test

import (
	"testing"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestWhenBillsComeSaysNotWhatTheyCost: two claims of $40 each toward a maximum
// of $100. Other bills of $60 before the first visit may have cost her all of it
// ($40 are left to pay) or nothing ($80), so that the answer "before" leaves the
// whole width.
func TestWhenBillsComeSaysNotWhatTheyCost(t *testing.T) {
	s := plain(clinic(2, contracted(offer.Yes, offer.No)))
	b := s.Benefit
	b.Share, b.Copay, b.CopayWaits, b.Coinsurance = cover.CoinsuranceShare, span.Span{}, offer.NotKnown, span.Exact(500_000)
	b.PocketMax, b.OtherBills = span.Exact(100_00), span.Exact(60_00)
	var bench bound.Bench
	m, _ := bench.Range(s, bound.Any)
	if m.Low != 40_00 || m.High != 80_00 {
		t.Fatalf("%s to %s", m.Low, m.High)
	}
	all := bench.Unknowns([]bound.Subject{*s}, m, today(&bench, s))
	if len(all) != 1 || all[0].Fact != code.FactOtherBillsWhen || all[0].Narrowing != 0 {
		t.Fatalf("%+v", all)
	}
}
