package locale_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/web"
)

func shipped(t *testing.T) *locale.Catalogue {
	t.Helper()
	c, err := locale.Load(files(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func files(t *testing.T) fs.FS {
	t.Helper()
	folder, err := fs.Sub(web.Files(), "locale")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestLoadRefusesHalfALanguage(t *testing.T) {
	for name, test := range map[string]struct{ en, es, want string }{
		"missing in Spanish":     {`{"a": "x", "b": "y"}`, `{"a": "x"}`, `es has no "b"`},
		"missing in English":     {`{"a": "x"}`, `{"a": "x", "b": "y"}`, `en has no "b"`},
		"placeholder translated": {`{"a": "{total}"}`, `{"a": "{suma}"}`, `different placeholders in "a"`},
		"placeholder lost":       {`{"a": "{total}"}`, `{"a": "suma"}`, `different placeholders in "a"`},
		"not flat":               {`{"a": {"b": "x"}}`, `{"a": "x"}`, "couldn't read the texts in en.json"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := locale.Load(fstest.MapFS{"en.json": {Data: []byte(test.en)}, "es.json": {Data: []byte(test.es)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one that says %q", err, test.want)
			}
		})
	}
	t.Run("a key in two files", func(t *testing.T) {
		_, err := locale.Load(fstest.MapFS{
			"en.json": {Data: []byte(`{"a": "x"}`)}, "es.json": {Data: []byte(`{"a": "y"}`)},
			"area/en.json": {Data: []byte(`{"a": "x"}`)}, "area/es.json": {Data: []byte(`{"b": "y"}`)},
		})
		if err == nil || !strings.Contains(err.Error(), `"a" stands in area/en.json and in another`) {
			t.Errorf("error %v, want one that names the key and the file", err)
		}
	})
	t.Run("half an area", func(t *testing.T) {
		_, err := locale.Load(fstest.MapFS{
			"en.json": {Data: []byte(`{}`)}, "es.json": {Data: []byte(`{}`)}, "area/en.json": {Data: []byte(`{"b": "x"}`)},
		})
		if err == nil || !strings.Contains(err.Error(), `es has no "b"`) {
			t.Errorf("error %v, want one that names what Spanish lacks", err)
		}
	})
	t.Run("one file missing", func(t *testing.T) {
		if _, err := locale.Load(fstest.MapFS{"en.json": {Data: []byte(`{}`)}}); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("error %v, want one of a missing file", err)
		}
	})
}

func TestNoKeyStandsTwice(t *testing.T) {
	paths, err := fs.Glob(files(t), "*/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(paths, "en.json", "es.json") {
		data, err := fs.ReadFile(files(t), path)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		tokens := json.NewDecoder(bytes.NewReader(data))
		if _, err := tokens.Token(); err != nil {
			t.Fatal(err)
		}
		for tokens.More() {
			key, _ := tokens.Token()
			if _, err := tokens.Token(); err != nil {
				t.Fatal(err)
			}
			if seen[key.(string)] {
				t.Errorf("%s: %q stands twice: the first is lost", path, key)
			}
			seen[key.(string)] = true
		}
	}
}

// A text that looks untranslated, unfinished or broken is a slip.
func TestTextsAreWhole(t *testing.T) {
	c := shipped(t)
	for _, language := range locale.Languages() {
		texts := c.Texts(language)
		for key := range texts.Keys() {
			plain, plural, isPlural := strings.Cut(key, "#")
			if isPlural && !texts.Has(plain+"#other") {
				t.Errorf("%s: %q has no %s#other", language, key, plain)
			}
			if isPlural && plural != "one" && plural != "other" {
				t.Errorf("%s: %q is no plural that is looked up", language, key)
			}
		}
	}
	same := map[string]bool{ // words that both languages write alike
		"no": true, "Total": true, "–": true, "{count} KB": true, "{low}": true, "Español": true,
		"Error: {title}": true, "{payer}: {amount}.": true, "{field}: {fault}": true, "{date}": true, "{minutes} min": true, "{code} ({label})": true,
	}
	en, es := c.Texts(locale.English), c.Texts(locale.Spanish)
	for key := range en.Keys() {
		group, _, _ := strings.Cut(key, ".")
		if group == "state" || group == "payer" || group == "source" {
			continue // proper nouns
		}
		a, b := raw(t, en, key), raw(t, es, key)
		if a == b && !same[a] {
			t.Errorf("%q is %q in both languages", key, a)
		}
		if strings.TrimSpace(a) == "" || strings.TrimSpace(b) == "" {
			t.Errorf("%q is empty", key)
		}
	}
}

// raw is a text with its placeholders left in.
func raw(t *testing.T, texts *locale.Texts, key string) string {
	t.Helper()
	pairs := []any{}
	for {
		text, err := texts.Of(key, pairs...)
		if err == nil {
			return text
		}
		_, after, ok := strings.Cut(err.Error(), "nothing for {")
		if !ok {
			t.Fatal(err)
		}
		name, _, _ := strings.Cut(after, "}")
		pairs = append(pairs, name, "{"+name+"}")
	}
}

func TestOf(t *testing.T) {
	c, err := locale.Load(fstest.MapFS{
		"en.json": {Data: []byte(`{"plain": "Hello", "sum": "{low} to {high}", "visit#one": "{count} visit", "visit#other": "{count} visits"}`)},
		"es.json": {Data: []byte(`{"plain": "Hola", "sum": "{low} a {high}", "visit#one": "{count} visita", "visit#other": "{count} visitas"}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	es := c.Texts(locale.Spanish)
	for name, test := range map[string]struct {
		key   string
		pairs []any
		want  string
		err   error
	}{
		"plain":                      {"plain", nil, "Hola", nil},
		"filled":                     {"sum", []any{"low", "$1", "high", 2}, "$1 a 2", nil},
		"one":                        {"visit", []any{"count", 1}, "1 visita", nil},
		"a value is no text of ours": {"sum", []any{"low", "{high}", "high", "{low}{high}"}, "{high} a {low}{high}", nil},
		"none is plural":             {"visit", []any{"count", 0}, "0 visitas", nil},
		"many":                       {"visit", []any{"count", 17}, "17 visitas", nil},
		"a spare value":              {"plain", []any{"low", 1}, "Hola", nil},
		"no such key":                {"nothing", nil, "", locale.ErrNoText},
		"plural without one":         {"visit", nil, "", locale.ErrNoText},
		"a value is missing":         {"sum", []any{"low", 1}, "", locale.ErrPlaceholder},
		"a name without one":         {"sum", []any{"low"}, "", locale.ErrPlaceholder},
		"a name is no string":        {"sum", []any{1, 2}, "", locale.ErrPlaceholder},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := es.Of(test.key, test.pairs...)
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q, %v, want %q, %v", got, err, test.want, test.err)
			}
		})
	}
}

func TestDollars(t *testing.T) {
	for cents, want := range map[money.Amount]string{
		0: "$0", 5: "$0.05", 100: "$1", 99900: "$999", 100000: "$1,000", 120050: "$1,200.50",
		100000000: "$1,000,000", -150: "-$1.50", 99999999: "$999,999.99",
	} {
		if got := locale.Dollars(cents); got != want {
			t.Errorf("%d cents are %q, want %q", cents, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	day, err := civil.Parse("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	for language, want := range map[locale.Language]string{
		locale.English: "November 23, 2026",
		locale.Spanish: "23 de noviembre de 2026",
	} {
		if got, err := shipped(t).Texts(language).Date(day); got != want || err != nil {
			t.Errorf("%s: got %q, %v, want %q", language, got, err, want)
		}
	}
}
