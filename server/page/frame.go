package page

import (
	"kneadwise/server/httpd"
	"kneadwise/server/locale"
)

// ClinicsPath is the address of the list of clinics, in English; below it stands
// each clinic's page.
const ClinicsPath = "/clinics"

// BeginPath is the address at which a clinic begins, in English.
const BeginPath = "/for-clinics"

// Frame is what layout.html needs: the part of each view that all share.
type Frame struct {
	Text       *locale.Texts
	Language   locale.Language
	Other      locale.Language // the one to change to
	OtherPath  string          // this page in the other language
	Home       string
	Clinics    string // the clinics that publish their prices
	Begin      string // what a clinic reads first
	Guide      string // what is known about massage, and who gives it
	Privacy    string
	Alternates []Alternate
	Style      string
	Icon       string // empty where there is none
	Script     string // empty on pages without one
	Shell      *Shell // nil on pages that are not the visitor's
	Engine     Engine
	Version    string
}

// Alternate is the same page in one of the languages.
type Alternate struct {
	Language, URL string
}

// Engine is the module that answers: what the page downloads and names.
type Engine struct {
	URL    string
	SHA256 string // empty where none is built
	Size   int    // bytes, as it is
	Brotli int    // bytes, as it travels
}

// Frame makes the frame of the page at path ("/" or "/privacy", the English
// one) in a language. The error is ErrNoAsset.
func (s *Site) Frame(path string, language locale.Language) (Frame, error) {
	f := Frame{
		Text:     s.catalogue.Texts(language),
		Language: language,
		Home:     In(language, "/"),
		Clinics:  In(language, ClinicsPath),
		Begin:    In(language, BeginPath),
		Guide:    In(language, "/guide"),
		Privacy:  In(language, "/privacy"),
		Version:  s.version,
	}
	for _, l := range locale.Languages() {
		if l != language {
			f.Other, f.OtherPath = l, In(l, path)
		}
		f.Alternates = append(f.Alternates, Alternate{string(l), s.publicURL + In(l, path)})
	}
	f.Alternates = append(f.Alternates, Alternate{"x-default", s.publicURL + path})
	var err error
	if f.Style, err = s.URL("page.css"); err != nil {
		return Frame{}, err
	}
	if _, ok := s.assets["icon.svg"]; ok {
		f.Icon, _ = s.URL("icon.svg")
	}
	if engine, ok := s.assets["engine.wasm"]; ok {
		f.Engine = Engine{httpd.AssetPrefix + engine.File, engine.SHA256, engine.Size, engine.Brotli}
	}
	return f, nil
}

// Shell is what stands around the visitor's pages alone.
type Shell struct {
	Script  string // makes the offline copy
	Worker  string // the service worker's script
	App     string // the web app manifest
	Picture string // the icon where a system wants pixels
}

// VisitorFrame is Frame for a page of the visitor's.
func (s *Site) VisitorFrame(path string, language locale.Language) (Frame, error) {
	f, err := s.Frame(path, language)
	if err != nil {
		return Frame{}, err
	}
	f.Shell = new(Shell)
	for name, to := range map[string]*string{
		"shell.js":   &f.Shell.Script,
		"offline.js": &f.Shell.Worker,
		"app-" + string(language) + ".webmanifest": &f.Shell.App,
		"icon-192.png": &f.Shell.Picture,
	} {
		if *to, err = s.URL(name); err != nil {
			return Frame{}, err
		}
	}
	return f, nil
}

// In is the address of a page in a language: the English one's, or below /es.
func In(language locale.Language, path string) string {
	if language == locale.English {
		return path
	}
	return "/" + string(language) + path
}
