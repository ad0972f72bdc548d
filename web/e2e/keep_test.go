package e2e

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// What is typed survives a reload and the way back from another page, and goes
// with one button: by the history's entry of this tab alone.
func TestTypedIsKept(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.fillSome()
		total := v.text("#sum-big")
		v.stays("at first", total)

		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.stays("after a reload", total)

		v.click(`header a[href="/privacy"]`)
		v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
		v.must(v.page.Back(v.ctx))
		v.returned()
		v.stays("after the way back", total)
		v.must(v.page.Eval(v.ctx, `void setTimeout(() => history.forward())`, nil))
		v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
		v.must(v.page.Back(v.ctx))
		v.returned()
		v.stays("after the way there and back again", total)

		v.typedStays()
		v.clears()
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		if left := v.values(); len(left) > 0 {
			t.Errorf("after a reload of the cleared page it holds %v", left)
		}
		v.server.Witness.Reset()
		v.loaded = 0
		v.clean()
	})
}

// kept is what fillSome leaves in the form: nonsense is kept as it was typed.
var kept = map[string]string{
	"place": "Oregon", "then:3": "on", "tip": "12,5", "start": "2026-12-08",
	"own[0].name": "Zyxw Massage 7391", "own[0].price": "73.91", "own[0].price.rough": "on", "own[0].price.high": "88.17",
	"own[0].has:package": "on", "own[0].package.visits": "7", "own[0].package.price": "1.200,50", "own[0].package.expires": "never",
	"own[0].package.refund": "unused_less_fee", "own[0].package.refund_fee": "12,5",
	"own[1].name": "Qwrt Club", "own[1].price": "-5",
	"benefit.pays:yes": "on", "benefit.by:chiropractic": "on", "benefit.payer": "aetna", "benefit.deductible": "1234.56",
	"signs:screen.pregnancy": "on",
}

func (v *visit) fillSome() {
	v.Helper()
	v.write("place", "Oregon")
	v.choose("then:3")
	v.unfold("part-care")
	v.write("tip", "12,5")
	v.write("start", "2026-12-08")
	v.unfold("quotes")
	v.write("own[0].name", "Zyxw Massage 7391")
	v.between("own[0].price", "73.91", "88.17")
	v.choose("own[0].has:package")
	v.write("own[0].package.visits", "7")
	v.write("own[0].package.price", "1.200,50")
	v.pick("own[0].package.expires", "never")
	v.unfold("own[0].package.more")
	v.pick("own[0].package.refund", "unused_less_fee")
	v.write("own[0].package.refund_fee", "12,5")
	v.click("#add-quote")
	v.write("own[1].name", "Qwrt Club")
	v.write("own[1].price", "-5")
	v.unfold("part-benefit")
	v.choose("benefit.pays:yes")
	v.choose("benefit.by:chiropractic")
	v.pick("benefit.payer", "aetna")
	v.write("benefit.deductible", "1234.56")
	v.unfold("part-signs")
	v.choose("signs:screen.pregnancy")
	v.settle()
	time.Sleep(400 * time.Millisecond) // the page keeps what is typed once the typing rests
}

// returned waits until the page that was left is back: loaded again, or taken
// from where the browser keeps pages that were left.
func (v *visit) returned() {
	v.Helper()
	v.waitFor(`location.pathname === "/" && document.querySelector("#results")?.firstElementChild`)
	// What a browser does to the fields after the page is shown, it has done.
	time.Sleep(500 * time.Millisecond)
	v.listen()
	v.settle()
}

// values are the fields and choices that differ from the page's beginning.
func (v *visit) values() map[string]string {
	v.Helper()
	return look[map[string]string](v, `
const values = {};
for (const e of document.querySelector("#facts").elements) {
	if (!e.name) continue;
	if (e.type === "radio" || e.type === "checkbox") { if (e.checked && !e.defaultChecked) values[e.id] = "on"; }
	else if (e.value !== "") values[e.id] = e.value;
}
return values;`)
}

func (v *visit) stays(when, total string) {
	v.Helper()
	got := v.values()
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		if got[name] != kept[name] {
			v.Errorf("%s %s holds %q, not %q", when, name, got[name], kept[name])
		}
	}
	for name, value := range got {
		if _, known := kept[name]; !known {
			v.Errorf("%s %s holds %q", when, name, value)
		}
	}
	if now := v.text("#sum-big"); now != total {
		v.Errorf("%s the sum is %q, not %q", when, now, total)
	}
	for _, part := range []string{"part-care", "quotes", "own[0].package.more", "part-benefit", "part-signs"} {
		if !look[bool](v, fmt.Sprintf(`document.getElementById(%q).open`, part)) {
			v.Errorf("%s the part %s is closed", when, part)
		}
	}
	if v.text(control("benefit.deductible")+" ~ .error") != "" {
		v.Errorf("%s a good figure is at fault", when)
	}
}

// typedStays looks for what was typed where it must not be.
func (v *visit) typedStays() {
	v.Helper()
	for _, text := range v.typed {
		if len(text) < 4 {
			continue
		}
		for _, hit := range v.server.Witness.Find(text) {
			v.Errorf("%q was typed, and the server got it: %s", text, hit)
		}
	}
	if at := look[string](v, `location.href`); at != v.opened {
		v.Errorf("the address became %s", at)
	}
}

// clears presses the button that wipes the page.
func (v *visit) clears() {
	v.Helper()
	v.click("#clear")
	v.settle()
	if left := v.values(); len(left) > 0 {
		v.Errorf("the cleared page holds %v", left)
	}
	if big := v.text("#sum-big"); big != "$918 to $2,703" {
		v.Errorf("the cleared page says %q", big)
	}
	if state := look[any](v, `history.state`); state != nil {
		v.Errorf("the cleared page keeps %v", state)
	}
	if quotes := look[int](v, `document.querySelectorAll("#quote-list > *").length`); quotes != 1 {
		v.Errorf("the cleared page has room for %d quotes", quotes)
	}
}
