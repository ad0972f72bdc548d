package publish

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kneadwise/server/store/storetest"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
)

// memory is a static set in memory.
type memory map[string][]byte

func (m memory) read(_ context.Context, path string, most int64) ([]byte, error) {
	data, ok := m[path]
	switch {
	case !ok:
		return nil, errMissing
	case int64(len(data)) > most:
		return nil, errLong(most)
	}
	return data, nil
}

// inMemory is what a folder holds, without compressed forms.
func inMemory(t testing.TB, dir string) memory {
	t.Helper()
	m := memory{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, gzipEnding) || strings.HasSuffix(path, brotliEnding) {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil {
			rel, _ := filepath.Rel(dir, path)
			m[filepath.ToSlash(rel)] = data
		}
		return err
	}))
	return m
}

// Whatever lies in the place of one file: verifying ends, and finds a fault. A
// discovery document and a schema may say other things, and a manifest may leave
// out a clinic that no other file names; a bundle has bytes between its terms that
// nobody reads.
func FuzzVerify(f *testing.F) {
	clock := storetest.NewClock()
	db := storetest.Open(f, storetest.SQLite(f, true), clock)
	s := open(f, db, f.TempDir(), clock)
	c, o := clinic(f, db, heron), clinic(f, db, orchard)
	s.publish(c, priced(f, heron, 70))
	s.publish(c, priced(f, heron, 71))
	s.publish(o, sample(f, orchard))
	must(f, s.Withdraw(f.Context(), o, "a-user"))
	set := inMemory(f, s.dir)
	for _, path := range superseded(s.Library()) {
		delete(set, strings.TrimPrefix(path, "/")) // which nobody names
	}
	paths := slices.Sorted(maps.Keys(set))
	for i, path := range paths {
		f.Add(uint8(i), set[path])
	}
	report, err := verify(f.Context(), set, Limits{}.filled())
	if err != nil || len(report.Faults) > 0 {
		f.Fatal(report.Faults, err)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		path := paths[int(which)%len(paths)]
		other := maps.Clone(set)
		other[path] = data
		report, err := verify(t.Context(), other, Limits{Requests: 1}.filled())
		if err != nil {
			t.Fatal(err)
		}
		free := path == inDiscovery || path == inPrices+"manifest.json" || strings.HasPrefix(path, inPrices+"schema/") || terms(data) != "" && terms(data) == terms(set[path])
		if len(report.Faults) == 0 && string(data) != string(set[path]) && !free {
			t.Errorf("%s may hold %q", path, data)
		}
	})
}

// superseded are the paths of bundles that are no longer current.
func superseded(l *Library) (all []string) {
	for _, path := range l.Paths() {
		current := slices.ContainsFunc(l.Bundles(), func(b BundleFile) bool { return b.Path == path })
		if isBundleName(strings.TrimPrefix(path, Prefix)) && !current {
			all = append(all, path)
		}
	}
	return all
}

// terms are the lists in a bundle.
func terms(data []byte) (all string) {
	b, faults := wire.OpenBundle(data)
	if len(faults) > 0 {
		return ""
	}
	var list pricelist.List
	for i := range b.Len() {
		b.List(i, &list)
		all += string(document.Canonical(&list))
	}
	return all
}
