package browser_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"
)

// fixture is a site with a strict policy, the same site with none, and a
// foreign host.
type fixture struct {
	strict, loose, foreign *httptest.Server
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{}
	site := func(page, worker string) *httptest.Server {
		files := http.FileServerFS(os.DirFS("testdata/fixture"))
		return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			policy := page
			if r.URL.Path == "/worker.js" {
				policy = worker
			}
			if policy != "" {
				w.Header().Set("Content-Security-Policy", policy)
			}
			switch r.URL.Path {
			case "/second":
				http.ServeFile(w, r, "testdata/fixture/second.html")
			case "/own":
				io.Copy(io.Discard, r.Body)
				w.WriteHeader(http.StatusNoContent)
			default:
				files.ServeHTTP(w, r)
			}
		}))
	}
	const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'"
	f.strict = site(strict, "default-src 'none'")
	f.loose = site("", "")
	f.foreign = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	}))
	for _, s := range []*httptest.Server{f.strict, f.loose, f.foreign} {
		t.Cleanup(s.Close)
	}
	return f
}

// page is the address of the fixture page on the site.
func (f *fixture) page(site *httptest.Server) string {
	return site.URL + "/?foreign=" + url.QueryEscape(f.foreign.URL)
}
