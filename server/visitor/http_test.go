package visitor_test

import (
	"net/http"
	"strings"
	"testing"

	"kneadwise/server/page/pagetest"
	"kneadwise/server/visitor"
	"kneadwise/wasm/reference"
)

// After a publication the next load names the new file, and says so by another tag.
func TestShowChangesWhatIsServed(t *testing.T) {
	h, pages := serverOf(t, visitor.Clinics{})
	tags := map[string]string{}
	for _, path := range paths() {
		w := get(t, h, path)
		tags[path] = w.Header().Get("ETag")
		if strings.Contains(w.Body.String(), "/prices/") {
			t.Errorf("%s names a file of clinics, and there are none", path)
		}
	}
	if err := pages.Show(clinics()); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths() {
		w := get(t, h, path)
		same := strings.HasSuffix(path, "guide") // nothing in it depends on clinics
		if tag := w.Header().Get("ETag"); (tag == tags[path]) != same || tag == "" {
			t.Errorf("%s had the tag %s, and has %s", path, tags[path], tag)
		}
		if named := strings.Contains(w.Body.String(), `data-url="/prices/bundle-WA.0022.kwb"`); named == (same || strings.HasSuffix(path, "privacy")) {
			t.Errorf("%s names the file of Washington: %v", path, named)
		}
	}
}

// A rendering that fails leaves what there is.
func TestShowThatFailsChangesNothing(t *testing.T) {
	h, pages := serverOf(t, clinics())
	before := get(t, h, "/").Body.String()
	if err := pages.Show(visitor.Clinics{Bundles: []visitor.Bundle{{State: "ZZ", Path: "/prices/bundle-ZZ.0044.kwb", Clinics: 1}}}); err == nil {
		t.Error("a state without a name can be shown")
	}
	w := get(t, h, "/")
	if w.Code != http.StatusOK || w.Body.String() != before {
		t.Errorf("the page changed: %d", w.Code)
	}
}

// The page says whether the clinics are invented.
func TestInventedClinicsAreCalledSo(t *testing.T) {
	for says, invented := range map[string]int{
		"Clinics publish these prices themselves. Choose": 0,
		"Those marked “demonstration” are invented.":      1,
		"These are invented clinics":                      5,
	} {
		all := clinics()
		all.Invented = invented
		h, _ := serverOf(t, all)
		if got := pagetest.Text(open(t, h, "/").one("#part-clinics")); !strings.Contains(got, says) {
			t.Errorf("with %d of 5 invented the page does not say %q: %q", invented, says, got)
		}
	}
}

// The pages are made anew after each publication, with clinics in every state.
func BenchmarkShow(b *testing.B) {
	var all visitor.Clinics
	for _, state := range reference.States() {
		all.Bundles = append(all.Bundles, visitor.Bundle{State: state, Path: "/prices/bundle-" + state + ".0123456789abcdef.kwb", Bytes: 40_000, Clinics: 200})
	}
	pages, err := visitor.Open(site(b, nil), all)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := pages.Show(all); err != nil {
			b.Fatal(err)
		}
	}
}
