package embed

import (
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jba/templatecheck"

	"kneadwise/server/page"
	"kneadwise/web"
)

// A clinic may choose the theme, so both stand once more by their names: with
// just the values whose contrast was measured.
func TestThemesAreThoseOfTheCalculator(t *testing.T) {
	tokens := strings.Split(read(t, "../../web/calculator/tokens.css"), "prefers-color-scheme: dark")
	themes := strings.Split(read(t, "../../web/widget/theme.css"), `[data-theme="dark"]`)
	if len(tokens) != 2 || len(themes) != 2 {
		t.Fatal("the themes are not light and dark")
	}
	for i, name := range []string{"light", "dark"} {
		if diff := cmp.Diff(colors(tokens[i]), colors(themes[i])); diff != "" {
			t.Errorf("%s (-calculator +widget):\n%s", name, diff)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func colors(css string) map[string]string {
	all := map[string]string{}
	for _, found := range regexp.MustCompile(`(--[a-z-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
		all[found[1]] = found[2]
	}
	return all
}

// What has the frame's own height would make the page around grow without end,
// and what sticks to its edge would stick to nothing that is seen.
func TestNothingIsAsHighAsTheFrame(t *testing.T) {
	own := []string{"place.css", "theme.css"}
	shared := []string{"base.css", "components.css", "form.css", "result.css"}
	find := func(path, pattern string) {
		css := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(read(t, path), "")
		for _, found := range regexp.MustCompile(pattern).FindAllString(css, -1) {
			t.Errorf("%s has %q", path, found)
		}
	}
	for _, name := range own {
		find("../../web/widget/"+name, `[\d.]+(?:[sld]?vh|vb|vmin|vmax)\b|(?:block-size|height): [\d.]+%|position: (?:sticky|fixed)`)
	}
	for _, name := range shared {
		find("../../web/calculator/"+name, `[\d.]+(?:[sld]?vh|vb|vmin|vmax)\b`)
	}
}

func TestTemplatesFitTheirViews(t *testing.T) {
	assets := map[string]web.Asset{"page.css": {File: "x"}}
	pages, err := page.Open(web.Files(), assets, "test", "")
	if err != nil {
		t.Fatal(err)
	}
	checked := map[string]any{calculatorPage: View{}, absentPage: AbsentView{}}
	for name := range maps.Keys(checked) {
		if err := templatecheck.CheckHTML(pages.Template(name), checked[name]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
