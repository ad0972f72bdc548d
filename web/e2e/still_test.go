package e2e

import (
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// maxShift is how much may move by itself: the sum of what browsers call layout
// shifts, which leaves out what follows a press or a key within half a second.
const maxShift = 0.02

// Nothing jumps: not when the first answer comes, nor the pictures, nor the notice
// of the copy, nor when she types and looks around.
func TestNothingJumps(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		for path, width := range map[string]int{"/": 1280, "/es/": 390} {
			v := open(t, b, s, "/no-such-page")
			p := v.page.(*browser.ChromiumPage)
			v.must(p.SetViewport(v.ctx, width, 844, 1))
			v.must(p.Slow(v.ctx, 4))
			v.must(p.Load(v.ctx, s.URL+path))
			v.must(v.page.Eval(v.ctx, `const shifts = globalThis.shifts = [];
				new PerformanceObserver((list) => {
					for (const { value, hadRecentInput, sources } of list.getEntries()) {
						if (!hadRecentInput) shifts.push([value, sources.map(({ node }) => (node?.id || node?.className || node?.nodeName) ?? "gone").join()]);
					}
				}).observe({ type: "layout-shift", buffered: true });
				return`, nil))
			v.firstAnswer()
			v.still(path, "when it loads", width)
			v.write("place", "Washington")
			v.settle()
			v.must(v.page.Eval(v.ctx, `new Promise((done) => setTimeout(done, 1500))`, nil))
			v.still(path, "when she types", width)
			v.must(v.page.Eval(v.ctx, `(async () => {
				for (let at = 0; at < document.body.scrollHeight; at += 600) {
					scrollTo({ top: at, behavior: "instant" });
					await new Promise((done) => setTimeout(done, 250));
				}
			})()`, nil))
			v.still(path, "when she looks through it", width)
		}
	})
}

// still adds up what has moved so far.
func (v *visit) still(path, when string, width int) {
	v.Helper()
	sum := 0.0
	var what []string
	for _, shift := range look[[][]any](v, `shifts`) {
		sum += shift[0].(float64)
		what = append(what, shift[1].(string))
	}
	if sum > maxShift {
		v.Errorf("%s at %d pixels moves by %.3f %s: %s", path, width, sum, when, strings.Join(what, "; "))
	}
}
