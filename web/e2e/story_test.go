package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/web"
	"kneadwise/web/e2e/browser"
)

// The story of the first answer, step by step, on the running program.
func TestStory(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.nothingAsked()
		v.whereAndHow()
		v.quoted()
		v.explained()
		v.insured()
		v.unplugged()
		v.compared()
		v.signs()
		v.clean()
	})
}

// The page in Spanish has the same answers: a state by its Spanish name, a quote
// in dollars and cents.
func TestStoryInSpanish(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/es/")
		if big := v.text("#sum-big"); big != "$918 a $2,703" {
			t.Errorf("with nothing asked the page says %q", big)
		}
		got := v.moves("the name of a state", func() { v.write("place", "nueva york") })
		if got.Estimate.State != "NY" {
			t.Errorf("Nueva York is %q", got.Estimate.State)
		}
		v.unfold("quotes")
		v.moves("a price", func() { v.write("own[0].price", "$1,073.91") })
		if big := v.text("#sum-big"); big != "$18,256.47" {
			t.Errorf("17 visits of $1,073.91 come to %q", big)
		}
		v.click("#visits li details > summary")
		v.moves("insurance", func() {
			v.unfold("part-benefit")
			v.choose("benefit.pays:yes")
			v.choose("benefit.by:massage_therapist")
			v.choose("benefit.network:in")
		})
		v.clean()
	})
}

// nothingAsked is the answer before the first question.
func (v *visit) nothingAsked() {
	v.Helper()
	if big, want := v.text("#sum-big"), "$918 to $2,703"; big != want {
		v.Errorf("with nothing asked the page says %q, want %q", big, want)
	}
	card := v.text("#sum")
	for _, said := range []string{"17 visits of 60 minutes", "6 weekly, then one every 4 weeks", "the United States", "You pay for them yourself", "at the typical price $1,275"} {
		if !strings.Contains(card, said) {
			v.Errorf("the card does not say %q: %s", said, card)
		}
	}
	if ask := v.text("#sum .next .ask"); !strings.Contains(strings.ToLower(ask), "massage") || !strings.Contains(v.text("#sum .next"), "insurer") {
		v.Errorf("the question most worth asking is %q", v.text("#sum .next"))
	}
}

// whereAndHow says where, who, how long and how often.
func (v *visit) whereAndHow() {
	v.Helper()
	got := v.moves("three digits of a ZIP", func() { v.write("place", "992") })
	if got.Estimate.State != "WA" || !strings.Contains(v.text("[data-field=place]"), "That is in Washington") {
		v.Errorf("992 lies in %s, and the page says %q", got.Estimate.State, v.text("[data-field=place]"))
	}
	got = v.moves("the name of a state", func() { v.write("place", "Texas") })
	if got.Estimate.State != "TX" {
		v.Errorf("Texas is %s", got.Estimate.State)
	}
	v.moves("the name of another", func() { v.write("place", "washington") })
	v.unfold("part-care")
	v.moves("the kind of provider", func() { v.choose("provider:physical_therapy") })
	v.moves("another kind", func() { v.choose("provider:massage_therapist") })
	v.moves("the minutes", func() { v.choose("minutes:90") })
	v.moves("the usual minutes", func() { v.choose("minutes:60") })
	v.moves("the first block", func() { v.choose("first:10") })
	got = v.moves("the rhythm after it", func() { v.choose("then:3") })
	v.says(got, `{"format": "kneadwise.request/1", "place": {"state": "WA"},
		"plan": {"phases": [{"name": "initial", "visits": 10, "every": {"weeks": 1}}, {"name": "maintenance", "every": {"weeks": 3}}]}}`)
	v.moves("the usual rhythm", func() { v.choose("first:6"); v.choose("then:4") })
}

// The quotes of the story, as the command line would be told them.
const storyQuotes = `
	{"name": "Zyxw Massage 7391", "provider_type": "massage_therapist",
		"services": [{"id": "visit", "booked_minutes": 60, "price_cents": 7391, "first_visit_price_cents": 6143}],
		"packages": [{"id": "package", "credits": {"unit": "visit", "count": 5}, "price_cents": 33317, "services": ["visit"], "expires": {"rule": "after_purchase", "months": 6}}]},
	{"name": "Qwrt Club", "provider_type": "massage_therapist",
		"services": [{"id": "visit", "booked_minutes": 60}],
		"memberships": [{"id": "membership", "interval": {"every": 1, "unit": "month"}, "fee_cents": 6137, "setup_fee_cents": 2311,
			"credits_per_interval": {"unit": "visit", "count": 1}, "services": ["visit"], "unused": {"rule": "roll_over", "cap": 2},
			"member_prices": [{"service": "visit", "price_cents": 5903}], "minimum_intervals": 6}]},
	{"name": "Place 3", "provider_type": "massage_therapist", "services": [{"id": "visit", "booked_minutes": 60, "price_cents": {"low": 8017, "high": 9713}}]}`

