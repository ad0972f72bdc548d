package main

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"kneadwise/web/build/engine"
)

// What a browser asks of a page that can be installed: a name, a start within the
// scope, a display of its own, and icons of 192 and 512 pixels that ship.
func TestAppsCanBeInstalled(t *testing.T) {
	root, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	assets, err := apps(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := pack(t.Context(), tree(t), assets)
	if err != nil {
		t.Fatal(err)
	}
	shipped := map[string]bool{}
	for _, p := range packed {
		shipped[hashed(p.name, p.sha256)] = true
	}
	starts := map[string]string{}
	for _, a := range assets {
		if a.contentType != manifestType {
			continue
		}
		var m app
		if err := json.Unmarshal(a.data, &m); err != nil {
			t.Fatal(err)
		}
		starts[m.Language] = m.Start
		if m.Name == "" || m.ShortName == "" || m.Description == "" || m.Display != "standalone" || m.Scope != "/" {
			t.Errorf("%s lacks something: %+v", a.name, m)
		}
		var sides []string
		for _, icon := range m.Icons {
			sides = append(sides, icon.Sizes)
			if !shipped[icon.Source] {
				t.Errorf("%s names %s, which does not ship", a.name, icon.Source)
			}
		}
		if !slices.Equal(sides, []string{"192x192", "512x512"}) {
			t.Errorf("%s has icons of %v", a.name, sides)
		}
	}
	if !maps.Equal(starts, map[string]string{"en": "/", "es": "/es/"}) {
		t.Errorf("the installed page begins at %v", starts)
	}
}
