package e2e

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
	"kneadwise/web"
	"kneadwise/web/e2e/browser"
)

// The clinics that publish while visitors look: one other prices, one that its
// prices have ended.
const (
	publishing = "kettle-lane-massage"
	ending     = "cedar-street-massage"
	inState    = "WA"
)

// A clinic publishes: the next load uses it, pages that are open go on with what
// they have, and the server may stop.
func TestPublication(t *testing.T) {
	changing(t, func(t *testing.T, b browser.Browser, s *Server) {
		before := s.bundle(t)
		at := arrive(t, b, s, "/")
		at.write("place", "Washington")
		at.fetchClinics()
		at.choose("clinics:" + publishing)
		told := at.answer()
		// A page that was opened before, but asks for the clinics only afterwards.
		late := arrive(t, b, s, "/es/")
		late.write("place", "Washington")

		s.publishes(t, ending, func(list *pricelist.List) {
			list.Effective = civil.Range{From: at.today().AddDays(-60), Until: at.today().AddDays(-1)}
		})
		between := s.waitForBundle(t, before)
		list := s.publishes(t, publishing, func(list *pricelist.List) {
			for i := range list.Seller.Services {
				list.Seller.Services[i].Price = span.Exact(12_345)
			}
			list.Seller.Packages, list.Seller.Memberships = nil, nil
			list.Effective = civil.Range{From: at.today().AddDays(40)}
		})
		after := s.waitForBundle(t, between)

		// The next load.
		s.Witness.Reset()
		next := arrive(t, b, s, "/")
		next.write("place", "Washington")
		next.fetchClinics()
		next.choose("clinics:" + publishing)
		if got := next.answer(); got.total() == told.total() || !strings.Contains(next.text("#visits"), "$123.45") {
			t.Errorf("the next load shows %v, as before", got.total())
		}
		published, from := inWords(list.PublishedOn), inWords(list.Effective.From)
		for _, where := range []string{"#ranking li[data-key=" + publishing + "]", "li.offer[data-key$=" + publishing + "]"} {
			says := next.text(where)
			for _, want := range []string{"price list 2", "published on " + published, "in force from " + from} {
				if !strings.Contains(strings.ToLower(says), strings.ToLower(want)) {
					t.Errorf("%s does not say %q: %q", where, want, says)
				}
			}
		}
		if last := next.text("#ranking ol > li:last-child"); !strings.Contains(last, "prices ended") || !strings.Contains(last, "no longer in force since "+inWords(at.today().AddDays(-1))) {
			t.Errorf("the last of the clinics is %q", last)
		}
		next.choose("clinics:" + ending)
		next.settle()
		if says := next.text("li.offer[data-key$=" + ending + "]"); !strings.Contains(says, "These prices have ended.") {
			t.Errorf("of prices that have ended the page says %q", says)
		}
		next.clean()

		// A page that was open.
		asked := len(s.Witness.Requests())
		late.fetchClinics()
		late.choose("clinics:" + publishing)
		if got := late.answer(); got.total() != told.total() {
			t.Errorf("a page that was opened before the publication shows %v, it was %v", got.total(), told.total())
		}
		for _, r := range s.Witness.Requests()[asked:] { // none where the browser has it from the other page
			if r.URL != before {
				t.Errorf("it named %s and asked for %s", before, r.URL)
			}
		}
		if _, faults := wire.OpenBundle([]byte(fetched(t, s.Direct+before))); len(faults) > 0 {
			t.Errorf("the file that it named is no longer what it was: %v", faults)
		}

		at.unfold("part-care")
		at.moves("another length", func() { at.choose("minutes:90") })
		s.standsAlone(t, list, after)
		s.Stop()
		asked = len(s.Witness.Requests())
		got := at.moves("going on without the server", func() { at.choose("minutes:60") })
		if got.total() != told.total() {
			t.Errorf("without the server the open page shows %v, it was %v", got.total(), told.total())
		}
		if sent := s.Witness.Requests()[asked:]; len(sent) > 0 {
			t.Errorf("without the server the open page asked for %v", sent)
		}
	})
}

