package browser_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// sees reports whether one of the texts contains the part.
func sees(texts []string, part string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, part) })
}

// asks reports whether a request to an address with the part was seen, with
// the body if one is given.
func asks(e browser.Evidence, part, body string) bool {
	return slices.ContainsFunc(e.Requests, func(r browser.Request) bool {
		return strings.Contains(r.URL, part) && strings.Contains(string(r.Body), body)
	})
}

// misdeeds are what a page must not do, and how it shows in the evidence.
var misdeeds = []struct {
	name  string
	deed  string
	loose bool // on the page without a policy
	seen  func(e browser.Evidence) bool
	blind []string // engines that cannot see it, as the package says
}{
	{"inline script", "inline", false,
		func(e browser.Evidence) bool { return sees(e.CSP, "script-src") }, nil},
	{"refused fetch", "refusedFetch", false,
		func(e browser.Evidence) bool { return sees(e.CSP, "/refused") }, nil},
	{"refused fetch in a worker", "workerRefusedFetch", false,
		func(e browser.Evidence) bool { return sees(e.CSP, "/worker-refused") }, []string{browser.Firefox, browser.WebKit}},
	{"console.error", "consoleError", false,
		func(e browser.Evidence) bool { return sees(e.Console, "a complaint") && sees(e.Console, "42") }, nil},
	{"uncaught error", "thrown", false,
		func(e browser.Evidence) bool { return sees(e.Console, "an accident") }, nil},
	{"unhandled rejection", "rejected", false,
		func(e browser.Evidence) bool { return sees(e.Console, "a broken promise") }, nil},
	{"console.error in a worker", "workerConsoleError", false,
		func(e browser.Evidence) bool { return sees(e.Console, "a worker's complaint") }, []string{browser.WebKit}},
	{"uncaught error in a worker", "workerThrown", false,
		func(e browser.Evidence) bool { return sees(e.Console, "a worker's accident") }, []string{browser.WebKit}},
	{"failed load", "missing", false,
		func(e browser.Evidence) bool { return sees(e.Console, "404") }, []string{browser.Firefox, browser.WebKit}},
	{"own request", "ownPost", false,
		func(e browser.Evidence) bool { return asks(e, "/own", "typed 4711") }, nil},
	{"foreign request", "sent", true,
		func(e browser.Evidence) bool { return asks(e, "/sent", "typed 4711") }, nil},
	{"foreign image", "image", true,
		func(e browser.Evidence) bool { return asks(e, "/image?typed=4711", "") }, nil},
	{"beacon", "beacon", true,
		func(e browser.Evidence) bool { return asks(e, "/beacon", "typed 4711") }, nil},
	{"foreign request of a worker", "workerSent", true,
		func(e browser.Evidence) bool { return asks(e, "/worker-sent", "typed 4711") }, nil},
	{"cookie", "cookie", false,
		func(e browser.Evidence) bool { return sees(e.Cookies, "crumb@127.0.0.1") }, nil},
	{"localStorage", "local", false,
		func(e browser.Evidence) bool { return sees(e.StorageKeys, "local:leaf") }, nil},
	{"sessionStorage", "session", false,
		func(e browser.Evidence) bool { return sees(e.StorageKeys, "session:twig") }, nil},
	{"indexedDB", "database", false,
		func(e browser.Evidence) bool { return sees(e.StorageKeys, "indexeddb:trunk") }, nil},
	{"cache storage", "cache", false,
		func(e browser.Evidence) bool { return sees(e.StorageKeys, "cache:root") }, nil},
}

// TestEvidence proves of each kind of evidence that it can be missing and that
// it can be there.
func TestEvidence(t *testing.T) {
	f := newFixture(t)
	each(t, func(t *testing.T, b browser.Browser) {
		for _, loose := range []bool{false, true} {
			site := f.strict
			if loose {
				site = f.loose
			}
			p, err := b.Open(soon(t), f.page(site))
			must(t, err)
			e, err := p.Violations(soon(t))
			must(t, err)
			for _, m := range misdeeds {
				if m.loose != loose || slices.Contains(m.blind, b.Name()) {
					continue
				}
				t.Run(m.name, func(t *testing.T) {
					if m.seen(e) {
						t.Fatalf("seen before it was done: %+v", e)
					}
					e = commit(t, p, m.deed, m.seen)
				})
			}
		}
	})
}

// commit does the deed and returns the evidence as soon as it shows.
func commit(t *testing.T, p browser.Page, deed string, seen func(browser.Evidence) bool) browser.Evidence {
	t.Helper()
	ctx := soon(t)
	must(t, p.Eval(ctx, "misdeed."+deed+"()", nil))
	for limit := time.Now().Add(3 * time.Second); ; {
		e, err := p.Violations(ctx)
		must(t, err)
		if seen(e) {
			return e
		}
		if time.Now().After(limit) {
			t.Fatalf("not seen: %+v", e)
		}
	}
}
