package e2e

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// Finding is one rule of accessibility that a page breaks.
type Finding struct {
	ID     string // of axe-core, for example "color-contrast"
	Impact string // minor, moderate, serious or critical
	Help   string
	Nodes  []string // where, and what to do
}

func (f Finding) String() string {
	return fmt.Sprintf("%s (%s): %s\n\t%s", f.ID, f.Impact, f.Help, strings.Join(f.Nodes, "\n\t"))
}

// Axe looks at the page as it is now with axe-core, which knows the rules of
// WCAG 2.2 AA that a machine can judge, and good practice. It makes no request.
func Axe(ctx context.Context, p browser.Page) ([]Finding, error) {
	return runAxe(ctx, p, `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`)
}

// AxeColors is Axe for the rules alone that depend on colors.
func AxeColors(ctx context.Context, p browser.Page) ([]Finding, error) {
	return runAxe(ctx, p, `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`)
}

// runAxe gives what the rules of axe-core find.
func runAxe(ctx context.Context, p browser.Page, rules string) ([]Finding, error) {
	var there bool
	if err := p.Eval(ctx, "typeof axe === 'object'", &there); err != nil {
		return nil, err
	}
	if !there {
		source, err := os.ReadFile("testdata/axe/axe.min.js")
		if err != nil {
			return nil, err
		}
		// The script looks for a module system before it takes the window.
		if err := p.Eval(ctx, "const module = undefined, define = undefined;\n"+string(source)+"\n;return true", nil); err != nil {
			return nil, err
		}
	}
	run := `
const { violations } = await axe.run(document, {
	preload: false,
	resultTypes: ["violations"],
	runOnly: ` + rules + `,
});
return violations.map((v) => ({
	ID: v.id, Impact: v.impact, Help: v.help,
	Nodes: v.nodes.map((n) => n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ")),
}));`
	var found []Finding
	err := p.Eval(ctx, "return await (async () => {"+run+"})()", &found)
	return found, err
}

func TestAxe(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		body := `<label for="a">Name</label><input id="a">`
		if r.URL.Path == "/bad" {
			body = `<input id="a"><img src="data:,">`
		}
		if r.URL.Path == "/pale" {
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'")
			body = `<input id="a"><p style="color: #ddd; background: #fff">Words</p>`
		}
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>%s</main></html>`, body)
	}))
	defer site.Close()
	for _, name := range browser.Wanted(t, browser.Chromium, browser.Firefox, browser.WebKit) {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			b := browser.New(t, name)
			for path, want := range map[string][]string{"/good": nil, "/bad": {"image-alt", "label"}} {
				p, err := b.Open(ctx, site.URL+path)
				if err != nil {
					t.Fatal(err)
				}
				for range 2 { // once with loading axe, once without
					found, err := Axe(ctx, p)
					if err != nil {
						t.Fatal(err)
					}
					var ids []string
					for _, f := range found {
						ids = append(ids, f.ID)
					}
					if slices.Sort(ids); !slices.Equal(ids, want) {
						t.Errorf("%s: found %v, want %v", path, found, want)
					}
				}
			}
			p, err := b.Open(ctx, site.URL+"/pale")
			if err != nil {
				t.Fatal(err)
			}
			if found, err := AxeColors(ctx, p); err != nil || len(found) != 1 || found[0].ID != "color-contrast" {
				t.Errorf("of pale words and a field without a name is found %v, %v", found, err)
			}
		})
	}
}

func TestVendoredAxeIsUnchanged(t *testing.T) {
	sums, err := os.ReadFile("testdata/axe/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(sums)) {
		want, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		file, err := os.ReadFile("testdata/axe/" + name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(file)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
}
