package e2e

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// clean judges what a visit left behind: nothing that a private page must not
// leave. Where files were kept from it, the errors that browsers make of that
// are tolerated.
func (v *visit) clean(tolerated ...string) {
	v.Helper()
	e, err := v.page.Violations(v.ctx)
	v.must(err)
	e.Console = slices.DeleteFunc(e.Console, func(text string) bool {
		return slices.ContainsFunc(tolerated, func(part string) bool { return strings.Contains(text, part) })
	})
	for what, found := range map[string][]string{
		"its policy refused": e.CSP, "an error": e.Console, "a cookie": e.Cookies, "a storage key": e.StorageKeys,
	} {
		for _, one := range found {
			v.Errorf("the page left %s: %s", what, one)
		}
	}
	for _, r := range e.Foreign(v.server.URL) {
		v.Errorf("a request left for %s %s (%s)", r.Method, r.URL, r.Blocked)
	}
	if keys := look[[]string](v, `document.querySelector("main").textContent.match(/\b(?:ui|note|rule|field|fact|ask|origin|fault|page|form)\.[a-z_]+[\w.]*|\{\w+\}/g) ?? []`); len(keys) > 0 {
		v.Errorf("the page says %q, which are no words", keys)
	}
	if at := look[string](v, `location.href.replace(/#.*/, "")`); at != v.opened {
		v.Errorf("the address became %s, it was %s", at, v.opened)
	}
	v.cleanRequests()
}

// cleanRequests judges what the server got: the files that the page names, none
// of which tells anything, before she did anything; after that nothing but what
// a button announced. Nothing that she typed is in any of it.
func (v *visit) cleanRequests() {
	v.Helper()
	own := v.named()
	requests := v.server.Witness.Requests()
	for i, r := range requests {
		u, err := url.Parse(r.URL)
		switch {
		case err != nil || r.Method != http.MethodGet || r.BodySize > 0 || u.RawQuery != "":
			v.Errorf("the server got a request that can tell something: %s %s with %d bytes", r.Method, r.URL, r.BodySize)
		case slices.Contains(v.asked, u.Path):
		case !slices.Contains(own, u.Path):
			v.Errorf("the server was asked for %s, which the page does not name", r.URL)
		case i >= v.loaded && v.loaded > 0:
			v.Errorf("the server was asked for %s after the first answer", r.URL)
		}
		for _, header := range []string{"Cookie", "Referer"} {
			if r.Header.Get(header) != "" {
				v.Errorf("%s went with %s: %s", r.URL, header, r.Header.Get(header))
			}
		}
	}
	for _, text := range v.typed {
		if len(text) < 4 {
			continue // might be anywhere by chance
		}
		for _, hit := range v.server.Witness.Find(text) {
			v.Errorf("%q was typed, and the server got it: %s", text, hit)
		}
	}
}

var reference = regexp.MustCompile(`(\S+)="(/[^"]*)"`)

// named are the paths that the page itself names to be loaded with it: what is
// behind a button or a link is not among them.
func (v *visit) named() []string {
	v.Helper()
	u, err := url.Parse(v.opened)
	v.must(err)
	resp, err := http.Get(v.server.Direct + u.Path)
	v.must(err)
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	v.must(err)
	paths := []string{u.Path}
	for _, found := range reference.FindAllStringSubmatch(string(page), -1) {
		if attribute, path := found[1], found[2]; attribute != "data-url" && strings.HasPrefix(path, "/assets/") {
			paths = append(paths, path)
		}
	}
	if len(paths) < 2 {
		v.Fatalf("%s names no file of its own", v.opened)
	}
	return paths
}

// Pages that are only read leave no more behind than the one that is worked with.
func TestPagesThatAreOnlyRead(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		for _, path := range []string{"/privacy", "/es/privacy"} {
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
