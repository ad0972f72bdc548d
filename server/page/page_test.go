package page_test

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/web"
)

func assets() map[string]web.Asset {
	return map[string]web.Asset{"page.css": {File: "page.00aa.css"}, "engine.wasm": {File: "engine.00bb.wasm", SHA256: "00bb", Size: 3, Brotli: 2}}
}

func open(t *testing.T, all map[string]web.Asset) *page.Site {
	t.Helper()
	s, err := page.Open(web.Files(), all, "1.2.3", "https://prices.example/")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// folder is the shipped texts and templates, to be changed by a test.
func folder(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"locale", "templates"} {
		err := fs.WalkDir(web.Files(), name, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(web.Files(), path)
			files[path] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct {
		path, text, want string
	}{
		"a page that cannot be parsed": {"templates/error.html", "{{define}}", `couldn't read the page "error"`},
		"texts that do not agree":      {"locale/es.json", "{}", "es has no"},
	} {
		t.Run(name, func(t *testing.T) {
			files := folder(t)
			files[test.path] = &fstest.MapFile{Data: []byte(test.text)}
			_, err := page.Open(files, assets(), "", "")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one that says %q", err, test.want)
			}
		})
	}
}

// A template that fails in its middle gives nothing: no half page is sent.
func TestRenderGivesAWholePageOrNone(t *testing.T) {
	files := folder(t)
	files["templates/error.html"] = &fstest.MapFile{Data: []byte(
		`{{define "title"}}x{{end}}{{define "description"}}x{{end}}{{define "main"}}<p>begun{{.Text.Of "no.such.key"}}</p>{{end}}`)}
	s, err := page.Open(files, assets(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	html, err := s.Failure("/", 404)
	if !errors.Is(err, locale.ErrNoText) || html != nil {
		t.Errorf("got %q and %v, want nothing and %v", html, err, locale.ErrNoText)
	}
	if _, err := s.Render("no such page", nil); err == nil {
		t.Error("a page that there is not was rendered")
	}
}

// An area has the layout and the parts of its own, and the root's layout where it
// has none.
func TestAreas(t *testing.T) {
	files := folder(t)
	for name, text := range map[string]string{
		"own/layout.html":  `{{define "layout"}}own: {{template "part"}}{{template "main" .}}{{end}}`,
		"own/_part.html":   `{{define "part"}}part, {{end}}`,
		"own/page.html":    `{{define "main"}}{{.}}{{end}}`,
		"other/page.html":  `{{define "title"}}{{end}}{{define "description"}}{{end}}{{define "main"}}the root's{{end}}`,
		"other/_loose.txt": "no template",
	} {
		files["templates/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := page.Open(files, assets(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	if html, err := s.Render("own/page", "<b>"); string(html) != "own: part, &lt;b&gt;" || err != nil {
		t.Errorf("a page of an area: %q, %v", html, err)
	}
	if html, err := s.Fragment("own/page", "main", "x"); string(html) != "x" || err != nil {
		t.Errorf("a block of it: %q, %v", html, err)
	}
	if _, err := s.Fragment("own/page", "nothing", "x"); err == nil || !strings.Contains(err.Error(), `no block "nothing"`) {
		t.Errorf("a block that there is not: %v", err)
	}
	frame, err := s.Frame("/", locale.English)
	if err != nil {
		t.Fatal(err)
	}
	if html, err := s.Render("other/page", struct{ page.Frame }{frame}); !strings.Contains(string(html), "the root's") || err != nil {
		t.Errorf("a page below the root's layout: %v", err)
	}
	for _, name := range []string{"own/layout", "own/_part", "other/_loose"} {
		if _, err := s.Render(name, nil); err == nil {
			t.Errorf("%s is a page", name)
		}
	}
}

func TestFailure(t *testing.T) {
	s := open(t, assets())
	for name, test := range map[string]struct {
		path   string
		status int
		want   []string
	}{
		"not there":                 {"/nothing", 404, []string{`<html lang="en">`, "There is no such page", `href="/es/"`}},
		"not there, in Spanish":     {"/es/nada", 404, []string{`<html lang="es">`, "Esa página no existe", `href="/"`}},
		"Spanish without a slash":   {"/es", 500, []string{`<html lang="es">`}},
		"a name that begins so":     {"/estate", 404, []string{`<html lang="en">`}},
		"a status without words":    {"/", 418, []string{"Something went wrong on our side"}},
		"what was asked is no part": {"/<script>alert(1)</script>", 404, []string{"There is no such page"}},
	} {
		t.Run(name, func(t *testing.T) {
			html, err := s.Failure(test.path, test.status)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !strings.Contains(string(html), want) {
					t.Errorf("%q is not in %s", want, html)
				}
			}
			for _, not := range []string{"alert(1)", "<script", "hreflang=\"x-default\""} {
				if strings.Contains(string(html), not) {
					t.Errorf("%q is in %s", not, html)
				}
			}
		})
	}
}

func TestFrame(t *testing.T) {
	s := open(t, assets())
	f, err := s.Frame("/privacy", locale.Spanish)
	if err != nil {
		t.Fatal(err)
	}
	for name, pair := range map[string][2]string{
		"home": {f.Home, "/es/"}, "privacy": {f.Privacy, "/es/privacy"}, "other": {f.OtherPath, "/privacy"},
		"style": {f.Style, "/assets/page.00aa.css"}, "icon": {f.Icon, ""}, "engine": {f.Engine.URL, "/assets/engine.00bb.wasm"},
		"alternate": {f.Alternates[1].URL, "https://prices.example/es/privacy"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, want %q", name, pair[0], pair[1])
		}
	}
	if got := maps.Collect(s.Assets()); len(got) != 2 {
		t.Errorf("%d assets, want 2", len(got))
	}
	if _, err := open(t, nil).Frame("/", locale.English); !errors.Is(err, page.ErrNoAsset) {
		t.Errorf("without a style sheet the error is %v", err)
	}
}
