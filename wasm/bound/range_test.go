package bound_test

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestRangeHoldsEveryTruth: whatever the facts turn out to be, the cheapest route
// costs no less than Low and no more than High; the likely value lies between.
func TestRangeHoldsEveryTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for range 8 {
			holdsTruth(t, drawWorld(t))
		}
	})
}

func holdsTruth(t *rapid.T, w *world) {
	var b bound.Bench
	for _, ch := range []bound.Choice{bound.Any, bound.NothingPrepaid, bound.SinglesOnly, bound.ClaimsOnly, bound.CashOnly} {
		if (ch == bound.ClaimsOnly || ch == bound.CashOnly) && !w.facts.covered {
			continue // says only what it costs if she is covered
		}
		m, ok := b.Range(&w.subject, ch)
		if !ok {
			continue
		}
		cost := w.cost(ch)
		if cost < m.Low || cost > m.High {
			t.Fatalf("choice %d truly costs %s, the range is %s to %s\n%+v\n%+v\n%+v", ch, cost, m.Low, m.High, w.facts, *w.benefit, *w.seller)
		}
		if m.HasLikely && (m.Likely < m.Low || m.Likely > m.High) {
			t.Fatalf("choice %d: likely %s is not within %s to %s", ch, m.Likely, m.Low, m.High)
		}
	}
}

// TestVisitsUsedDoNotHideTheLimit: with four visits used and the limit not known,
// all of the course may be covered, and none of it.
func TestVisitsUsedDoNotHideTheLimit(t *testing.T) {
	s := quote(3)
	s.Benefit.Prescription, s.Benefit.VisitsUsed = offer.Yes, 4
	s.Benefit.Share, s.Benefit.Copay, s.Benefit.CopayWaits = cover.CopayShare, span.Exact(20_00), offer.No
	s.Benefit.PocketMax, s.Benefit.PocketMet, s.Benefit.OtherBills = span.Exact(5000_00), span.Exact(0), span.Exact(0)
	s.Benefit.Deductible = span.Exact(0)
	var b bound.Bench
	m, _ := b.Range(s, bound.Any)
	// The best a contract may allow is nothing, so the low end is no copay at all.
	if m.Low != 0 || m.High != 3*90_00 || m.Likely != 3*20_00 {
		t.Errorf("%s to %s, likely %s", m.Low, m.High, m.Likely)
	}
}
