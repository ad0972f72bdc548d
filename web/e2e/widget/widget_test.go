package widget_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/web/e2e/browser"
)

func TestOnAClinicsPage(t *testing.T) {
	everywhere(t,
		story{name: "it answers to the cent, and tells only what she shares", tell: answers},
		story{name: "what she qualifies for counts", tell: qualifies, only: browser.Chromium},
		story{name: "what matters to her beside the total is answered", tell: wishes},
		story{name: "its height follows, both ways, without a loop", tell: heights},
		story{name: "it survives being taken out, put back, moved and doubled", tell: lives},
		story{name: "its look changes without losing what was typed", tell: looks},
		story{name: "an isolated page may hold it", tell: isolated},
		story{name: "a frame that may only run scripts calculates", tell: scriptsOnly},
		story{name: "without its script the prices stand", tell: scriptless},
		story{name: "without the engine the prices stand, and it can be tried again", tell: engineless},
		story{name: "where no frame comes a link does", tell: frameless},
		story{name: "a clinic that nobody knows says so", tell: absent("no-such-clinic", "unknown")},
		story{name: "a clinic that took its prices back says so", tell: absent("withdrawn", "withdrawn")},
		story{name: "what is on the screen stands still", tell: still, only: browser.Chromium},
		story{name: "it can be used by ear and by keyboard", tell: everyone, only: browser.Chromium},
	)
}

// answers: the engine answers as the one compiled for this machine does; nothing
// is asked of anybody after that; the page around learns what she shares.
func answers(t *testing.T, s *stage) {
	v := s.open(t, `<h1>Cedar Street</h1>`+widget)
	list := v.site.lists["cedar-street-massage"]
	v.until(v.page, `heard.filter(({ data }) => data.type === "height").length >= 3`)
	if got := look[string](v, v.page, `document.activeElement.tagName`); got != "BODY" {
		t.Errorf("the focus went to %s", got)
	}
	f := v.answered(inner(0))
	if got, want := v.text(f, "#sum-big"), v.total(list, nil); got != want {
		t.Errorf("the first answer is %q, the engine's is %q", got, want)
	}
	v.site.Reset()
	v.choose(f, "first:10")
	v.choose(f, "then:2")
	want := v.total(list, func(r *estimate.Request) {
		r.Plan = plan.Request{Phases: []plan.Phase{{Name: plan.Initial, Visits: 10, Weeks: 1}, {Name: plan.Maintenance, Weeks: 2}}}
	})
	v.until(f, fmt.Sprintf(`document.querySelector("#sum-big").textContent.replace(/\s+/g, " ").trim() === %q`, want))
	v.follows(f, v.estimate(list, func(r *estimate.Request) {
		r.Plan = plan.Request{Phases: []plan.Phase{{Name: plan.Initial, Visits: 10, Weeks: 1}, {Name: plan.Maintenance, Weeks: 2}}}
	}))
	v.click(f, "#part-benefit > summary")
	v.until(f, `document.querySelector("#part-benefit").open && `+fits)
	v.choose(f, "benefit.pays:yes")
	v.until(f, `!document.querySelector("[data-field='benefit.by']").hidden && `+fits)
	v.choose(f, "benefit.by:massage_therapist")
	v.must(f.Select(v.ctx, `[id="benefit.payer"]`, "example-health"))
	v.must(f.Type(v.ctx, `[id="benefit.deductible"]`, "731.55"))
	want = v.total(list, func(r *estimate.Request) {
		r.Plan = plan.Request{Phases: []plan.Phase{{Name: plan.Initial, Visits: 10, Weeks: 1}, {Name: plan.Maintenance, Weeks: 2}}}
		r.Benefit = &cover.Benefit{
			Payer: list.Payers[0].ID, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Deductible: span.Exact(73155),
		}
	})
	v.until(f, fmt.Sprintf(`document.querySelector("#sum-big").textContent.replace(/\s+/g, " ").trim() === %q`, want))
	if got := v.text(f, "#errors"); got != "" {
		t.Errorf("an error: %s", got)
	}

	v.harmless()
	if told := v.events(); !slices.ContainsFunc(told, func(e event) bool { return e.Type == "ready" }) || slices.ContainsFunc(told, func(e event) bool { return e.Type != "ready" }) {
		t.Errorf("before she shares, the page was told %v", told)
	}
	v.click(f, "#share-button")
	v.until(v.page, `events.some(({ type }) => type === "result")`)
	told := v.events()
	result := told[len(told)-1].Detail
	if result["currency"] != "USD" || result["low"].(float64) >= result["high"].(float64) || result["visits"] == nil || len(result) != 4 {
		t.Errorf("she shared %v", result)
	}
	if text := v.text(f, "#share-text"); !strings.HasPrefix(text, "Shared: between $") {
		t.Errorf("after she shared it says %q", text)
	}
	v.harmless()
	v.clean()
	if asked := v.site.Requests(); len(asked) > 0 {
		t.Errorf("after the first answer the server was asked for %v", asked)
	}
	// Last, because browsers tell of what they refuse.
	v.locked(f)
}

