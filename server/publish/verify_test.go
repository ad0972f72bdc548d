package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kneadwise/server/fault"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
)

// A set is a published folder to be tampered with: heron has two revisions and
// cedar three, of which the first two are withdrawn; orchard has withdrawn all.
type set struct {
	t              *testing.T
	dir            string
	heron, cedar   []Revision
	orchard        []Revision
	texas, seattle BundleFile
}

func published(t *testing.T) *set {
	t.Helper()
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	made := &set{t: t, dir: s.dir}
	h, c, o := clinic(t, db, heron), clinic(t, db, cedar), clinic(t, db, orchard)
	made.heron = append(made.heron, s.publish(h, priced(t, heron, 70)), s.publish(h, priced(t, heron, 71)))
	made.cedar = append(made.cedar, s.publish(c, priced(t, cedar, 70)), s.publish(c, priced(t, cedar, 71)))
	must(t, s.Withdraw(t.Context(), c, "a-user"))
	made.cedar = append(made.cedar, s.publish(c, priced(t, cedar, 72)))
	made.orchard = append(made.orchard, s.publish(o, priced(t, orchard, 70)))
	must(t, s.Withdraw(t.Context(), o, "a-user"))
	b := s.Library().Bundles()
	made.texas, made.seattle = b[0], b[1]
	s.sound()
	return made
}

func (s *set) at(path string) string { return s.dir + Prefix + path }

// put writes a file without compressed forms.
func (s *set) put(path string, data []byte) {
	s.t.Helper()
	for _, ending := range []string{gzipEnding, brotliEnding} {
		if err := os.Remove(s.at(path + ending)); err != nil && !os.IsNotExist(err) {
			s.t.Fatal(err)
		}
	}
	must(s.t, os.WriteFile(s.at(path), data, 0o644))
}

func (s *set) edit(path, old, with string) {
	s.t.Helper()
	data, err := os.ReadFile(s.at(path))
	must(s.t, err)
	if !strings.Contains(string(data), old) {
		s.t.Fatalf("%s has no %s", path, old)
	}
	s.put(path, []byte(strings.ReplaceAll(string(data), old, with)))
}

func (s *set) manifest(change func(*Manifest)) {
	s.t.Helper()
	data, err := os.ReadFile(s.at("manifest.json"))
	must(s.t, err)
	var m Manifest
	must(s.t, json.Unmarshal(data, &m))
	change(&m)
	s.put("manifest.json", write(m))
}

// list is the current list of heron, changed.
func (s *set) list(change func(*pricelist.List)) *pricelist.List {
	s.t.Helper()
	list, err := s.heron[1].List()
	must(s.t, err)
	change(list)
	list.SHA256 = document.Digest(document.Canonical(list))
	return list
}

// republish puts another list in the place of heron's current one, with all that
// belongs to it, as somebody would who forges it.
func (s *set) republish(list *pricelist.List) {
	s.t.Helper()
	text := document.Canonical(list)
	bundle, faults := wire.WriteBundle([]pricelist.List{*list})
	if len(faults) > 0 {
		s.t.Fatal(faults)
	}
	s.put(list.SHA256+".json", text)
	s.put(list.SHA256+".kwb", bundle)
	s.put(heron+".json", text)
	path := filepath.Base(bundlePath("TX", bundle))
	s.put(path, bundle)
	s.manifest(func(m *Manifest) {
		m.Lists[0] = manifestList(list, list.SHA256+".json")
		m.States[0] = ManifestState{"TX", path, document.Digest(bundle), len(bundle), 1}
	})
}