// quoted types three quotes: a single price, a package, a membership; exact,
// left out and "between".
func (v *visit) quoted() {
	v.Helper()
	v.unfold("quotes")
	v.write("own[0].name", "Zyxw Massage 7391")
	got := v.moves("a price", func() { v.write("own[0].price", "73.91") })
	if want := money.Amount(17 * 7391); got.total().Low != want || got.total().High != want {
		v.Errorf("17 visits of $73.91 come to %v, want %d", got.total(), want)
	}
	got = v.moves("a price of the first visit", func() { v.write("own[0].first_price", "$61.43") })
	if want := money.Amount(16*7391 + 6143); got.total().High != want {
		v.Errorf("with the first visit at $61.43 it is %v, want %d", got.total(), want)
	}
	v.choose("own[0].has:package")
	v.write("own[0].package.visits", "5")
	v.moves("a package", func() { v.write("own[0].package.price", "333.17") })
	v.moves("its expiry", func() {
		v.pick("own[0].package.expires", "after_purchase")
		v.write("own[0].package.months", "6")
	})
	v.click("#add-quote")
	v.write("own[1].name", "Qwrt Club")
	v.choose("own[1].has:membership")
	v.moves("a membership", func() { v.write("own[1].membership.fee", "61.37") })
	v.write("own[1].membership.setup_fee", "23.11")
	v.write("own[1].membership.term", "6")
	v.choose("own[1].membership.unused:roll_over")
	v.write("own[1].membership.cap", "2")
	v.moves("its price of another visit", func() { v.write("own[1].membership.member_price", "59.03") })
	v.click("#add-quote")
	got = v.moves("a price between two", func() { v.between("own[2].price", "80.17", "97.13") })
	v.says(got, `{"format": "kneadwise.request/1", "place": {"state": "WA"}, "offers": {"own": [`+storyQuotes+`]}}`)
}

// insured says what she knows of her insurance.
func (v *visit) insured() {
	v.Helper()
	v.unfold("part-benefit")
	v.moves("that her plan pays", func() { v.choose("benefit.pays:yes"); v.choose("benefit.by:massage_therapist") })
	v.pick("benefit.payer", "aetna")
	v.moves("that they are in its network", func() { v.choose("benefit.network:in") })
	v.moves("the deductible", func() { v.write("benefit.deductible", "1234.56") })
	v.moves("what is met of it", func() { v.between("benefit.deductible_met", "817.31", "913.57") })
	v.choose("benefit.share:copay")
	v.moves("the copay", func() { v.write("benefit.copay", "23.47") })
	v.choose("benefit.copay_waits:yes")
	v.moves("the most out of pocket", func() { v.write("benefit.pocket_max", "5,432.10") })
	v.write("benefit.pocket_met", "913.57")
	v.moves("the visits a year", func() { v.write("benefit.visits", "13") })
	v.choose("benefit.prescription:yes")
	got := v.moves("other bills", func() { v.between("benefit.other_bills", "0", "641.29") })
	v.says(got, `{"format": "kneadwise.request/1", "place": {"state": "WA"}, "offers": {"own": [`+storyQuotes+`]}, "benefit": `+storyBenefit+`}`)
}

const storyBenefit = `{"payer": "aetna", "pays_for_massage_by": ["massage_therapist"], "network": "in",
	"deductible_cents": 123456, "deductible_met_cents": {"low": 81731, "high": 91357},
	"cost_share": {"kind": "copay", "copay_cents": 2347, "after_deductible": true},
	"out_of_pocket_maximum_cents": 543210, "out_of_pocket_met_cents": 91357, "limits": {"visits_per_year": 13},
	"prescription": {"have": true}, "other_bills_this_year_cents": {"low": 0, "high": 64129}}`