// qualifies: a clinic's lower prices can be ticked, and count.
func qualifies(t *testing.T, s *stage) {
	const slug = "mesquite-flat-medical-massage"
	v := s.open(t, strings.ReplaceAll(widget, "cedar-street-massage", slug))
	f := v.answered(inner(0))
	v.choose(f, "qualifies_for:scale-40")
	want := v.total(v.site.lists[slug], func(r *estimate.Request) { r.QualifiesFor = []string{"scale-40"} })
	v.until(f, fmt.Sprintf(`document.querySelector("#sum-big").textContent.replace(/\s+/g, " ").trim() === %q`, want))
	if full := v.total(v.site.lists[slug], nil); full == want {
		t.Errorf("with and without it the visits cost %s", full)
	}
	v.clean()
}

// locked tries to store and to send from inside the frame.
func (v *visit) locked(f browser.Page) {
	v.Helper()
	got := look[map[string]string](v, f, `
const tried = {};
const attempt = async (name, what) => {
  const late = new Promise((_, no) => setTimeout(no, 2000));
  try { await Promise.race([what(), late]); tried[name] = "did"; } catch { tried[name] = "refused"; }
};
const settled = (request) => new Promise((yes, no) => { request.onsuccess = yes; request.onerror = no; });
await attempt("localStorage", () => localStorage.setItem("a", "b"));
await attempt("sessionStorage", () => sessionStorage.setItem("a", "b"));
await attempt("cookie", () => { document.cookie = "a=b"; if (!document.cookie) throw 0; });
await attempt("indexedDB", () => settled(indexedDB.open("a")));
await attempt("caches", () => caches.open("a"));
await attempt("fetch from this server", () => fetch("/widget.js"));
await attempt("fetch from another", () => fetch("`+v.host.URL+`/recorder.js", { mode: "no-cors" }));
await attempt("a beacon", () => { if (!navigator.sendBeacon("/widget.js", "a")) throw 0; throw 0; });
await attempt("a Worker's fetch", () => new Promise((yes, no) => {
  const worker = new Worker(URL.createObjectURL(new Blob(["fetch('`+v.site.URL()+`/widget.js').then(() => postMessage(1), () => postMessage(0))"])));
  worker.onmessage = ({ data }) => (data ? yes() : no());
  worker.onerror = no;
}));
return tried;`)
	want := map[string]string{}
	for name := range got {
		want[name] = "refused"
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 9 {
		v.Errorf("what the frame can do (-want +got):\n%s", diff)
	}
	if asked := v.site.Requests(); len(asked) > 0 {
		v.Errorf("the server was asked for %v", asked)
	}
}

// fits tells whether the frame is as high as what is in it, and scrolls in no
// direction.
const fits = `(() => {
  const root = document.documentElement, content = document.querySelector("#frame").getBoundingClientRect().height;
  return Math.abs(innerHeight - content) <= 2 && root.scrollWidth <= innerWidth && root.scrollHeight <= innerHeight + 1;
})()`

func heights(t *testing.T, s *stage) {
	v := s.open(t, `<div id="tall"></div>`+widget+`<p id="after">After.</p>`)
	v.must(v.page.Eval(v.ctx, `const d = document.querySelector("#tall"); d.style.height = "100vh"; d.scrollIntoView()`, nil))
	v.must(v.page.Eval(v.ctx, `document.querySelector("kneadwise-calculator").scrollIntoView()`, nil))
	f := v.answered(inner(0))
	v.until(f, fits)
	height := func() float64 { return look[float64](v, v.page, inner(0)+`.getBoundingClientRect().height`) }
	first := height()
	v.click(f, "#part-benefit > summary")
	v.until(f, fmt.Sprintf(`innerHeight > %f + 50`, first))
	v.until(f, fits)
	v.click(f, "#part-benefit > summary")
	v.until(f, fits)
	if again := height(); again > first+2 || again < first-2 {
		t.Errorf("opened and closed again the frame is %v high, it was %v", again, first)
	}
	// At rest nothing is told.
	before := len(v.heard())
	time.Sleep(700 * time.Millisecond)
	if n := len(v.heard()) - before; n > 0 {
		t.Errorf("%d messages at rest", n)
	}
	for _, width := range []int{280, 390, 700, 1100} {
		v.must(v.page.Eval(v.ctx, fmt.Sprintf(`document.querySelector("kneadwise-calculator").style.cssText = "display:block;inline-size:%dpx"`, width), nil))
		v.until(f, fmt.Sprintf(`innerWidth === %d`, width))
		v.until(f, fits)
	}
	v.harmless()
	v.clean()
}

func lives(t *testing.T, s *stage) {
	// The element comes before the script, which comes twice, and there are two.
	v := s.open(t, `<kneadwise-calculator clinic="blue-heron-massage"></kneadwise-calculator>
<script async src="SITE/widget.js"></script><script async src="SITE/widget.js"></script>
<main><kneadwise-calculator clinic="harbor-bend-physical-therapy" lang="es"></kneadwise-calculator></main>`)
	one := v.answered(inner(0))
	v.must(v.page.Eval(v.ctx, inner(1)+`.scrollIntoView()`, nil))
	two := v.answered(inner(1))
	if got, want := v.text(one, "h1"), "What visits at Blue Heron Massage cost"; got != want {
		t.Errorf("the first says %q, want %q", got, want)
	}
	if got, want := v.text(two, "h1"), "Lo que cuestan las visitas en Harbor Bend Physical Therapy"; got != want {
		t.Errorf("the second says %q, want %q", got, want)
	}
	if keys := look[int](v, v.page, `new Set(heard.map(({ data }) => data.key)).size`); keys != 2 {
		t.Errorf("two frames have %d keys", keys)
	}
	// A page that swaps its parts takes the element out and puts it back.
	v.must(v.page.Eval(v.ctx, `const away = window.away = document.querySelectorAll("kneadwise-calculator")[1]; away.remove(); events.length = 0`, nil))
	if n := look[int](v, v.page, `away.shadowRoot.childElementCount`); n != 0 {
		t.Errorf("out of the page the element still holds %d elements", n)
	}
	v.must(v.page.Eval(v.ctx, `const main = document.querySelector("main"); main.append(away); away.remove(); main.append(away); away.scrollIntoView()`, nil))
	v.answered(inner(1))
	v.until(v.page, `events.length > 0`)
	if told := v.events(); len(told) != 1 || told[0].Type != "ready" {
		t.Errorf("put back, it told %v", told)
	}
	// What others say in the frames' name is not believed.
	v.must(v.page.Eval(v.ctx, `const key = heard.at(-1).data.key; for (const type of ["ready", "error", "result"]) postMessage({ kneadwise: 1, key, type }, "*")`, nil))
	time.Sleep(300 * time.Millisecond)
	if told := v.events(); len(told) != 1 {
		t.Errorf("a message of the page itself was believed: %v", told)
	}
	// Not "the last three": a frame may have told its height between them.
	v.must(v.page.Eval(v.ctx, `heard.splice(0, heard.length, ...heard.filter(({ origin }) => origin !== location.origin))`, nil))
	v.harmless()
	v.clean()
}

func looks(t *testing.T, s *stage) {
	v := s.open(t, widget)
	f := v.answered(inner(0))
	v.until(f, fits)
	v.choose(f, "first:10")
	set := func(name, value string) {
		v.Helper()
		v.must(v.page.Eval(v.ctx, fmt.Sprintf(`document.querySelector("kneadwise-calculator").setAttribute(%q, %q)`, name, value), nil))
	}
	entries := look[int](v, v.page, `history.length`)
	set("theme", "dark")
	v.until(f, `document.documentElement.dataset.theme === "dark"`)
	for _, accent := range []struct{ name, state string }{
		{"#ffffff", "kept"}, {"#111111", "corrected"}, {"8a5a00", "corrected"}, {"#f80", "kept"}, {"red; color: blue", "unknown"},
	} {
		set("accent", accent.name)
		v.until(f, fmt.Sprintf(`document.documentElement.dataset.accent === %q`, accent.state))
		if worst := look[float64](v, f, legibility); worst < 4.5 {
			t.Errorf("dark, %s: %.2f to 1", accent.name, worst)
		}
	}
	set("theme", "light")
	v.until(f, `document.documentElement.dataset.theme === "light"`)
	for _, accent := range []string{"#ffffff", "#ffd400", "#00c2ff", "#0b6a57", "#777", "#c00"} {
		set("accent", accent)
		v.until(f, fmt.Sprintf(`location.hash.includes(encodeURIComponent(%q))`, accent))
		if worst := look[float64](v, f, legibility); worst < 4.5 {
			t.Errorf("light, %s: %.2f to 1", accent, worst)
		}
	}
	if !look[bool](v, f, `document.querySelector("[id='first:10']").checked`) {
		t.Error("a change of color lost what was chosen")
	}
	if now := look[int](v, v.page, `history.length`); now != entries {
		t.Errorf("changes of look made %d entries of the history", now-entries)
	}
	if !slices.ContainsFunc(v.events(), func(e event) bool { return e.Type == "error" && e.Detail["type"] == "accent" }) {
		t.Errorf("nobody said that a color was corrected: %v", v.events())
	}
	set("clinic", "canal-house-massage")
	set("location", "no-such-place")
	f = v.frame(inner(0))
	v.until(f, `document.querySelector("h1")?.textContent.includes("Canal House")`)
	v.answered(inner(0))
	places := look[[]string](v, f, `[...document.querySelectorAll("[data-location]")].map((e) => e.dataset.location)`)
	set("location", places[1])
	v.until(f, fmt.Sprintf(`document.querySelector("[data-location]").dataset.location === %q`, places[1]))
	set("lang", "es")
	f = v.frame(inner(0))
	v.until(f, `document.documentElement.lang === "es" && document.querySelector("#sum-big")`)
	v.harmless()
	v.clean()
}

// legibility is the least contrast of the clinic's color with what it stands on
// and what stands on it, worked out from the colors as the browser shows them.
const legibility = `(() => {
  const style = getComputedStyle(document.documentElement);
  const light = (name) => {
    const hex = style.getPropertyValue(name).trim();
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const pairs = [["--leaf", "--sheet"], ["--leaf", "--paper"], ["--leaf", "--leaf-wash"], ["--on-leaf", "--leaf"], ["--ink", "--leaf-wash"]];
  return Math.min(...pairs.map((pair) => { const [a, b] = pair.map(light); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); }));
})()`

func isolated(t *testing.T, s *stage) {
	v := s.open(t, widget, "Cross-Origin-Embedder-Policy", "require-corp", "Cross-Origin-Opener-Policy", "same-origin")
	if s.browser.Name() == browser.WebKit {
		// It knows no frame that is isolated and may start a Worker.
		v.until(v.page, `document.querySelector("kneadwise-calculator").shadowRoot.querySelector("a")`)
		return
	}
	v.answered(inner(0))
	v.harmless()
	v.clean()
}

func scriptsOnly(t *testing.T, s *stage) {
	v := s.open(t, `<iframe title="Prices" sandbox="allow-scripts" referrerpolicy="no-referrer" width="600" height="500" src="SITE/embed/cedar-street-massage#theme=dark"></iframe>`)
	f := v.answered(`document.querySelector("iframe")`)
	if got, want := v.text(f, "#sum-big"), v.total(v.site.lists["cedar-street-massage"], nil); got != want {
		t.Errorf("it answers %q, want %q", got, want)
	}
	if !look[bool](v, f, `document.querySelector("#share").hidden && document.documentElement.dataset.theme === "dark"`) {
		t.Error("nobody follows this frame, yet it offers to share; or it is not dark")
	}
	// It scrolls by itself.
	if !look[bool](v, f, `(scrollTo(0, 200), scrollY > 0)`) {
		t.Error("a frame that nobody follows does not scroll")
	}
	if told := v.heard(); len(told) > 0 {
		t.Errorf("a frame without a key told %v", told)
	}
	v.clean()
}

func scriptless(t *testing.T, s *stage) {
	s.site.without("/assets/frame.", ".js")
	v := s.open(t, `<iframe title="Prices" width="600" height="500" src="SITE/embed/cedar-street-massage"></iframe>`)
	f := v.frame(`document.querySelector("iframe")`)
	v.until(f, `document.readyState === "complete"`)
	shown := look[string](v, f, `document.body.innerText`)
	for _, want := range []string{"$", "+1-", "scripts are off", "In force since"} {
		if !strings.Contains(shown, want) {
			t.Errorf("without scripts it does not show %q: %s", want, shown)
		}
	}
	if strings.Contains(shown, "What would it cost you?") {
		t.Error("without scripts it shows a calculator")
	}
}

func engineless(t *testing.T, s *stage) {
	s.site.without("/assets/engine.", ".wasm")
	v := s.open(t, widget)
	f := v.frame(inner(0))
	v.until(f, `document.querySelector(".failed")`)
	v.until(v.page, `events.some(({ type, detail }) => type === "error" && detail.type === "engine")`)
	shown := look[string](v, f, `document.body.innerText`)
	for _, want := range []string{"The calculator did not load", "$", "+1-"} {
		if !strings.Contains(shown, want) {
			t.Errorf("without the engine it does not show %q", want)
		}
	}
	v.until(f, fits)
	s.site.Intercept(nil)
	v.click(f, ".failed button")
	v.until(f, `document.querySelector("#sum-big")`)
	v.harmless()
}

func frameless(t *testing.T, s *stage) {
	s.site.without("/embed/", "")
	v := s.open(t, widget)
	began := time.Now()
	const link = `document.querySelector("kneadwise-calculator").shadowRoot.querySelector("a")`
	v.until(v.page, link)
	if took := time.Since(began); took < 4*time.Second {
		t.Errorf("the link came after %v", took)
	}
	got := look[map[string]string](v, v.page, fmt.Sprintf(`(({ href, textContent, target }) => ({ href, textContent, target }))(%s)`, link))
	want := map[string]string{"href": v.site.URL() + "/embed/cedar-street-massage", "textContent": "Open the prices in a new tab", "target": "_blank"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the link (-want +got):\n%s", diff)
	}
	if told := v.events(); len(told) != 1 || told[0].Type != "error" || told[0].Detail["type"] != "slow" {
		t.Errorf("the page was told %v", told)
	}
}

// everyone: axe-core finds nothing in the frame, keys lead in and out again, and
// what is opened by a key moves the focus nowhere.
func everyone(t *testing.T, s *stage) {
	v := s.open(t, `<a id="before" href="#">Before</a>`+widget+`<a id="after" href="#">After</a>`)
	f := v.answered(inner(0))
	v.click(f, "#part-benefit > summary")
	v.until(f, fits)
	source, err := os.ReadFile("../testdata/axe/axe.min.js")
	v.must(err)
	v.must(f.Eval(v.ctx, "const module = undefined, define = undefined;\n"+string(source)+"\n;return true", nil))
	found := look[[]string](v, f, `
const { violations } = await axe.run(document, { preload: false, resultTypes: ["violations"] });
return violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target + " " + n.failureSummary).join("; "));`)
	for _, one := range found {
		t.Errorf("axe: %s", one)
	}
	v.must(v.page.Eval(v.ctx, `const b = document.querySelector("#before"); b.focus()`, nil))
	v.must(v.page.Press(v.ctx, "Tab"))
	v.until(f, `document.hasFocus() && document.activeElement.matches(".phone")`)
	v.must(f.Eval(v.ctx, `const s = document.querySelector("#part-benefit > summary"); s.focus()`, nil))
	v.must(v.page.Press(v.ctx, "Enter"))
	v.until(f, `!document.querySelector("#part-benefit").open && document.activeElement.matches("#part-benefit > summary")`)
	v.until(f, fits)
	v.must(f.Eval(v.ctx, `const all = [...document.querySelectorAll("#results summary, #share-button")].at(-1); all.focus()`, nil))
	v.must(v.page.Press(v.ctx, "Tab"))
	v.until(v.page, `document.activeElement.id === "after"`)
	if heads := look[string](v, f, `[...document.querySelectorAll("h1,h2,h3,h4")].map((h) => h.tagName[1]).join("")`); strings.Count(heads, "1") != 1 || strings.Contains(heads, "13") || strings.Contains(heads, "24") {
		t.Errorf("levels of headings: %s", heads)
	}
	v.clean()
}

func absent(slug, reason string) func(*testing.T, *stage) {
	return func(t *testing.T, s *stage) {
		v := s.open(t, strings.ReplaceAll(widget, "cedar-street-massage", slug)+`<p>After.</p>`)
		f := v.frame(inner(0))
		v.until(v.page, fmt.Sprintf(`events.some(({ type, detail }) => type === "error" && detail.type === %q)`, reason))
		v.until(f, fits)
		if height := look[float64](v, f, `innerHeight`); height > 400 {
			t.Errorf("it is %v high", height)
		}
		v.harmless()
	}
}
