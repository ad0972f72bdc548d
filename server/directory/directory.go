// Package directory serves the public pages of the clinics that publish their
// prices: the list of them by state, and a page for each, which can be read
// without a script, in English at /clinics and in Spanish below /es/.
//
// A page is made from one snapshot of what is published (publish.Library) on one
// day, and is the same for everybody. It is rendered when it is first asked for
// and kept until the snapshot or the day changes: publishing one list must not
// wait for the pages of thousands of others.
//
// What is stated here is what the clinic's document states, worded by package
// terms; the one figure that is computed, what the usual plan costs, comes from
// the engine that visitors run. Who is listed first is decided by name alone.
package directory

import (
	"fmt"
	"sync"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
)

// Options are what the pages are made of.
type Options struct {
	Site      *page.Site
	Library   func() *publish.Library // never nil
	Now       func() time.Time
	PublicURL string // where visitors come; empty where it is not known
}

// Directory is the pages. It may be used by many at once.
type Directory struct {
	options Options
	mutex   sync.Mutex
	edition *edition
}

// New makes a directory. No page is rendered yet.
func New(o Options) *Directory { return &Directory{options: o} }

// An edition is the pages of one library on one day.
type edition struct {
	library *publish.Library
	day     civil.Date
	mutex   sync.Mutex
	pages   map[string]*kept
}

// kept is a page that was rendered.
type kept struct {
	live httpd.Live
	// invented pages are not for search engines.
	invented bool
}

// mostKept bounds what an edition keeps: beyond it, it begins anew. A page takes
// about 30 KB in its forms.
const mostKept = 1000

// current is the edition of what is published now.
func (d *Directory) current() *edition {
	library, day := d.options.Library(), publish.Day(d.options.Now())
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.edition == nil || d.edition.library != library || d.edition.day != day {
		d.edition = &edition{library: library, day: day, pages: map[string]*kept{}}
	}
	return d.edition
}

// page is a page of the edition, rendered by make if it is not kept yet.
func (e *edition) page(key string, make func() (rendered, error)) (*kept, error) {
	e.mutex.Lock()
	found := e.pages[key]
	e.mutex.Unlock()
	if found != nil {
		return found, nil
	}
	made, err := make()
	if err != nil {
		return nil, err
	}
	found = &kept{invented: made.invented}
	if err := found.live.Show(made.html); err != nil {
		return nil, err
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if len(e.pages) >= mostKept {
		clear(e.pages)
	}
	e.pages[key] = found
	return found, nil
}

// rendered is a page before it is compressed.
type rendered struct {
	html     []byte
	invented bool
}

// index is the page of all clinics, or of one state's. It returns fault.NotFound
// for a state in which no clinic is listed.
func (d *Directory) index(language locale.Language, state string) (*kept, error) {
	e := d.current()
	return e.page(page.In(language, indexPath(state)), func() (rendered, error) {
		view, err := d.indexView(e, language, state)
		if err != nil {
			return rendered{}, err
		}
		html, err := d.options.Site.Render("clinics/index", view)
		return rendered{html: html}, err
	})
}

// clinic is the page of one clinic. It returns fault.Gone where its list was
// withdrawn and fault.NotFound where there is none.
func (d *Directory) clinic(language locale.Language, slug string) (*kept, error) {
	e := d.current()
	listed, ok := e.library.List(slug)
	if !ok {
		if f, ok := e.library.File(publish.Prefix + slug + ".json"); ok && f.Gone {
			return nil, fault.New(fault.Gone, "the clinic withdrew its prices")
		}
		return nil, fault.New(fault.NotFound, "there is no such clinic")
	}
	return e.page(page.In(language, clinicPath(slug)), func() (rendered, error) {
		view, err := d.clinicView(e, language, listed)
		if err != nil {
			return rendered{}, fmt.Errorf("couldn't make the page of the clinic %s: %w", slug, err)
		}
		html, err := d.options.Site.Render("clinics/clinic", view)
		return rendered{html, listed.List.Demonstration}, err
	})
}

func clinicPath(slug string) string { return page.ClinicsPath + "/" + slug }

func indexPath(state string) string {
	if state == "" {
		return page.ClinicsPath
	}
	return page.ClinicsPath + "?state=" + state
}
