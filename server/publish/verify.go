package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// Limits bound what is read of a static set that somebody else made. Zero means
// the default.
type Limits struct {
	Bundle   int64 // bytes of one bundle, and of the manifest; 64 MiB
	Total    int64 // bytes of all files together; 4 GiB
	Faults   int   // after so many nothing more is looked at; 100
	Requests int   // at once; 8
}

func (l Limits) filled() Limits {
	if l.Bundle <= 0 {
		l.Bundle = 64 << 20
	}
	if l.Total <= 0 {
		l.Total = 4 << 30
	}
	if l.Faults <= 0 {
		l.Faults = 100
	}
	if l.Requests <= 0 {
		l.Requests = 8
	}
	return l
}

// A Report is what verifying found.
type Report struct {
	Lists, Revisions, States, Withdrawn int
	// Faults are in words, each beginning with the path that it is about, and in
	// the order of paths.
	Faults []string
}

// A verifier holds a static set to itself: it believes nothing that another file
// does not bear out.
type verifier struct {
	from   reader
	limits Limits

	mu      sync.Mutex
	report  Report
	enough  context.CancelFunc
	current map[string]ManifestList // by hash
	gone    map[string]ManifestWithdrawn
}

// verify reads all that the manifest names. Its error is that of ctx alone.
func verify(ctx context.Context, from reader, limits Limits) (Report, error) {
	inner, enough := context.WithCancel(ctx)
	defer enough()
	v := &verifier{from: from, limits: limits, enough: enough, current: map[string]ManifestList{}, gone: map[string]ManifestWithdrawn{}}
	v.discovery(inner)
	if m, ok := v.manifest(inner); ok {
		v.all(inner, len(m.States), func(i int) { v.state(inner, m.States[i]) })
		v.all(inner, len(m.Lists), func(i int) { v.list(inner, m.Lists[i]) })
		v.all(inner, len(m.Withdrawn), func(i int) { v.tombstones(inner, m.Withdrawn[i]) })
		v.buried(inner, m)
	}
	slices.Sort(v.report.Faults)
	v.report.Faults = slices.Compact(v.report.Faults)
	return v.report, ctx.Err()
}

// all does something with each of n things, several at once.
func (v *verifier) all(ctx context.Context, n int, do func(int)) {
	if v.limits.Requests == 1 {
		for i := 0; i < n && ctx.Err() == nil; i++ {
			do(i)
		}
		return
	}
	todo := make(chan int)
	var work sync.WaitGroup
	for range min(n, v.limits.Requests) {
		work.Go(func() {
			for i := range todo {
				if ctx.Err() == nil {
					do(i)
				}
			}
		})
	}
	for i := range n {
		todo <- i
	}
	close(todo)
	work.Wait()
}

// fault notes what is wrong with a path.
func (v *verifier) fault(path, format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.report.Faults) < v.limits.Faults {
		v.report.Faults = append(v.report.Faults, path+": "+fmt.Sprintf(format, args...))
		return
	}
	if len(v.report.Faults) == v.limits.Faults {
		v.report.Faults = append(v.report.Faults, "there are more faults: after so many nothing else was looked at")
		v.enough()
	}
}

func (v *verifier) count(n *int) {
	v.mu.Lock()
	*n++
	v.mu.Unlock()
}

// read reads one file. What keeps it from being read is a fault, unless nobody
// wants to know any more.
func (v *verifier) read(ctx context.Context, path string, most int64) ([]byte, bool) {
	data, err := v.from.read(ctx, path, most)
	switch {
	case err == nil:
		return data, true
	case ctx.Err() != nil:
	case errors.Is(err, errMissing):
		v.fault(path, "it is missing")
	case errors.Is(err, errSpent):
		v.fault(path, "%v", err)
		v.enough()
	default:
		v.fault(path, "%v", err)
	}
	return nil, false
}

// Paths within a static set, without the slash before them.
const (
	inPrices    = "prices/"
	inDiscovery = ".well-known/kneadwise.json"
)

