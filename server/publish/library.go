package publish

import (
	"slices"

	"kneadwise/server/httpd"
	"kneadwise/wasm/pricelist"
)

// A Library is the static set at one moment. Nothing in it ever changes: whoever
// holds one may read it as long as he likes, and must not write to it.
type Library struct {
	number  int64 // of the last publication that is in it
	lists   []Listed
	bySlug  map[string]int
	bundles []BundleFile
	files   map[string]*File
	paths   []string
	keys    map[string]string // the hashes of the lists in each state's bundle
}

// Listed is a clinic's current price list.
type Listed struct {
	List     *pricelist.List
	Document []byte // its canonical bytes
	SHA256   string // of Document, hexadecimal
	Path     string // of the document at its hash: /prices/<sha256>.json
	Stable   string // of the document at the clinic's slug: /prices/<slug>.json
	Bundle   string // of the bundle of this list alone: /prices/<sha256>.kwb
}

// BundleFile is a state's current bundle.
type BundleFile struct {
	State   string // two letters
	Path    string // /prices/bundle-<state>.<first 16 digits of the hash>.kwb
	SHA256  string
	Bytes   int // as it is
	Brotli  int // as it travels
	Clinics int
}

// A File is one file of the static set.
type File struct {
	Path   string // begins with a slash
	SHA256 string // of the bytes as they are
	// Immutable says that the path never has other bytes, but for a tombstone.
	Immutable bool
	// Gone says that a tombstone stands where a withdrawn document stood.
	Gone bool
	httpd.File
}

// Lists are the current price lists by slug. The caller must not change them.
func (l *Library) Lists() []Listed { return l.lists }

// List is the current price list of a clinic, if it has one.
func (l *Library) List(slug string) (Listed, bool) {
	i, ok := l.bySlug[slug]
	if !ok {
		return Listed{}, false
	}
	return l.lists[i], true
}

// Bundles are the current bundles by state. The caller must not change them.
func (l *Library) Bundles() []BundleFile { return l.bundles }

// File is what lies at a path, superseded bundles and tombstones too.
func (l *Library) File(path string) (*File, bool) {
	f, ok := l.files[path]
	return f, ok
}

// Paths are those of all files, in order.
func (l *Library) Paths() []string { return slices.Clone(l.paths) }

func (l *Library) bundle(state string) (BundleFile, bool) {
	for _, b := range l.bundles {
		if b.State == state {
			return b, true
		}
	}
	return BundleFile{}, false
}
