package e2e

import (
	"net/http"
	"strings"
	"testing"

	"kneadwise/wasm/span"
	"kneadwise/web/e2e/browser"
)

// Without any script: a package, a mistake that keeps what was typed, a session
// that ends meanwhile, and the publication.
func TestOwnerWithoutScripts(t *testing.T) {
	changing(t, func(t *testing.T, b browser.Browser, s *Server) {
		s.Witness.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			script := strings.HasSuffix(r.URL.Path, ".js")
			if script {
				w.Header().Set("Content-Type", "text/javascript") // and nothing in it
			}
			return script
		})
		o := arriveAsOwner(t, b, s, "/portal/")
		o.signIn()
		o.clicks(`a[href="`+hersAt+`"]`, `location.pathname === "`+hersAt+`"`)
		o.clicks(`a[href="`+hersAt+`packages/new"]`, `document.querySelector("#item")`)
		if look[bool](o.visit, `!!globalThis.htmx`) {
			t.Fatal("there is a script")
		}
		o.write("f-visits", "4")
		o.must(o.page.Check(o.ctx, `[name=services][value=deep-60]`, true))
		o.must(o.page.Check(o.ctx, `[name=expires][value=after_purchase]`, true))
		o.write("f-price", "soon")
		o.clicks("#item button.main", `document.querySelector("#errors")`)
		if r := o.last(http.MethodPost, hersAt+"packages/new"); r.Header.Get("HX-Request") != "" {
			t.Errorf("a page without scripts sent %v", r.Header)
		}
		if at := o.focused(); at != "errors" {
			t.Errorf("after the mistakes the focus is at %q", at)
		}
		if said := o.text("#errors"); !strings.Contains(said, "Price: That is not a number") || !strings.Contains(said, "After how many months") {
			t.Errorf("of the mistakes the page says %q", said)
		}
		kept := look[[]string](o.visit, `[...new FormData(document.querySelector("#item"))].map(([name, value]) => name + "=" + value)`)
		if got := strings.Join(kept, " "); got != "version=0 unit=visit visits=4 price=soon services=deep-60 expires=after_purchase months= date= refund= refund_fee= share= share_people= name=" {
			t.Errorf("after the mistakes the form holds %q", got)
		}
		o.write("f-price", "300")
		o.write("f-months", "6")

		// Her session ends in another tab.
		o.must(o.page.Eval(o.ctx, `await fetch("/portal/sign-out", { method: "POST", redirect: "manual" }), null`, nil))
		o.clicks("#item button.main", `document.querySelector("#f-sign-in-password")`)
		o.signIn()
		o.clicks("main form button.main", `document.querySelector(".flash")?.textContent.includes("The package was added")`)

		o.clicks(`.steps a[href$="/publish"]`, `document.querySelector("#f-note")`)
		o.write("f-note", "Without scripts")
		o.clicks("main form button.main", `document.querySelector(".flash")?.textContent.includes("Published")`)
		packages := o.current().Seller.Packages
		if last := packages[len(packages)-1]; last.Price != span.Exact(30000) || last.Expiry.Months != 6 || last.Visits != 4 {
			t.Errorf("the package that was published is %+v", last)
		}
		o.tidy("422", "401")
	})
}

// Two people edit the same visit. The second is shown both values, and what
// either of them typed is there in the end.
func TestTwoPeopleEditOneVisit(t *testing.T) {
	changing(t, func(t *testing.T, b browser.Browser, s *Server) {
		one := arriveAsOwner(t, b, s, "/portal/sign-in")
		two := arriveAsOwner(t, browser.New(t, browser.Chromium), s, "/portal/sign-in")
		for _, o := range []*owner{one, two} {
			o.signIn()
			o.goTo(hersAt + "services/deep-60")
		}
		one.write("f-price", "101.37")
		one.press("Enter")
		one.saved("The visit was saved")

		two.write("f-price", "99")
		two.write("f-first_visit", "81.11")
		two.press("Enter")
		two.waitFor(`document.activeElement?.id === "clash"`)
		if said := two.text("#clash"); !strings.Contains(said, "Saved meanwhile by "+s.Email) {
			t.Errorf("the second is told %q", said)
		}
		for box, told := range map[string][2]string{"f-price": {"99", "$101.37"}, "f-first_visit": {"81.11", "$75"}} {
			typed := look[string](two.visit, `document.getElementById("`+box+`").value`)
			if saved := two.text("#" + box + "-saved"); typed != told[0] || saved != "Saved meanwhile: "+told[1] {
				t.Errorf("in %s stands %q, and below it %q", box, typed, saved)
			}
		}
		one.goTo(hersAt)
		if said := one.text("[aria-labelledby=of-service]"); !strings.Contains(said, "$101.37, first visit $75") {
			t.Errorf("while the second decides the draft says %q", said)
		}
		two.must(two.page.Check(two.ctx, `[name=take][value=price]`, true))
		two.press("Enter")
		two.saved("The visit was saved")
		if said := two.text("[aria-labelledby=of-service]"); !strings.Contains(said, "$101.37, first visit $81.11") {
			t.Errorf("in the end the draft says %q", said)
		}
		one.tidy()
		two.tidy("409")
	})
}