// Every kind of tampering is found, and said in words.
func TestTamperingIsFound(t *testing.T) {
	whole := published(t)
	for name, one := range map[string]struct {
		harm func(*set)
		want string // a part of one fault
	}{
		"a document is missing":             {func(s *set) { must(s.t, os.Remove(s.at(s.heron[0].SHA256+".json"))) }, "it is missing"},
		"a bundle of one is missing":        {func(s *set) { must(s.t, os.Remove(s.at(s.heron[1].SHA256+".kwb"))) }, ".kwb: it is missing"},
		"a state bundle is missing":         {func(s *set) { must(s.t, os.Remove(s.dir+s.texas.Path)) }, "bundle-TX"},
		"the manifest is missing":           {func(s *set) { must(s.t, os.Remove(s.at("manifest.json"))) }, "prices/manifest.json: it is missing"},
		"the discovery document is missing": {func(s *set) { must(s.t, os.Remove(s.dir+DiscoveryPath)) }, ".well-known/kneadwise.json: it is missing"},
		"a schema is missing":               {func(s *set) { must(s.t, os.Remove(s.at("schema/manifest.schema.json"))) }, "prices/schema/manifest.schema.json: it is missing"},
		"a schema is no JSON":               {func(s *set) { s.put("schema/manifest.schema.json", []byte("{")) }, "it is not JSON"},
		"the stable document is missing":    {func(s *set) { must(s.t, os.Remove(s.at(heron+".json"))) }, heron + ".json: it is missing"},
		"a price in the current document":   {func(s *set) { s.edit(s.heron[1].SHA256+".json", "7100", "1100") }, "its bytes have another hash"},
		"a price in an old document":        {func(s *set) { s.edit(s.heron[0].SHA256+".json", "7000", "1000") }, "its bytes have another hash"},
		"a price at the slug":               {func(s *set) { s.edit(heron+".json", "7100", "1100") }, "it is not the document at its hash"},
		"the slug is a revision behind":     {func(s *set) { s.put(heron+".json", s.heron[0].Document) }, "it is not the document at its hash"},
		"a document that is no price list":  {func(s *set) { s.edit(s.heron[1].SHA256+".json", "price-list/1", "price-list/2") }, "its bytes have another hash"},
		"a document with spaces": {func(s *set) {
			data := []byte(strings.Replace(string(s.heron[1].Document), ",", ", ", 1))
			s.put(document.Digest(data)+".json", data)
			s.put(heron+".json", data)
			s.manifest(func(m *Manifest) {
				m.Lists[0].SHA256, m.Lists[0].Path = document.Digest(data), document.Digest(data)+".json"
			})
		}, "it is not in its canonical form"},
		"a document without prices": {func(s *set) {
			data := []byte("{}\n")
			s.put(document.Digest(data)+".json", data)
			s.manifest(func(m *Manifest) {
				m.Lists[0].SHA256, m.Lists[0].Path = document.Digest(data), document.Digest(data)+".json"
			})
		}, "it is no price list"},
		"a chain that names nothing": {func(s *set) {
			s.republish(s.list(func(l *pricelist.List) { l.Previous = strings.Repeat("ab", 32) }))
		}, strings.Repeat("ab", 32) + ".json: it is missing"},
		"a chain that leaves one out": {func(s *set) {
			s.republish(s.list(func(l *pricelist.List) { l.Revision = 3 }))
		}, "it is revision 1, and revision 3 names it as the one before"},
		"a chain that leads to another clinic": {func(s *set) {
			s.republish(s.list(func(l *pricelist.List) { l.Previous, l.Revision = s.cedar[2].SHA256, 4 }))
		}, "it is a list of " + cedar},
		"a chain that leads to another's grave": {func(s *set) {
			s.republish(s.list(func(l *pricelist.List) { l.Previous = s.orchard[0].SHA256 }))
		}, "it is the tombstone of " + orchard},
		"a chain that goes back in time": {func(s *set) {
			s.republish(s.list(func(l *pricelist.List) { l.PublishedOn-- }))
		}, "it was published after the revision that names it"},
		"a chain cut off without a word": {func(s *set) {
			for _, ending := range []string{".json", ".kwb"} {
				s.put(s.heron[0].SHA256+ending, write(Tombstone{TombstoneFormat, heron, s.heron[0].SHA256, "2026-12-01"}))
			}
		}, "the manifest does not say that it was withdrawn"},
		"other terms in the bundle of one": {func(s *set) {
			list, err := s.heron[1].List()
			must(s.t, err)
			list.Seller.Services[0].Price = span.Exact(1100)
			data, _ := wire.WriteBundle([]pricelist.List{*list})
			s.put(list.SHA256+".kwb", data)
		}, "the terms of " + heron + " in it are not those of the document"},
		"another list in the bundle of one": {func(s *set) {
			data, err := os.ReadFile(s.at(s.heron[0].SHA256 + ".kwb"))
			must(s.t, err)
			s.put(s.heron[1].SHA256+".kwb", data)
		}, "it holds other lists than the one of its name"},
		"no bundle at all": {func(s *set) { s.put(s.heron[1].SHA256+".kwb", []byte("what is this")) }, "it is no bundle"},
		"other terms in a state": {func(s *set) {
			list, err := s.heron[1].List()
			must(s.t, err)
			list.Seller.Services[0].Price = span.Exact(1100)
			data, _ := wire.WriteBundle([]pricelist.List{*list})
			path := filepath.Base(bundlePath("TX", data))
			s.put(path, data)
			s.manifest(func(m *Manifest) { m.States[0] = ManifestState{"TX", path, document.Digest(data), len(data), 1} })
		}, "the terms of " + heron + " in it are not those of the document"},
		"an old list in a state": {func(s *set) {
			list, err := s.heron[0].List()
			must(s.t, err)
			data, _ := wire.WriteBundle([]pricelist.List{*list})
			path := filepath.Base(bundlePath("TX", data))
			s.put(path, data)
			s.manifest(func(m *Manifest) { m.States[0] = ManifestState{"TX", path, document.Digest(data), len(data), 1} })
		}, "it lacks the list of " + heron},
		"another state's bundle": {func(s *set) {
			data, err := os.ReadFile(s.dir + s.seattle.Path)
			must(s.t, err)
			path := filepath.Base(bundlePath("TX", data))
			s.put(path, data)
			s.manifest(func(m *Manifest) { m.States[0] = ManifestState{"TX", path, document.Digest(data), len(data), 1} })
		}, "it is the bundle of WA"},
		"a bit of a state bundle": {func(s *set) {
			data, err := os.ReadFile(s.dir + s.texas.Path)
			must(s.t, err)
			data[len(data)-1] ^= 1
			s.put(filepath.Base(s.texas.Path), data)
		}, "its bytes have another hash than the manifest says"},
		"a length in the manifest":       {func(s *set) { s.manifest(func(m *Manifest) { m.States[0].Bytes++ }) }, "bytes, and the manifest says"},
		"a number of clinics":            {func(s *set) { s.manifest(func(m *Manifest) { m.States[0].Clinics++ }) }, "TX is said to have 2 clinics, and 1 are listed"},
		"a state left out":               {func(s *set) { s.manifest(func(m *Manifest) { m.States = m.States[1:] }) }, `there are lists in "TX", which has no bundle`},
		"a list left out":                {func(s *set) { s.manifest(func(m *Manifest) { m.Lists = m.Lists[1:] }) }, "which the manifest does not list in TX"},
		"a list twice":                   {func(s *set) { s.manifest(func(m *Manifest) { m.Lists = append(m.Lists[:1], m.Lists...) }) }, "the lists do not stand by slug, each once"},
		"a state twice":                  {func(s *set) { s.manifest(func(m *Manifest) { m.States = append(m.States[:1], m.States...) }) }, "the states do not stand in order, each once"},
		"a name in the manifest":         {func(s *set) { s.manifest(func(m *Manifest) { m.Lists[0].Name = "Cheap" }) }, "it does not say what the manifest says of it: name"},
		"a day in the manifest":          {func(s *set) { s.manifest(func(m *Manifest) { m.Lists[0].PublishedOn = "2026-12-02" }) }, "published_on"},
		"a revision in the manifest":     {func(s *set) { s.manifest(func(m *Manifest) { m.Lists[0].Revision = 9 }) }, ": revision"},
		"a path that leaves the folder":  {func(s *set) { s.manifest(func(m *Manifest) { m.Lists[0].Path = "../../etc/passwd" }) }, "list 1 has no proper slug, hash or path"},
		"a slug that leaves the folder":  {func(s *set) { s.manifest(func(m *Manifest) { m.Lists[0].Slug = "../x" }) }, "list 1 has no proper slug, hash or path"},
		"a bundle's path that leaves it": {func(s *set) { s.manifest(func(m *Manifest) { m.States[0].Path = "../bundle-TX.kwb" }) }, "state 1 has no proper hash or path"},
		"a withdrawal left out":          {func(s *set) { s.manifest(func(m *Manifest) { m.Withdrawn = m.Withdrawn[:1] }) }, "does not say that it was withdrawn"},
		"a withdrawal twice":             {func(s *set) { s.manifest(func(m *Manifest) { m.Withdrawn = append(m.Withdrawn, m.Withdrawn[2]) }) }, "the withdrawals do not stand by slug, each once"},
		"a withdrawal of what is listed": {func(s *set) {
			s.manifest(func(m *Manifest) { m.Withdrawn[2] = ManifestWithdrawn{orchard, s.heron[1].SHA256, "2026-12-01"} })
		}, "is listed and withdrawn"},
		"a withdrawal of no day":           {func(s *set) { s.manifest(func(m *Manifest) { m.Withdrawn[0].WithdrawnOn = "today" }) }, "withdrawal 1 has no proper slug, hash or day"},
		"another day of a withdrawal":      {func(s *set) { s.manifest(func(m *Manifest) { m.Withdrawn[0].WithdrawnOn = "2026-11-01" }) }, "its tombstone does not say what the manifest says"},
		"a withdrawn document is back":     {func(s *set) { s.put(s.orchard[0].SHA256+".json", s.orchard[0].Document) }, "something else than a tombstone lies there"},
		"a withdrawn one at its slug":      {func(s *set) { s.put(orchard+".json", s.orchard[0].Document) }, "something else than a tombstone lies there"},
		"a tombstone is missing":           {func(s *set) { must(s.t, os.Remove(s.at(s.orchard[0].SHA256+".kwb"))) }, "it is missing"},
		"a tombstone of another":           {func(s *set) { s.edit(orchard+".json", orchard, cedar) }, "its tombstone does not say what the manifest says"},
		"a tombstone with more":            {func(s *set) { s.edit(orchard+".json", `"}`, `","why":"none"}`) }, "it cannot be read"},
		"a manifest of another format":     {func(s *set) { s.manifest(func(m *Manifest) { m.Format = "kneadwise.manifest/2" }) }, `its format is "kneadwise.manifest/2"`},
		"a manifest with spaces":           {func(s *set) { s.edit("manifest.json", ",", ", ") }, "it is not in its canonical form"},
		"a manifest with a field twice":    {func(s *set) { s.edit("manifest.json", `"states":[`, `"states":[],"states":[`) }, "or a field stands twice"},
		"a manifest with an unknown field": {func(s *set) { s.edit("manifest.json", `"states":[`, `"more":1,"states":[`) }, "it cannot be read"},
		"a manifest that is no JSON":       {func(s *set) { s.put("manifest.json", []byte("<html>")) }, "it cannot be read"},
		"a manifest with null for a list":  {func(s *set) { s.manifest(func(m *Manifest) { m.Lists = nil }) }, "TX is said to have 1 clinics, and 0 are listed"},
		"a discovery that leads away": {func(s *set) {
			data, err := os.ReadFile(s.dir + DiscoveryPath)
			must(s.t, err)
			must(s.t, os.RemoveAll(s.dir+"/.well-known"))
			must(s.t, os.Mkdir(s.dir+"/.well-known", 0o755))
			must(s.t, os.WriteFile(s.dir+DiscoveryPath, []byte(strings.Replace(string(data), "../prices/manifest", "../other/manifest", 1)), 0o644))
		}, "it does not say what kneadwise.discovery/1 says of where things are"},
		"a brotli form of something else": {func(s *set) {
			must(s.t, os.WriteFile(s.at(heron+".json.br"), newPress().forms(s.heron[0].Document).brotli, 0o644))
		}, "its brotli form does not hold the same bytes"},
		"a torn gzip form":    {func(s *set) { must(s.t, os.Truncate(s.at(heron+".json.gz"), 30)) }, "its gzip form does not hold the same bytes"},
		"a document too long": {func(s *set) { s.put(heron+".json", make([]byte, document.MaxBytes+1)) }, "it is longer than the 262144 bytes that are read"},
		"a folder for a file": {func(s *set) {
			must(s.t, os.Remove(s.at(heron+".json")))
			must(s.t, os.Mkdir(s.at(heron+".json"), 0o755))
		}, "it is not a file"},
		"a link out of it": {func(s *set) {
			must(s.t, os.Remove(s.at(heron+".json")))
			must(s.t, os.Symlink("/etc/passwd", s.at(heron+".json")))
		}, heron + ".json: it cannot be read"},
		"a bomb for a form": {func(s *set) {
			must(s.t, os.WriteFile(s.at("manifest.json.gz"), newPress().forms(make([]byte, 64<<20)).gzip, 0o644))
		}, "its gzip form does not hold the same bytes"},
		"two hundred of them":  {func(s *set) { s.manifest(func(m *Manifest) { m.Withdrawn = many(200) }) }, "there are more faults: after so many nothing else was looked at"},
		"a fault of long text": {func(s *set) { s.manifest(func(m *Manifest) { m.Format = strings.Repeat("x", 1000) }) }, "xxx…"},
	} {
		t.Run(name, func(t *testing.T) {
			copied := *whole
			s := &copied
			s.t, s.dir = t, t.TempDir()
			must(t, os.CopyFS(s.dir, os.DirFS(whole.dir)))
			one.harm(s)
			report, err := VerifyFolder(t.Context(), s.dir, Limits{Requests: 1})
			must(t, err)
			if !strings.Contains(strings.Join(report.Faults, "\n"), one.want) {
				t.Errorf("found %q, want %q", report.Faults, one.want)
			}
			if len(report.Faults) > 101 {
				t.Errorf("%d faults", len(report.Faults))
			}
		})
	}
}

