package app

import (
	"encoding/json"
	"io/fs"
	"log/slog"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
	"kneadwise/web"
)

// What the page fetches holds what was committed, list for list, and the
// documents are read by anyone.
func TestDemonstrationsArePublished(t *testing.T) {
	at := served(t, "--demo")
	_, page := get(t, at+"/")
	var states []string
	found := map[string]*pricelist.List{}
	for _, named := range regexp.MustCompile(`data-bundle="(..)" data-url="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		states = append(states, named[1])
		status, data := get(t, at+named[2])
		b, faults := wire.OpenBundle([]byte(data))
		if status != 200 || len(faults) > 0 {
			t.Fatalf("%s: %d, %v", named[2], status, faults)
		}
		for i := range b.Len() {
			var list pricelist.List
			b.List(i, &list)
			found[list.Seller.ID] = &list
		}
	}
	slices.Sort(states)
	if diff := cmp.Diff([]string{"NY", "TX", "WA"}, states); diff != "" {
		t.Errorf("states with clinics (-want +got):\n%s", diff)
	}
	lists, err := demonstrations()
	if err != nil {
		t.Fatal(err)
	}
	for i := range lists {
		list := &lists[i]
		carried := wire.Carried(list)
		if diff := cmp.Diff(&carried, found[list.Seller.ID], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-document +bundle):\n%s", list.Seller.ID, diff)
		}
		name := path.Join("demo", list.Seller.ID+".json")
		committed, err := fs.ReadFile(web.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := get(t, at+publish.Prefix+list.Seller.ID+".json"); got != string(committed) {
			t.Errorf("what is published of %s is not %s", list.Seller.ID, name)
		}
	}
	_, manifest := get(t, at+publish.ManifestPath)
	if !json.Valid([]byte(manifest)) || strings.Count(manifest, `"sha256"`) < len(lists) {
		t.Errorf("the manifest is %s", manifest)
	}
}

// Data that have held the demonstration show none of it without --demo.
func TestDemonstrationsAreOnlyShownOnDemand(t *testing.T) {
	settings := config.Config{Data: t.TempDir(), Demo: true}
	if n := len(libraryOf(t, settings, nil).Lists()); n < 12 {
		t.Fatalf("the demonstration has %d clinics", n)
	}
	settings.Demo = false
	if l := libraryOf(t, settings, nil); len(l.Lists())+len(l.Bundles()) > 0 {
		t.Errorf("without --demo there are %d lists in %d bundles", len(l.Lists()), len(l.Bundles()))
	}
	settings.Demo = true
	if n := len(libraryOf(t, settings, nil).Lists()); n < 12 {
		t.Errorf("with --demo again there are %d clinics", n)
	}
}

// A second start changes nothing, a changed document is the next revision, and
// what a person has published stays.
func TestDemonstrationsKeepUp(t *testing.T) {
	const ours, hers = "cedar-street-massage", "kettle-lane-massage"
	settings := config.Config{Data: t.TempDir(), Demo: true}
	first := libraryOf(t, settings, nil)
	again := libraryOf(t, settings, nil)
	for _, listed := range first.Lists() {
		if same, _ := again.List(listed.List.Seller.ID); same.SHA256 != listed.SHA256 {
			t.Errorf("a second start changed %s", listed.List.Seller.ID)
		}
	}
	change := func(list *pricelist.List, cents int64) *pricelist.List {
		changed := *list
		changed.Seller.Services = slices.Clone(list.Seller.Services)
		changed.Seller.Services[0].Price = span.Exact(cents)
		return &changed
	}
	after := libraryOf(t, settings, func(accounts *account.Accounts, publisher *publish.Publisher) {
		edited, _ := first.List(hers)
		clinic, err := accounts.Clinic(t.Context(), hers)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := publisher.Publish(t.Context(), publish.Command{Clinic: clinic, User: "somebody", List: change(edited.List, 7_777)}); err != nil {
			t.Fatal(err)
		}
		for _, slug := range []string{ours, hers} {
			listed, _ := first.List(slug)
			clinic, err := accounts.Clinic(t.Context(), slug)
			if err != nil {
				t.Fatal(err)
			}
			if err := keepUp(t.Context(), publisher, clinic, change(listed.List, 8_888)); err != nil {
				t.Fatal(err)
			}
		}
	})
	for slug, want := range map[string]struct {
		cents    int64
		previous string
	}{ours: {8_888, digest(first, ours)}, hers: {7_777, digest(first, hers)}} {
		listed, _ := after.List(slug)
		if got := listed.List.Seller.Services[0].Price.Low; got != want.cents || listed.List.Revision != 2 || listed.List.Previous != want.previous {
			t.Errorf("%s: revision %d at %d cents after %s", slug, listed.List.Revision, got, listed.List.Previous)
		}
	}
}

// A clinic that bears the name of a demonstration is not touched.
func TestDemonstrationsTakeNobodysName(t *testing.T) {
	settings := config.Config{Data: t.TempDir()}
	libraryOf(t, settings, func(accounts *account.Accounts, _ *publish.Publisher) {
		if _, err := accounts.AddClinic(t.Context(), account.Clinic{Slug: "kettle-lane-massage", Name: "A real one", State: "WA"}, ""); err != nil {
			t.Fatal(err)
		}
	})
	settings.Demo = true
	if _, ok := libraryOf(t, settings, nil).List("kettle-lane-massage"); ok {
		t.Error("a demonstration is published in the name of a clinic")
	}
}

func digest(l *publish.Library, slug string) string {
	listed, _ := l.List(slug)
	return document.Digest(listed.Document)
}

// libraryOf starts a site over the data, does something, and gives what is
// published then.
func libraryOf(t *testing.T, settings config.Config, do func(*account.Accounts, *publish.Publisher)) *publish.Library {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	db, err := store.Open(t.Context(), filepath.Join(settings.Data, "kneadwise.db"), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	site, err := newSite(t.Context(), settings, db, log)
	if err != nil {
		t.Fatal(err)
	}
	if do != nil {
		do(account.New(db, nil), site.publisher)
	}
	return site.publisher.Library()
}
