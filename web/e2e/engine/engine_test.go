// Package engine_test runs the page's side of the engine in a browser, without
// the page: what is told when the module does not come, is another, traps or
// hangs, and that the answers go on.
package engine_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
)

var expected = map[string][]string{
	"the module that ships":                                 {"ready", `before ready: ""`, `100 KiB: ""`, "ready"},
	"the Worker as one script from a blob":                  {"ready", `ping: ""`, "ready"},
	"no module there":                                       {"failed: download", "early: refused, download", "after: refused, download", "failed"},
	"another module than was built":                         {"failed: corrupt", "failed"},
	"a module cut short":                                    {"failed: corrupt", "failed"},
	"a module that is none":                                 {"failed: trap", "failed"},
	"a module that does not come":                           {"failed: slow", "early: refused, slow", "failed"},
	"no Worker there":                                       {"failed: worker", "failed"},
	"a Worker that is silent":                               {"failed: slow", "failed"},
	"a trap":                                                {"ready", `a: "a;a"`, `b: "a;b;b"`, "replaced: trap", `odd: "a;b;odd"`, `next: "a;b;next"`, "ready"},
	"an endless loop":                                       {"ready", "replaced: hang", `odd: "odd"`, `next: "next"`, "ready"},
	"a trap in both Workers":                                {"ready", "replaced: trap", "failed: trap", "odd: refused, trap", "next: refused, trap", "after: refused, trap", "failed"},
	"a second trap, later":                                  {"ready", "replaced: trap", `odd: "odd"`, `even: "even"`, "failed: trap", "odd: refused, trap", "failed"},
	"only the newest answer is wanted":                      {"ready", "2: nothing", "1: nothing", `other: "other"`, `3: "3"`, `4: "4"`, "ready"},
	"what waits goes first between two pieces":              {"ready", `first: "first"`, `second: "second"`, `abc: "c"`, "ready"},
	"a newer question ends an older one between two pieces": {"ready", `meanwhile: "meanwhile"`, "abc: nothing", `xy: "y"`, "abc: nothing", "ready"},
	"a trap between two pieces":                             {"ready", "replaced: trap", `abc: "c"`, "ready"},
	"a message that is too long":                            {"ready", `8 MiB: ""`, "more: RangeError: a message of 8388609 bytes, over 8388608", `next: ""`, "ready"},
	"closed while it works":                                 {"ready", "failed: worker", "odd: refused, worker", "failed"},
}

func TestWhatThePageIsTold(t *testing.T) {
	page := open(t)
	names, err := chromedp.Run(page.ctx, chromedp.Evaluate[[]string]("scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != len(expected) {
		t.Errorf("%d scenarios, %d expectations", len(names), len(expected))
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(page.ctx, 20*time.Second)
			defer cancel()
			run := fmt.Sprintf("run(%q, %s)", name, page.served)
			got, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](run, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(expected[name], got); diff != "" {
				t.Errorf("what the page is told (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRoundTripIsFarBelowAFrame(t *testing.T) {
	page := open(t)
	each, err := chromedp.Run(page.ctx, chromedp.Evaluate[float64]("roundTrip("+page.served+")", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("an empty call through the Worker takes %.3f ms", each)
	if each > 16 {
		t.Errorf("an empty call takes %.1f ms, more than a frame", each)
	}
}

// A page is a browser's tab with the scenarios loaded.
type page struct {
	ctx context.Context
	// served is what the scenarios are told of the module, as JSON.
	served string
}

func open(t *testing.T) page { return openWith(t, nil) }

// openWith serves other files too, each at its name.
func openWith(t *testing.T, more map[string][]byte) page {
	t.Helper()
	root, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	module, err := engine.Build(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	worker, err := script.Bundle(root, "web/calculator/worker.ts", script.Classic)
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := script.Bundle(root, "web/e2e/engine/scenarios.ts", script.Module)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler(module, worker, scenarios, more))
	t.Cleanup(server.Close)

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	served, err := json.Marshal(map[string]any{
		"size": len(module), "sha256": fmt.Sprintf("%x", sha256.Sum256(module)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return page{ctx, string(served)}
}

func handler(module, worker, scenarios []byte, more map[string][]byte) http.Handler {
	var lock sync.Mutex
	turns := map[string]int{}
	file := func(kind string, data []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write(data)
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", file("text/html", []byte("<!doctype html><title>t</title><script type=module src=/scenarios.js></script>")))
	mux.HandleFunc("GET /scenarios.js", file("text/javascript", scenarios))
	mux.HandleFunc("GET /worker.js", file("text/javascript", worker))
	mux.HandleFunc("GET /engine.wasm", file("application/wasm", module))
	mux.HandleFunc("GET /zeros.wasm", file("application/wasm", make([]byte, 16)))
	for name, data := range more {
		mux.HandleFunc("GET /"+name, file("application/octet-stream", data))
	}
	mux.HandleFunc("GET /stalled.wasm", func(w http.ResponseWriter, r *http.Request) {
		w.Write(module[:1000])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("GET /turn/{trial}/{key}", func(w http.ResponseWriter, r *http.Request) {
		lock.Lock()
		defer lock.Unlock()
		turns[r.URL.Path]++
		fmt.Fprint(w, turns[r.URL.Path])
	})
	return mux
}
