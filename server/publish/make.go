package publish

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"kneadwise/server/httpd"
	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
)

// Content types.
const (
	jsonType   = "application/json"
	bundleType = "application/octet-stream"
)

// A maker turns a source into a library. What the library before has already is
// taken from it: files that did not change are the same ones.
type maker struct {
	source
	before *Library
	// formsOf finds compressed forms that were made earlier. nil: there are none.
	formsOf func(path string, data []byte) forms
	press   *press

	library  *Library
	lists    map[string][]Listed // by state
	manifest Manifest
	fresh    []*File // whose forms are to be made
	trouble  []error
}

// make returns the library, and what of the source could not be published. A
// revision that cannot be read keeps nobody else's from being read.
func (m *maker) make(ctx context.Context) (*Library, []error, error) {
	m.library = &Library{number: m.number, bySlug: map[string]int{}, files: map[string]*File{}, keys: map[string]string{}}
	m.lists = map[string][]Listed{}
	m.manifest = Manifest{Format: ManifestFormat, States: []ManifestState{}, Lists: []ManifestList{}, Withdrawn: []ManifestWithdrawn{}}
	for i := range m.chains {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		m.chain(&m.chains[i])
	}
	for _, state := range slices.Sorted(maps.Keys(m.lists)) {
		if err := m.state(state); err != nil {
			return nil, nil, err
		}
	}
	for _, h := range m.superseded {
		if _, current := m.library.files[h.path]; current {
			continue
		}
		if data, ok := h.data(); ok {
			m.add(h.path, data, bundleType, httpd.Forever)
		}
	}
	m.add(ManifestPath, write(m.manifest), jsonType, httpd.Fresh)
	m.add(DiscoveryPath, write(discovery(m.place)), jsonType, httpd.Fresh)
	for name, schema := range m.schemas {
		m.add(schemaPrefix+name, schema, jsonType, httpd.Fresh)
	}
	if err := m.compress(ctx); err != nil {
		return nil, nil, err
	}
	m.stable()
	m.library.paths = slices.Sorted(maps.Keys(m.library.files))
	return m.library, m.trouble, nil
}

// chain adds what a clinic published.
func (m *maker) chain(c *chain) {
	if !offer.IsID(c.slug) || reserved(c.slug) {
		m.trouble = append(m.trouble, fmt.Errorf("%q cannot be a clinic's name in addresses", c.slug))
		return
	}
	for i := range c.entries {
		e := &c.entries[i]
		if !pricelist.IsDigest(e.sha256) {
			m.trouble = append(m.trouble, fmt.Errorf("revision %d of %s has no hash", e.number, c.slug))
			continue
		}
		at := Prefix + e.sha256
		if when, gone := c.withdrawn(e.number); gone {
			stone := Tombstone{Format: TombstoneFormat, Slug: c.slug, SHA256: e.sha256, WithdrawnOn: Day(when).String()}
			m.manifest.Withdrawn = append(m.manifest.Withdrawn, ManifestWithdrawn{stone.Slug, stone.SHA256, stone.WithdrawnOn})
			for _, ending := range []string{".json", ".kwb"} {
				m.bury(at+ending, write(stone))
			}
			continue
		}
		last := i == len(c.entries)-1
		list := m.known(c.slug, e.sha256)
		_, made := m.before.files[at+".kwb"]
		if list == nil && (last || !made) {
			if list = c.read(i); list == nil {
				m.trouble = append(m.trouble, fmt.Errorf("revision %d of %s is not what it should be, and is not published", e.number, c.slug))
				continue
			}
		}
		m.add(at+".json", e.document, jsonType, httpd.Forever)
		if err := m.single(at+".kwb", list, made); err != nil {
			m.trouble = append(m.trouble, fmt.Errorf("revision %d of %s: %w", e.number, c.slug, err))
			continue
		}
		if last {
			listed := Listed{
				List: list, Document: e.document, SHA256: e.sha256,
				Path: at + ".json", Stable: Prefix + c.slug + ".json", Bundle: at + ".kwb",
			}
			m.list(listed)
		}
	}
}

// known is a current list that was read for the library before.
func (m *maker) known(slug, sha256 string) *pricelist.List {
	if l, ok := m.before.List(slug); ok && l.SHA256 == sha256 {
		return l.List
	}
	return nil
}

// single adds the bundle of one list.
func (m *maker) single(at string, list *pricelist.List, made bool) error {
	if made {
		m.library.files[at] = m.before.files[at]
		return nil
	}
	data, faults := wire.WriteBundle([]pricelist.List{*list})
	if len(faults) > 0 {
		return &Faulty{faults}
	}
	m.add(at, data, bundleType, httpd.Forever)
	return nil
}

