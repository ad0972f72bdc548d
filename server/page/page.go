// Package page turns templates and views into whole pages.
//
// Templates lie in areas: the root of the folder is the visitor's, "portal" the
// clinics', and so on. A page is the layout of its area (the root's where the
// area has none), the parts that the area's pages share (files that begin with
// an underscore), and one file of its own; its name is the file's path without
// the ending, such as "portal/home". All are parsed once, at start.
//
// A view is a struct made for one page, with ready-made values: a template
// decides where things stand and nothing else. What a view lacks is an error and
// never half a page, because a page is rendered to its end before its first byte
// is sent.
package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

// The visitor's pages.
const (
	Visitor = "visitor"
	Privacy = "privacy"
	Guide   = "guide"
	Failure = "error"
)

const (
	ending  = ".html"
	frame   = "layout" // the file, and what a layout defines
	partial = "_"
)

// parse reads every page from the folder of templates.
func parse(files fs.FS) (map[string]*template.Template, error) {
	pages := map[string]*template.Template{}
	err := fs.WalkDir(files, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ending || strings.HasPrefix(entry.Name(), partial) || entry.Name() == frame+ending {
			return err
		}
		name := strings.TrimSuffix(file, ending)
		t, err := template.New(name).ParseFS(files, parts(files, path.Dir(file), file)...)
		if err != nil {
			return fmt.Errorf("couldn't read the page %q: %w", name, err)
		}
		if t = t.Lookup(frame); t == nil {
			return fmt.Errorf("couldn't read the page %q: its layout defines no %q", name, frame)
		}
		pages[name] = t
		return nil
	})
	return pages, err
}

// parts are the files of which a page consists, its own last.
func parts(files fs.FS, area, own string) []string {
	layout := path.Join(area, frame+ending)
	if _, err := fs.Stat(files, layout); err != nil {
		layout = frame + ending
	}
	all := []string{layout}
	if shared, _ := fs.Glob(files, path.Join(area, partial+"*"+ending)); len(shared) > 0 { // the pattern is well formed
		all = append(all, path.Join(area, partial+"*"+ending))
	}
	return append(all, own)
}

// Template returns one page's template, for the check of its types in tests.
func (s *Site) Template(name string) *template.Template { return s.pages[name] }

// Render returns the whole page of that name. The error is of a template or a
// view of ours that do not fit.
func (s *Site) Render(name string, view any) ([]byte, error) { return s.Fragment(name, frame, view) }

// Fragment returns one block of a page, as its templates define it: what a
// script puts in the place of the same block in the page it has. The error is as
// that of Render.
func (s *Site) Fragment(name, block string, view any) ([]byte, error) {
	t, ok := s.pages[name]
	if !ok {
		return nil, fmt.Errorf("there is no page %q", name)
	}
	if t = t.Lookup(block); t == nil {
		return nil, fmt.Errorf("the page %q has no block %q", name, block)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, view); err != nil {
		return nil, fmt.Errorf("couldn't render the page %q: %w", name, err)
	}
	return out.Bytes(), nil
}
