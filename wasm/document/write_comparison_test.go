package document_test

import (
	"strings"
	"testing"

	"kneadwise/wasm/compare"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// TestComparisonIsOfItsSchema writes every field of a comparison, and none that may
// be left out.
func TestComparisonIsOfItsSchema(t *testing.T) {
	lists := []pricelist.List{{Name: "A \"clinic\"", Seller: offer.Seller{ID: "a", Services: []offer.Service{{ID: "hour"}}}}}
	full := lists[0]
	full.SHA256, full.Seller.Provider = strings.Repeat("0a", 32), 2
	lists = append(lists, full)
	rows := []compare.Row{
		{List: 1, Total: span.Money{Low: 1, Likely: 2, High: 3, HasLikely: true}, Today: 4, Risk: 5, HandsOn: 60, Minute: 333, Cut: true},
		{Total: span.Money{Low: -1, High: 3}},
	}
	counts := compare.Counts{Lists: 20, Shut: 3, Exact: 4}
	for i := range counts.Out {
		counts.Out[i] = i + 1
	}
	schema := compile(t, "comparison.schema.json")
	for sort := range document.Sorts() {
		q := &compare.Question{Request: &estimate.Request{AsOf: 739943}, Sort: compare.Sort(sort)}
		text := document.WriteComparison(q, lists, rows, &counts)
		if err := validate(t, schema, text); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
		for _, part := range []string{`"name":"A \"clinic\""`, `"cut_short":true`, `"length":6`, `"low_cents":-1`, `"hundredth_cents_per_minute":333`} {
			if !strings.Contains(string(text), part) {
				t.Errorf("nothing says %s: %s", part, text)
			}
		}
	}
	if err := validate(t, schema, document.WriteComparison(&compare.Question{Request: &estimate.Request{AsOf: 739943}}, nil, nil, &compare.Counts{})); err != nil {
		t.Error(err)
	}
}
