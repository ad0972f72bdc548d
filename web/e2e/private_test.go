package e2e

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
	"kneadwise/web/e2e/witness"
)

// clean judges what a visit left behind. Where files were kept from the page, the
// errors that browsers make of that are tolerated.
func (v *visit) clean(tolerated ...string) {
	v.Helper()
	for _, trace := range v.traces(tolerated...) {
		v.Error(trace)
	}
}

// traces is everything that a private page must not leave behind: in the
// browser, in the address, at the server.
func (v *visit) traces(tolerated ...string) (all []string) {
	v.Helper()
	note := func(format string, values ...any) { all = append(all, fmt.Sprintf(format, values...)) }
	e, err := v.page.Violations(v.ctx)
	v.must(err)
	for _, text := range e.CSP {
		note("the policy refused: %s", text)
	}
	for _, text := range e.Console {
		if !slices.ContainsFunc(tolerated, func(part string) bool { return strings.Contains(text, part) }) {
			note("an error: %s", text)
		}
	}
	for _, name := range e.Cookies {
		note("a cookie: %s", name)
	}
	for _, key := range e.StorageKeys {
		if !offlineKey(key, v.server) {
			note("a storage key: %s", key)
		}
	}
	for _, r := range e.Foreign(v.server.URL) {
		note("a foreign request: %s %s (%s)", r.Method, r.URL, r.Blocked)
	}
	if keys := look[[]string](v, `document.querySelector("main").textContent.match(/\b(?:ui|note|rule|field|fact|ask|origin|fault|page|form)\.[a-z_]+[\w.]*|\{\w+\}/g) ?? []`); len(keys) > 0 {
		note("texts that are no words: %q", keys)
	}
	if at := look[string](v, `location.href.replace(/#.*/, "")`); at != v.opened {
		note("another address: %s, it was %s", at, v.opened)
	}
	return append(all, v.sent()...)
}

// offlineKey tells whether something that a browser keeps is the offline copy, or
// its service worker.
func offlineKey(key string, s *Server) bool {
	return key == "cache:kneadwise" || key == "serviceworker:"+s.URL+"/"
}

// sent is what the server got that it must not get: before she did anything it
// is asked for the files that the page names, by requests that tell nothing;
// after that for nothing but what a button announced. Nothing that she typed is
// in any request.
func (v *visit) sent() (all []string) {
	v.Helper()
	note := func(format string, values ...any) { all = append(all, fmt.Sprintf(format, values...)) }
	own := v.named()
	for i, r := range v.server.Witness.Requests() {
		u, err := url.Parse(r.URL)
		switch {
		case err != nil || r.Method != http.MethodGet || r.BodySize > 0 || u.RawQuery != "":
			note("a request that can tell something: %s %s with %d bytes", r.Method, r.URL, r.BodySize)
		case slices.Contains(v.asked, u.Path):
		case !slices.Contains(own, u.Path):
			note("a request for what the page does not name: %s", r.URL)
		case v.loaded > 0 && i >= v.loaded:
			note("a request after the first answer: %s", r.URL)
		}
		for _, header := range []string{"Cookie", "Referer"} {
			if said := r.Header.Get(header); said != "" && !(header == "Referer" && helper(r) && said == v.opened) {
				note("a request with %s: %s", header, r.URL)
			}
		}
	}
	for _, text := range v.typed {
		if len(text) < 4 {
			continue // might be anywhere by chance
		}
		for _, hit := range v.server.Witness.Find(text) {
			note("a request with what was typed, %q: %s", text, hit)
		}
	}
	return all
}

// helper tells whether a browser looks by itself for a newer service worker. WebKit
// does so whatever policy the page has for its own requests, and may name the page.
func helper(r witness.Request) bool {
	return strings.HasPrefix(r.URL, "/assets/offline.") && r.Header.Get("Service-Worker") == "script"
}

var reference = regexp.MustCompile(`(\S+)="(/[^"]*)"`)

// named are the paths that the page itself names to be loaded with it: what is
// behind a button or a link is not among them. A calculator's page that makes
// the offline copy asks for the other pages of that, and for their files.
func (v *visit) named() []string {
	v.Helper()
	u, err := url.Parse(v.opened)
	v.must(err)
	paths := v.references(u.Path)
	if slices.ContainsFunc(paths, func(path string) bool { return strings.HasPrefix(path, "/assets/offline.") }) {
		for _, path := range offlinePages {
			paths = append(paths, v.references(path)...)
		}
	}
	return paths
}

// offlinePages are those of the offline copy.
var offlinePages = []string{"/", "/guide", "/privacy", "/es/", "/es/guide", "/es/privacy"}

// references are a page and the files that it names.
func (v *visit) references(path string) []string {
	v.Helper()
	resp, err := http.Get(v.server.Direct + path)
	v.must(err)
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	v.must(err)
	paths := []string{path}
	for _, found := range reference.FindAllStringSubmatch(string(page), -1) {
		if attribute, path := found[1], found[2]; attribute != "data-url" && strings.HasPrefix(path, "/assets/") {
			paths = append(paths, path)
		}
	}
	if len(paths) < 2 {
		v.Fatalf("%s names no file of its own", path)
	}
	return paths
}

// Pages that are only read leave no more behind than the one that is worked with.
func TestPagesThatAreOnlyRead(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		for _, path := range []string{"/privacy", "/es/privacy", "/guide", "/es/guide"} {
			t.Run(path, func(t *testing.T) {
				s.Witness.Reset()
				v := open(t, b, s, path)
				if v.text("h1") == "" {
					t.Error("the page has no heading")
				}
				v.clean()
			})
		}
	})
}

// A page that leaves each of these behind is found out, in each browser.
func TestTracesAreFound(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Zyxw7391")
		v.must(v.page.Eval(v.ctx, `
const typed = document.getElementById("place").value, quiet = () => {};
localStorage.x = 1;
document.cookie = "a=b";
console.error("oh");
await fetch("/x?" + btoa("place=" + typed)).catch(quiet);
await fetch("/x", { method: "POST", body: typed }).catch(quiet);
await fetch("/" + typed).catch(quiet);
await fetch("/assets/nothing.js").catch(quiet);
await fetch(document.querySelector("#main").dataset.text, { cache: "reload" }).catch(quiet);
await fetch("http://127.0.0.2:9/").catch(quiet);
document.querySelector("main").append("ui.nothing {count}");
history.replaceState(null, "", "/?x=1");`, nil))
		found := v.traces()
		for _, want := range []string{
			"the policy refused: ", "an error: ", "a cookie: a@", "a storage key: local:x", `texts that are no words: ["ui.nothing" "{count}"]`,
			"another address: ", "a request that can tell something: GET /x?", "a request that can tell something: POST /x with 8 bytes",
			"a request for what the page does not name: /assets/nothing.js", "a request after the first answer: /assets/text-en",
			"a request with Cookie: ", `a request with what was typed, "Zyxw7391": GET /x?`, `a request with what was typed, "Zyxw7391": POST`,
		} {
			if !slices.ContainsFunc(found, func(trace string) bool { return strings.HasPrefix(trace, want) }) {
				t.Errorf("what a page did was not found: %s", want)
			}
		}
		if t.Failed() {
			t.Log(strings.Join(found, "\n"))
		}
	})
}
