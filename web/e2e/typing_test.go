package e2e

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kneadwise/wasm/wire"
	"kneadwise/web/bench/sample"
	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
	"kneadwise/web/e2e/browser"
)

// maxTyping is how long a letter may take to be on the screen, and the longest task
// meanwhile, in a page that is made four times slower on the machine that budgets are
// written for.
const (
	maxTyping = 100 * time.Millisecond
	slower    = 4
	rounds    = 5 // of which the swiftest counts: what else the machine does only adds to it
)

// watch notes from now on how long each letter took until it was painted, and each
// task of the page.
const watch = `
const seen = globalThis.seen = { letters: [], tasks: [] };
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (e.name.startsWith("key") || e.name === "input") seen.letters.push(e.duration); })
	.observe({ type: "event", durationThreshold: 16 });
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.tasks.push(e.duration); }).observe({ type: "longtask" });`

// Typing waits for nothing, on a slow phone too, while ten thousand clinics are ranked
// after each letter.
func TestTypingWhileClinicsAreRanked(t *testing.T) {
	bundle, faults := wire.WriteBundle(sample.Clinics(10_000))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	root, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	pace, err := script.Bundle(root, "web/bench/pace.ts", script.Classic)
	if err != nil {
		t.Fatal(err)
	}
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		s.Witness.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.HasPrefix(r.URL.Path, "/prices/bundle-"+sample.State) {
				return false
			}
			w.Header().Set("Content-Type", "application/octet-stream")
			_, err := w.Write(bundle)
			return err == nil
		})
		v := arrive(t, b, s, "/")
		v.write("place", "Washington")
		v.fetchClinics()
		v.unfold("quotes")
		v.write("own[0].name", "Zyxw")
		v.settle()
		if found := v.ranked("ten thousand clinics"); found.Counts.Lists != 10_000 || found.Counts.Shut == 0 {
			t.Fatalf("%d clinics are ranked, %d of them shut out", found.Counts.Lists, found.Counts.Shut)
		}
		v.must(v.page.Eval(v.ctx, "const unused = 0;\n"+string(pace), nil))
		scale := max(1, look[float64](v, `pace()`)/(float64(sample.KernelTime)/float64(time.Millisecond)))
		p := v.page.(*browser.ChromiumPage)
		v.must(p.Slow(v.ctx, slower))
		v.must(v.page.Eval(v.ctx, watch, nil))
		best, rankings := time.Duration(1<<62), 0
		for range rounds {
			v.write("own[0].price", "")
			v.settle()
			v.must(v.page.Eval(v.ctx, `(seen.letters.length = seen.tasks.length = 0, heard.rankings = 0)`, nil))
			for _, letter := range "73.91" {
				v.press(string(letter))
				time.Sleep(150 * time.Millisecond)
			}
			v.settle()
			time.Sleep(300 * time.Millisecond) // what was seen is told a little later
			got := look[struct{ Letter, Task, Letters, Rankings float64 }](v, `({ Letter: Math.max(0, ...seen.letters), Task: Math.max(0, ...seen.tasks), Letters: seen.letters.length, Rankings: heard.rankings })`)
			t.Logf("a letter takes at most %.0f ms, a task %.0f ms (%.0f events, %.0f rankings, scale %.2f)", got.Letter, got.Task, got.Letters, got.Rankings, scale)
			if got.Letters == 0 {
				t.Fatal("the browser told of no letter: nothing is tried")
			}
			best = min(best, time.Duration(max(got.Letter, got.Task)*float64(time.Millisecond)))
			rankings += int(got.Rankings)
		}
		v.must(p.Slow(v.ctx, 1))
		if rankings < rounds {
			t.Errorf("while %d letters were typed %d rankings were begun: nothing is tried", 5*rounds, rankings)
		}
		if limit := time.Duration(float64(maxTyping) * scale); best > limit {
			t.Errorf("a letter waits for %v, at most %v are allowed", best, limit)
		}
		v.click("[data-act=more-clinics]")
		if rows := look[int](v, `document.querySelectorAll("#ranking ol > li").length`); rows != 40 {
			t.Errorf("after 10 clinics 30 more were asked for, and %d are shown", rows)
		}
		if !look[bool](v, `document.activeElement === document.querySelector("#ranking ol > li:nth-child(11) input")`) {
			t.Errorf("after more were asked for the focus is at %q", v.focused())
		}
	})
}
