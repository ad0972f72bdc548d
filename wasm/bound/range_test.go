package bound_test

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/bound"
)

// TestRangeHoldsEveryTruth: whatever the facts turn out to be, the cheapest route
// costs no less than Low and no more than High; the likely value lies between.
func TestRangeHoldsEveryTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
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
	})
}
