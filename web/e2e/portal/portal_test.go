package portal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// figures are what a preview says, as one text: of the page, or of what the server
// sent, which no script has changed.
const figures = `[...DOC.querySelectorAll("#preview .big, #preview .way, #preview .ahead, #change")].map((e) => e.textContent.trim()).join(" | ")`

// The browser's engine and the server's say the same to the cent, and in the same
// words. So that the comparison can fail, what is shown is taken away first.
func TestPreviewInTheBrowserAndOnTheServerAgree(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	p := o.signedIn(ctx, b)
	must(t, p.Eval(ctx, `location.assign("`+clinicAt+`preview")`, nil))
	must(t, p.WaitFor(ctx, `document.querySelector("#preview")?.dataset.by`))
	if by := read[string](t, ctx, p, `document.querySelector("#preview").dataset.by`); by != "engine" {
		t.Fatalf("the figures are the %s's", by)
	}
	must(t, p.Eval(ctx, `const at = document.querySelector("#preview");
for (const e of at.querySelectorAll(".big, .way, .ahead, #change")) e.textContent = "";
delete at.dataset.by;
await import(document.querySelector("script[src*='preview.']").src + "?again");`, nil))
	must(t, p.WaitFor(ctx, `document.querySelector("#preview").dataset.by === "engine"`))
	here := read[string](t, ctx, p, strings.ReplaceAll(figures, "DOC", "document"))
	sent := read[string](t, ctx, p, `const DOC = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html"); return `+figures)
	if here != sent || !strings.Contains(here, "$") || !strings.Contains(here, "more") {
		t.Errorf("in the browser: %s\non the server: %s", here, sent)
	}
	asked := 0
	for _, r := range o.Requests() {
		if strings.HasSuffix(r.URL, ".kwb") && strings.Contains(r.URL, clinicAt) {
			asked++
		}
	}
	if asked != 4 {
		t.Errorf("%d lists were fetched, want the published one and the draft, twice", asked)
	}
	o.clean(ctx, p, 0)
}

// Each page in both colors, narrow and at twice the size: nothing refused, nothing
// kept, nothing that keeps people out, nothing wider than the window.
func TestPagesAreCleanAndOpenToAll(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	o.signedIn(ctx, b)
	axe, err := os.ReadFile("../testdata/axe/axe.min.js")
	must(t, err)
	for _, path := range []string{
		"/for-clinics", "/es/for-clinics", "/portal/", clinicAt + "preview", clinicAt + "publish", clinicAt + "history",
		clinicAt + "history/1", clinicAt + "withdraw", clinicAt + "widget", "/portal/sign-in", "/portal/sessions", clinicAt, clinicAt + "services/deep-60",
		clinicAt + "packages/new", clinicAt + "payers/example-health",
	} {
		t.Run(path, func(t *testing.T) {
			p := o.tab(ctx, b, path)
			must(t, p.SetViewport(ctx, 390, 844, 1))
			if strings.HasSuffix(path, "/for-clinics") {
				answered(t, o, p)
			}
			for _, dark := range []bool{false, true} {
				must(t, p.SetDark(ctx, dark))
				for _, percent := range []int{100, 200} {
					must(t, p.Zoom(ctx, percent))
					if wide := read[int](t, ctx, p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
						t.Errorf("at %d %% the page is %d pixels wider than the window", percent, wide)
					}
				}
				must(t, p.Zoom(ctx, 100))
				must(t, p.Eval(ctx, "const module = undefined, define = undefined;\n"+string(axe)+"\n;return true", nil))
				found := read[[]string](t, ctx, p, `const { violations } = await axe.run(document, { preload: false, iframes: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
return violations.map((v) => v.id + ": " + v.help + " " + v.nodes.map((n) => n.target.join(" ") + " " + n.failureSummary).join("; "))`)
				for _, one := range found {
					t.Errorf("dark %t: %s", dark, one)
				}
			}
			o.clean(ctx, p, 0)
			keep(t, path, read[string](t, ctx, p, `"<!doctype html>\n" + document.documentElement.outerHTML + "\n"`))
		})
	}
}

// keep leaves a page as it was rendered to a judge of HTML that is no Go program.
func keep(t *testing.T, path, html string) {
	t.Helper()
	const pages = "../../../.cache/pages"
	must(t, os.MkdirAll(pages, 0o755))
	name := strings.ReplaceAll(strings.Trim(path, "/"), "/", "-")
	must(t, os.WriteFile(filepath.Join(pages, name+".html"), []byte(html), 0o644))
}

// answered types a menu into /for-clinics and waits for what a script makes of it.
func answered(t *testing.T, o *office, p *browser.ChromiumPage) {
	t.Helper()
	ctx := t.Context()
	must(t, p.Select(ctx, "#f-state", "TX"))
	must(t, p.Type(ctx, "#f-price_60", "80"))
	must(t, p.Press(ctx, "Tab"))
	must(t, p.WaitFor(ctx, `document.querySelector("#answer .total")?.textContent === "$1,360"`))
	if focus := read[string](t, ctx, p, `document.activeElement.id`); focus != "f-price_90" {
		t.Errorf("the focus is on %q after the answer came", focus)
	}
	if n := len(o.Requests()); n == 0 {
		t.Error("the answer came from nowhere")
	}
}

