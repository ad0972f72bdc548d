package visitor_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
	"golang.org/x/net/html"

	"kneadwise/server/page"
	"kneadwise/server/visitor"
	"kneadwise/web"
)

// assets are a manifest as the build writes it.
func assets() map[string]web.Asset {
	return map[string]web.Asset{
		"page.css":     {File: "page.00aa.css"},
		"page.js":      {File: "page.00bb.js"},
		"worker.js":    {File: "worker.00cc.js"},
		"text-en.json": {File: "text-en.00dd.json"},
		"text-es.json": {File: "text-es.00ee.json"},
		"icon.svg":     {File: "icon.00ff.svg"},
		"engine.wasm":  {File: "engine.0011.wasm", SHA256: strings.Repeat("0011", 16), Size: 1_700_000, Brotli: 430_000},
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
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

// open fetches a page and parses it.
func open(t *testing.T, h http.Handler, path string) document {
	t.Helper()
	w := get(t, h, path)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: %d %s", path, w.Code, w.Body)
	}
	root, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	d := document{t: t, path: path}
	d.add(root)
	return d
}

// document is the elements of a page in their order, those of templates too.
type document struct {
	t        *testing.T
	path     string
	elements []*html.Node
}

func (d *document) add(n *html.Node) {
	if n.Type == html.ElementNode {
		d.elements = append(d.elements, n)
	}
	for child := range n.ChildNodes() {
		d.add(child)
	}
}

// where returns the elements that all of the wanted hold for: "tag", "#id",
// ".class", "name=value", "name".
func (d document) where(wanted ...string) (found []*html.Node) {
	for _, n := range d.elements {
		ok := true
		for _, w := range wanted {
			ok = ok && holds(n, w)
		}
		if ok {
			found = append(found, n)
		}
	}
	return found
}

// one returns the only element that the wanted hold for.
func (d document) one(wanted ...string) *html.Node {
	d.t.Helper()
	found := d.where(wanted...)
	if len(found) != 1 {
		d.t.Fatalf("%s: %d elements with %q, want one", d.path, len(found), wanted)
	}
	return found[0]
}

func holds(n *html.Node, wanted string) bool {
	switch {
	case strings.HasPrefix(wanted, "#"):
		id, _ := attribute(n, "id")
		return id == wanted[1:]
	case strings.HasPrefix(wanted, "."):
		classes, _ := attribute(n, "class")
		for _, class := range strings.Fields(classes) {
			if class == wanted[1:] {
				return true
			}
		}
		return false
	}
	if name, value, ok := strings.Cut(wanted, "="); ok {
		got, has := attribute(n, name)
		return has && got == value
	}
	_, has := attribute(n, wanted)
	return has || n.Data == wanted
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// text is what a reader sees of an element, its spaces folded.
func text(n *html.Node) string {
	var b strings.Builder
	for part := range n.Descendants() {
		if part.Type == html.TextNode {
			b.WriteString(part.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// inside tells whether an element lies in another.
func inside(n *html.Node, wanted string) bool {
	for parent := range n.Ancestors() {
		if parent.Type == html.ElementNode && holds(parent, wanted) {
			return true
		}
	}
	return false
}

// paths are all pages.
func paths() []string { return []string{"/", "/es/", "/privacy", "/es/privacy"} }
