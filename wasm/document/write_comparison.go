package document

import (
	"kneadwise/wasm/compare"
	"kneadwise/wasm/pricelist"
)

// ComparisonFormat is the format of what WriteComparison writes.
const ComparisonFormat = "kneadwise.comparison/1"

// Sorts are the words for the sorts of a comparison, in their order.
func Sorts() []string { return []string{"total", "today", "risk", "minute"} }

// sieves are the words for what takes a clinic out, in their order.
var sieves = [compare.Sieves]string{"provider_type", "language", "hsa_card", "files_claims", "modality", "length"}

// WriteComparison writes the first clinics of a comparison in their order, and what
// became of the others. Each clinic is named by its slug and hash.
func WriteComparison(q *compare.Question, lists []pricelist.List, rows []compare.Row, counts *compare.Counts) []byte {
	w := &writer{}
	w.open("", '{')
	w.text("format", ComparisonFormat)
	w.day("as_of", q.Request.AsOf)
	w.text("sort", Sorts()[q.Sort])
	w.count("lists", counts.Lists)
	w.open("taken_out", '{')
	for i, name := range sieves {
		if counts.Out[i] > 0 {
			w.count(name, counts.Out[i])
		}
	}
	w.close('}')
	w.count("shut_out", counts.Shut)
	w.count("searched", counts.Exact)
	w.open("clinics", '[')
	for i := range rows {
		w.compared(&rows[i], &lists[rows[i].List])
	}
	w.close(']')
	w.close('}')
	return w.done()
}

func (w *writer) compared(r *compare.Row, l *pricelist.List) {
	w.open("", '{')
	w.text("slug", l.Seller.ID)
	w.textIf("sha256", l.SHA256)
	w.text("name", l.Name)
	w.textIf("provider_type", l.Seller.Provider.Code())
	w.text("service", l.Seller.Services[r.Service].ID)
	w.money("total", r.Total)
	w.whole("due_first_cents", int64(r.Today))
	w.whole("paid_ahead_cents", int64(r.Risk))
	if r.HandsOn > 0 {
		w.count("hands_on_minutes", r.HandsOn)
		w.whole("hundredth_cents_per_minute", int64(r.Minute))
	}
	w.truthIf("cut_short", r.Cut)
	w.close('}')
}
