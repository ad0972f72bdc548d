package estimate_test

import (
	"testing"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
)

// A case is picked by its kind; today's is the likely one, else the high one, and
// the only one stands for all.
func TestACaseIsPicked(t *testing.T) {
	cases := func(kinds ...estimate.CaseKind) *estimate.Way {
		w := &estimate.Way{}
		for _, k := range kinds {
			w.Cases = append(w.Cases, estimate.Case{Kind: k})
		}
		return w
	}
	const none = estimate.CaseKind(0)
	for name, c := range map[string]struct {
		way         *estimate.Way
		asked, want estimate.CaseKind
	}{
		"today's":                      {cases(estimate.Low, estimate.Likely, estimate.High), none, estimate.Likely},
		"today's where none is likely": {cases(estimate.Low, estimate.High), none, estimate.High},
		"the low one":                  {cases(estimate.Low, estimate.Likely, estimate.High), estimate.Low, estimate.Low},
		"a likely one that is not":     {cases(estimate.Low, estimate.High), estimate.Likely, none},
		"the only one":                 {cases(estimate.Likely), estimate.Low, estimate.Likely},
		"none at all":                  {cases(), none, none},
	} {
		got := none
		if k := c.way.Case(c.asked); k != nil {
			got = k.Kind
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got.Code(), c.want.Code())
		}
	}
}

func TestAWayIsCertain(t *testing.T) {
	w := &estimate.Way{Cases: []estimate.Case{{Total: 90_00}, {Total: 90_00}}}
	if !w.Certain() || !(&estimate.Way{}).Certain() {
		t.Error("one total in every case, and not certain")
	}
	if w.Cases[1].Total++; w.Certain() {
		t.Error("two totals, and certain")
	}
}

// Words and numbers lead to one another.
func TestCodesAreReadBack(t *testing.T) {
	ways, cases := 0, 0
	for k := estimate.WayKind(0); k < 20; k++ {
		if got, ok := estimate.ParseWayKind(k.Code()); ok {
			ways++
			if got != k {
				t.Errorf("%q is read as %d", k.Code(), got)
			}
		}
	}
	for k := estimate.CaseKind(0); k < 20; k++ {
		if got, ok := estimate.ParseCaseKind(k.Code()); ok {
			cases++
			if got != k {
				t.Errorf("%q is read as %d", k.Code(), got)
			}
		}
	}
	if ways != int(estimate.Without) || cases != int(estimate.High) {
		t.Errorf("%d kinds of way and %d cases have a word", ways, cases)
	}
}

// A quote's seller is the request's, a clinic's that of its list; the region has
// none, nor has a clinic that is not there.
func TestSellerOfAnOffer(t *testing.T) {
	r := weekly(1, quote("a", 90_00))
	r.Clinics = []string{"here", "nowhere"}
	lists := estimate.Lists{{Seller: quote("here", 80_00).Seller}}
	for name, c := range map[string]struct {
		offer estimate.Offer
		id    string
		list  *pricelist.List
	}{
		"a quote":          {estimate.Offer{Kind: estimate.Own}, "a", nil},
		"a clinic":         {estimate.Offer{Kind: estimate.Clinic}, "here", &lists[0]},
		"none of the name": {estimate.Offer{Kind: estimate.Clinic, Index: 1}, "", nil},
		"the region":       {estimate.Offer{Kind: estimate.Regional}, "", nil},
	} {
		seller, list := r.Seller(&c.offer, lists)
		if list != c.list || (seller == nil) != (c.id == "") || seller != nil && seller.ID != c.id {
			t.Errorf("%s: %v, %v", name, seller, list)
		}
	}
}
