package e2e

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/document"
	"kneadwise/web/e2e/browser"
)

// Two places that sell by rules of their own, as the command line would be told
// of them. The second changes its prices on DAY.
const (
	quotedMinutes = `{"name": "Minutes", "provider_type": "massage_therapist", "services": [{"id": "visit", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": 9000}],
		"packages": [{"id": "package", "credits": {"unit": "minute", "count": 600}, "price_cents": 70000, "services": ["visit"], "expires": {"rule": "never"},
			"refund": "unused_less_fee", "refund_fee_cents": 2500, "first_purchase_only": true}],
		"fees": {"card_surcharge_ppm": 30000, "sales_tax_ppm": 82500}, "tips": {"expected": false}}`
	quotedWeeks = `{"name": "Weeks", "provider_type": "massage_therapist", "services": [{"id": "visit", "booked_minutes": 60, "price_cents": 9900}],
		"memberships": [{"id": "membership", "interval": {"every": 4, "unit": "week"}, "fee_cents": 7000, "credits_per_interval": {"unit": "visit", "count": 1},
			"services": ["visit"], "unused": {"rule": "accumulate"}, "minimum_intervals": 3, "notice_days": 30, "cycles": 12}],
		"changes": [{"from": "DAY", "services": [{"id": "visit", "price_cents": 11900}], "memberships": [{"id": "membership", "fee_cents": 8500}],
			"existing_buyers_keep": false}]}`
	quotedPlan = `"plan": {"provider_type": "massage_therapist", "minutes": 60,
		"phases": [{"name": "initial", "visits": 6, "every": {"weeks": 1}}, {"name": "maintenance", "every": {"weeks": 4}}]}, "tip": {"percent": 20}`
)

// Each rule of selling that the form takes changes the answer, and all together
// are the request that the same quotes are as JSON, to the byte.
func TestQuotesSayEveryRule(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("part-care")
		v.write("tip", "20")
		v.unfold("quotes")
		v.write("own[0].name", "Minutes")
		v.write("own[0].price", "90")
		v.choose("own[0].has:package")
		v.write("own[0].package.price", "700")
		v.pick("own[0].package.expires", "never")
		v.unfold("own[0].package.more")
		v.moves("what the package holds", func() {
			v.pick("own[0].package.unit", "minute")
			v.write("own[0].package.minutes", "600")
		})
		v.moves("a refund that is not known", func() { v.pick("own[0].package.refund", "not_known") })
		v.moves("a refund less a fee", func() {
			v.pick("own[0].package.refund", "unused_less_fee")
			v.write("own[0].package.refund_fee", "25")
		})
		if said := v.text("#visits"); !strings.Contains(said, v.words("ui.visits.returned")) {
			t.Errorf("the refund stands nowhere among the visits: %s", said)
		}
		v.moves("a first purchase", func() { v.choose("own[0].package.first_only") })
		v.unfold("own[0].more")
		v.moves("sales tax", func() { v.write("own[0].sales_tax", "8.25") })
		v.moves("no tip", func() { v.pick("own[0].tips", "no") })
		v.moves("a card", func() {
			v.choose("pays_by_card")
			v.write("own[0].card", "3")
		})
		v.write("own[0].hands_on", "50")
		v.asks(v.answer(), `{"format": "kneadwise.request/1", "offers": {"own": [`+quotedMinutes+`]}, "pays_by_card": true, `+quotedPlan+`}`)

		v.click("#add-quote")
		v.write("own[1].name", "Weeks")
		v.write("own[1].price", "99")
		v.choose("own[1].has:membership")
		v.write("own[1].membership.fee", "70")
		v.write("own[1].membership.term", "3")
		v.moves("credits that stay", func() { v.choose("own[1].membership.unused:accumulate") })
		v.unfold("own[1].membership.more")
		v.moves("a fee every four weeks", func() { v.pick("own[1].membership.interval", "week_4") })
		v.moves("an end", func() { v.write("own[1].membership.cycles", "12") })
		v.moves("a notice", func() { v.write("own[1].membership.notice", "30") })
		v.unfold("own[1].more")
		day := v.today().AddDays(30).String()
		v.write("own[1].change.from", day)
		v.moves("a price from a later day on", func() { v.write("own[1].change.price", "119") })
		v.write("own[1].change.fee", "85")
		v.moves("a fee that rises for members too", func() { v.pick("own[1].change.keep", "no") })
		weeks := strings.Replace(quotedWeeks, "DAY", day, 1)
		v.asks(v.answer(), `{"format": "kneadwise.request/1", "offers": {"own": [`+quotedMinutes+`, `+weeks+`]}, "pays_by_card": true, `+quotedPlan+`}`)
		v.clean()
	})
}

