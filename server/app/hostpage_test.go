package app

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"
)

// The foreign page lets in what its snippet needs and nothing else, and its
// snippet is what stands in the page.
func TestForeignPages(t *testing.T) {
	const origin = "http://127.0.0.1:4711"
	handler, err := hostSite(origin)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range hostPages() {
		t.Run(p.Label, func(t *testing.T) {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest("GET", p.Path, nil))
			body, err := io.ReadAll(w.Body)
			if err != nil || w.Code != 200 {
				t.Fatalf("status %d, %v", w.Code, err)
			}
			want := "default-src 'self'; script-src 'self' " + origin + "; frame-src " + origin
			if got := w.Header().Get("Content-Security-Policy"); got != want {
				t.Errorf("policy %q, want %q", got, want)
			}
			html := string(body)
			for line := range strings.Lines(strings.ReplaceAll(p.Snippet, "%s", origin)) {
				line = strings.TrimSpace(line)
				if !strings.Contains(html, line) {
					t.Errorf("the page does not hold %s", line)
				}
				if shown := strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace(line); !strings.Contains(html, shown) {
					t.Errorf("the page does not show %s", shown)
				}
			}
			for _, not := range []string{"<style", "style=", "onclick", "ZgotmplZ"} {
				if strings.Contains(html, not) {
					t.Errorf("the page has %s", not)
				}
			}
		})
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("GET", "/no-such-page", nil))
	if w.Code != 404 {
		t.Errorf("a page that there is not: status %d", w.Code)
	}
}
