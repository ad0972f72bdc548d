// Package policy_test shows in browsers what the server's policies stop: the
// headers are those of server/httpd, the scripts try to get out.
package policy_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/httpd"
	"kneadwise/web/e2e/browser"
)

// attempts is what a script may try, in a page or in a Worker. Each says "ran"
// or "refused", which WebKit sometimes says by never answering. LEAK is an
// address of the same host, OTHER one of another.
const attempts = `
// What may run is waited for, also on a busy machine; what never answers is refused.
const patience = (name) => (name === "fetch from this host" ? 15000 : 1000);
const late = (name) => new Promise((_, no) => setTimeout(no, patience(name)));
const tried = async (name, attempt) => { try { await Promise.race([attempt(), late(name)]); return "ran"; } catch { return "refused"; } };
const settled = (thing, good, bad) => new Promise((yes, no) => { thing[good] = yes; thing[bad] = no; });
const attempts = {
  "run WebAssembly": () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
  "run text as a script": () => Function("return 1")(),
  "fetch from this host": () => fetch("LEAK"),
  "fetch from another host": () => fetch("OTHER", { mode: "no-cors" }),
  "open a socket": () => { const s = new WebSocket("OTHER".replace("http", "ws")); return settled(s, "onopen", "onerror"); },
  "listen to events": () => settled(new EventSource("OTHER"), "onopen", "onerror"),
};
const report = async (more) => {
  const all = {};
  for (const [name, attempt] of Object.entries({ ...attempts, ...more })) all[name] = await tried(name, attempt);
  return all;
};`

const workerScript = attempts + `
report({
  "load a script": () => importScripts("LEAK"),
  "load a module": () => import("LEAK"),
  "start a Worker": () => settled(new Worker("LEAK"), "onmessage", "onerror"),
}).then((all) => postMessage(all));`

const pageScript = attempts + `
const loaded = (name, set) => { const e = document.createElement(name); set(e); document.head.append(e); return settled(e, "onload", "onerror"); };
globalThis.page = report({
  "load a script of another host": () => loaded("script", (e) => { e.src = "OTHER"; }),
  "load a style sheet of another host": () => loaded("link", (e) => { e.rel = "stylesheet"; e.href = "OTHER"; }),
  "load a picture of another host": () => loaded("img", (e) => { e.src = "OTHER"; }),
  "start a Worker of another host": () => settled(new Worker("OTHER"), "onmessage", "onerror"),
});
globalThis.worker = new Promise((yes) => { new Worker("/worker.js").onmessage = ({ data }) => yes(data); });`

// A host counts who gets through to it.
type host struct {
	*httptest.Server
	mu   sync.Mutex
	seen []string
}

func newHost(t *testing.T, serve http.HandlerFunc) *host {
	h := &host{}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/leak") {
			h.mu.Lock()
			h.seen = append(h.seen, r.URL.Path)
			h.mu.Unlock()
		}
		serve(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *host) leaks() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.seen
}

func TestPoliciesHoldInBrowsers(t *testing.T) {
	for _, name := range browser.Wanted(t, browser.Chromium, browser.Firefox, browser.WebKit) {
		t.Run(name, func(t *testing.T) {
			other := newHost(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Access-Control-Allow-Origin", "*")
			})
			fill := strings.NewReplacer("LEAK", "/leak", "OTHER", other.URL+"/leak")
			own := newHost(t, func(w http.ResponseWriter, r *http.Request) {
				file := func(kind string, policy httpd.Policy, text string) {
					w.Header().Set("Content-Type", kind)
					w.Header().Set("Content-Security-Policy", policy.String())
					_, _ = w.Write([]byte(text)) // a browser that is closed takes no more
				}
				switch r.URL.Path {
				case "/":
					file("text/html", httpd.PagePolicy(), `<!doctype html><title>policy</title><link rel="icon" href="data:,"><script src="/page.js"></script>`)
				case "/page.js":
					file("text/javascript", httpd.FilePolicy(), fill.Replace(pageScript))
				case "/worker.js":
					file("text/javascript", httpd.WorkerPolicy(), fill.Replace(workerScript))
				default:
					file("text/javascript", httpd.FilePolicy(), "")
				}
			})
			page, err := browser.New(t, name).Open(t.Context(), own.URL+"/")
			if err != nil {
				t.Fatal(err)
			}
			for where, want := range map[string]map[string]string{
				"worker": {
					"run WebAssembly":         "ran",
					"run text as a script":    "refused",
					"fetch from this host":    "refused",
					"fetch from another host": "refused",
					"open a socket":           "refused",
					"listen to events":        "refused",
					"load a script":           "refused",
					"load a module":           "refused",
					"start a Worker":          "refused",
				},
				"page": {
					"run WebAssembly":                    "refused",
					"run text as a script":               "refused",
					"fetch from this host":               "ran",
					"fetch from another host":            "refused",
					"open a socket":                      "refused",
					"listen to events":                   "refused",
					"load a script of another host":      "refused",
					"load a style sheet of another host": "refused",
					"load a picture of another host":     "refused",
					"start a Worker of another host":     "refused",
				},
			} {
				var got map[string]string
				if err := page.Eval(t.Context(), where, &got); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("what the %s can do (-want +got):\n%s", where, diff)
				}
			}
			if diff := cmp.Diff([]string{"/leak"}, own.leaks()); diff != "" {
				t.Errorf("this host was asked (-want: once, by the page's fetch +got):\n%s", diff)
			}
			if leaks := other.leaks(); len(leaks) > 0 {
				t.Errorf("another host was asked: %v", leaks)
			}
		})
	}
}
