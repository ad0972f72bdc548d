package e2e

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/web/e2e/browser"
)

// storyLimit is how long one story may take in one engine, waitLimit how long
// one step may keep a person waiting before the story is at fault.
const (
	storyLimit = 60 * time.Second
	waitLimit  = 15 * time.Second
)

// visit is one person's visit to the page, with all who watch it: the browser,
// the witness before the server, an ear between the page and its Worker, and the
// engine compiled for this machine, which is asked the same questions.
type visit struct {
	*testing.T
	ctx     context.Context
	browser browser.Browser
	page    browser.Page
	server  *Server
	opened  string // the address that she opened
	desk    *call.Desk
	handed  int      // how many bundles the desk was handed
	typed   []string // what she typed, letter by letter
	asked   []string // the paths that a button asked for
	loaded  int      // how many requests there were before she did anything
}

// engines tells the story in each engine, one after the other, with a browser
// of its own. It only reads from the server.
func engines(t *testing.T, tell func(t *testing.T, b browser.Browser, s *Server)) {
	t.Helper()
	for _, name := range browser.Wanted(t, browser.Chromium, browser.Firefox, browser.WebKit) {
		t.Run(name, func(t *testing.T) { tell(t, browser.New(t, name), ReadServer(t)) })
	}
}

// inChromium tells it in Chromium alone. It only reads from the server.
func inChromium(t *testing.T, tell func(t *testing.T, b browser.Browser, s *Server)) {
	t.Helper()
	for _, name := range browser.Wanted(t, browser.Chromium) {
		tell(t, browser.New(t, name), ReadServer(t))
	}
}

// changing tells in Chromium a story that changes what the server keeps, or ends
// it.
func changing(t *testing.T, tell func(t *testing.T, b browser.Browser, s *Server)) {
	t.Helper()
	for _, name := range browser.Wanted(t, browser.Chromium) {
		tell(t, browser.New(t, name), StartServer(t))
	}
}

// open opens a page of the site.
func open(t *testing.T, b browser.Browser, s *Server, path string) *visit {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), storyLimit)
	t.Cleanup(cancel)
	return openAt(t, ctx, b, s, s.URL+path)
}

// openAt opens a page of any site, of which the visit ends with ctx.
func openAt(t *testing.T, ctx context.Context, b browser.Browser, s *Server, url string) *visit {
	t.Helper()
	v := &visit{T: t, ctx: ctx, browser: b, server: s, desk: call.NewDesk(), opened: url}
	page, err := b.Open(ctx, v.opened)
	v.must(err)
	v.page = page
	return v
}

// arrive opens the calculator and waits for its first answer.
func arrive(t *testing.T, b browser.Browser, s *Server, path string) *visit {
	t.Helper()
	v := open(t, b, s, path)
	v.firstAnswer()
	return v
}

// firstAnswer waits until the engine has answered and everything that belongs to
// the page has come, the offline copy too, and listens from then on.
func (v *visit) firstAnswer() {
	v.Helper()
	v.waitFor(`document.querySelector("#results")?.firstElementChild && !document.querySelector("#offline:not([data-settled])")`)
	v.listen()
	v.loaded = len(v.server.Witness.Requests())
}

// must ends the test at an error.
func (v *visit) must(err error) {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
}

// waitFor waits for an expression of the page to be true.
func (v *visit) waitFor(condition string) {
	v.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, waitLimit)
	defer cancel()
	v.must(v.page.WaitFor(ctx, condition))
}

// look evaluates an expression in the page.
func look[T any](v *visit, expression string) T {
	v.Helper()
	var seen T
	v.must(v.page.Eval(v.ctx, expression, &seen))
	return seen
}

// text gives what stands in an element, "" where there is none.
func (v *visit) text(selector string) string {
	v.Helper()
	return look[string](v, fmt.Sprintf(`(document.querySelector(%q)?.textContent ?? "").replace(/\s+/g, " ").trim()`, selector))
}

// control is the selector of a control, or of the choice "name:value".
func control(name string) string { return fmt.Sprintf(`[id=%q]`, name) }

// write types into the field of that name.
func (v *visit) write(name, text string) {
	v.Helper()
	v.must(v.page.Type(v.ctx, control(name), text))
	v.typed = append(v.typed, text)
}

// rest waits until the page has shown what it was last asked, as a person does
// who looks where she clicks.
func (v *visit) rest() {
	v.Helper()
	v.waitFor(`!globalThis.heard?.open`)
}

// choose takes one of several, "then:2", or ticks a box.
func (v *visit) choose(choice string) {
	v.Helper()
	v.rest()
	v.must(v.page.Check(v.ctx, control(choice), true))
}

// untick takes a tick away.
func (v *visit) untick(box string) {
	v.Helper()
	v.rest()
	v.must(v.page.Check(v.ctx, control(box), false))
}

// pick takes an entry of a list.
func (v *visit) pick(name, value string) {
	v.Helper()
	v.must(v.page.Select(v.ctx, control(name), value))
}

// between says that a figure is known only roughly.
func (v *visit) between(name, low, high string) {
	v.Helper()
	v.choose(name + ".rough")
	v.write(name, low)
	v.write(name+".high", high)
}

// unfold opens a part of the form, and lets the others stay as they are: who goes
// through it one subject at a time has tests of her own.
func (v *visit) unfold(part string) {
	v.Helper()
	if look[bool](v, `document.getElementById("walk")?.hidden === false`) {
		v.click("#walk-all")
	}
	if !look[bool](v, fmt.Sprintf(`document.getElementById(%q).open`, part)) {
		v.click(control(part) + " > summary")
	}
}

func (v *visit) click(selector string) {
	v.Helper()
	v.rest()
	v.must(v.page.Click(v.ctx, selector))
}

// press presses keys one after the other.
func (v *visit) press(keys ...string) {
	v.Helper()
	for _, key := range keys {
		v.must(v.page.Press(v.ctx, key))
	}
}