// What is wrong is focused, and no visitor's cookie is set by the page without an
// account.
func TestWhatIsWrongIsFocused(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	p := o.tab(ctx, b, "/for-clinics")
	must(t, p.Click(ctx, "#menu button"))
	must(t, p.WaitFor(ctx, `document.activeElement?.id === "errors"`))
	seen, err := p.Violations(ctx)
	must(t, err)
	if len(seen.Cookies) > 0 {
		t.Errorf("cookies: %q", seen.Cookies)
	}
	o.clean(ctx, p, 1) // the status 422
}

// A session ends while somebody types. The answer is a sign-in over the page; then
// what she typed is saved without being typed again.
func TestASessionThatEndsLosesNothing(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	p := o.signedIn(ctx, b)
	must(t, p.Eval(ctx, `location.assign("`+clinicAt+`services/deep-60")`, nil))
	must(t, p.WaitFor(ctx, `document.querySelector("form[hx-post] [name=price]")`))
	must(t, p.Type(ctx, "form[hx-post] [name=price]", "101"))
	if warned := read[bool](t, ctx, p, `!window.dispatchEvent(new Event("beforeunload", { cancelable: true }))`); !warned {
		t.Error("typed text can be left without a word")
	}
	o.endSessions()
	must(t, p.Press(ctx, "Enter"))
	must(t, p.WaitFor(ctx, `document.querySelector("#sign-in-dialog")?.open`))
	if typed := read[string](t, ctx, p, `document.querySelector("form[hx-post] [name=price]").value`); typed != "101" {
		t.Errorf("under the dialog the box holds %q", typed)
	}
	o.fillSignIn(ctx, p, "#sign-in-dialog")
	must(t, p.WaitFor(ctx, `!document.querySelector("#sign-in-dialog")?.open`))
	for range 50 {
		draft, err := o.prices.Draft(ctx, o.clinic)
		must(t, err)
		if draft.List != nil && draft.List.Seller.Services[0].Price.Low == 10100 {
			return
		}
		_ = p.Eval(ctx, "new Promise((done) => setTimeout(done, 100))", nil) // the page may leave meanwhile: it was saved
	}
	shown := read[string](t, ctx, p, `document.body.innerText`)
	t.Errorf("what was typed was not saved; the page says: %s", shown)
}

// After signing out the way back shows nothing of the clinic.
func TestBackAfterSigningOutShowsNothing(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	p := o.signedIn(ctx, b)
	must(t, p.Eval(ctx, `location.assign("`+clinicAt+`history")`, nil))
	must(t, p.WaitFor(ctx, `document.querySelector("#revision-1")`))
	must(t, p.Click(ctx, `form[action="/portal/sign-out"] button`))
	must(t, p.WaitFor(ctx, `document.querySelector("input[type=password]")`))
	must(t, p.Back(ctx))
	must(t, p.WaitFor(ctx, `document.querySelector("input[type=password]")`))
	if said := read[string](t, ctx, p, `document.documentElement.outerHTML`); strings.Contains(said, "Revision 1") {
		t.Errorf("Back shows the history: %s", said)
	}
}

// Where the page itself is kept whole, it asks who is there before it shows itself.
func TestAKeptPageAsksWhoIsThere(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	p := o.signedIn(ctx, b)
	const kept = `dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`
	must(t, p.Eval(ctx, kept, nil))
	must(t, p.WaitFor(ctx, `!document.documentElement.hidden && document.querySelector(".account")`))
	o.endSessions()
	must(t, p.Eval(ctx, kept, nil))
	must(t, p.WaitFor(ctx, `document.querySelector("input[type=password]")`))
}

// What is typed without an account is offered as changes to the draft once its
// owner has signed in.
func TestPricesTypedWithoutAnAccountReachTheDraft(t *testing.T) {
	b := browser.New(t, browser.Chromium)
	ctx := t.Context()
	o := open(t)
	p := o.tab(ctx, b, "/for-clinics")
	answered(t, o, p)
	must(t, p.Click(ctx, `form[action="/portal/begin"] button`))
	must(t, p.WaitFor(ctx, `document.querySelector("input[type=password]")`))
	o.fillSignIn(ctx, p, "")
	must(t, p.WaitFor(ctx, `document.querySelector(".account")`))
	must(t, p.WaitFor(ctx, `document.title.includes("signed in")`))
	must(t, p.Click(ctx, "main form button"))
	must(t, p.WaitFor(ctx, `!document.title.includes("signed in")`))
	if said := read[string](t, ctx, p, `document.querySelector("main").innerText`); !strings.Contains(said, "$80") {
		t.Errorf("the price that was typed is not offered: %s", said)
	}
	o.clean(ctx, p, 1) // the status 401 under which the sign-in comes
}
