package app

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"

	"kneadwise/web"
)

// A hostPage is one page of the demonstration's foreign web site: what a clinic
// does with the widget, on an origin that is not ours and under a policy that
// lets nothing else in.
type hostPage struct {
	Path, Label, Title, Theme, Snippet string
	file                               string
}

// hostPages are all of them, as they link to each other. In a snippet %s is the
// address of the widget's server.
func hostPages() []hostPage {
	const script = `<script async src="%s/widget.js"></script>` + "\n"
	return []hostPage{
		{"/", "Plain", "Cedar Street Massage", "light", script + `<kneadwise-calculator clinic="cedar-street-massage"></kneadwise-calculator>`, "light"},
		{"/dark", "Dark, with a color", "Harbor Bend Physical Therapy", "dark", script + `<kneadwise-calculator clinic="harbor-bend-physical-therapy" theme="dark" accent="#8a5a00"></kneadwise-calculator>`, "dark"},
		{"/spanish", "In Spanish", "Canal House Massage", "light", script + `<kneadwise-calculator clinic="canal-house-massage" lang="es" accent="#7a2e8e"></kneadwise-calculator>`, "spanish"},
		{"/column", "A frame, without our script", "A blog with a narrow column", "light", `<iframe title="Price calculator" sandbox="allow-scripts" referrerpolicy="no-referrer" loading="lazy" width="600" height="900" src="%s/embed/cedar-street-massage"></iframe>`, "column"},
	}
}

// hostView is a page as its template wants it.
type hostView struct {
	hostPage
	Origin, Policy string
	Pages          []hostLink
}

type hostLink struct {
	Path, Label string
	Here        bool
}

// hostSite is the foreign web site. The origin is the address under which the
// widget's server is reached.
func hostSite(origin string) (http.Handler, error) {
	policy := fmt.Sprintf("default-src 'self'; script-src 'self' %s; frame-src %[1]s", origin)
	files, err := fs.Sub(web.Files(), "demo/host")
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for _, p := range hostPages() {
		html, err := p.render(files, origin, policy)
		if err != nil {
			return nil, fmt.Errorf("couldn't make the demonstration's foreign page %s: %w", p.Path, err)
		}
		path := p.Path
		if path == "/" {
			path = "/{$}"
		}
		mux.Handle("GET "+path, fixed("text/html; charset=utf-8", policy, html))
	}
	style, err := fs.ReadFile(files, "style.css")
	if err != nil {
		return nil, err
	}
	mux.Handle("GET /style.css", fixed("text/css; charset=utf-8", policy, style))
	mux.Handle("GET /icon.svg", fixed("image/svg+xml", policy, []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#2a5d84"/></svg>`)))
	return mux, nil
}

func (p hostPage) render(files fs.FS, origin, policy string) ([]byte, error) {
	t, err := template.New(p.file).ParseFS(files, "layout.html", p.file+".html")
	if err != nil {
		return nil, err
	}
	v := hostView{hostPage: p, Origin: origin, Policy: policy}
	v.Snippet = fmt.Sprintf(p.Snippet, origin)
	for _, other := range hostPages() {
		v.Pages = append(v.Pages, hostLink{other.Path, other.Label, other.Path == p.Path})
	}
	var html bytes.Buffer
	err = t.ExecuteTemplate(&html, "layout", v)
	return html.Bytes(), err
}

// fixed answers with bytes that do not change while the server runs.
func fixed(contentType, policy string, data []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		h.Set("Content-Type", contentType)
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache")
		_, _ = w.Write(data) // whoever has gone away needs no answer
	})
}
