package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kneadwise/server/publish"
	"kneadwise/wasm/document"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/web/e2e/browser"
	"kneadwise/web/e2e/witness"
)

// owner is somebody who works on the pages of a clinic, in a browser of her own.
type owner struct {
	*visit
	visitors             browser.Browser
	first, second, third *pricelist.List // what she published, in this order
	before               string          // the bundle before her first publication
}

// arriveAsOwner opens a page in the browser of an owner who is not signed in.
func arriveAsOwner(t *testing.T, b browser.Browser, s *Server, path string) *owner {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), ownerLimit)
	t.Cleanup(cancel)
	o := &owner{visit: openAt(t, ctx, b, s, s.URL+path)}
	o.first = o.current()
	return o
}

// signIn fills in the form of the sign-in, by the program's own words.
func (o *owner) signIn() {
	o.Helper()
	o.waitFor(`document.querySelector("#f-sign-in-password")`)
	o.write("f-sign-in-email", o.server.Email)
	o.write("f-sign-in-password", o.server.Password)
	o.press("Enter")
	o.waitFor(`document.querySelector(".account")`)
}

// clicks leads to another page.
func (o *owner) clicks(selector, there string) {
	o.Helper()
	o.must(o.page.Eval(o.ctx, `window.before = true`, nil))
	o.click(selector)
	o.waitFor(`!window.before && document.readyState === "complete"`)
	o.waitFor(there)
}

// follow clicks the link to a page.
func (o *owner) follow(path string) {
	o.Helper()
	o.clicks(fmt.Sprintf(`a[href=%q]`, path), fmt.Sprintf(`location.pathname === %q && globalThis.htmx`, path))
}

// goTo opens a page as by its address.
func (o *owner) goTo(path string) {
	o.Helper()
	o.must(o.page.Eval(o.ctx, fmt.Sprintf(`window.before = setTimeout(() => location.assign(%q))`, path), nil))
	o.waitFor(fmt.Sprintf(`!window.before && location.pathname === %q && document.readyState === "complete" && globalThis.htmx`, path))
}

// saved waits until a page says what was done.
func (o *owner) saved(what string) {
	o.Helper()
	o.waitFor(fmt.Sprintf(`document.querySelector(".flash")?.textContent.includes(%q) && document.readyState === "complete" && globalThis.htmx`, what))
}

// last is the last request that the server got of that kind.
func (o *owner) last(method, path string) witness.Request {
	o.Helper()
	all := o.server.Witness.Requests()
	for _, r := range slices.Backward(all) {
		if r.Method == method && r.URL == path {
			return r
		}
	}
	o.Fatalf("nobody asked for %s %s", method, path)
	return witness.Request{}
}

// shown compares the amount in an element.
func (o *owner) shown(selector string, want money.Amount) {
	o.Helper()
	if got := amounts(o.text(selector)); !slices.Equal(got, []money.Amount{want}) {
		o.Errorf("%s shows %q, and is %d cents", selector, o.text(selector), want)
	}
}

func (o *owner) evidence() browser.Evidence {
	o.Helper()
	e, err := o.page.Violations(o.ctx)
	o.must(err)
	return e
}

// tidy judges what her pages have left behind so far: her two cookies, which only
// the portal gets, and complaints of the statuses that were meant, each once.
func (o *owner) tidy(statuses ...string) {
	o.Helper()
	e := o.evidence()
	for _, text := range e.CSP {
		o.Errorf("the policy refused: %s", text)
	}
	for _, text := range e.Console {
		at := slices.IndexFunc(statuses, func(status string) bool {
			return strings.Contains(text, "responded with a status of "+status)
		})
		if at < 0 {
			o.Errorf("an error: %s", text)
			continue
		}
		statuses = slices.Delete(slices.Clone(statuses), at, at+1)
	}
	for _, name := range e.Cookies {
		if name != "kneadwise-access@127.0.0.1" && name != "kneadwise-refresh@127.0.0.1" {
			o.Errorf("a cookie: %s", name)
		}
	}
	for _, key := range e.StorageKeys {
		if !offlineKey(key, o.server) {
			o.Errorf("a storage key: %s", key)
		}
	}
	for _, r := range e.Foreign(o.server.URL) {
		o.Errorf("a foreign request: %s %s", r.Method, r.URL)
	}
	for _, r := range o.server.Witness.Requests() {
		cookie, referer := r.Header.Get("Cookie"), r.Header.Get("Referer")
		if cookie != "" && !strings.HasPrefix(r.URL, "/portal/") || referer != "" && r.URL != "/widget.js" { // whose page is not ours
			o.Errorf("a request that tells more than it must: %s %s %v", r.Method, r.URL, r.Header)
		}
	}
}

// current is the price list that is published now.
func (o *owner) current() *pricelist.List {
	o.Helper()
	list, faults := document.ReadPriceList([]byte(fetched(o.T, o.server.Direct+publish.Prefix+hersSlug+".json")))
	if len(faults) > 0 {
		o.Fatal(document.Sentence(faults[0]))
	}
	return list
}

func (o *owner) currentDocument() map[string]any {
	o.Helper()
	return parsed(o.T, []byte(fetched(o.T, o.server.Direct+publish.Prefix+hersSlug+".json")))
}

// wanted is the price list that she means to publish.
func (o *owner) wanted() *pricelist.List {
	o.Helper()
	text, err := json.Marshal(o.wantedDocument())
	o.must(err)
	list, faults := document.ReadPriceList(text)
	if len(faults) > 0 {
		o.Fatal(document.Sentence(faults[0]))
	}
	return list
}

func parsed(t *testing.T, text []byte) (all map[string]any) {
	t.Helper()
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// bare asks without any header but the two that HTTP itself needs.
func bare(t *testing.T, at string) (http.Header, string) {
	t.Helper()
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	request := &http.Request{Method: http.MethodGet, URL: u, Header: http.Header{"User-Agent": nil}}
	answer, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", at, answer.Status, err)
	}
	return answer.Header, string(body)
}
