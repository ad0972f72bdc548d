package e2e

import (
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// Only what she asks to be kept is, until she asks for it to be forgotten: the
// next visit begins with it and says so.
func TestAnswersAreKeptOnRequest(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Oregon")
		v.unfold("quotes")
		v.write("own[0].price", "73.91")
		v.settle()
		total := v.text("#sum-big")
		if said := v.stored(); said != "" {
			t.Errorf("before it was asked for %q was kept", said)
		}
		v.click("[data-key=unknown] [data-act=keep]")
		v.waitFor(`document.querySelector("[data-key=unknown] .keeping").textContent.includes("are kept in this browser")`)
		if kept := v.stored(); !strings.Contains(kept, `"kneadwise.kept/1"`) || !strings.Contains(kept, "73.91") {
			t.Errorf("what is kept is %q", kept)
		}
		// What is typed after that is not kept by itself.
		v.write("own[0].price", "68.29")
		v.settle()
		if kept := v.stored(); strings.Contains(kept, "68.29") {
			t.Errorf("what was typed later is kept too: %q", kept)
		}

		v = v.again()
		if got := v.values(); got["own[0].price"] != "73.91" || got["place"] != "Oregon" || len(got) != 2 {
			t.Errorf("the next visit begins with %v", got)
		}
		if big := v.text("#sum-big"); big != total {
			t.Errorf("the next visit begins with %q, not %q", big, total)
		}
		if said := v.text("#kept"); !strings.HasPrefix(said, "We filled in the answers that you kept in this browser on ") {
			t.Errorf("the next visit says %q", said)
		}
		if b.Name() == browser.WebKit {
			return // its driver doesn't click in a second tab
		}
		v.click("#kept [data-act=forget]")
		v.waitFor(`document.querySelector("#kept").hidden`)
		if kept := v.stored(); kept != "" || v.focused() == "" {
			t.Errorf("after it was forgotten %q is kept, and the focus is at %q", kept, v.focused())
		}
		if got := v.values(); got["own[0].price"] != "73.91" {
			t.Errorf("after it was forgotten the page holds %v", got)
		}
		v.clean()
		v = v.again()
		if got := v.values(); len(got) > 0 {
			t.Errorf("after it was forgotten a visit begins with %v", got)
		}
	})
}

// Each way to erase takes what was kept along.
func TestWhatIsKeptIsErased(t *testing.T) {
	for name, erase := range map[string]func(*visit){
		"this page": func(v *visit) { v.click("#clear"); v.settle() },
		"everything": func(v *visit) {
			v.click("#erase")
			v.waitFor(`document.querySelector("#erased").textContent.startsWith("Done.")`)
		},
		"leaving": func(v *visit) {
			v.must(v.page.Click(v.ctx, "#leave"))
			v.went(elsewhere)
			v.must(v.page.Back(v.ctx))
			v.returned()
		},
	} {
		t.Run(name, func(t *testing.T) {
			inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
				// Something of another site's page lies behind, for the way back.
				v := open(t, b, s, "/guide")
				v.must(v.page.Eval(v.ctx, `void setTimeout(() => { location.href = "/" })`, nil))
				v.waitFor(`location.pathname === "/"`)
				v.firstAnswer()
				v.write("place", "Oregon")
				v.settle()
				v.click("[data-key=unknown] [data-act=keep]")
				v.waitFor(`localStorage.length === 1`)
				if name == "leaving" {
					v.click(`header a[href="/privacy"]`)
					v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
				}
				erase(v)
				if kept := v.stored(); kept != "" {
					t.Errorf("%q is still kept", kept)
				}
				if said := v.text("[data-key=unknown] .keeping"); strings.Contains(said, "are kept") {
					t.Errorf("the page still says %q", said)
				}
			})
		})
	}
}

// What cannot be kept is not lost, and what cannot be read is said to be so.
func TestWhatCannotBeKept(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Oregon")
		v.settle()
		v.must(v.page.Eval(v.ctx, `void (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") })`, nil))
		v.click("[data-key=unknown] [data-act=keep]")
		v.waitFor(`document.querySelector("[data-key=unknown] .keeping").textContent.includes("Nothing is lost")`)
		if got := v.values(); got["place"] != "Oregon" {
			t.Errorf("after keeping was refused the page holds %v", got)
		}
		v.clean()

		for _, damaged := range []string{`{`, `null`, `[]`, `{"format":"kneadwise.kept/2","on":20000,"typed":{"format":"kneadwise.typed/1","values":{"place":["Oregon"]},"open":[],"quotes":1,"clinics":[]}}`, `{"format":"kneadwise.kept/1","on":20000,"typed":{"format":"kneadwise.typed/1","values":{},"open":[],"quotes":9,"clinics":[]}}`} {
			v.must(v.page.Eval(v.ctx, `void localStorage.clear()`, nil))
			v = open(t, b, s, "/guide")
			v.must(v.page.Eval(v.ctx, "void (localStorage.kneadwise = "+literal(damaged)+")", nil))
			v = v.again()
			if said := v.text("#kept"); !strings.HasPrefix(said, "Answers are kept in this browser that this page cannot read.") {
				t.Errorf("of %s the page says %q", damaged, said)
			}
			if got := v.values(); len(got) > 0 {
				t.Errorf("%s fills in %v", damaged, got)
			}
		}
		v.isOpenToAll()
		v.click("#kept [data-act=forget]")
		v.waitFor(`document.querySelector("#kept").hidden && localStorage.length === 0`)
	})
}

// again is the next visit, in a tab of its own.
func (v *visit) again() *visit {
	v.Helper()
	next := openAt(v.T, v.ctx, v.browser, v.server, v.server.URL+"/")
	next.firstAnswer()
	next.settle()
	return next
}

// stored is all that lies in the browser's storage of this site.
func (v *visit) stored() string {
	v.Helper()
	return look[string](v, `Object.entries(localStorage).concat(Object.entries(sessionStorage).filter(([key]) => key !== "left")).join()`)
}

// literal writes a text as a script does.
func literal(text string) string { return "`" + text + "`" }
