package widget_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
	"kneadwise/web/e2e/browser"
)

// storyLimit is how long one story may take, waitLimit how long one step of it.
const (
	storyLimit = 500 * time.Second
	waitLimit  = 120 * time.Second
)

// A visit is one visitor on a page of a clinic.
type visit struct {
	*testing.T
	ctx  context.Context
	site *site
	host *host
	url  string
	page browser.Page
}

// A story is told in each browser, with a site and a host of its own.
type story struct {
	name string
	only string // the one browser that can tell it; empty: each
	tell func(*testing.T, *stage)
}

// A stage is where a story plays.
type stage struct {
	browser browser.Browser
	site    *site
	host    *host
}

// everywhere tells the stories, one browser after the other.
func everywhere(t *testing.T, stories ...story) {
	t.Helper()
	for _, name := range browser.Wanted(t, browser.Chromium, browser.Firefox, browser.WebKit) {
		t.Run(name, func(t *testing.T) {
			var shared browser.Browser
			if name != browser.WebKit {
				shared = browser.New(t, name)
			}
			for _, s := range stories {
				if s.only != "" && s.only != name {
					continue
				}
				t.Run(s.name, func(t *testing.T) {
					b := shared
					if b == nil {
						// Behind its first tab it loads no frame that is far below.
						b = browser.New(t, name)
					}
					site := startSite(t)
					s.tell(t, &stage{b, site, startHost(t, site)})
				})
			}
		})
	}
}

// widget is what a clinic pastes.
const widget = `<script async src="SITE/widget.js"></script>
<kneadwise-calculator clinic="cedar-street-massage"></kneadwise-calculator>`

// inner is the frame of the page's n-th element.
func inner(n int) string {
	return fmt.Sprintf(`document.querySelectorAll("kneadwise-calculator")[%d].shadowRoot.querySelector("iframe")`, n)
}

// open opens a page of the host.
func (s *stage) open(t *testing.T, body string, headers ...string) *visit {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), storyLimit)
	t.Cleanup(cancel)
	v := &visit{T: t, ctx: ctx, site: s.site, host: s.host, url: s.host.put(s.site, "/", body, headers...)}
	page, err := s.browser.Open(ctx, v.url)
	v.must(err)
	v.page = page
	return v
}

func (v *visit) must(err error) {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
}

// frame is the page in a frame, once it is there.
func (v *visit) frame(element string) browser.Page {
	v.Helper()
	f, err := v.page.Frame(v.ctx, element)
	v.must(err)
	return f
}

// answered is the frame once the engine has answered in it.
func (v *visit) answered(element string) browser.Page {
	v.Helper()
	f := v.frame(element)
	v.until(f, `document.querySelector("#sum-big")`)
	return f
}

// until waits for an expression to be true in a page.
func (v *visit) until(p browser.Page, condition string) {
	v.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, waitLimit)
	defer cancel()
	v.must(p.WaitFor(ctx, condition))
}

// look evaluates an expression in a page.
func look[T any](v *visit, p browser.Page, expression string) T {
	v.Helper()
	var seen T
	v.must(p.Eval(v.ctx, expression, &seen))
	return seen
}

func (v *visit) text(p browser.Page, selector string) string {
	v.Helper()
	return look[string](v, p, fmt.Sprintf(`(document.querySelector(%q)?.textContent ?? "").replace(/\s+/g, " ").trim()`, selector))
}

func (v *visit) click(p browser.Page, selector string) {
	v.Helper()
	v.must(p.Click(v.ctx, selector))
}

// choose takes one of several, "then:2".
func (v *visit) choose(p browser.Page, choice string) {
	v.Helper()
	v.must(p.Check(v.ctx, fmt.Sprintf(`[id=%q]`, choice), true))
}

// total is what the engine compiled for this machine says of the same request,
// as the frame writes it.
func (v *visit) total(list *pricelist.List, change func(*estimate.Request)) string {
	v.Helper()
	found := v.estimate(list, change)
	if found.Total.Low == found.Total.High {
		return locale.Dollars(found.Total.Low)
	}
	return locale.Dollars(found.Total.Low) + " to " + locale.Dollars(found.Total.High)
}

// estimate is all that it says.
func (v *visit) estimate(list *pricelist.List, change func(*estimate.Request)) *estimate.Estimate {
	v.Helper()
	now := time.Now()
	day, _ := civil.Make(now.Year(), int(now.Month()), now.Day())
	r := estimate.Request{
		AsOf: day, State: list.State(), Clinics: []string{list.Seller.ID}, Provider: list.Seller.Provider, Minutes: 60,
	}
	if change != nil {
		change(&r)
	}
	found, faults := estimate.Run(&r, estimate.Lists{*list})
	if len(faults) > 0 {
		v.Fatal(faults)
	}
	return &found
}

// A message is one that the host's page got.
type message struct {
	Origin string
	Data   map[string]any
}

// heard is every message that the host's page got.
func (v *visit) heard() []message {
	v.Helper()
	return look[[]message](v, v.page, `heard`)
}

// event is one of the element's.
type event struct {
	Type   string
	Detail map[string]any
}

func (v *visit) events() []event {
	v.Helper()
	return look[[]event](v, v.page, `events`)
}

// harmless judges every message that the page got: what may be said, and no
// more of it.
func (v *visit) harmless() {
	v.Helper()
	allowed := map[string][]string{
		"ready":  {"key", "kneadwise", "type"},
		"height": {"height", "key", "kneadwise", "type"},
		"error":  {"error", "key", "kneadwise", "type"},
		"result": {"currency", "high", "key", "kneadwise", "low", "type", "visits"},
	}
	for _, m := range v.heard() {
		var fields []string
		for field := range m.Data {
			fields = append(fields, field)
		}
		slices.Sort(fields)
		kind, _ := m.Data["type"].(string)
		if !slices.Equal(fields, allowed[kind]) {
			v.Errorf("the page was told %v", m.Data)
		}
		if m.Origin != "null" {
			v.Errorf("a frame that can store nothing has no origin, this one has %s", m.Origin)
		}
		for _, field := range []string{"low", "high"} {
			if n, ok := m.Data[field].(float64); ok && int(n)%100 != 0 {
				v.Errorf("a result that is not rounded: %v", m.Data)
			}
		}
	}
}

// clean judges what a visit left behind in the browser.
func (v *visit) clean(tolerated ...string) {
	v.Helper()
	e, err := v.page.Violations(v.ctx)
	v.must(err)
	for _, text := range e.CSP {
		v.Errorf("a policy refused: %s", text)
	}
	for _, text := range e.Console {
		if !slices.ContainsFunc(tolerated, func(part string) bool { return strings.Contains(text, part) }) {
			v.Errorf("an error: %s", text)
		}
	}
	for _, name := range e.Cookies {
		v.Errorf("a cookie: %s", name)
	}
	for _, key := range e.StorageKeys {
		v.Errorf("a storage key: %s", key)
	}
	for _, r := range e.Foreign(v.site.URL(), v.host.URL) {
		v.Errorf("a foreign request: %s %s", r.Method, r.URL)
	}
	for _, r := range v.site.Requests() {
		if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" && strings.Contains(r.URL, "/embed/") {
			v.Errorf("a request that says more than it must: %s %v", r.URL, r.Header)
		}
	}
}
