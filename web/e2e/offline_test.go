package e2e

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/server/httpd"
	"kneadwise/web"
	"kneadwise/web/e2e/browser"
)

// After the first load the page says that the network may go, and it may: the page
// is loaded again without one, holds what was typed, and answers as the engine does.
func TestOffline(t *testing.T)          { offline(t, "/") }
func TestOfflineInSpanish(t *testing.T) { offline(t, "/es/") }

func offline(t *testing.T, path string) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arriveOffline(t, b, s, path)
		v.write("place", "Oregon")
		v.unfold("quotes")
		v.write("own[0].price", "73.91")
		v.settle()
		time.Sleep(400 * time.Millisecond) // the page keeps what is typed once the typing rests
		typed, total := v.values(), v.text("#sum-big")
		v.clean()

		v.must(s.Witness.Cut())
		defer func() { v.must(s.Witness.Restore()) }()
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.settle()
		if got := v.values(); fmt.Sprint(got) != fmt.Sprint(typed) {
			t.Errorf("after a reload without a network the page holds %v, not %v", got, typed)
		}
		if got := v.text("#sum-big"); got != total {
			t.Errorf("after a reload without a network the sum is %q, not %q", got, total)
		}
		v.write("own[0].price", "88.17")
		v.settle()
		if got := v.text("#sum-big"); got == total {
			t.Errorf("without a network the sum stays %q", got)
		}
		if !v.saysOffline() {
			t.Error("the page that runs without a network does not say that it can")
		}

		// The other pages of the copy open too, in both languages.
		for _, path := range offlinePages {
			v.must(v.page.Eval(v.ctx, fmt.Sprintf(`void setTimeout(() => { location.href = %q })`, path), nil))
			v.waitFor(fmt.Sprintf(`location.pathname === %q && document.readyState === "complete" && document.querySelector("main.page h1")`, path))
		}
	})
}

// arriveOffline opens the calculator and waits until the network may go.
func arriveOffline(t *testing.T, b browser.Browser, s *Server, path string) *visit {
	t.Helper()
	s.Witness.Reset()
	v := arrive(t, b, s, path)
	if !v.saysOffline() {
		t.Fatal("the page is not ready to work without a network")
	}
	return v
}

func (v *visit) saysOffline() bool {
	v.Helper()
	return look[bool](v, `document.querySelector("#offline").dataset.state === "ready" && getComputedStyle(document.querySelector("#offline")).visibility === "visible"`)
}

// No browser asks for anything while she types on a page that the service worker
// answered for. WebKit alone looks for a newer one by itself, a second after a page
// is opened: the page on privacy tells of it.
func TestServiceWorkerAsksForNothing(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arriveOffline(t, b, s, "/")
		v.must(v.page.Reload(v.ctx))
		s.Witness.Reset()
		v.firstAnswer()
		if !look[bool](v, `navigator.serviceWorker.controller !== null`) {
			t.Fatal("the service worker does not answer for the page")
		}
		v.write("place", "Oregon")
		v.unfold("quotes")
		v.write("own[0].price", "73.91")
		v.settle()
		time.Sleep(2500 * time.Millisecond)
		for _, r := range s.Witness.Requests()[min(v.loaded, len(s.Witness.Requests())):] {
			if b.Name() == browser.WebKit && r.URL == asset(t, "offline.js") && r.Method == http.MethodGet && r.BodySize == 0 {
				continue
			}
			t.Errorf("the server was asked for %s %s", r.Method, r.URL)
		}
	})
}

// The copy is the program's files alone: nothing of the widget, of clinics or of the
// portal, and nothing that she typed. Each file keeps the policy it came with.
func TestOfflineCopyHoldsTheProgramAlone(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arriveOffline(t, b, s, "/")
		v.fillSome()
		time.Sleep(200 * time.Millisecond)
		type file struct{ Path, Policy, Text string }
		kept := look[[]file](v, `
const cache = await caches.open("kneadwise");
return Promise.all((await cache.keys()).map(async ({ url }) => {
	const response = await cache.match(url);
	return { Path: url.slice(location.origin.length), Policy: response.headers.get("content-security-policy"), Text: url.endsWith(".wasm") ? "" : await response.text() };
}));`)
		want := v.named()
		for _, f := range kept {
			if !slices.Contains(want, f.Path) {
				t.Errorf("the copy holds %s", f.Path)
			}
			policy := httpd.FilePolicy()
			if slices.Contains(offlinePages, f.Path) {
				policy = httpd.PagePolicy()
			} else if strings.HasPrefix(f.Path, "/assets/worker.") {
				policy = httpd.WorkerPolicy()
			}
			if f.Policy != policy.String() {
				t.Errorf("the copy of %s has the policy %q", f.Path, f.Policy)
			}
			for _, typed := range v.typed {
				if len(typed) > 5 && typed != "Oregon" && strings.Contains(f.Text, typed) {
					t.Errorf("%q was typed, and the copy of %s holds it", typed, f.Path)
				}
			}
		}
		for _, path := range want {
			if strings.HasPrefix(path, "/assets/offline.") {
				continue // the browser keeps that one itself
			}
			if !slices.ContainsFunc(kept, func(f file) bool { return f.Path == path }) {
				t.Errorf("the copy lacks %s", path)
			}
		}
		if names := look[[]string](v, `caches.keys()`); !slices.Equal(names, []string{"kneadwise"}) {
			t.Errorf("caches: %v", names)
		}
		v.clean()
	})
}

