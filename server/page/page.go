// Package page turns templates and views into whole pages.
//
// A page is the frame (layout.html), the parts that pages share, and one file of
// its own; all are parsed once, at start. A view is a struct made for one page,
// with ready-made values: a template decides where things stand and nothing
// else. What a view lacks is an error and never half a page, because a page is
// rendered to its end before its first byte is sent.
package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
)

// The pages.
const (
	Visitor = "visitor"
	Privacy = "privacy"
	Failure = "error"
)

// parse reads the pages from the folder of templates.
func parse(files fs.FS) (map[string]*template.Template, error) {
	pages := map[string]*template.Template{}
	for _, name := range []string{Visitor, Privacy, Failure} {
		t, err := template.New(name).ParseFS(files, "layout.html", "control.html", "form.html", "quote.html", "prices.html", name+".html")
		if err != nil {
			return nil, fmt.Errorf("couldn't read the page %q: %w", name, err)
		}
		pages[name] = t.Lookup("layout")
	}
	return pages, nil
}

// Template returns one page's template, for the check of its types in tests.
func (s *Site) Template(name string) *template.Template { return s.pages[name] }

// Render returns the whole page of that name. The error is of a template or a
// view of ours that do not fit.
func (s *Site) Render(name string, view any) ([]byte, error) {
	t, ok := s.pages[name]
	if !ok {
		return nil, fmt.Errorf("there is no page %q", name)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, view); err != nil {
		return nil, fmt.Errorf("couldn't render the page %q: %w", name, err)
	}
	return out.Bytes(), nil
}
