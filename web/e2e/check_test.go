package e2e

import (
	"fmt"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// All that she said stands in one list, in her words, with what is taken for what
// she does not know; each answer can be changed from there, and the way leads back.
func TestAnswersAreChecked(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("place", "Washington")
		v.write("own[0].name", "Zyxw Massage")
		v.between("own[0].price", "80.17", "97.13")
		v.write("start", "2026-12-08")
		v.write("tip", "12,5")
		v.choose("benefit.pays:yes")
		v.choose("benefit.by:massage_therapist")
		v.choose("benefit.by:chiropractic")
		v.choose("benefit.network:in")
		v.write("benefit.deductible", "500")
		v.settle()
		v.click("#walk-all")
		v.click("#part-check > summary")
		v.at("part-check", "after it was pressed")
		for key, want := range map[string]string{
			"place":              "Where Washington Change: Where",
			"first":              "First block, once a week 6 visits The usual; not changed. Change: First block, once a week",
			"own[0].price":       "Place 1, Price of one visit $80.17 to $97.13 Until then we assume $97.13. Change: Place 1, Price of one visit",
			"start":              "First visit on Dec 8, 2026 Change: First visit on",
			"tip":                "Tip 12,5% Not counted: something is wrong with it. Change: Tip",
			"benefit.by":         "Given by whom? massage therapist and chiropractor Change: Given by whom?",
			"benefit.deductible": "Deductible for the year $500 Change: Deductible for the year",
		} {
			if got := v.row(key); got != want {
				t.Errorf("of %s the list says %q, want %q", key, got, want)
			}
		}
		if got, want := v.row("part-tax"), "Taxes nothing said Change: Taxes"; got != want {
			t.Errorf("of taxes the list says %q, want %q", got, want)
		}
		// What the engine does not know stands there, too.
		unknowns := 0
		for _, u := range v.answer().Estimate.Unknowns {
			if said := v.row("benefit.deductible_met"); u.Fact == "benefit.deductible_met" && !strings.Contains(said, "not known Until then we assume $0.") {
				t.Errorf("of an unknown the list says %q", said)
			}
			if strings.HasPrefix(string(u.Fact), "benefit.") {
				unknowns++
			}
		}
		if got := look[int](v, `[...document.querySelectorAll("#check [data-key=part-benefit] dl > div, #check [data-key=part-figures] dl > div")].filter((row) => row.textContent.includes("not known")).length`); unknowns < 5 || got != unknowns {
			t.Errorf("%d facts of the plan are not known, the list names %d", unknowns, got)
		}
		v.isOpenToAll()

		v.click(`#check [data-goto="benefit.deductible"]`)
		v.at("part-figures", "after an answer was to be changed")
		v.waitFor(`document.activeElement?.name === "benefit.deductible"`)
		v.moves("the deductible", func() { v.write("benefit.deductible", "750") })
		v.click("[data-walk=next]")
		v.came("part-check", "the change of one answer")
		if got := v.row("benefit.deductible"); !strings.Contains(got, "$750") {
			t.Errorf("after the change the list says %q", got)
		}
		v.click(`#check [data-goto="place"]`)
		v.at("part-place", "after another was to be changed")
		v.click("[data-walk=next]")
		v.came("part-check", "the change of another")
		v.click("#check [data-goto=part-clinics]")
		v.came("part-clinics", "the wish to say something of a subject")
		v.clean()
	})
}

// row is what the list says of a field.
func (v *visit) row(name string) string {
	v.Helper()
	said := look[string](v, fmt.Sprintf(`[...document.querySelectorAll("#check dl > div")].find((row) => row.dataset.key === %q)?.innerText ?? ""`, name))
	return strings.ReplaceAll(strings.Join(strings.Fields(said), " "), " :", ":")
}

// "Somewhere between" is an answer wherever the engine takes one.
func TestSomewhereBetween(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("own[0].price", "80")
		v.moves("the first visit", func() { v.between("own[0].first_price", "40.17", "61.43") })
		v.choose("own[0].has:membership")
		v.moves("a membership", func() { v.write("own[0].membership.fee", "61.37") })
		v.between("own[0].membership.setup_fee", "10", "23.11")
		v.between("own[0].membership.term", "3", "6")
		v.choose("own[0].membership.unused:unknown")
		got := v.moves("the member's price", func() { v.between("own[0].membership.member_price", "50", "59.03") })
		v.says(got, `{"format": "kneadwise.request/1", "offers": {"own": [{"name": "Place 1", "provider_type": "massage_therapist",
			"services": [{"id": "visit", "booked_minutes": 60, "price_cents": 8000, "first_visit_price_cents": {"low": 4017, "high": 6143}}],
			"memberships": [{"id": "membership", "interval": {"every": 1, "unit": "month"}, "fee_cents": 6137, "setup_fee_cents": {"low": 1000, "high": 2311},
				"credits_per_interval": {"unit": "visit", "count": 1}, "services": ["visit"], "unused": {"rule": "reset"},
				"member_prices": [{"service": "visit", "price_cents": {"low": 5000, "high": 5903}}], "minimum_intervals": {"low": 3, "high": 6}}]}]}}`)

		v.clean()
	})
}

// A word of insurers is explained where it is asked for.
func TestTermsAreExplained(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("own[0].price", "80")
		v.choose("benefit.pays:yes")
		v.choose("benefit.by:massage_therapist")
		v.choose("benefit.network:in")
		v.moves("the prescription", func() { v.choose("benefit.prescription:yes") })
		next := v.text("#sum .next")
		if !strings.Contains(next, v.words("ask.benefit.deductible")) || !strings.Contains(next, v.words("ui.term.deductible")) {
			t.Errorf("the deductible is asked for so: %q", next)
		}
		v.clean()
	})
}