// asks holds the page's request to one that the test wrote itself, for the same
// day, and its answer to the answer to that.
func (v *visit) asks(got answered, request string) {
	v.Helper()
	want, faults := document.ReadRequest([]byte(request))
	if len(faults) > 0 {
		v.Fatal(document.Sentence(faults[0]))
	}
	want.AsOf = v.today()
	if asked, wanted := document.WriteRequest(got.Request), document.WriteRequest(want); !bytes.Equal(asked, wanted) {
		v.Errorf("the page asked (-want +got):\n%s", cmp.Diff(lines(wanted), lines(asked)))
	}
	v.says(got, request)
}

// A name is one line of words, whatever is pasted.
func TestNamesOfQuotesAreWords(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("own[0].price", "90")
		v.must(v.page.Eval(v.ctx, `const name = document.getElementById("own[0].name");
			name.value = "\u0000Main\u0000\u0007Street\u001b";
			name.dispatchEvent(new Event("input", { bubbles: true }));
			name.dispatchEvent(new Event("change", { bubbles: true }));
			return`, nil))
		if got := v.answer().Request.Own[0].Seller.ID; got != "Main Street" {
			t.Errorf("the engine is asked of %q", got)
		}
	})
}

// What does not fit is said at its field and left out; what was typed stays.
func TestQuotesThatDoNotFit(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("own[0].price", "90")
		v.choose("own[0].has:package")
		v.write("own[0].package.visits", "5")
		v.write("own[0].package.price", "400")
		v.unfold("own[0].package.more")
		v.pick("own[0].package.refund", "unused_less_fee")
		v.refused("own[0].package.refund_fee", "401", v.words("ui.errors.at_odds", "{field}", "Place 1, Price of the whole package"))
		v.refused("own[0].package.refund_fee", "", v.words("fault.required"))
		v.pick("own[0].package.unit", "minute")
		v.refused("own[0].package.minutes", "59", v.words("fault.too_small", "{low}", "60"))
		v.choose("own[0].has:membership")
		v.write("own[0].membership.fee", "70")
		v.write("own[0].membership.term", "6")
		v.unfold("own[0].membership.more")
		v.refused("own[0].membership.cycles", "3", v.words("ui.errors.at_odds", "{field}", "Place 1, Fees you must pay at least"))
		v.refused("own[0].membership.notice", "367", v.words("fault.too_large", "{high}", "366"))
		v.unfold("own[0].more")
		v.refused("own[0].card", "11", v.words("fault.too_large", "{high}", "10%"))
		v.refused("own[0].sales_tax", "21", v.words("fault.too_large", "{high}", "20%"))
		v.refused("own[0].hands_on", "61", v.words("fault.too_large", "{high}", "60"))
		v.refused("own[0].change.package", "0", v.words("fault.too_small", "{low}", "$0.01"))
		v.write("own[0].change.price", "95")
		v.refused("own[0].change.from", "", v.words("fault.required"))
		v.clean()
	})
}

// refused types what is wrong, and holds what is said of it and that there is
// still a sum.
func (v *visit) refused(name, text, want string) {
	v.Helper()
	v.write(name, text)
	v.press("Tab")
	v.settle()
	if said := v.text(control(name + "-error")); said != want {
		v.Errorf("of %q in %s the page says %q, want %q", text, name, said, want)
	}
	if held := look[string](v, `document.getElementById("`+name+`").value`); held != text {
		v.Errorf("%q was typed into %s, and it holds %q", text, name, held)
	}
	if !strings.Contains(v.text("#sum-big"), "$") {
		v.Errorf("because of %q in %s there is no sum", text, name)
	}
}
