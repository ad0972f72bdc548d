package page

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"iter"
	"strings"

	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/web"
)

// ErrNoAsset says that the manifest lacks a file that a page needs.
var ErrNoAsset = errors.New("the web assets lack a file: build them anew")

// Site is what every page needs: templates, texts, and the names of the assets.
type Site struct {
	catalogue *locale.Catalogue
	pages     map[string]*template.Template
	assets    map[string]web.Asset
	version   string
	publicURL string
}

// Open reads the folders "templates" and "locale" of files, and keeps what else
// pages name: the assets by logical name, the program's version, and the
// address under which visitors come, such as https://prices.example (empty
// where it is not known).
func Open(files fs.FS, assets map[string]web.Asset, version, publicURL string) (*Site, error) {
	s := &Site{assets: assets, version: version, publicURL: strings.TrimSuffix(publicURL, "/")}
	texts, err := fs.Sub(files, "locale")
	if err != nil {
		return nil, fmt.Errorf("couldn't open the texts: %w", err)
	}
	if s.catalogue, err = locale.Load(texts); err != nil {
		return nil, err
	}
	templates, err := fs.Sub(files, "templates")
	if err != nil {
		return nil, fmt.Errorf("couldn't open the templates: %w", err)
	}
	s.pages, err = parse(templates)
	return s, err
}

// Texts returns the words of a language.
func (s *Site) Texts(l locale.Language) *locale.Texts { return s.catalogue.Texts(l) }

// Assets returns the assets by logical name, in no order.
func (s *Site) Assets() iter.Seq2[string, web.Asset] {
	return func(yield func(string, web.Asset) bool) {
		for name, asset := range s.assets {
			if !yield(name, asset) {
				return
			}
		}
	}
}

// URL is the address of an asset, by its logical name. The error is ErrNoAsset.
func (s *Site) URL(name string) (string, error) {
	asset, ok := s.assets[name]
	if !ok {
		return "", fmt.Errorf("%w: %s", ErrNoAsset, name)
	}
	return httpd.AssetPrefix + asset.File, nil
}
