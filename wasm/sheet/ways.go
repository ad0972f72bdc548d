package sheet

import (
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
)

// Ways is a table of every way of paying every offer, in the answer's order. An
// offer counts from 0, as the answer's best_offer does. From low to high is what it
// costs after what accounts and taxes take off; likely is empty where an unknown
// has no stated default. What is due first, paid ahead at most and prepaid in all is
// of today's case.
func Ways(e *estimate.Estimate) []byte {
	t := headed("offer", "kind", "name", "way", "apart", "low", "likely", "high", "due_first", "paid_ahead", "prepaid")
	for i := range e.Offers {
		o := &e.Offers[i]
		for k := range o.Ways {
			w := &o.Ways[k]
			t.count(i)
			t.text(o.Kind.Code())
			t.text(o.ID)
			t.text(w.Kind.Code())
			t.truth(w.Apart)
			t.amount(w.Total.Low)
			if w.Total.HasLikely {
				t.amount(w.Total.Likely)
			} else {
				t.empty()
			}
			t.amount(w.Total.High)
			today := w.Case(0)
			if today == nil {
				today = &estimate.Case{}
			}
			for _, a := range [...]money.Amount{today.DueFirst, today.PaidAhead, today.Prepaid} {
				t.amount(a)
			}
			t.end()
		}
	}
	return t.out
}
