package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// One clinic of Texas has a sliding scale.
const (
	scaled   = "mesquite-flat-medical-massage"
	scale20  = "qualifies_for:TX:scale-20"
	scale40  = "qualifies_for:TX:scale-40"
	scales   = "discounts-TX"
	scaledAt = `{"format": "kneadwise.request/1", "place": {"state": "TX"}, "offers": {"clinics": ["` + scaled + `"]}, "qualifies_for": ["scale-20", "scale-40"], ` + quotedPlan + `}`
)

// What she qualifies for comes with the clinics' file, reaches the price and the
// comparison, stays when the list is drawn anew and over a reload, and counts only
// while that list is here and her state is that one.
func TestDiscountsReachThePrice(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-care")
		v.write("tip", "20")
		v.write("place", "Texas")
		v.fetchTexas()
		if open := look[bool](v, fmt.Sprintf(`document.getElementById(%q).open`, scales)); open {
			t.Error("the lower prices stand open before she asks for them")
		}
		compared := v.ranksAt(scaled)
		v.moves("picking the clinic", func() { v.choose("clinics:" + scaled) })
		v.unfold(scales)
		part := v.text("#" + scales)
		for _, said := range []string{"Household income below 300% of the federal poverty level", "20% off", "Mesquite Flat", "Your word is enough.", "You have to show a paper."} {
			if !strings.Contains(part, said) {
				t.Errorf("of the lower prices the page does not say %q: %s", said, part)
			}
		}
		full := v.answer().total()
		fifth := v.moves("a discount", func() { v.choose(scale20) })
		if fifth.total().Low >= full.Low {
			t.Errorf("with a fifth off it costs %v, without %v", fifth.total(), full)
		}
		if now := v.ranksAt(scaled); amounts(now)[0] >= amounts(compared)[0] {
			t.Errorf("in the comparison the clinic costs %q, and without the discount %q", now, compared)
		}
		more := v.moves("a higher one", func() { v.choose(scale40) })
		v.asks(more, scaledAt)
		v.ticked("after the list was drawn anew", scale20, scale40)

		time.Sleep(400 * time.Millisecond) // the page keeps what is typed once the typing rests
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.handed = 0 // the page's ear is a new one
		if got := v.moves("a change before the file is here", func() { v.choose("first:10") }); len(got.Request.QualifiesFor) > 0 {
			t.Errorf("without the file she qualifies for %q", got.Request.QualifiesFor)
		}
		v.fetchTexas()
		v.choose("first:6")
		v.ticked("after a reload", scale20, scale40)
		v.asks(v.answer(), scaledAt)

		elsewhere := v.moves("another state", func() { v.write("place", "Oregon") })
		if len(elsewhere.Request.QualifiesFor) > 0 {
			t.Errorf("in another state she qualifies for %q", elsewhere.Request.QualifiesFor)
		}
		v.moves("the state again", func() { v.write("place", "TX") })
		v.click("#clear")
		v.settle()
		v.write("place", "TX")
		v.settle()
		v.ticked("after all was cleared")
	})
}

// fetchTexas fetches the clinics of Texas and waits for them.
func (v *visit) fetchTexas() {
	v.Helper()
	v.settle()
	v.unfold("part-clinics")
	v.asked = append(v.asked, look[string](v, `document.querySelector("[data-bundle=TX]").dataset.url`))
	v.click("[data-bundle=TX] [data-act=bundle]")
	v.waitFor(fmt.Sprintf(`document.getElementById(%q)`, scales))
	v.settle()
}

// ranksAt is what the ranking says that a clinic comes to.
func (v *visit) ranksAt(slug string) string {
	v.Helper()
	return v.text(`#ranking li[data-key="` + slug + `"] .figures dd`)
}

// ticked holds which discounts are ticked.
func (v *visit) ticked(when string, want ...string) {
	v.Helper()
	if got := look[[]string](v, `return [...document.querySelectorAll("input[name=qualifies_for]:checked")].map((box) => box.id);`); !slices.Equal(got, want) {
		v.Errorf("%s %q are ticked, want %q", when, got, want)
	}
}