// many are withdrawals of nothing.
func many(n int) (all []ManifestWithdrawn) {
	for i := range n {
		all = append(all, ManifestWithdrawn{orchard, fmt.Sprintf("%064x", i), "2026-12-01"})
	}
	return all
}

func TestAnySetIsVerifiedByItsAddress(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	c := clinic(t, db, heron)
	s.publish(c, priced(t, heron, 70))
	s.publish(clinic(t, db, cedar), sample(t, cedar))
	must(t, s.Withdraw(t.Context(), c, "a-user"))
	s.publish(c, priced(t, heron, 71))
	below := http.NewServeMux()
	below.Handle("/mirrors/kneadwise/", http.StripPrefix("/mirrors/kneadwise", http.FileServer(http.Dir(s.dir))))
	mirror := httptest.NewServer(below)
	defer mirror.Close()
	for name, address := range map[string]string{
		"ours": s.served().URL, "with a slash": s.served().URL + "/", "a plain mirror": mirror.URL + "/mirrors/kneadwise/", "without a slash": mirror.URL + "/mirrors/kneadwise",
	} {
		report, err := VerifyURL(t.Context(), address, http.DefaultClient, Limits{})
		if err != nil || len(report.Faults) > 0 || report.Lists != 2 || report.Withdrawn != 1 || report.Revisions != 2 {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
	}
}

func TestAServerThatMisbehavesIsBounded(t *testing.T) {
	big := make([]byte, 2<<20)
	for name, one := range map[string]struct {
		serve http.HandlerFunc
		want  string
	}{
		"errors": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) }, "the server answers with 500"},
		"redirects": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusFound)
		}, "the server answers with 302"},
		"endless":      {func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(big) }, "nothing else was looked at"},
		"gone at once": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(410) }, "it is gone, and sends no tombstone"},
		"packs unasked": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			_, _ = w.Write([]byte("x"))
		}, "packs it as br, though it was asked not to"},
		"unknown form": {func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Accept-Encoding") != "identity" {
				w.Header().Set("Content-Encoding", "zip")
			}
			_, _ = w.Write([]byte("x"))
		}, "its zip form does not hold the same bytes"},
		"hangs up": {func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, "it cannot be fetched"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(one.serve)
			defer server.Close()
			report, err := VerifyURL(t.Context(), server.URL, http.DefaultClient, Limits{Total: 1 << 20})
			must(t, err)
			if !strings.Contains(strings.Join(report.Faults, "\n"), one.want) {
				t.Errorf("found %q, want %q", report.Faults, one.want)
			}
		})
	}
	t.Run("never answers", func(t *testing.T) {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
		defer server.Close()
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if _, err := VerifyURL(ctx, server.URL, http.DefaultClient, Limits{}); err == nil {
			t.Error("it was waited for")
		}
	})
	for _, address := range []string{"", "prices.example", "ftp://prices.example", "file:///etc", "https://", "https://user:word@prices.example", "https://prices.example/?x", "javascript:x"} {
		_, err := VerifyURL(t.Context(), address, http.DefaultClient, Limits{})
		kind(t, address, err, fault.Invalid)
	}
}
