package e2e

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/locale"
	"kneadwise/server/publish"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/web/e2e/browser"
)

// The clinic of the demonstration's owner, and where she works on it.
const (
	hersSlug = "cedar-street-massage"
	hersAt   = "/portal/c/" + hersSlug + "/"
)

// ownerLimit is how long the story of a publication may take.
const ownerLimit = 4 * time.Minute

// From prices that an owner types without an account to a stranger's page: step
// by step, on the running program.
func TestOwnersStory(t *testing.T) {
	changing(t, func(t *testing.T, visitors browser.Browser, s *Server) {
		o := arriveAsOwner(t, browser.New(t, browser.Chromium), s, "/")
		o.visitors = visitors
		o.triesWithoutAccount()
		o.keepsWhatWasTyped()
		o.changesAPrice()
		o.addsAPackage()
		o.addsAnInsurer()
		o.previews()
		o.publishes()
		o.readsTheHistory()
		o.isReadByAll()
		o.isReadByTheNextVisitor()
		o.isShownOnHerPage()
		o.isPasted()
		o.goesBack()
		o.isGoneAndGoesOn()
	})
}

// The sign-in that is printed is the one in the folder of the data, and there is
// none on the same data without the demonstration.
func TestDemonstrationsSignIn(t *testing.T) {
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	signIn := func(at, email, password string) int {
		t.Helper()
		once := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		answer, err := once.PostForm(at+"/portal/sign-in", url.Values{"sign-in-email": {email}, "sign-in-password": {password}})
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	said, stop := serve(t, program, "serve", "--demo", "--addr", "127.0.0.1:0", "--demo-host", "127.0.0.1:0", "--data", data)
	found := said.find(t, printedSignIn)
	email, password := found[1], found[2]
	kept, err := os.ReadFile(filepath.Join(data, "demo-password"))
	if err != nil || strings.TrimSpace(string(kept)) != password || len(password) < 20 {
		t.Errorf("the password %q was printed, %q is kept (%v)", password, kept, err)
	}
	if status := signIn(said.find(t, printedAddress)[0], email, password); status != http.StatusSeeOther {
		t.Errorf("the printed sign-in is answered with %d", status)
	}
	stop()

	said, _ = serve(t, program, "serve", "--addr", "127.0.0.1:0", "--data", data)
	at := said.find(t, printedAddress)[0]
	fetched(t, at+"/readyz") // by now all is printed
	if status := signIn(at, email, password); status != http.StatusUnprocessableEntity {
		t.Errorf("without the demonstration its sign-in is answered with %d", status)
	}
	if out := said.String(); strings.Contains(out, "sign in") || strings.Contains(out, password) || printedHost.MatchString(out) {
		t.Errorf("without the demonstration it prints %q", out)
	}
}

// triesWithoutAccount types three prices and reads what a buyer will read.
func (o *owner) triesWithoutAccount() {
	o.Helper()
	o.follow("/for-clinics")
	o.pick("f-state", "WA")
	o.write("f-price_30", "58")
	o.write("f-price_90", "141")
	o.write("f-price_60", "101.37")
	o.waitFor(`document.querySelector("#answer .total")`)
	total := locale.Dollars(17 * 10137)
	o.waitFor(fmt.Sprintf(`document.querySelector("#answer .total").textContent === %q`, total))
	if said := o.text("#answer"); !strings.Contains(said, "17 visits") || !strings.Contains(said, "pay each visit singly") {
		o.Errorf("the buyer's sentence is %q", said)
	}
	if at := o.focused(); at != "f-price_60" {
		o.Errorf("after the answer came the focus is at %q", at)
	}
	if e := o.evidence(); len(e.Cookies) > 0 {
		o.Errorf("a page without an account has the cookies %q", e.Cookies)
	}
	o.tidy()
}

// keepsWhatWasTyped signs in with it and takes one of three changes.
func (o *owner) keepsWhatWasTyped() {
	o.Helper()
	o.click(`form[action="/portal/begin"] button`)
	o.signIn()
	o.waitFor(`document.querySelector("form[action='/portal/offer'] button")`)
	o.click(`form[action="/portal/offer"] button`)
	o.waitFor(`document.querySelector("[name=adopt]")`)
	for box, told := range map[string][2]string{"price_30": {"$58", "$55"}, "price_60": {"$101.37", "$95"}, "price_90": {"$141", "$135"}} {
		said := o.text(fmt.Sprintf(`.field:has(#adopt-%s)`, box))
		if !strings.Contains(said, told[0]) || !strings.Contains(said, "In your draft now: "+told[1]) {
			o.Errorf("of %s she is told %q", box, said)
		}
		if look[bool](o.visit, fmt.Sprintf(`document.querySelector("#adopt-%s").checked`, box)) {
			o.Errorf("%s would change what stands there without a word", box)
		}
	}
	o.choose("adopt-price_90")
	o.click("main form button.main")
	o.saved("Added to your draft")
	if said := o.text("[aria-labelledby=of-service]"); !strings.Contains(said, "$141") || strings.Contains(said, "$101.37") || strings.Contains(said, "$58") {
		o.Errorf("after one of three was taken the draft says %q", said)
	}
	o.tidy("401")
}

// changesAPrice saves by a part of the page.
func (o *owner) changesAPrice() {
	o.Helper()
	o.follow(hersAt + "services/deep-60")
	o.write("f-price", "101.37")
	o.press("Enter")
	o.saved("The visit was saved")
	if r := o.last(http.MethodPost, hersAt+"services/deep-60"); r.Header.Get("HX-Request") != "true" {
		o.Errorf("the price was sent by the whole page: %v", r.Header)
	}
	if said := o.text("[aria-labelledby=of-service]"); !strings.Contains(said, "$101.37") {
		o.Errorf("after the change the draft says %q", said)
	}
	o.tidy("401")
}

// addsAPackage is told while she types that it costs more than single visits, and
// mends it.
func (o *owner) addsAPackage() {
	o.Helper()
	o.follow(hersAt + "packages/new")
	o.write("f-visits", "4")
	o.must(o.page.Check(o.ctx, `[name=services][value=deep-60]`, true))
	o.must(o.page.Check(o.ctx, `[name=expires][value=never]`, true))
	o.write("f-price", "410")
	o.waitFor(`document.querySelector("#check .finding.grave")`)
	if said := o.text("#check .finding.grave"); !strings.Contains(said, "4 visits cost $410 in this package: $4.52 more than 4 single visits at $101.37 each.") {
		o.Errorf("the linter says %q", said)
	}
	if at := o.focused(); at != "f-price" || look[string](o.visit, `document.activeElement.value`) != "410" {
		o.Errorf("while the linter spoke the focus went to %q", at)
	}
	if !look[bool](o.visit, `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector("#check .finding.grave").getBoundingClientRect())`) {
		o.Error("what the linter says is not to be seen where she types")
	}
	if r := o.last(http.MethodPost, hersAt+"packages/new/check"); r.Header.Get("HX-Request") != "true" {
		o.Errorf("the linter was asked by the whole page: %v", r.Header)
	}
	o.write("f-price", "300")
	o.waitFor(`document.querySelector("#check .sentence")?.textContent.includes("$300") && !document.querySelector("#check").textContent.includes("single visits at $101.37 each")`)
	if said := o.text("#check .sentence"); !strings.Contains(said, "it saves $105.48 against 4 single visits") {
		o.Errorf("the buyer's sentence is %q", said)
	}
	o.press("Enter")
	o.saved("The package was added")
	o.tidy("401")
}

func (o *owner) addsAnInsurer() {
	o.Helper()
	o.follow(hersAt + "payers/new")
	o.pick("f-insurer", "aetna")
	for name, value := range map[string]string{"network": "in", "cash": "yes", "prescription": "no"} {
		o.must(o.page.Check(o.ctx, fmt.Sprintf(`[name=%s][value=%s]`, name, value), true))
	}
	o.write("f-verified", "2026-10-15")
	o.click("#item button.main")
	o.saved("What you say of the insurer was added")
	o.tidy("401")
}

// previews holds both figures of the visitors' engine in her browser to those of
// the engine compiled for this machine.
func (o *owner) previews() {
	o.Helper()
	o.follow(hersAt + "preview")
	o.waitFor(`document.querySelector("#preview")?.dataset.by`)
	if by := look[string](o.visit, `document.querySelector("#preview").dataset.by`); by != "engine" {
		o.Fatalf("the figures are the %s's", by)
	}
	before, after := o.defaultPays(o.first), o.defaultPays(o.wanted())
	if before == after {
		o.Fatal("what she changed changes nothing for the default visitor")
	}
	o.shown("[data-side=before] .big", before)
	o.shown("[data-side=after] .big", after)
	by := locale.Dollars(after-before) + " more"
	if after < before {
		by = locale.Dollars(before-after) + " less"
	}
	if said := o.text("#change"); said != by {
		o.Errorf("the change is %q, it is %q", said, by)
	}
	o.tidy("401")
}

// publishes with a note; what is then published is what she typed, and nothing
// else.
func (o *owner) publishes() {
	o.Helper()
	o.before = o.server.bundle(o.T)
	o.click(`main .actions a[href$="/publish"]`)
	o.waitFor(`document.querySelector("#f-note")`)
	if said := o.text("main"); !strings.Contains(said, "$101.37") || !strings.Contains(said, "$141") || !strings.Contains(said, "$300") {
		o.Errorf("before the publication she reads %q", said)
	}
	o.write("f-note", "Rent went up <b>again</b>")
	o.click("main form button.main")
	o.saved("Published")
	want, got := o.wantedDocument(), o.currentDocument()
	for _, field := range []string{"published_on", "revision", "previous_sha256"} {
		want[field] = got[field]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		o.Errorf("what was published (-want +got):\n%s", diff)
	}
	o.second = o.current()
	if o.second.Revision != 2 || o.second.Previous != o.first.SHA256 || o.second.PublishedOn != publish.Day(time.Now()) {
		o.Errorf("revision %d of %v, after %s", o.second.Revision, o.second.PublishedOn, o.second.Previous)
	}
	o.tidy("401")
}

// readsTheHistory says who published, when and what.
func (o *owner) readsTheHistory() {
	o.Helper()
	said := o.text("#revision-2")
	for _, want := range []string{"Current", "by " + o.server.Email, "Rent went up <b>again</b>", o.second.SHA256} {
		if !strings.Contains(said, want) {
			o.Errorf("the history does not say %q: %q", want, said)
		}
	}
	at, err := time.Parse(time.RFC3339, look[string](o.visit, `document.querySelector("#revision-2 time").dateTime`))
	if err != nil || time.Since(at) > ownerLimit || time.Since(at) < -time.Second {
		o.Errorf("it was published at %v (%v)", at, err)
	}
	o.follow(hersAt + "history/2")
	o.waitFor(`document.querySelector("#was-title")`)
	said = o.text("[aria-labelledby=was-title]")
	for _, want := range []string{"$95 → $101.37", "$135 → $141", "4 visits for $300", "Aetna"} {
		if !strings.Contains(said, want) {
			o.Errorf("what revision 2 changed does not say %q: %q", want, said)
		}
	}
	o.tidy("401")
}

// isReadByAll asks as a program does that sends no header at all.
func (o *owner) isReadByAll() {
	o.Helper()
	path := publish.Prefix + o.second.SHA256 + ".json"
	canonical := string(document.Canonical(o.second))
	header, body := bare(o.T, o.server.Direct+path)
	if body != canonical || header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(header.Get("Cache-Control"), "immutable") {
		o.Errorf("%s has %d bytes, want %d, and the headers %v", path, len(body), len(canonical), header)
	}
	header, body = bare(o.T, o.server.Direct+publish.Prefix+hersSlug+".json")
	if body != canonical || header.Get("Access-Control-Allow-Origin") != "*" || header.Get("ETag") == "" || strings.Contains(header.Get("Cache-Control"), "immutable") {
		o.Errorf("at the clinic's address are %d bytes, want %d, with the headers %v", len(body), len(canonical), header)
	}
	if _, body := bare(o.T, o.server.Direct+publish.Prefix+o.first.SHA256+".json"); body != string(document.Canonical(o.first)) {
		o.Errorf("the first document is no longer what it was, but %d bytes", len(body))
	}
	if now := o.server.bundle(o.T); now == o.before {
		o.Errorf("the file of the state's clinics is still %s", now)
	}
	if header, _ := bare(o.T, o.server.Direct+o.before); !strings.Contains(header.Get("Cache-Control"), "immutable") {
		o.Errorf("the old file of the state's clinics has the headers %v", header)
	}
}

// isReadByTheNextVisitor opens the calculator anew.
func (o *owner) isReadByTheNextVisitor() {
	o.Helper()
	v := o.calculates(o.second)
	for _, where := range []string{"#ranking li[data-key=" + hersSlug + "]", "li.offer[data-key$=" + hersSlug + "]"} {
		says := v.text(where)
		for _, want := range []string{"price list 2", "published on " + inWords(o.second.PublishedOn), "in force since " + inWords(o.second.Effective.From)} {
			if !strings.Contains(strings.ToLower(says), strings.ToLower(want)) {
				v.Errorf("%s does not say %q: %q", where, want, says)
			}
		}
	}
	v.clean()
	for _, lang := range []string{"", "/es"} {
		page := fetched(o.T, o.server.Direct+lang+"/clinics/"+hersSlug)
		for _, want := range []string{"$101.37", "$141", "$300", "Aetna", `"@type":"Offer"`, o.second.SHA256} {
			if !strings.Contains(page, want) {
				o.Errorf("the clinic's page %s does not say %q", lang, want)
			}
		}
	}
}

// calculates is a new visitor's way to what she pays by a price list.
func (o *owner) calculates(list *pricelist.List) *visit {
	o.Helper()
	o.server.Witness.Reset()
	v := openAt(o.T, o.ctx, o.visitors, o.server, o.server.URL+"/")
	v.firstAnswer()
	v.write("place", "Washington")
	v.fetchClinics()
	v.choose("clinics:" + hersSlug)
	got := v.answer()
	at := slices.IndexFunc(got.Estimate.Offers, func(e estimate.Offer) bool { return e.Kind == estimate.Clinic })
	if at < 0 {
		v.Fatal("no offer is the clinic's")
	}
	if paid, want := got.Estimate.Offers[at].Ways[0].Total, o.defaultPays(list); paid.Low != want || paid.High != want {
		v.Errorf("by revision %d she pays %v, want %v", list.Revision, paid, want)
	}
	return v
}

// goesBack publishes the first revision again, as a third.
func (o *owner) goesBack() {
	o.Helper()
	o.goTo(hersAt + "history/1")
	if said := o.text("[aria-labelledby=back-title]"); !strings.Contains(said, "$101.37") || !strings.Contains(said, "$95") {
		o.Errorf("before she goes back she reads %q", said)
	}
	o.click(`form[action$="/history/1/revert"] button`)
	o.saved("Published again")
	o.third = o.current()
	want := *o.first
	want.Revision, want.Previous, want.PublishedOn, want.SHA256 = 3, o.second.SHA256, o.third.PublishedOn, o.third.SHA256
	if diff := cmp.Diff(string(document.Canonical(&want)), string(document.Canonical(o.third))); diff != "" {
		o.Errorf("the third revision (-want +got):\n%s", diff)
	}
	if said := o.text("#revision-3"); !strings.Contains(said, "Current") || !strings.Contains(said, o.server.Email) {
		o.Errorf("of the third revision the history says %q", said)
	}
	o.goTo(hersAt)
	if said := o.text("main"); strings.Contains(said, "$101.37") || strings.Contains(said, "$300") || !strings.Contains(said, "$95") {
		o.Errorf("after going back the draft says %q", said)
	}
	o.tidy("401")
}

// wantedDocument is what is published at first, with what she typed since.
func (o *owner) wantedDocument() map[string]any {
	o.Helper()
	want := parsed(o.T, document.Canonical(o.first))
	services := want["services"].([]any)
	services[0] = with(services[0], "price_cents", 10137.)
	services[1] = with(services[1], "price_cents", 14100.)
	want["packages"] = append(want["packages"].([]any), map[string]any{
		"id": "pack-4", "credits": map[string]any{"unit": "visit", "count": 4.}, "price_cents": 30000.,
		"services": []any{"deep-60"}, "expires": map[string]any{"rule": "never"},
	})
	want["payers"] = append(want["payers"].([]any), map[string]any{
		"payer": "aetna", "network": "in", "cash_allowed": true, "needs": map[string]any{"prescription": false}, "verified_on": "2026-10-15",
	})
	return want
}

func with(part any, key string, value any) map[string]any {
	copied := maps.Clone(part.(map[string]any))
	copied[key] = value
	return copied
}

// defaultPays is what the default visitor pays by a list today, worked out by the
// engine compiled for this machine.
func (o *owner) defaultPays(list *pricelist.List) money.Amount {
	o.Helper()
	found, faults := estimate.Run(&estimate.Request{AsOf: publish.Day(time.Now()), State: list.State(), Clinics: []string{list.Seller.ID}}, estimate.Lists{*list})
	if len(faults) > 0 {
		o.Fatal(document.Sentence(faults[0]))
	}
	for i := range found.Offers {
		if found.Offers[i].Kind == estimate.Clinic {
			return found.Offers[i].Ways[0].Total.High
		}
	}
	o.Fatal("no offer is the clinic's")
	return 0
}
