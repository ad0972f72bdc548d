package widget_test

import (
	"fmt"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// still: from when the loader has come until she does something, nothing that is
// on the screen moves. Chromium says what did: the layout shift of which Google's
// Core Web Vitals want at most 0.1.
func still(t *testing.T, s *stage) {
	for _, size := range [][2]int{{390, 844}, {1280, 800}, {820, 1180}} {
		t.Run(fmt.Sprint(size[0]), func(t *testing.T) {
			v := s.open(t, `<h1>Prices</h1><p>We publish every price.</p><div id="place"></div><p id="after">Walk in or call us.</p>`)
			v.must(v.page.(*browser.ChromiumPage).SetViewport(v.ctx, size[0], size[1], 1))
			time.Sleep(700 * time.Millisecond) // what moves sooner is put down to the change of size
			// The element comes when the page is as large as it will be. What comes
			// before the loader is not its to reserve.
			v.must(v.page.Eval(v.ctx, fmt.Sprintf(`
const script = document.createElement("script");
script.src = %q;
const one = document.createElement("kneadwise-calculator");
one.setAttribute("clinic", "cedar-street-massage");
document.querySelector("#place").append(one);
document.head.append(script);
await new Promise((done) => { script.onload = done; });
for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
window.moved = 0;
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) moved += e.value; }).observe({ type: "layout-shift" });`, s.site.URL()+"/widget.js"), nil))
			f := v.answered(inner(0))
			v.until(f, fits)
			time.Sleep(300 * time.Millisecond)
			if moved := look[float64](v, v.page, "moved"); moved > 0.001 {
				t.Errorf("at %d by %d the page moved by %.4f", size[0], size[1], moved)
			}
		})
	}
}
