package e2e

import (
	"fmt"
	"testing"

	"kneadwise/wasm/span"
	"kneadwise/web/e2e/browser"
)

// With the keyboard alone: from the sign-in over a mistake and its summary to a
// package and its publication. The focus is to be seen wherever it goes, and goes
// where the eye does.
func TestOwnersKeyboardAlone(t *testing.T) {
	changing(t, func(t *testing.T, b browser.Browser, s *Server) {
		o := arriveAsOwner(t, b, s, "/portal/")
		o.stopsAt(`e.id === "f-sign-in-email"`)
		o.keys(s.Email)
		o.stopsAt(`e.id === "f-sign-in-password"`)
		o.keys(s.Password)
		o.press("Enter")
		o.waitFor(`document.querySelector(".account") && document.readyState === "complete"`)

		o.stopsAt(`e.matches(".skip")`)
		o.press("Enter")
		o.opens(`e.pathname === "` + hersAt + `"`)
		o.inOrder()
		o.opens(`e.pathname === "` + hersAt + `services/deep-60"`)
		o.inOrder()
		o.stopsAt(`e.id === "f-price"`)
		o.press("Home", "Shift+End")
		o.keys("1.200,50")
		o.press("Enter")
		o.waitFor(`document.activeElement?.id === "errors"`)
		o.ringed("the summary of what is wrong")
		o.stopsAt(`e.matches("#errors a")`)
		o.press("Enter")
		o.waitFor(`document.activeElement?.id === "f-price"`)
		if kept := look[string](o.visit, `document.activeElement.value`); kept != "1.200,50" {
			t.Errorf("after the mistake the box holds %q", kept)
		}
		o.press("Home", "Shift+End")
		o.keys("101.37")
		o.press("Enter")
		o.saved("The visit was saved")

		o.opens(`e.pathname === "` + hersAt + `packages/new"`)
		o.inOrder()
		o.stopsAt(`e.id === "f-visits"`)
		o.keys("4")
		o.stopsAt(`e.id === "f-price"`)
		o.keys("410")
		o.stopsAt(`e.name === "services" && e.value === "deep-60"`)
		o.press("Space")
		o.stopsAt(`e.name === "expires"`)
		o.press("Space", "ArrowDown")
		o.stopsAt(`e.id === "f-months"`)
		o.keys("6")
		o.waitFor(`document.querySelector("#check .finding.grave")`)
		if at := o.focused(); at != "f-months" {
			t.Errorf("while the linter spoke the focus went to %q", at)
		}
		for look[string](o.visit, `document.activeElement.id`) != "f-price" {
			o.press("Shift+Tab")
		}
		o.press("Home", "Shift+End")
		o.keys("300")
		o.stopsAt(`e.matches("#item button.main")`)
		o.press("Space")
		o.saved("The package was added")

		o.opens(`e.matches(".steps a") && e.pathname === "` + hersAt + `publish"`)
		o.inOrder()
		o.stopsAt(`e.id === "f-note"`)
		o.keys("By the keyboard")
		o.stopsAt(`e.matches("main form button.main")`)
		o.press("Enter")
		o.saved("Published")

		now := o.current().Seller
		if price := now.Services[0].Price.Low; price != 10137 {
			t.Errorf("what was published costs %d cents", price)
		}
		last := now.Packages[len(now.Packages)-1]
		if last.Price != span.Exact(30000) || last.Expiry.Months != 6 {
			t.Errorf("the package that was published is %+v", last)
		}
		o.tidy("422")
	})
}

// stopsAt presses Tab until what has the focus is what is meant, and looks
// whether the focus is to be seen there.
func (o *owner) stopsAt(meant string) {
	o.Helper()
	o.tabTo(meant)
	o.ringed(meant)
}

// ringed looks for the mark of the focus.
func (o *owner) ringed(what string) {
	o.Helper()
	if !look[bool](o.visit, `(() => {
	const ring = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 };
	const e = document.activeElement;
	return [e, e.nextElementSibling, e.parentElement].some((one) => one && ring(one));
})()`) {
		o.Errorf("nothing shows that the focus is at %s", what)
	}
}

// opens goes by Tab to a link and follows it.
func (o *owner) opens(link string) {
	o.Helper()
	o.stopsAt(link)
	to := look[string](o.visit, `document.activeElement.pathname`)
	o.press("Enter")
	o.waitFor(fmt.Sprintf(`location.pathname === %q && document.readyState === "complete" && globalThis.htmx`, to))
}

// inOrder looks whether the focus goes as one reads: downward, and in a row to
// the right.
func (o *owner) inOrder() {
	o.Helper()
	for _, one := range look[[]string](o.visit, `
const stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
	.filter((e) => e.tabIndex >= 0 && e.checkVisibility() && !e.matches(".skip, .unseen"));
const wrong = stops.filter((e) => e.tabIndex > 0).map((e) => "a place of its own in the order: " + e.outerHTML.slice(0, 80));
for (let i = 1; i < stops.length; i++) {
	const [a, b] = [stops[i - 1], stops[i]].map((e) => e.getBoundingClientRect());
	if (b.bottom <= a.top || b.top < a.bottom && b.bottom > a.top && b.right <= a.left) wrong.push(stops[i].outerHTML.slice(0, 80) + " stands before " + stops[i - 1].outerHTML.slice(0, 80));
}
return wrong;`) {
		o.Errorf("the order of the focus: %s", one)
	}
}
