// Package web holds what the program shows and ships, embedded, so that one
// binary is all that has to be installed: the page templates, the texts in each
// language, the JSON Schemas, the demonstration clinics, and dist, the assets
// that "go run ./web/build" makes.
//
// An asset is a file that browsers fetch. It has a logical name, by which the
// rest of the program knows it ("engine.wasm"), and a file name that carries the
// hash of its bytes ("engine.0123456789abcdef.wasm"), so that it may be cached
// for ever. The manifest leads from the one to the other.
package web

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

//go:embed demo dist locale schema all:templates
var files embed.FS

// ManifestFile is the name of the manifest in dist.
const ManifestFile = "manifest.json"

// Asset is one file of dist.
type Asset struct {
	// File is the name in dist. Beside it lie File+".br" and File+".gz".
	File string `json:"file"`
	// SHA256 is the hash of the whole file, in hexadecimal digits. The first
	// sixteen stand in its name.
	SHA256 string `json:"sha256"`
	// Size and Brotli are bytes: as it is, and as it travels.
	Size   int `json:"size"`
	Brotli int `json:"brotli"`
	// ContentType is the value of the header of that name.
	ContentType string `json:"contentType"`
	// Open says that pages of other sites fetch it: the widget's frame has an
	// origin of its own that is nobody's.
	Open bool `json:"open,omitempty"`
}

// ErrNotBuilt says that the program was compiled before its assets were made.
var ErrNotBuilt = errors.New("the web assets are not built: run make run, or go run ./web/build and compile again")

// Files returns the embedded folders, by their names below web: "dist",
// "templates", "locale", "schema", "demo".
func Files() fs.FS { return files }

// Dist returns the assets and the manifest, without a folder before their names.
func Dist() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		panic(err) // the name is a valid constant
	}
	return dist
}

// Manifest returns the assets by logical name. Where there is none the error is
// ErrNotBuilt.
func Manifest() (map[string]Asset, error) {
	text, err := fs.ReadFile(Dist(), ManifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotBuilt
	}
	if err != nil {
		return nil, fmt.Errorf("couldn't read the manifest of the web assets: %w", err)
	}
	var assets map[string]Asset
	if err := json.Unmarshal(text, &assets); err != nil {
		return nil, fmt.Errorf("couldn't read the manifest of the web assets: %w", err)
	}
	return assets, nil
}