// explained reads the best over all and the best with nothing paid ahead, and
// opens one amount down to the quote's field and its date.
func (v *visit) explained() {
	v.Helper()
	e := v.answer().Estimate
	best := v.text("[data-key=best]")
	if e.Difference == 0 || !slices.Contains(amounts(best), e.Difference) || !strings.Contains(best, " more") {
		v.Errorf("paying nothing ahead costs %d more, and the page says %q", e.Difference, best)
	}
	for i := range e.Offers {
		if mix := v.text(fmt.Sprintf("li.offer[data-offer='%d'] > p", i)); len(e.Offers[i].Ways) > 0 && mix == "" {
			v.Errorf("the page does not say how to pay at %s", e.Offers[i].ID)
		}
	}
	v.click(`[data-act=visits][data-offer="2:Zyxw Massage 7391"]`)
	v.waitFor(`document.activeElement?.id === "visits-title"`)
	bought := look[string](v, `[...document.querySelectorAll("#visits li")].find((li) => li.textContent.includes("bought this day"))?.dataset.key`)
	line := fmt.Sprintf("#visits li[data-key=%q]", bought)
	v.click(line + " summary")
	derived := v.text(line + " .derived")
	told := v.words("origin.quote", "{name}", "Zyxw Massage 7391", "{date}", time.Now().Format("Jan 2, 2006"))
	for _, want := range []string{"Price of the package", "$333.17", told} {
		if !strings.Contains(derived, want) {
			v.Errorf("the visit on which the package is bought does not say %q: %s", want, derived)
		}
	}
}

// unplugged cuts the network and goes on.
func (v *visit) unplugged() {
	v.Helper()
	v.must(v.server.Witness.Cut())
	if p, ok := v.page.(*browser.ChromiumPage); ok {
		v.must(p.Offline(v.ctx, true))
	}
	got := v.moves("a price without a network", func() { v.write("own[0].price", "68.29") })
	if got.Estimate.Offers[0].ID != "Zyxw Massage 7391" || !strings.Contains(v.text("#visits li:last-child"), "$") {
		v.Errorf("without a network the visits are %q", v.text("#visits"))
	}
	v.moves("the rhythm without a network", func() { v.choose("then:2") })
	v.click("#visits li:nth-child(3) details > summary")
	if v.text("#visits li:nth-child(3) .derived") == "" {
		v.Error("without a network no amount opens")
	}
	v.moves("the usual rhythm", func() { v.choose("then:4") })
	v.moves("the price as it was", func() { v.write("own[0].price", "73.91") })
	v.must(v.server.Witness.Restore())
	if p, ok := v.page.(*browser.ChromiumPage); ok {
		v.must(p.Offline(v.ctx, false))
	}
}

// The clinics that are picked in the story.
var storyClinics = []string{"bellwether-hill-chiropractic", "cedar-street-massage", "kettle-lane-massage"}

// compared fetches the clinics of her state, which is announced before and
// counted after, and sets three beside her own quotes.
func (v *visit) compared() {
	v.Helper()
	v.unfold("part-clinics")
	part := "[data-bundle=WA]"
	if said := v.text(part); !strings.Contains(said, "Fetching it tells our server that someone asked for Washington") {
		v.Errorf("before the file is fetched the page says %q", said)
	}
	if said := v.text("#meter"); !strings.HasPrefix(said, "0 requests") {
		v.Errorf("before the file is fetched the counter says %q", said)
	}
	before := len(v.server.Witness.Requests())
	file := look[string](v, `document.querySelector("[data-bundle=WA]").dataset.url`)
	v.asked = append(v.asked, file)
	v.click(part + " [data-act=bundle]")
	v.waitFor(`document.querySelectorAll("input[name=clinics]").length > 0`)
	v.waitFor(`document.querySelector("#meter").textContent.startsWith("1 request ")`)
	if said := v.text("#meter"); !strings.Contains(said, "the clinics you asked for") {
		v.Errorf("after the file was fetched the counter says %q", said)
	}
	if sent := v.server.Witness.Requests()[before:]; len(sent) != 1 || sent[0].URL != file {
		v.Errorf("the button made the requests %v", sent)
	}
	for _, slug := range storyClinics {
		v.moves("picking "+slug, func() { v.choose("clinics:" + slug) })
	}
	got := v.answer()
	picked := slices.Sorted(slices.Values(got.Request.Clinics))
	if !slices.Equal(picked, storyClinics) {
		v.Errorf("she picked %q, and the page asked for %q", storyClinics, picked)
	}
	v.says(got, `{"format": "kneadwise.request/1", "place": {"state": "WA"}, "offers": {"own": [`+storyQuotes+`],
		"clinics": ["`+strings.Join(got.Request.Clinics, `", "`)+`"]}, "benefit": `+storyBenefit+`}`)
	table := v.text("table.compare thead")
	for _, name := range []string{"Zyxw Massage 7391", "Qwrt Club", "Place 3", "Cedar Street Massage", "Kettle Lane Massage", "Bellwether Hill"} {
		if !strings.Contains(table, name) {
			v.Errorf("%s does not stand in %s", name, table)
		}
	}
	if left := look[int](v, `document.querySelectorAll("input[name=clinics]:not(:checked):not(:disabled)").length`); left > 0 {
		v.Errorf("with three picked, %d more may be", left)
	}
	if said := v.commanded(document.WriteRequest(got.Request)); !bytes.Equal(said, document.WriteEstimate(got.Estimate)) {
		v.Errorf("the command line answers the same request with %d bytes, the page with %d others", len(said), len(document.WriteEstimate(got.Estimate)))
	}
}