const bundleAddress = `document.querySelector("[data-bundle=` + inState + `]").dataset.url`

// fetchClinics presses the button that fetches her state's clinics.
func (v *visit) fetchClinics() {
	v.Helper()
	v.unfold("part-clinics")
	v.asked = append(v.asked, look[string](v, bundleAddress))
	v.click("[data-bundle=" + inState + "] [data-act=bundle]")
	v.waitFor(`document.querySelectorAll("input[name=clinics]").length > 0`)
}

// inWords is a day as the page writes it.
func inWords(day civil.Date) string {
	year, month, d := day.Split()
	return time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC).Format("Jan 2, 2006")
}

// bundle is the file of the state's clinics that a new page would name.
func (s *Server) bundle(t *testing.T) string {
	t.Helper()
	found := regexp.MustCompile(`data-bundle="` + inState + `" data-url="([^"]+)"`).FindStringSubmatch(fetched(t, s.Direct+"/"))
	if found == nil {
		t.Fatal("the page names no clinics of " + inState)
	}
	return found[1]
}

// waitForBundle waits until new pages name another file.
func (s *Server) waitForBundle(t *testing.T, before string) string {
	t.Helper()
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if now := s.bundle(t); now != before {
			return now
		}
	}
	t.Fatalf("%v after the publication pages name what they named before", waitLimit)
	return ""
}

// publishes lets a clinic publish a changed list. That happens in another
// process than the server's, as it does where there are several servers.
func (s *Server) publishes(t *testing.T, slug string, change func(*pricelist.List)) *pricelist.List {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), waitLimit)
	defer cancel()
	db, err := store.Open(ctx, filepath.Join(s.Data, "kneadwise.db"), store.Options{Now: time.Now})
	must(err)
	defer db.Close()
	schemas, err := fs.Sub(web.Files(), "schema")
	must(err)
	clinic, err := account.New(db, nil).Clinic(ctx, slug)
	must(err)
	publisher := publish.New(publish.Options{DB: db, Dir: t.TempDir(), Now: time.Now, Demo: true, Schemas: schemas})
	must(publisher.Start(ctx))
	listed, ok := publisher.Library().List(slug)
	if !ok {
		t.Fatalf("%s is not in the library", slug)
	}
	list := *listed.List
	list.Seller.Services = slices.Clone(list.Seller.Services)
	change(&list)
	done, err := publisher.Publish(ctx, publish.Command{Clinic: clinic, User: "somebody", Note: "a test", List: &list})
	must(err)
	published, err := done.List()
	must(err)
	return published
}

// standsAlone writes the static set and has a plain file server hand it out.
func (s *Server) standsAlone(t *testing.T, list *pricelist.List, bundle string) {
	t.Helper()
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), program, "publish", "--to", dir, "--data", s.Data, "--demo")
	cmd.Env = withoutSettings(cmd.Environ())
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("kneadwise publish: %v: %s", err, said)
	}
	plain := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer plain.Close()
	canonical := string(document.Canonical(list))
	for path, want := range map[string]string{
		publish.Prefix + list.SHA256 + ".json": canonical,
		publish.Prefix + publishing + ".json":  canonical,
		publish.ManifestPath:                   fetched(t, s.Direct+publish.ManifestPath),
		bundle:                                 fetched(t, s.Direct+bundle),
	} {
		if got := fetched(t, plain.URL+path); got != want {
			t.Errorf("a plain server gives %d bytes at %s, want %d", len(got), path, len(want))
		}
	}
	held, faults := wire.OpenBundle([]byte(fetched(t, plain.URL+bundle)))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if _, ok := held.Find(list.SHA256); !ok {
		t.Error("the bundle does not hold what was published")
	}
	if !strings.Contains(fetched(t, plain.URL+publish.ManifestPath), list.SHA256) {
		t.Error("the manifest does not name what was published")
	}
}

// fetched is what is at an address.
func fetched(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var body bytes.Buffer
	if _, err := io.Copy(&body, answer.Body); err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %s", url, answer.Status, fmt.Sprintf("%.200s", body.String()))
	}
	return body.String()
}
