package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/publish"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/web/e2e/browser"
)

// Where the frame stands: in the element's shadow tree, or pasted by itself.
const (
	inElement = `document.querySelector("kneadwise-calculator").shadowRoot.querySelector("iframe")`
	byItself  = `document.querySelector("iframe")`
)

// host is a visit to a page of another site, with the calculator in a frame.
type host struct {
	*visit
	frame browser.Page
}

// hosts opens such a page and waits until the frame has answered.
func (o *owner) hosts(url, element string) host {
	o.Helper()
	h := host{visit: openAt(o.T, o.ctx, o.visitors, o.server, url)}
	var err error
	h.frame, err = h.page.Frame(o.ctx, element)
	o.must(err)
	h.until(`document.querySelector("#sum-big")`)
	return h
}

// until waits for an expression to be true in the frame.
func (h host) until(condition string) {
	h.Helper()
	ctx, cancel := context.WithTimeout(h.ctx, waitLimit)
	defer cancel()
	h.must(h.frame.WaitFor(ctx, condition))
}

func (h host) inside(expression string) (text string) {
	h.Helper()
	h.must(h.frame.Eval(h.ctx, expression, &text))
	return strings.Join(strings.Fields(text), " ")
}

// answers compares the frame's number with the engine compiled for this machine.
func (h host) answers(list *pricelist.List, change func(*estimate.Request)) {
	h.Helper()
	r := estimate.Request{AsOf: h.today(), State: list.State(), Clinics: []string{list.Seller.ID}, Provider: list.Seller.Provider, Minutes: 60}
	if change != nil {
		change(&r)
	}
	found, faults := estimate.Run(&r, estimate.Lists{*list})
	if len(faults) > 0 {
		h.Fatal(document.Sentence(faults[0]))
	}
	want := locale.Dollars(found.Total.Low)
	if found.Total.Low != found.Total.High {
		want += " to " + locale.Dollars(found.Total.High)
	}
	h.until(fmt.Sprintf(`document.querySelector("#sum-big").textContent.replace(/\s+/g, " ").trim() === %q`, want))
}

// harmless judges what the page and the frame in it left behind.
func (h host) harmless(origins ...string) {
	h.Helper()
	e, err := h.page.Violations(h.ctx)
	h.must(err)
	for what, found := range map[string][]string{"refused by a policy": e.CSP, "an error": e.Console, "a cookie": e.Cookies, "a storage key": e.StorageKeys} {
		for _, one := range found {
			h.Errorf("%s: %s: %s", h.opened, what, one)
		}
	}
	for _, r := range e.Foreign(origins...) {
		h.Errorf("%s: a foreign request: %s %s", h.opened, r.Method, r.URL)
	}
}

// isShownOnHerPage looks at the demonstration's foreign page: what it shows is
// what was published last.
func (o *owner) isShownOnHerPage() {
	o.Helper()
	h := o.hosts(o.server.Host+"/", inElement)
	shown := h.inside(`document.querySelector("#main").innerText`)
	for _, want := range []string{"$101.37", "$141", "4 visits for $300", "Published on", "+1-509-555-0100"} {
		if !strings.Contains(shown, want) {
			o.Errorf("on a clinic's page the calculator does not show %q: %s", want, shown)
		}
	}
	if to := h.inside(`document.querySelector("a.button.main").href`); to != o.second.BookingURL {
		o.Errorf("the booking link leads to %q", to)
	}
	h.answers(o.second, nil)
	h.chooses("first:10")
	h.answers(o.second, tenWeekly)
	h.harmless(o.server.Host, o.server.Direct)
}

func tenWeekly(r *estimate.Request) {
	r.Plan = plan.Request{Phases: []plan.Phase{{Name: plan.Initial, Visits: 10, Weeks: 1}, {Name: plan.Maintenance, Weeks: 4}}}
}

// chooses takes one of several in the frame.
func (h host) chooses(choice string) {
	h.Helper()
	h.must(h.frame.Check(h.ctx, control(choice), true))
}