// signs finds the emergency signs above the number and ticks one.
func (v *visit) signs() {
	v.Helper()
	flags := v.text("#red-flags")
	for _, word := range []string{"saddle", "bladder", "leg", "911"} {
		if !strings.Contains(flags, word) {
			v.Errorf("above the number nothing is said of %q: %s", word, flags)
		}
	}
	if !look[bool](v, `document.querySelector("#red-flags").getBoundingClientRect().bottom <= document.querySelector("#sum").getBoundingClientRect().top`) {
		v.Error("the emergency signs do not stand above the number")
	}
	v.unfold("part-signs")
	got := v.moves("an emergency sign", func() { v.choose("signs:screen.saddle_numbness") })
	if !got.Estimate.Screen.Replace || !strings.Contains(v.text("#sum"), "911") {
		v.Errorf("an emergency is answered with %q", v.text("#sum"))
	}
	v.moves("taking it away", func() { v.untick("signs:screen.saddle_numbness") })
	got = v.moves("a sign for a clinician", func() { v.choose("signs:screen.fever") })
	if !got.Estimate.Screen.Replace {
		v.Error("fever does not replace the plan")
	}
	got = v.moves("a clinician's word", func() { v.choose("cleared") })
	if got.Estimate.Screen.Replace || !strings.Contains(v.text("[data-key=caution]"), "cleared") {
		v.Errorf("a clinician has cleared her, and the page says %q", v.text("[data-key=caution]"))
	}
}

// words gives one of the page's texts in English, with its placeholders replaced.
func (v *visit) words(key string, replaced ...string) string {
	v.Helper()
	file, err := fs.ReadFile(web.Files(), "locale/en.json")
	v.must(err)
	var all map[string]string
	v.must(json.Unmarshal(file, &all))
	if all[key] == "" {
		v.Fatalf("there is no text of the key %s", key)
	}
	return strings.NewReplacer(replaced...).Replace(all[key])
}

// demonstration reads the demonstration clinics, as the command line does.
func demonstration(t *testing.T) estimate.Lists {
	t.Helper()
	lists, err := demonstrationLists()
	if err != nil {
		t.Fatal(err)
	}
	return lists
}

var demonstrationLists = sync.OnceValues(func() (estimate.Lists, error) {
	names, err := fs.Glob(web.Files(), "demo/*.json")
	if err != nil {
		return nil, err
	}
	var lists estimate.Lists
	for _, name := range names {
		text, err := fs.ReadFile(web.Files(), name)
		if err != nil {
			return nil, err
		}
		list, faults := document.ReadPriceList(text)
		if len(faults) > 0 {
			return nil, fmt.Errorf("%s: %s", path.Base(name), document.Sentence(faults[0]))
		}
		lists = append(lists, *list)
	}
	return lists, nil
})

// commanded asks the program on the command line.
func (v *visit) commanded(request []byte) []byte {
	v.Helper()
	program, err := built()
	v.must(err)
	ctx, cancel := context.WithTimeout(v.ctx, 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "estimate")
	cmd.Env = withoutSettings(cmd.Environ())
	cmd.Stdin = bytes.NewReader(request)
	out, err := cmd.Output()
	v.must(err)
	return out
}
