// Package locale holds the words of the pages, one catalogue a language.
//
// A catalogue is flat: keys, each with a text. It stands in several files of one
// form. web/locale/en.json holds what the page's script reads too; a folder
// beside it, an area such as web/locale/clinics, holds what only the server
// needs, so that no visitor downloads it. A key stands in one of them. A text may hold placeholders,
// "{total}", that take ready-made values; a text that depends on a number
// stands twice, as key#one and key#other, and its number is {count}. English
// and Spanish have no other plural that a count of ours reaches.
//
// Groups of keys say who uses them: page, form, guide and privacy are rendered by
// the server, ui by the page's script; rule, note, fact, ask, field, fault, money,
// civil and screen word the codes of the engine.
package locale

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Language is one in which every page is complete.
type Language string

// The languages. English is at the root of the site, Spanish under /es/.
const (
	English Language = "en"
	Spanish Language = "es"
)

// Languages returns all of them, the default first.
func Languages() []Language { return []Language{English, Spanish} }

// Tag is the language as its speakers here write it: numbers and dates are
// those of the United States in both.
func (l Language) Tag() string { return string(l) + "-US" }

// Errors of lookups. They are slips of ours, which tests find.
var (
	ErrNoText      = errors.New("no text of that key")
	ErrPlaceholder = errors.New("placeholders and values differ")
)

// Catalogue is the texts of every language.
type Catalogue struct {
	texts map[Language]*Texts
}

// Load reads NAME.json for each language, and those of each area. It fails where
// one language lacks a key that another has, where a key's placeholders differ,
// or where a key stands in two files: half a language is none.
func Load(files fs.FS) (*Catalogue, error) {
	c := &Catalogue{texts: map[Language]*Texts{}}
	for _, language := range Languages() {
		t, err := read(files, language)
		if err != nil {
			return nil, err
		}
		c.texts[language] = t
	}
	return c, c.agree()
}

// Texts returns one language's.
func (c *Catalogue) Texts(l Language) *Texts { return c.texts[l] }

func read(files fs.FS, language Language) (*Texts, error) {
	name := string(language) + ".json"
	areas, err := fs.Glob(files, "*/"+name)
	if err != nil {
		return nil, fmt.Errorf("couldn't find the texts of a language: %w", err)
	}
	t := &Texts{language: language, entries: map[string]string{}}
	for _, path := range append([]string{name}, areas...) {
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, fmt.Errorf("couldn't read the texts of a language: %w", err)
		}
		var entries map[string]string
		if err := json.Unmarshal(data, &entries); err != nil {
			return nil, fmt.Errorf("couldn't read the texts in %s: %w", path, err)
		}
		for key, text := range entries {
			if _, twice := t.entries[key]; twice {
				return nil, fmt.Errorf("%q stands in %s and in another file of the same language", key, path)
			}
			t.entries[key] = text
		}
	}
	return t, nil
}

func (c *Catalogue) agree() error {
	first := c.texts[Languages()[0]]
	var all []error
	for _, language := range Languages()[1:] {
		other := c.texts[language]
		for key, text := range first.entries {
			translated, ok := other.entries[key]
			switch {
			case !ok:
				all = append(all, fmt.Errorf("%s has no %q", language, key))
			case !slices.Equal(placeholders(text), placeholders(translated)):
				all = append(all, fmt.Errorf("%s and %s have different placeholders in %q", first.language, language, key))
			}
		}
		for key := range other.entries {
			if _, ok := first.entries[key]; !ok {
				all = append(all, fmt.Errorf("%s has no %q", first.language, key))
			}
		}
	}
	return errors.Join(all...)
}

// placeholders returns the distinct names in braces, sorted.
func placeholders(text string) []string {
	var names []string
	for {
		_, after, ok := strings.Cut(text, "{")
		if !ok {
			break
		}
		name, rest, ok := strings.Cut(after, "}")
		if !ok {
			break
		}
		names, text = append(names, name), rest
	}
	slices.Sort(names)
	return slices.Compact(names)
}
