package papers_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/papers"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/rights"
)

// Every item that the rule demands has its heading, in the rule's order, and what
// nobody has said is a blank that says whose it is.
func TestADraftHoldsWhatTheRuleDemands(t *testing.T) {
	a := answer(t, paid, nil)
	for _, language := range locale.Languages() {
		words := texts(t, language)
		text, refused, err := papers.Draft(words, a)
		if err != nil || refused != "" {
			t.Fatal(refused, err)
		}
		at := 0
		for _, item := range rights.Contents(true) {
			heading, err := words.Of("papers.gfe." + string(item))
			if err != nil {
				t.Fatal(err)
			}
			found := strings.Index(text, "\n## "+heading+"\n")
			if found <= at {
				t.Errorf("%s: %q stands at %d, after %d", language, heading, found, at)
			}
			at = found
		}
		yours, _ := words.Of("papers.gfe.blank.you")
		theirs, _ := words.Of("papers.gfe.blank.provider")
		// Name and date of birth; diagnosis, service code, NPI, tax number, state,
		// address, what is scheduled apart.
		if got := [2]int{strings.Count(text, "("+yours+")"), strings.Count(text, "("+theirs+")")}; got != [2]int{2, 7} {
			t.Errorf("%s: %v blanks in\n%s", language, got, text)
		}
	}
}

func TestADraftInWords(t *testing.T) {
	booked := strings.Replace(paid, `"offers"`, `"booked_on": "2026-12-02", "offers"`, 1)
	text, _, err := papers.Draft(texts(t, locale.English), answer(t, booked, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		// Booked on Wednesday for Tuesday: four business days ahead, so one after.
		"If you ask for the estimate that day, it is due by December 4, 2026. As you book, it is due by December 3, 2026 without your asking. If what is planned changes, a new one is due one business day before the visit. For the first visit that is December 7, 2026.\n",
		"Massage, a visit of 60 minutes. Hands-on massage: 50 minutes.\n",
		"| December 8, 2026 | Visit 1: The price of a package, due on the day it is bought. | $240.00 |\n",
		"| December 22, 2026 | Visit 3: One visit drawn from the package: an equal share of its price. | none of its own |\n",
		"| | **Total** | **$240.00** |\n",
		"For the total above, that is a bill of $640.00 or more.\n",
		"- 3 visits, every week, from December 8, 2026 to December 22, 2026\n- In all: 3 visits\n",
		"45 CFR 149.610",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A price that is only roughly known is no charge: the provider has to fill it in.
func TestADraftMakesUpNoCharge(t *testing.T) {
	rough := strings.Replace(paid, `"price_cents": 24000`, `"price_cents": {"low": 20000, "high": 24000}`, 1)
	text, _, err := papers.Draft(texts(t, locale.English), answer(t, rough, nil))
	const want = "By what is known the total is between $200.00 and $240.00.\n"
	if err != nil || !strings.Contains(text, want) || strings.Contains(text, "| $") || strings.Contains(text, "or more.\n") {
		t.Errorf("%v: no %q, or a charge, in\n%s", err, want, text)
	}
}

// A clinic's list fills in what it states, and no word of it is obeyed as Markdown.
func TestADraftOfAClinic(t *testing.T) {
	a := answer(t, paid, nil)
	seller := a.Request.Own[0].Seller
	seller.ID = "main-street"
	list := pricelist.List{
		Name: "[Main](http://x) | <b>*Street*", Seller: seller, NPI: "1234567893",
		Locations: []pricelist.Location{{ID: "a", Name: "# A", City: "Spokane", State: "WA"}, {ID: "b", Name: "B", City: "Portland", State: "OR"}},
	}
	r := *a.Request
	r.Own, r.Clinics = nil, []string{"main-street"}
	e, _ := estimate.Run(&r, estimate.Lists{list})
	own := &papers.Answer{Request: &r, Lists: estimate.Lists{list}, Estimate: &e}
	own.Way = own.Offer().Way(estimate.Cheapest)
	own.Case = own.Way.Case(0)
	text, refused, err := papers.Draft(texts(t, locale.English), own)
	if err != nil || refused != "" {
		t.Fatal(refused, err)
	}
	for _, want := range []string{
		`- Name: \[Main\]\(http://x\) \| \<b\>\*Street\* (massage therapist)`,
		"- National Provider Identifier (NPI): 1234567893\n",
		"- State: Washington\n- Address: \\# A, Spokane, \\_\\_", "- State: Oregon\n- Address: B, Portland, \\_\\_",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "<b>") {
		t.Errorf("a tag of a stranger's stands in\n%s", text)
	}
}
