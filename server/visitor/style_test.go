package visitor_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const styles = "../../web/calculator/"

// Text stands out from its ground by 4.5 to 1, the edge of a control by 3 to 1
// (WCAG 2.2, 1.4.3 and 1.4.11), in light and in dark.
func TestColorsAreLegible(t *testing.T) {
	text, err := os.ReadFile(styles + "tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(text), "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("tokens.css has no dark colors")
	}
	for scheme, source := range map[string]string{"light": light, "dark": dark} {
		colors := map[string]float64{}
		for _, found := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(source, -1) {
			colors[found[1]] = luminance(t, found[2])
		}
		for _, pair := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 7}, {"ink", "sheet", 7}, {"ink", "leaf-wash", 7}, {"ink", "clay-wash", 7},
			{"soft", "paper", 4.5}, {"soft", "sheet", 4.5}, {"soft", "leaf-wash", 4.5}, {"soft", "clay-wash", 4.5},
			{"leaf", "paper", 4.5}, {"leaf", "sheet", 4.5}, {"leaf", "leaf-wash", 4.5}, {"on-leaf", "leaf", 4.5},
			{"clay", "paper", 4.5}, {"clay", "sheet", 4.5}, {"clay", "clay-wash", 4.5},
			{"focus", "paper", 3}, {"focus", "sheet", 3}, {"focus", "leaf-wash", 3},
		} {
			front, known := colors[pair.front]
			back, knownToo := colors[pair.back]
			if !known || !knownToo {
				t.Fatalf("%s: no color %s or %s", scheme, pair.front, pair.back)
			}
			ratio := (max(front, back) + .05) / (min(front, back) + .05)
			if ratio < pair.least {
				t.Errorf("%s: %s on %s is %.2f to 1, want %.1f", scheme, pair.front, pair.back, ratio, pair.least)
			}
		}
	}
}

// luminance is WCAG's relative luminance of a color in hexadecimal digits.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var sum float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// The style asks nobody for anything, and knows no side: what is left in
// English may be right in another language.
func TestStylesKeepToTheirRules(t *testing.T) {
	paths, err := filepath.Glob(styles + "*.css")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d style sheets: %v", len(paths), err)
	}
	comments := regexp.MustCompile(`(?s)/\*.*?\*/`)
	physical := regexp.MustCompile(`(?:^|[\s;{])((?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom)\s*:|(?:float|text-align): (?:left|right)`)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name, text := filepath.Base(path), comments.ReplaceAllString(string(data), "")
		for _, not := range []string{"url(", "http:", "https:", "gradient(", "@font-face", "expression("} {
			if strings.Contains(text, not) {
				t.Errorf("%s: %s", name, not)
			}
		}
		if found := physical.FindString(text); found != "" {
			t.Errorf("%s: %q is a side of the screen, not of the text", name, strings.TrimSpace(found))
		}
		if n := strings.Count(text, "box-shadow"); n > strings.Count(text, "box-shadow: none") {
			t.Errorf("%s: a shadow", name)
		}
		if name != "page.css" && !strings.HasPrefix(strings.TrimSpace(text), "@layer ") {
			t.Errorf("%s stands in no layer", name)
		}
	}
}