// list adds a current list.
func (m *maker) list(l Listed) {
	state := l.List.State()
	m.lists[state] = append(m.lists[state], l)
	m.library.bySlug[l.List.Seller.ID] = len(m.library.lists)
	m.library.lists = append(m.library.lists, l)
	m.manifest.Lists = append(m.manifest.Lists, manifestList(l.List, path.Base(l.Path)))
}

// manifestList is what the manifest says of a list.
func manifestList(l *pricelist.List, path string) ManifestList {
	return ManifestList{
		Slug: l.Seller.ID, Name: l.Name, State: l.State(), Revision: l.Revision, SHA256: l.SHA256,
		PublishedOn: l.PublishedOn.String(), EffectiveFrom: l.Effective.From.String(), Path: path,
	}
}

// state adds the bundle of a state, made anew only if a list in it is another.
func (m *maker) state(state string) error {
	var key strings.Builder
	for _, l := range m.lists[state] {
		key.WriteString(l.SHA256)
	}
	m.library.keys[state] = key.String()
	b, found := m.before.bundle(state)
	if found && m.before.keys[state] == key.String() {
		m.library.files[b.Path] = m.before.files[b.Path]
	} else {
		data, err := stateBundle(m.lists[state])
		if err != nil {
			return err
		}
		b = BundleFile{State: state, Path: bundlePath(state, data), SHA256: document.Digest(data), Bytes: len(data), Clinics: len(m.lists[state])}
		m.add(b.Path, data, bundleType, httpd.Forever)
	}
	m.library.bundles = append(m.library.bundles, b)
	m.manifest.States = append(m.manifest.States, ManifestState{state, path.Base(b.Path), b.SHA256, b.Bytes, b.Clinics})
	return nil
}

func stateBundle(lists []Listed) ([]byte, error) {
	plain := make([]pricelist.List, len(lists))
	for i, l := range lists {
		plain[i] = *l.List
	}
	data, faults := wire.WriteBundle(plain)
	if len(faults) > 0 {
		return nil, fmt.Errorf("couldn't make the bundle of a state: %w", &Faulty{faults})
	}
	return data, nil
}

// bundlePath is where the bundle of a state lies.
func bundlePath(state string, data []byte) string {
	return Prefix + "bundle-" + state + "." + document.Digest(data)[:16] + ".kwb"
}

// bury adds a tombstone.
func (m *maker) bury(at string, stone []byte) {
	f := m.add(at, stone, jsonType, httpd.Fresh)
	f.Gone, f.Status = true, http.StatusGone
}

// add adds a file: the one of the library before if it has the same bytes and is
// handed out the same way.
func (m *maker) add(at string, data []byte, contentType, cache string) *File {
	sum := document.Digest(data)
	if f, ok := m.before.files[at]; ok && f.SHA256 == sum {
		m.library.files[at] = f
		return f
	}
	f := &File{
		Path: at, SHA256: sum, Immutable: cache == httpd.Forever,
		File: httpd.File{Data: data, Tag: sum[:16], ContentType: contentType, CacheControl: cache, Open: true},
	}
	m.library.files[at] = f
	m.fresh = append(m.fresh, f)
	return f
}

// compress makes the forms of new files, as many at once as there are processors.
func (m *maker) compress(ctx context.Context) error {
	todo := make(chan *File)
	var work sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for f := range todo {
				var made forms
				if m.formsOf != nil {
					made = m.formsOf(f.Path, f.Data)
				}
				if made.gzip == nil || made.brotli == nil {
					made = m.press.forms(f.Data)
				}
				f.Gzip, f.Brotli = made.gzip, made.brotli
			}
		})
	}
	for _, f := range m.fresh {
		if ctx.Err() != nil {
			break
		}
		todo <- f
	}
	close(todo)
	work.Wait()
	for i := range m.library.bundles {
		b := &m.library.bundles[i]
		if b.Brotli = len(m.library.files[b.Path].Brotli); b.Brotli == 0 {
			b.Brotli = b.Bytes
		}
	}
	return ctx.Err()
}

// stable adds what lies at the slugs: the same bytes and forms as at the hashes.
func (m *maker) stable() {
	for i := range m.chains {
		c := &m.chains[i]
		e, public := c.current()
		if e == nil {
			continue
		}
		hashed, ok := m.library.files[Prefix+e.sha256+".json"]
		if _, listed := m.library.bySlug[c.slug]; !ok || public && !listed {
			continue
		}
		at := Prefix + c.slug + ".json"
		if f, ok := m.before.files[at]; ok && f.SHA256 == hashed.SHA256 {
			m.library.files[at] = f
			continue
		}
		f := *hashed
		f.Path, f.Immutable, f.CacheControl = at, false, httpd.Fresh
		m.library.files[at] = &f
	}
}
