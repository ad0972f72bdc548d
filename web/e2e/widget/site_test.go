// Package widget_test tells, in three browsers, what clinics and their visitors
// see of the calculator on a page of another origin: that it answers, that it
// fits, and that it tells nobody anything.
//
// The frame's server here is the real one but for the published lists, which are
// some of the demonstration's and one that attacks. The page around it is a
// foreign server's, under a policy as strict as any clinic's.
package widget_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/embed"
	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
	"kneadwise/web"
	"kneadwise/web/e2e/witness"
)

// A site is the server of the frames with a witness before it.
type site struct {
	*witness.Witness
	lists map[string]*pricelist.List // by slug
}

// startSite serves the loader, the frames, the assets and the lists.
func startSite(t *testing.T) *site {
	t.Helper()
	assets, err := web.Manifest()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := page.Open(web.Files(), assets, "test", "")
	if err != nil {
		t.Fatal(err)
	}
	engine, err := httpd.New(httpd.Options{Assets: assets, Dist: web.Dist(), ErrorPage: pages.Failure})
	if err != nil {
		t.Fatal(err)
	}
	lists, bundles := published(t)
	find := func(slug string) (publish.Listed, error) {
		list, ok := lists[slug]
		switch {
		case slug == "withdrawn":
			return publish.Listed{}, fault.New(fault.Gone, "withdrawn")
		case !ok:
			return publish.Listed{}, fault.New(fault.NotFound, "unknown")
		}
		return publish.Listed{List: list, SHA256: list.SHA256, Bundle: "/prices/" + list.SHA256 + ".kwb"}, nil
	}
	if err := embed.Routes(engine, embed.Options{Site: pages, Find: find, Today: today}, web.Dist()); err != nil {
		t.Fatal(err)
	}
	httpd.Get(engine, "/prices/:file", func(c *gin.Context) {
		data, ok := bundles[c.Param("file")]
		if !ok {
			c.Status(http.StatusNotFound)
			return
		}
		(&httpd.File{Data: data, Tag: "x", ContentType: "application/octet-stream", CacheControl: httpd.Forever, Open: true}).Serve(c)
	})
	w, err := witness.Handler(engine)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Cut(); err != nil {
			t.Error(err)
		}
	})
	return &site{w, lists}
}

// published are the demonstration's lists and the bundle of each, by file name.
func published(t *testing.T) (map[string]*pricelist.List, map[string][]byte) {
	t.Helper()
	paths, err := fs.Glob(web.Files(), "demo/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no demonstration: %v", err)
	}
	lists, bundles := map[string]*pricelist.List{}, map[string][]byte{}
	add := func(list *pricelist.List) {
		bundle, faults := wire.WriteBundle([]pricelist.List{*list})
		if len(faults) > 0 {
			t.Fatal(document.Sentence(faults[0]))
		}
		lists[list.Seller.ID], bundles[list.SHA256+".kwb"] = list, bundle
	}
	for _, path := range paths {
		data, err := fs.ReadFile(web.Files(), path)
		if err != nil {
			t.Fatal(err)
		}
		list, faults := document.ReadPriceList(data)
		if len(faults) > 0 {
			t.Fatal(document.Sentence(faults[0]))
		}
		add(list)
	}
	return lists, bundles
}

// A host is a foreign page: another origin, another name for the same machine.
type host struct {
	URL   string
	inner *httptest.Server

	mu    sync.Mutex
	pages map[string]hosted
}

// hosted is one page of a host, with headers of its own.
type hosted struct {
	body    string
	headers map[string]string
}

// recorder notes every message that the page gets, and every event of the
// element, before any other script runs.
const recorder = `
window.heard = [];
addEventListener("message", (e) => heard.push({ origin: e.origin, data: e.data }));
window.events = [];
for (const type of ["ready", "error", "result"]) {
  addEventListener("kneadwise:" + type, (e) => events.push({ type, detail: e.detail ?? null }));
}
`

// startHost serves pages as foreign to the site as can be: its policy names the
// site where the clinic's page has to, and allows nothing else.
func startHost(t *testing.T, s *site) *host {
	t.Helper()
	h := &host{pages: map[string]hosted{}}
	policy := fmt.Sprintf("default-src 'self'; script-src 'self' %s; frame-src %[1]s", s.URL())
	h.inner = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/recorder.js" {
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
			_, _ = w.Write([]byte(recorder)) // a browser that is closed takes no more
			return
		}
		if r.URL.Path == "/icon.svg" {
			w.Header().Set("Content-Type", "image/svg+xml")
			_, _ = w.Write([]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)) // likewise
			return
		}
		h.mu.Lock()
		p, ok := h.pages[r.URL.Path]
		h.mu.Unlock()
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		for name, value := range p.headers {
			w.Header().Set(name, value)
		}
		fmt.Fprintf(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A clinic</title><meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg"><script src="/recorder.js"></script></head><body>%s</body></html>`, p.body)
	}))
	t.Cleanup(h.inner.Close)
	h.URL = strings.Replace(h.inner.URL, "127.0.0.1", "localhost", 1)
	return h
}

// put places a page. In its text SITE is the site's address.
func (h *host) put(s *site, path, body string, headers ...string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	p := hosted{body: strings.ReplaceAll(body, "SITE", s.URL()), headers: map[string]string{}}
	for i := 0; i+1 < len(headers); i += 2 {
		p.headers[headers[i]] = headers[i+1]
	}
	h.pages[path] = p
	return h.URL + path
}

// without breaks the connection of each request whose path begins and ends so.
func (s *site) without(prefix, suffix string) {
	s.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, prefix) && strings.HasSuffix(r.URL.Path, suffix) {
			panic(http.ErrAbortHandler)
		}
		return false
	})
}

// today is the day whose prices are shown: that of the browsers.
func today() civil.Date { return publish.Day(time.Now()) }
