package publish

import (
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
	"time"

	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// unfinishedFor is how long a file that is being written is left alone where
// somebody else may be writing it.
const unfinishedFor = time.Hour

// tidy removes what the library does not have. In a folder of our own that is
// every file with a name that we give; elsewhere only what is ours beyond doubt:
// a state bundle, which has its own hash in its name, and what was never
// finished. A file with any other name is left alone in both.
func (f folder) tidy(l *Library, own bool, now time.Time) error {
	var all []error
	for _, one := range folders() {
		entries, err := os.ReadDir(f.at(one))
		if err != nil {
			return fmt.Errorf("couldn't tidy the folder of published files: %w", err)
		}
		for _, e := range entries {
			at := path.Join(one, e.Name())
			if e.IsDir() || at == DiscoveryPath {
				continue
			}
			if _, ours := l.files[plain(at)]; ours {
				continue // also its forms: put has seen to them
			}
			var stray bool
			switch {
			case unfinished(e.Name()):
				info, err := e.Info()
				stray = err == nil && (own || now.Sub(info.ModTime()) > unfinishedFor)
			case one != Prefix:
			case own:
				stray = named(plain(e.Name()))
			default:
				stray = f.isBundle(plain(at))
			}
			if stray {
				all = append(all, f.remove(at))
			}
		}
	}
	return errors.Join(all...)
}

func unfinished(name string) bool {
	return strings.HasPrefix(name, unfinishedPrefix) && strings.HasSuffix(name, unfinishedSuffix)
}

// named tells whether a name below /prices/ is one that the static set gives.
func named(name string) bool {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	switch ending {
	case ".json":
		return pricelist.IsDigest(stem) || offer.IsID(stem)
	case ".kwb":
		return pricelist.IsDigest(stem) || isBundleName(name)
	}
	return false
}

// isBundleName tells whether a name is that of a state bundle.
func isBundleName(name string) bool {
	_, _, ok := bundleName(name)
	return ok
}

// bundleName takes the name of a state bundle apart.
func bundleName(name string) (state, hash string, ok bool) {
	rest, prefixed := strings.CutPrefix(name, "bundle-")
	rest, suffixed := strings.CutSuffix(rest, ".kwb")
	state, hash, dotted := strings.Cut(rest, ".")
	ok = prefixed && suffixed && dotted && len(state) == 2 && strings.ToUpper(state) == state &&
		len(hash) == 16 && pricelist.IsDigest(strings.Repeat(hash, 4))
	return state, hash, ok
}

// isBundle tells whether the file at a path is a state bundle with its own hash
// in its name. Of one that is gone the compressed forms are no less ours.
func (f folder) isBundle(at string) bool {
	_, hash, ok := bundleName(path.Base(at))
	if !ok {
		return false
	}
	data, err := os.ReadFile(f.at(at))
	return errors.Is(err, os.ErrNotExist) || err == nil && strings.HasPrefix(document.Digest(data), hash)
}