func (v *verifier) discovery(ctx context.Context) {
	data, ok := v.read(ctx, inDiscovery, document.MaxBytes)
	if !ok {
		return
	}
	var d Discovery
	if !v.decode(inDiscovery, data, &d) {
		return
	}
	if d.PublicURL != "" {
		if u, err := url.Parse(d.PublicURL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			v.fault(inDiscovery, "the public address is none of http or https")
		}
	}
	if d.EngineSHA256 != "" && !pricelist.IsDigest(d.EngineSHA256) {
		v.fault(inDiscovery, "the engine's hash is no SHA-256 in hexadecimal")
	}
	if want := write(discovery(place{publicURL: d.PublicURL, engineSHA256: d.EngineSHA256})); string(want) != string(data) {
		v.fault(inDiscovery, "it does not say what %s says of where things are", DiscoveryFormat)
	}
	for _, name := range schemaNames() {
		at := inPrices + "schema/" + name
		if text, ok := v.read(ctx, at, document.MaxBytes); ok && !json.Valid(text) {
			v.fault(at, "it is not JSON")
		}
	}
}

// decode reads a document that has no unknown field and is written as write does.
func (v *verifier) decode(path string, data []byte, into any) bool {
	from := json.NewDecoder(strings.NewReader(string(data)))
	from.DisallowUnknownFields()
	if err := from.Decode(into); err != nil {
		v.fault(path, "it cannot be read: %v", err)
		return false
	}
	if string(write(into)) != string(data) {
		v.fault(path, "it is not in its canonical form, or a field stands twice")
		return false
	}
	return true
}

// manifest reads the manifest and holds it to itself. It returns what of it can
// be followed.
func (v *verifier) manifest(ctx context.Context) (m Manifest, ok bool) {
	const at = inPrices + "manifest.json"
	data, ok := v.read(ctx, at, v.limits.Bundle)
	if !ok || !v.decode(at, data, &m) {
		return m, false
	}
	if m.Format != ManifestFormat {
		v.fault(at, "its format is %q, not %s", clip(m.Format), ManifestFormat)
		return m, false
	}
	clinics := map[string]int{}
	m.Lists = only(m.Lists, func(i int, l ManifestList) bool {
		switch {
		case !offer.IsID(l.Slug) || !pricelist.IsDigest(l.SHA256) || l.Path != l.SHA256+".json":
			v.fault(at, "list %d has no proper slug, hash or path", i+1)
			return false
		case i > 0 && m.Lists[i-1].Slug >= l.Slug:
			v.fault(at, "the lists do not stand by slug, each once: %s", l.Slug)
			return false
		}
		clinics[l.State]++
		v.current[l.SHA256] = l
		return true
	})
	m.States = only(m.States, func(i int, s ManifestState) bool {
		_, hash, named := bundleName(s.Path)
		switch {
		case !named || !pricelist.IsDigest(s.SHA256) || !strings.HasPrefix(s.Path, "bundle-"+s.State+".") || !strings.HasPrefix(s.SHA256, hash):
			v.fault(at, "state %d has no proper hash or path", i+1)
			return false
		case i > 0 && m.States[i-1].State >= s.State:
			v.fault(at, "the states do not stand in order, each once: %s", s.State)
			return false
		case s.Clinics != clinics[s.State]:
			v.fault(at, "%s is said to have %d clinics, and %d are listed", s.State, s.Clinics, clinics[s.State])
		}
		delete(clinics, s.State)
		return true
	})
	for state := range clinics {
		v.fault(at, "there are lists in %q, which has no bundle", clip(state))
	}
	before := ""
	m.Withdrawn = only(m.Withdrawn, func(i int, w ManifestWithdrawn) bool {
		_, err := civil.Parse(w.WithdrawnOn)
		_, public := v.current[w.SHA256]
		_, twice := v.gone[w.SHA256]
		switch {
		case !offer.IsID(w.Slug) || !pricelist.IsDigest(w.SHA256) || err != nil:
			v.fault(at, "withdrawal %d has no proper slug, hash or day", i+1)
			return false
		case before > w.Slug || twice:
			v.fault(at, "the withdrawals do not stand by slug, each once: %s", w.Slug)
			return false
		case public:
			v.fault(at, "%s is listed and withdrawn", w.SHA256)
			return false
		}
		before = w.Slug
		v.gone[w.SHA256] = w
		return true
	})
	return m, true
}

// only is the elements that pass, so that they are looked at whatever the others
// are.
func only[E any](all []E, passes func(int, E) bool) (kept []E) {
	for i, e := range all {
		if passes(i, e) {
			kept = append(kept, e)
		}
	}
	return kept
}

// clip keeps a stranger's text short.
func clip(text string) string {
	if len(text) > 60 {
		return text[:60] + "…"
	}
	return text
}