// From the first thing that is typed on nothing is asked for, also where the copy is
// not made yet; then the page promises nothing.
func TestTypingEndsTheCopy(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		release := make(chan struct{})
		s.Witness.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/assets/offline.") {
				<-release
			}
			return false
		})
		v := open(t, b, s, "/")
		v.waitFor(`document.querySelector("#results")?.firstElementChild`)
		v.listen()
		v.write("place", "Oregon")
		s.Witness.Reset()
		close(release)
		v.waitFor(`document.querySelector("#offline").dataset.settled !== undefined`)
		time.Sleep(300 * time.Millisecond)
		for _, r := range s.Witness.Requests() {
			t.Errorf("after the first change the server was asked for %s", r.URL)
		}
		if v.saysOffline() {
			t.Error("the page says that it works without a network, and there is no copy")
		}
		if got := v.text("#offline"); got != "You can switch the network off now and go on typing. Only a reload would need it." {
			t.Errorf("without a copy the page says %q", got)
		}
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		for _, r := range s.Witness.Requests() {
			if slices.Contains(offlinePages[1:], r.URL) {
				t.Errorf("a page that was loaded with what was typed before asked for %s", r.URL)
			}
		}
	})
}

// A new version is the next page that is loaded: what was typed is in it, and the
// copy is of the new one alone.
func TestNewVersionTakesOver(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arriveOffline(t, b, s, "/")
		v.fillSome()
		total := v.text("#sum-big")

		next := newVersion(t, s)
		s.Witness.Intercept(next.answer)
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.stays("in the new version", total)
		if got := v.text(".new-version"); got != "new" {
			t.Fatal("the reload brought the old version")
		}

		// With nothing typed the copy is made anew.
		v.clears()
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		kept := look[[]string](v, `(await (await caches.open("kneadwise")).keys()).map(({ url }) => new URL(url).pathname)`)
		for _, old := range next.old {
			if slices.Contains(kept, old) {
				t.Errorf("the copy still holds %s", old)
			}
		}
		for _, path := range next.fresh {
			if !slices.Contains(kept, path) {
				t.Errorf("the copy lacks %s", path)
			}
		}
		v.fillSome()
		v.must(s.Witness.Cut())
		defer func() { v.must(s.Witness.Restore()) }()
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.stays("without a network", total)
		if got := v.text(".new-version"); got != "new" {
			t.Error("without a network the old version came back")
		}
	})
}

// version answers as a later version of the program would: its script and its style
// have other names.
type version struct {
	t          *testing.T
	direct     string
	old, fresh []string
}

// asset is the address of a file by its logical name.
func asset(t *testing.T, name string) string {
	t.Helper()
	assets, err := web.Manifest()
	if err != nil {
		t.Fatal(err)
	}
	return httpd.AssetPrefix + assets[name].File
}

func newVersion(t *testing.T, s *Server) *version {
	t.Helper()
	return &version{t: t, direct: s.Direct,
		old: []string{asset(t, "page.js"), asset(t, "page.css")}, fresh: []string{"/assets/page.00112233aabbccdd.js", "/assets/page.00112233aabbccdd.css"}}
}

func (n *version) answer(w http.ResponseWriter, r *http.Request) bool {
	path := r.URL.Path
	if i := slices.Index(n.fresh, path); i >= 0 {
		path = n.old[i]
	} else if slices.Contains(n.old, path) {
		n.t.Errorf("the new version was asked for %s", path)
	}
	resp, err := http.Get(n.direct + path)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return false
	}
	for name, values := range resp.Header {
		w.Header()[name] = values
	}
	for _, name := range []string{"Content-Length", "Content-Encoding", "Etag"} {
		w.Header().Del(name)
	}
	text := string(body)
	if slices.Contains(offlinePages, path) {
		for i := range n.old {
			text = strings.ReplaceAll(text, n.old[i], n.fresh[i])
		}
		text = strings.Replace(text, "</footer>", `<p class="new-version">new</p></footer>`, 1)
	}
	_, _ = io.WriteString(w, text)
	return true
}
