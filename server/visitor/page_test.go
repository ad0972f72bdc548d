package visitor_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
	"golang.org/x/net/html"

	"kneadwise/server/page"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/visitor"
	"kneadwise/web"
)

// assets are a manifest as the build writes it.
func assets() map[string]web.Asset {
	return map[string]web.Asset{
		"page.css":           {File: "page.00aa.css"},
		"page.js":            {File: "page.00bb.js"},
		"worker.js":          {File: "worker.00cc.js"},
		"carry.js":           {File: "carry.0017.js"},
		"pictures.js":        {File: "pictures.00ee.js"},
		"text-en.json":       {File: "text-en.00dd.json"},
		"text-es.json":       {File: "text-es.00ee.json"},
		"icon.svg":           {File: "icon.00ff.svg"},
		"shell.js":           {File: "shell.0012.js"},
		"offline.js":         {File: "offline.0013.js"},
		"icon-192.png":       {File: "icon-192.0014.png"},
		"app-en.webmanifest": {File: "app-en.0015.webmanifest"},
		"app-es.webmanifest": {File: "app-es.0016.webmanifest"},
		"engine.wasm":        {File: "engine.0011.wasm", SHA256: strings.Repeat("0011", 16), Size: 1_700_000, Brotli: 430_000},
	}
}

// clinics are those of two states, one of them invented.
func clinics() visitor.Clinics {
	return visitor.Clinics{Invented: 1, Bundles: []visitor.Bundle{
		{State: "WA", Path: "/prices/bundle-WA.0022.kwb", Bytes: 4123, Clinics: 4},
		{State: "FL", Path: "/prices/bundle-FL.0033.kwb", Bytes: 400, Clinics: 1},
	}}
}

func site(t testing.TB, change func(map[string]web.Asset)) *page.Site {
	t.Helper()
	all := assets()
	if change != nil {
		change(all)
	}
	s, err := page.Open(web.Files(), all, "1.2.3", "https://prices.example")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func server(t *testing.T) http.Handler {
	t.Helper()
	h, _ := serverOf(t, clinics())
	return h
}

// serverOf serves the pages that can be shown anew.
func serverOf(t *testing.T, clinics visitor.Clinics) (http.Handler, *visitor.Pages) {
	t.Helper()
	gin.SetMode(gin.TestMode)
	engine := gin.New()
	pages, err := visitor.Open(site(t, nil), clinics)
	if err != nil {
		t.Fatal(err)
	}
	pages.Routes(engine)
	return engine, pages
}

func get(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	return pagetest.Ask(t, h, http.MethodGet, path, nil)
}

// open fetches a page and parses it.
func open(t *testing.T, h http.Handler, path string) document {
	t.Helper()
	w := get(t, h, path)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: %d %s", path, w.Code, w.Body)
	}
	return document{t, pagetest.Read(t, w)}
}

// A document is a page and who reads it.
type document struct {
	t    *testing.T
	root *html.Node
}

func (d document) where(selector string) []*html.Node { return pagetest.All(d.root, selector) }

func (d document) one(selector string) *html.Node {
	d.t.Helper()
	return pagetest.One(d.t, d.root, selector)
}

// paths are all pages.
func paths() []string {
	return []string{"/", "/es/", "/privacy", "/es/privacy", "/guide", "/es/guide"}
}