// isPasted copies what the portal gives, to the letter, into pages of another
// site whose policies let in what the portal asks for and nothing else.
func (o *owner) isPasted() {
	o.Helper()
	o.follow(hersAt + "widget")
	o.must(o.page.Check(o.ctx, `[name=theme][value=dark]`, true))
	o.write("f-accent", "#7a2e8e")
	o.press("Enter")
	o.waitFor(`document.querySelector("#element")?.textContent.includes('accent="#7a2e8e"')`)
	o.waitFor(`document.querySelector("iframe.widget-frame")`)
	copied := func(id string) string {
		return look[string](o.visit, fmt.Sprintf(`document.getElementById(%q).textContent`, id))
	}
	element, frame, policy := copied("element"), copied("frame"), copied("policy")
	o.tidy("401")

	_, frames, _ := strings.Cut(policy, "frame-src ")
	for _, page := range []struct{ name, policy, snippet, at string }{
		{"the two lines under the portal's policy alone", policy, element, inElement},
		{"the two lines on a strict page", "default-src 'self'; " + policy, element, inElement},
		{"the plain frame on a strict page", "default-src 'self'; frame-src " + frames, frame, byItself},
	} {
		o.Run(page.name, func(t *testing.T) {
			foreign := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/icon.svg" {
					w.Header().Set("Content-Type", "image/svg+xml")
					fmt.Fprint(w, `<svg xmlns="http://www.w3.org/2000/svg"/>`)
					return
				}
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Header().Set("Content-Security-Policy", page.policy)
				fmt.Fprintf(w, "<!doctype html><html lang=\"en\"><title>A clinic</title><link rel=\"icon\" href=\"/icon.svg\">\n<h1>Prices</h1>\n%s\n</html>", page.snippet)
			}))
			defer foreign.Close()
			// Another name is another site, not only another origin.
			at := strings.Replace(foreign.URL, "127.0.0.1", "localhost", 1)
			here := *o
			here.visit = &visit{T: t, ctx: o.ctx, page: o.page, server: o.server}
			h := here.hosts(at+"/", page.at)
			h.answers(o.second, nil)
			if theme := h.inside(`document.documentElement.dataset.theme`); theme != "dark" {
				t.Errorf("the theme is %q", theme)
			}
			h.harmless(at, o.server.URL)
		})
	}
}

// isGoneAndGoesOn stops the program. What is open goes on, and what is published
// is served by any web server.
func (o *owner) isGoneAndGoesOn() {
	o.Helper()
	calculator := o.calculates(o.third)
	widget := o.hosts(o.server.Host+"/", inElement)
	widget.answers(o.third, nil)
	o.goTo(hersAt + "preview")
	o.waitFor(`document.querySelector("#preview")?.dataset.by === "engine"`)
	manifest := fetched(o.T, o.server.Direct+publish.ManifestPath)

	o.server.Stop()
	if _, err := http.Get(o.server.Direct + "/livez"); err == nil {
		o.Fatal("the program still answers")
	}
	if _, err := http.Get(o.server.Host); err == nil {
		o.Fatal("its foreign page still answers")
	}
	calculator.unfold("part-care")
	calculator.moves("another length without the program", func() { calculator.choose("minutes:90") })
	widget.chooses("first:10")
	widget.answers(o.third, tenWeekly)
	widget.harmless(o.server.Host, o.server.Direct)
	o.shown("[data-side=before] .big", o.defaultPays(o.third))
	o.shown("[data-side=after] .big", o.defaultPays(o.third))

	dir := filepath.Join(o.TempDir(), "files")
	o.runs("publish", "--to", dir, "--data", o.server.Data, "--demo")
	plain := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer plain.Close()
	if got := fetched(o.T, plain.URL+publish.ManifestPath); got != manifest {
		o.Errorf("a plain server's manifest has %d bytes, want %d", len(got), len(manifest))
	}
	for _, list := range []*pricelist.List{o.first, o.second, o.third} {
		if got := fetched(o.T, plain.URL+publish.Prefix+list.SHA256+".json"); got != string(document.Canonical(list)) {
			o.Errorf("a plain server gives %d bytes of revision %d", len(got), list.Revision)
		}
	}
	if got := fetched(o.T, plain.URL+publish.Prefix+hersSlug+".json"); got != string(document.Canonical(o.third)) {
		o.Errorf("at the clinic's address a plain server gives %d bytes", len(got))
	}
	fetched(o.T, plain.URL+o.before) // superseded today, so still there
	if said := fetched(o.T, plain.URL+"/.well-known/kneadwise.json"); !strings.Contains(said, publish.ManifestPath) {
		o.Errorf("the discovery document says %s", said)
	}
	for _, what := range []string{plain.URL, dir} {
		if said := o.runs("verify", what); strings.Contains(said, "fault") && !strings.Contains(said, "no fault") {
			o.Errorf("verify says of %s: %s", what, said)
		}
	}
}

// runs is a subcommand of the program, which must succeed.
func (o *owner) runs(args ...string) string {
	o.Helper()
	program, err := built()
	o.must(err)
	cmd := exec.CommandContext(o.ctx, program, args...)
	cmd.Env = withoutSettings(cmd.Environ())
	said, err := cmd.CombinedOutput()
	if err != nil {
		o.Fatalf("kneadwise %s: %v: %s", strings.Join(args, " "), err, said)
	}
	return string(said)
}
