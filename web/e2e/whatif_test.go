package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/web/e2e/browser"
)

// What the page says of its bounds is what is proven: that nothing which is not known
// changes the choice, of all together and of each; which one fact would; and from
// how much of other bills on.
func TestWhatIf(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Washington")
		v.fetchClinics()
		v.choose("clinics:cedar-street-massage")
		v.choose("then:stop")
		v.choose("first:4")
		v.unfold("part-care")
		v.write("start", fmt.Sprintf("%d-01-04", v.today().Year()+1))
		v.unfold("part-benefit")
		v.choose("benefit.pays:yes")
		v.choose("benefit.by:massage_therapist")
		v.pick("benefit.payer", "example-health")
		v.choose("benefit.network:in")
		v.choose("benefit.prescription:yes")
		v.between("benefit.deductible", "500", "900")
		v.write("benefit.deductible_met", "0")
		v.choose("benefit.share:coinsurance")
		v.write("benefit.coinsurance", "20")
		v.write("benefit.pocket_max", "6000")
		v.write("benefit.pocket_met", "0")
		v.choose("benefit.no_visit_limit")
		v.write("benefit.other_bills", "0")
		firm := v.answer().Estimate
		if !firm.Firm || firm.Otherwise == nil {
			t.Fatalf("of four visits it is proven %t, %v: nothing is tried", firm.Firm, firm.Otherwise)
		}
		v.bounds(firm)

		open := v.moves("a deductible that changes the choice", func() { v.choose("first:10") }).Estimate
		if open.Firm || open.Credit == nil {
			t.Fatalf("of ten visits it is proven %t, %v: nothing is tried", open.Firm, open.Credit)
		}
		v.bounds(open)
		v.clean()
	})
}

// steady is whether each question that stands on the page leaves the choice as it is.
func steady(e *estimate.Estimate) (all []bool) {
	for i := range e.Unknowns {
		if u := &e.Unknowns[i]; u.Worth > 0 || u.Narrowing > 0 {
			all = append(all, u.Steady)
		}
	}
	return all
}

// bounds holds the page's sentences on bounds to the estimate.
func (v *visit) bounds(e *estimate.Estimate) {
	v.Helper()
	lines := look[[]string](v, `return [...document.querySelectorAll("[data-key=whatif] p")].map((p) => p.textContent);`)
	next := func() (line string) {
		if len(lines) > 0 {
			line, lines = lines[0], lines[1:]
		}
		return line
	}
	if e.Firm {
		if says := next(); says != v.words("ui.whatif.firm") {
			v.Errorf("the choice is proven to stand, and the page says %q", says)
		}
	}
	if o := e.Otherwise; o != nil {
		says := next()
		got := amounts(says) // an item is named by its price, too
		at := slices.Index(got, money.Amount(o.To))
		if at < 1 || got[at-1] != money.Amount(o.From) || got[len(got)-1] != o.Saves {
			v.Errorf("from %d to %d it would be %d less, and the page says %q", o.From, o.To, o.Saves, says)
		}
	}
	if c := e.Credit; c != nil {
		want := []money.Amount{c.More, c.Gained, c.Bills}
		if c.Saves > 0 {
			want = append(want, c.Saves)
		}
		if says := next(); !slices.Equal(amounts(says), want) {
			v.Errorf("other bills reverse the choice by %v, and the page says %q", want, says)
		}
	}
	if len(lines) > 0 {
		v.Errorf("the page says besides %q", lines)
	}
	said := look[[]string](v, `return [...document.querySelectorAll(".unknowns > li")].map((li) => li.textContent);`)
	var got []bool
	for _, line := range said {
		got = append(got, strings.Contains(line, v.words("ui.unknown.steady")))
	}
	if want := steady(e); !slices.Equal(got, want) {
		v.Errorf("of the questions %v leave the choice as it is, and the page says %q", want, said)
	}
}
