package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// elsewhere is where the quick exit leads.
const elsewhere = "https://www.weather.gov/"

// The quick exit asks for a page about the weather in this one's place, and what was
// typed does not come back with the pages behind it.
func TestQuickExit(t *testing.T) {
	for name, leave := range map[string]func(*visit){
		"by the link": func(v *visit) { v.must(v.page.Click(v.ctx, "#leave")) },
		"by the key":  func(v *visit) { v.press("Escape", "Escape", "Escape") },
	} {
		t.Run(name, func(t *testing.T) {
			inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
				v := arrive(t, b, s, "/")
				v.fillSome()
				// From another page of ours, so that the calculator lies behind in the history.
				v.click(`header a[href="/privacy"]`)
				v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
				entries := look[int](v, `history.length`)
				leave(v)
				v.went(elsewhere)
				if got := look[int](v, `history.length`); got != entries {
					t.Errorf("the history has %d entries, it had %d: the page was not replaced", got, entries)
				}
				v.must(v.page.Back(v.ctx))
				v.returned()
				if left := v.values(); len(left) > 0 {
					t.Errorf("after the way back the page holds %v", left)
				}
				if state := look[any](v, `history.state`); state != nil {
					t.Errorf("after the way back the tab keeps %v", state)
				}
				for _, typed := range v.typed {
					if len(typed) > 3 && len(s.Witness.Find(typed)) > 0 {
						t.Errorf("%q went out", typed)
					}
				}
			})
		})
	}
}

// went waits until the browser has asked for an address in the page's place.
func (v *visit) went(url string) {
	v.Helper()
	for end := time.Now().Add(waitLimit); ; time.Sleep(50 * time.Millisecond) {
		e, err := v.page.Violations(v.ctx)
		if err == nil && slices.ContainsFunc(e.Requests, func(r browser.Request) bool { return r.URL == url && r.Method == http.MethodGet }) {
			break
		}
		if time.Now().After(end) {
			v.Fatalf("the browser never asked for %s: %v", url, err)
		}
	}
	v.waitFor(`!location.href.startsWith("` + v.server.URL + `")`)
}

// Left from the calculator itself, nothing of it shows at once. Two presses, or three
// with another key between them, leave it where it is.
func TestQuickExitCounts(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("own[0].price", "73.91")
		v.settle()
		v.press("Escape", "Escape")
		v.waitFor(`document.querySelector("#leaving").textContent === "Press Escape once more to leave this page."`)
		v.press("a", "Escape")
		v.waitFor(`document.querySelector("#leaving").textContent === "Press Escape two more times to leave this page."`)
		if at := look[string](v, `location.href`); at != v.opened {
			t.Errorf("the page is %s", at)
		}
		v.press("Escape", "Escape")
		v.went(elsewhere)
	})
}

// One press leaves nothing of ours in the browser, says so, and the page works on.
func TestClearEverything(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arriveOffline(t, b, s, "/")
		v.fillSome()
		v.must(v.page.Eval(v.ctx, `localStorage.setItem("a", "b")`, nil))
		v.click("#erase")
		v.waitFor(`document.querySelector("#erased").textContent.startsWith("Done.")`)
		v.settle()
		if left := v.values(); len(left) > 0 {
			t.Errorf("the cleared page holds %v", left)
		}
		if state := look[any](v, `history.state`); state != nil {
			t.Errorf("the cleared tab keeps %v", state)
		}
		e, err := v.page.Violations(v.ctx)
		v.must(err)
		if len(e.StorageKeys) > 0 {
			t.Errorf("the browser keeps %q", e.StorageKeys)
		}
		if look[bool](v, `document.querySelector("#offline").dataset.state === "ready"`) {
			t.Error("the page still says that it works without a network")
		}
		v.write("place", "Oregon")
		v.settle()
		v.clean()

		// On the page about privacy too.
		v = openAt(t, v.ctx, b, s, s.URL+"/privacy")
		v.must(v.page.Eval(v.ctx, `localStorage.setItem("a", "b")`, nil))
		v.must(v.page.Eval(v.ctx, `caches.open("kneadwise").then(() => null)`, nil))
		if b.Name() == browser.WebKit {
			return // its driver doesn't click in a second tab
		}
		v.must(v.page.Click(v.ctx, "#erase"))
		v.waitFor(`document.querySelector("#erased").textContent.startsWith("Done.")`)
		if e, err = v.page.Violations(v.ctx); err != nil || len(e.StorageKeys) > 0 {
			t.Errorf("the browser keeps %q, %v", e.StorageKeys, err)
		}
		if !strings.Contains(v.text("main"), "It does not erase the browser’s history") {
			t.Error("the page does not say what is not erased")
		}
	})
}
