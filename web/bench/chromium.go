package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"

	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
	"kneadwise/web/e2e/browser"
)

// trials is how often a time in the browser is taken; the middle one counts.
const trials = 5

// chromium measures what loading a module costs, and what a call costs there.
func chromium(ctx context.Context, root string, r *report) (err error) {
	modules, err := newHarness(ctx, root)
	if err != nil {
		return err
	}
	defer modules.Close()

	artifacts, err := os.MkdirTemp("", "kneadwise-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(artifacts)
	var bare, empty, full []float64
	for range trials {
		// A new browser each time: it has nothing in its cache.
		if err := inBrowser(ctx, artifacts, func(b browser.Browser) error {
			page, err := b.Open(ctx, modules.URL)
			if err != nil {
				return err
			}
			var took [3]float64
			err = page.Eval(ctx, fmt.Sprintf("[await bench.load(%s), performance.now(), await bench.load(%s)]", modules.served["empty"], modules.served["engine"]), &took)
			empty, bare, full = append(empty, took[0]), append(bare, took[1]), append(full, took[2])
			return err
		}); err != nil {
			return err
		}
	}
	var each float64
	if err := inBrowser(ctx, artifacts, func(b browser.Browser) error {
		page, err := b.Open(ctx, modules.URL)
		if err != nil {
			return err
		}
		return page.Eval(ctx, `bench.call("/engine.wasm")`, &each)
	}); err != nil {
		return err
	}
	r.print("call without work, in Chromium", fmt.Sprintf("%.0f ns", each))
	r.print("empty reactor loaded in Chromium", fmt.Sprintf("%.0f ms", middle(empty)))
	r.print("engine loaded in Chromium", fmt.Sprintf("%.0f ms", middle(full)))
	r.print("empty reactor on an empty page, from the address on", fmt.Sprintf("%.0f ms", middle(bare)))
	return nil
}

func inBrowser(ctx context.Context, artifacts string, do func(browser.Browser) error) error {
	b, err := browser.Start(ctx, browser.Chromium, artifacts)
	if err != nil {
		return err
	}
	return errors.Join(do(b), b.Close())
}

func middle(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// A harness serves two modules and the page that loads them.
type harness struct {
	*httptest.Server
	served map[string]string // what the page is told of each module, as JSON
}

func newHarness(ctx context.Context, root string) (*harness, error) {
	return newHarnessWith(ctx, root, nil)
}

// newHarnessWith serves other files too, each at its name.
func newHarnessWith(ctx context.Context, root string, more map[string][]byte) (*harness, error) {
	full, err := engine.Build(ctx, root)
	if err != nil {
		return nil, err
	}
	empty, err := engine.Compile(ctx, root, "./web/bench/empty")
	if err != nil {
		return nil, err
	}
	page, err := script.Bundle(root, "web/bench/harness.ts", script.Module)
	if err != nil {
		return nil, err
	}
	worker, err := script.Bundle(root, "web/calculator/worker.ts", script.Classic)
	if err != nil {
		return nil, err
	}
	ranker, err := script.Bundle(root, "web/bench/ranker.ts", script.Classic)
	if err != nil {
		return nil, err
	}
	timer, err := script.Bundle(root, "web/bench/timer.ts", script.Classic)
	if err != nil {
		return nil, err
	}
	idiomatic, err := script.Bundle(root, "web/bench/fixture/idiomatic/worker.ts", script.Classic)
	if err != nil {
		return nil, err
	}
	tuned, err := script.Bundle(root, "web/bench/fixture/tuned/worker.ts", script.Classic)
	if err != nil {
		return nil, err
	}
	h := &harness{served: map[string]string{}}
	mux := http.NewServeMux()
	for name, data := range more {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			_, _ = w.Write(data) // a browser that is closed takes no more
		})
	}
	for path, file := range map[string]struct {
		kind string
		data []byte
	}{
		"/{$}":          {"text/html", []byte("<!doctype html><title>bench</title><script type=module src=/harness.js></script>")},
		"/harness.js":   {"text/javascript", page},
		"/worker.js":    {"text/javascript", worker},
		"/ranker.js":    {"text/javascript", ranker},
		"/timer.js":     {"text/javascript", timer},
		"/idiomatic.js": {"text/javascript", idiomatic},
		"/tuned.js":     {"text/javascript", tuned},
		"/engine.wasm":  {"application/wasm", full},
		"/empty.wasm":   {"application/wasm", empty},
	} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", file.kind)
			_, _ = w.Write(file.data) // a browser that is closed takes no more
		})
	}
	for name, data := range map[string][]byte{"engine": full, "empty": empty} {
		told, err := json.Marshal(map[string]any{"url": "/" + name + ".wasm", "size": len(data), "sha256": fmt.Sprintf("%x", sha256.Sum256(data))})
		if err != nil {
			return nil, err
		}
		h.served[name] = string(told)
	}
	h.Server = httptest.NewServer(mux)
	return h, nil
}
