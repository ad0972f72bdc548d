package guide_test

import (
	"slices"
	"strings"
	"testing"

	"kneadwise/server/guide"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

// statements are all that the guide says.
func statements() []guide.Statement {
	all := slices.Concat(guide.Evidence(), guide.Sayings(), guide.Beside(), guide.Routes(), []guide.Statement{guide.Safety()})
	for _, p := range guide.Providers() {
		all = append(all, p.Facts...)
	}
	for _, s := range guide.Styles() {
		all = append(all, guide.Statement{Key: "style." + s.Key, Basis: s.Found, From: s.From})
	}
	return all
}

// What claims something rests on a source; what says that there is none, or is
// advice, has none.
func TestStatementsRestOnWhatTheySay(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range statements() {
		claims := s.Basis == guide.Stated || s.Basis == guide.Tried || s.Basis == guide.Unsupported
		if claims != (len(s.From) > 0) {
			t.Errorf("%s (%s) has %d sources", s.Key, s.Basis.Code(), len(s.From))
		}
		if seen[s.Key] {
			t.Errorf("%s is said twice", s.Key)
		}
		seen[s.Key] = true
	}
}

func TestSources(t *testing.T) {
	cited := map[guide.Source]bool{}
	for _, s := range statements() {
		for _, from := range s.From {
			cited[from] = true
		}
	}
	for _, o := range guide.Organizations() {
		for _, from := range o.From {
			cited[from] = true
		}
	}
	for _, sign := range screen.Signs() {
		from := guide.OfSign(sign.Source())
		if len(from) == 0 {
			t.Errorf("%s rests on %q, which has no address", sign.Code(), sign.Source())
		}
		for _, s := range from {
			cited[s] = true
		}
	}
	urls, names := map[string]bool{}, map[string]bool{}
	for _, s := range guide.Sources() {
		if !strings.HasPrefix(s.URL(), "https://") || urls[s.URL()] || names[s.Name()] {
			t.Errorf("source %d, %s, lies at %q", s, s.Name(), s.URL())
		}
		urls[s.URL()], names[s.Name()] = true, true
		if year, month, _ := s.Checked().Split(); year != 2026 || month != 11 {
			t.Errorf("%s was read on %s", s.Name(), s.Checked())
		}
		if !cited[s] {
			t.Errorf("nothing rests on %s", s.Name())
		}
	}
}

// Every style that a clinic can name is spoken of once.
func TestEveryStyleIsToldOf(t *testing.T) {
	var told []string
	for _, s := range guide.Styles() {
		told = append(told, s.Modalities...)
	}
	slices.Sort(told)
	want := slices.DeleteFunc(offer.Modalities(), func(m string) bool { return m == "other" })
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("the guide tells of %q, clinics name %q", told, want)
	}
}

func TestEveryKindIsToldOfAlike(t *testing.T) {
	kinds := map[reference.Provider]bool{}
	known := map[string]bool{}
	for _, o := range guide.Organizations() {
		known[o.Key] = o.URL != ""
	}
	for _, p := range guide.Providers() {
		kinds[p.Kind] = true
		for i, facet := range guide.Facets() {
			if want := "provider." + p.Kind.Code() + "." + facet; p.Facts[i].Key != want {
				t.Errorf("fact %d is %s, want %s", i, p.Facts[i].Key, want)
			}
		}
		for _, o := range p.Look {
			if !known[o] {
				t.Errorf("%s are looked for at %q", p.Kind.Code(), o)
			}
		}
	}
	for p := reference.Provider(1); p.Code() != ""; p++ {
		if !kinds[p] {
			t.Errorf("nothing is told of %s", p.Code())
		}
	}
}

// An organization can be opened, or it is said on whose word it is no more.
func TestOrganizations(t *testing.T) {
	for _, o := range guide.Organizations() {
		if open := strings.HasPrefix(o.URL, "https://"); open == (len(o.From) > 0) {
			t.Errorf("%s: at %q, with %d sources", o.Name, o.URL, len(o.From))
		}
	}
}
