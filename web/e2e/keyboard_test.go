package e2e

import (
	"fmt"
	"testing"

	"kneadwise/web/e2e/browser"
)

// tabsAtMost is how many steps of the Tab key may lie between two fields that
// follow each other in the story.
const tabsAtMost = 40

// With the keyboard alone: from the address bar to a quote of one's own, to the
// visit that it pays and to the explanation of its cents. The focus is where she
// put it, whatever the page draws meanwhile.
func TestKeyboardAlone(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.tabTo(`e.matches(".skip")`)
		v.press("Enter")
		v.tabTo(`e.id === "place"`)
		v.keys("Washington")
		v.tabTo(`e.name === "first"`)
		v.holdsFocus("arrow keys among radio buttons", "first:10", func() { v.press("ArrowRight") })
		v.tabTo(`e.name === "then"`)
		v.press("ArrowLeft")
		v.tabTo(`e.matches("#quotes > summary")`)
		v.press("Enter")
		v.tabTo(`e.id === "own[0].name"`)
		v.keys("Zyxw")
		v.tabTo(`e.id === "own[0].price"`)
		v.holdsFocus("typing a price", "own[0].price", func() { v.keys("73.91") })
		v.tabTo(`e.id === "own[0].has:package"`)
		v.press("Space")
		v.tabTo(`e.id === "own[0].package.visits"`)
		v.keys("5")
		v.tabTo(`e.id === "own[0].package.price"`)
		v.keys("300")
		got := v.answer()
		v.says(got, `{"format": "kneadwise.request/1", "place": {"state": "WA"},
			"offers": {"own": [{"name": "Zyxw", "provider_type": "massage_therapist", "services": [{"id": "visit", "booked_minutes": 60, "price_cents": 7391}],
				"packages": [{"id": "package", "credits": {"unit": "visit", "count": 5}, "price_cents": 30000, "services": ["visit"]}]}]},
			"plan": {"phases": [{"name": "initial", "visits": 10, "every": {"weeks": 1}}, {"name": "maintenance", "every": {"weeks": 3}}]}}`)
		v.press("Tab") // past the field that she typed into
		v.tabTo(`e.matches("#visits details > summary")`)
		v.press("Enter")
		v.waitFor(`document.querySelector("#visits details[open] .derived")`)
		v.press("Shift+Tab")
		if v.focused() == "" {
			t.Error("on the way back the focus is nowhere")
		}
		v.clean()
	})
}

// focused names what has the focus, "" for nothing.
func (v *visit) focused() string {
	v.Helper()
	return look[string](v, `document.activeElement === document.body ? "" : document.activeElement.id || document.activeElement.outerHTML.slice(0, 80)`)
}

// tabTo presses Tab until what has the focus is what is meant. Each stop has to
// be visible, and none may keep the focus.
func (v *visit) tabTo(meant string) {
	v.Helper()
	var passed []string
	for range tabsAtMost {
		v.press("Tab")
		at := look[struct {
			There, Seen bool
			What        string
		}](v, fmt.Sprintf(`
const e = document.activeElement;
const inside = (part) => { const r = part.getBoundingClientRect(); return r.width > 0 && r.bottom > 0 && r.top < innerHeight };
const seen = () => e === document.body || inside(e) || [...(e.labels ?? [])].some(inside);
for (let i = 0; i < 20 && !seen(); i++) await new Promise((done) => setTimeout(done, 50)); // it may scroll smoothly
return {
	There: %s,
	Seen: seen(),
	What: e.id || e.outerHTML.slice(0, 60),
};`, meant))
		if !at.Seen {
			v.Errorf("the focus goes to %s, which is not to be seen", at.What)
		}
		if at.There {
			return
		}
		passed = append(passed, at.What)
	}
	v.Fatalf("%d steps of the Tab key do not lead to %s, but to %q", tabsAtMost, meant, passed)
}

// keys types where the focus is.
func (v *visit) keys(text string) {
	v.Helper()
	for _, r := range text {
		v.press(string(r))
	}
}

// holdsFocus does something that changes the answer and looks whether the focus
// is still there when it is drawn.
func (v *visit) holdsFocus(what, id string, act func()) {
	v.Helper()
	v.moves(what, act)
	if at := v.focused(); at != id {
		v.Errorf("after %s the focus is at %q, not at %q", what, at, id)
	}
}
