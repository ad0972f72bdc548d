package httpd

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	br "github.com/andybalholm/brotli"
	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
	"kneadwise/web"
)

// A site is an engine with two assets and a page, and its log.
type site struct {
	engine *gin.Engine
	log    bytes.Buffer
}

func newSite(t *testing.T, change func(*Options)) *site {
	t.Helper()
	s := &site{}
	var ticks time.Duration
	o := Options{
		Log: slog.New(slog.NewTextHandler(&s.log, nil)),
		Now: func() time.Time { ticks += time.Millisecond; return time.Unix(0, 0).Add(ticks) },
		Assets: map[string]web.Asset{
			"engine.wasm": {File: "engine.00aa.wasm", SHA256: strings.Repeat("00aa", 16), ContentType: "application/wasm"},
			"worker.js":   {File: "worker.00bb.js", SHA256: strings.Repeat("00bb", 16), ContentType: "text/javascript; charset=utf-8"},
			"offline.js":  {File: "offline.00cc.js", SHA256: strings.Repeat("00cc", 16), ContentType: "text/javascript; charset=utf-8"},
		},
		Dist: fstest.MapFS{
			"engine.00aa.wasm": {Data: []byte("engine")}, "engine.00aa.wasm.br": {Data: []byte("engine as br")}, "engine.00aa.wasm.gz": {Data: []byte("engine as gzip")},
			"worker.00bb.js": {Data: []byte("worker")}, "worker.00bb.js.br": {Data: []byte("worker as br")}, "worker.00bb.js.gz": {Data: []byte("worker as gzip")},
			"offline.00cc.js": {Data: []byte("offline")}, "offline.00cc.js.br": {Data: []byte("offline as br")}, "offline.00cc.js.gz": {Data: []byte("offline as gzip")},
			"manifest.json": {Data: []byte("{}")},
		},
	}
	if change != nil {
		change(&o)
	}
	engine, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	page := new(Live)
	if err := page.Show([]byte("<!doctype html><title>Page</title>")); err != nil {
		t.Fatal(err)
	}
	Get(engine, "/", page.Serve)
	Get(engine, "/panics", func(*gin.Context) { panic("the secret reason") })
	Get(engine, "/fails", func(c *gin.Context) { Fail(c, errors.New("the secret cause")) })
	s.engine = engine
	return s
}

func (s *site) ask(method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.engine.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, answer *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Scenarios of whole requests, with what must be and what must not.
func TestAnswers(t *testing.T) {
	const year = "public, max-age=31536000, immutable"
	for name, tt := range map[string]struct {
		method, target string
		headers        []string
		status         int
		body           string
		has            map[string]string // "" where the header must not be there
	}{
		"an asset": {target: "/assets/engine.00aa.wasm", status: 200, body: "engine",
			has: map[string]string{"Content-Type": "application/wasm", "Cache-Control": year, "Vary": "Accept-Encoding", "Content-Length": "6", "Content-Encoding": "", "ETag": `"00aa00aa00aa00aa"`}},
		"an asset as brotli": {target: "/assets/engine.00aa.wasm", headers: []string{"Accept-Encoding", "gzip, deflate, br, zstd"}, status: 200, body: "engine as br",
			has: map[string]string{"Content-Type": "application/wasm", "Content-Encoding": "br", "Content-Length": "12", "Vary": "Accept-Encoding", "ETag": `"00aa00aa00aa00aa-br"`}},
		"an asset as gzip": {target: "/assets/engine.00aa.wasm", headers: []string{"Accept-Encoding", "gzip;q=1, br;q=0.5"}, status: 200, body: "engine as gzip",
			has: map[string]string{"Content-Encoding": "gzip", "ETag": `"00aa00aa00aa00aa-gzip"`}},
		"an asset that is held": {target: "/assets/engine.00aa.wasm", headers: []string{"Accept-Encoding", "br", "If-None-Match", `"x", "00aa00aa00aa00aa-br"`}, status: 304, body: "",
			has: map[string]string{"ETag": `"00aa00aa00aa00aa-br"`, "Cache-Control": year, "Content-Encoding": "", "Content-Type": ""}},
		"an asset held in another form": {target: "/assets/engine.00aa.wasm", headers: []string{"If-None-Match", `"00aa00aa00aa00aa-br"`}, status: 200, body: "engine"},
		"an asset's head": {method: "HEAD", target: "/assets/engine.00aa.wasm", headers: []string{"Accept-Encoding", "br"}, status: 200, body: "",
			has: map[string]string{"Content-Length": "12", "Content-Encoding": "br", "Content-Type": "application/wasm"}},
		"no such asset":        {target: "/assets/engine.00ab.wasm", status: 404, body: "Not Found\n", has: map[string]string{"Cache-Control": "no-store", "ETag": ""}},
		"what lies beside":     {target: "/assets/manifest.json", status: 404, body: "Not Found\n"},
		"a form by its name":   {target: "/assets/engine.00aa.wasm.br", status: 404, body: "Not Found\n"},
		"a way out":            {target: "/assets/..%2f..%2fgo.mod", status: 404, body: "Not Found\n"},
		"the folder of assets": {target: "/assets/", status: 404, body: "Not Found\n"},
		"a page": {target: "/", status: 200, body: "<!doctype html><title>Page</title>",
			has: map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}},
		"a page with a query":    {target: "/?a=b", status: 200, body: "<!doctype html><title>Page</title>"},
		"no page":                {target: "/nowhere", status: 404, body: "Not Found\n", has: map[string]string{"Content-Type": "text/plain; charset=utf-8"}},
		"a slash too many":       {target: "/livez/", status: 404, body: "Not Found\n", has: map[string]string{"Location": ""}},
		"a post":                 {method: "POST", target: "/", status: 405, body: "Method Not Allowed\n", has: map[string]string{"Allow": "GET, HEAD"}},
		"a delete of nothing":    {method: "DELETE", target: "/nowhere", status: 404, body: "Not Found\n"},
		"a failure":              {target: "/fails", status: 500, body: "Internal Server Error\n", has: map[string]string{"Cache-Control": "no-store"}},
		"a panic":                {target: "/panics", status: 500, body: "Internal Server Error\n"},
		"a sign of life":         {target: "/livez", status: 200, body: "ok\n"},
		"what robots may read":   {target: "/robots.txt", status: 200, body: "User-agent: *\nAllow: /\n"},
		"a proxy's prefix":       {target: "/assets", headers: []string{"X-Forwarded-Prefix", "//evil.example"}, status: 404, body: "Not Found\n", has: map[string]string{"Location": ""}},
		"an id from the outside": {target: "/livez", headers: []string{"X-Request-Id", "chosen"}, status: 200, body: "ok\n"},
	} {
		t.Run(name, func(t *testing.T) {
			method := tt.method
			if method == "" {
				method = "GET"
			}
			answer := newSite(t, nil).ask(method, tt.target, tt.headers...)
			if answer.StatusCode != tt.status {
				t.Errorf("status %d, want %d", answer.StatusCode, tt.status)
			}
			if got := body(t, answer); got != tt.body {
				t.Errorf("body %q, want %q", got, tt.body)
			}
			for name, want := range tt.has {
				if got := answer.Header.Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if answer.Header.Get("X-Request-Id") == "chosen" {
				t.Error("the id is the client's")
			}
			if cookies := answer.Cookies(); len(cookies) > 0 {
				t.Errorf("cookies are set: %v", cookies)
			}
		})
	}
}

func TestEveryAnswerIsProtected(t *testing.T) {
	const file = "default-src 'none'; frame-ancestors 'none'"
	const page = "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'"
	for target, policy := range map[string]string{
		"/":                        page,
		"/livez":                   file,
		"/robots.txt":              file,
		"/nowhere":                 file,
		"/panics":                  file,
		"/assets/engine.00aa.wasm": file,
		"/assets/offline.00cc.js":  "default-src 'none'; connect-src 'self'",
		"/assets/worker.00bb.js":   "default-src 'none'; connect-src 'none'; script-src 'wasm-unsafe-eval'",
	} {
		t.Run(target, func(t *testing.T) {
			answer := newSite(t, nil).ask("GET", target)
			for name, want := range map[string]string{
				"Content-Security-Policy":      policy,
				"X-Content-Type-Options":       "nosniff",
				"Referrer-Policy":              "no-referrer",
				"Cross-Origin-Opener-Policy":   "same-origin",
				"Cross-Origin-Resource-Policy": "same-origin",
				"Strict-Transport-Security":    "",
			} {
				if got := strings.Join(answer.Header.Values(name), " | "); got != want {
					t.Errorf("%s:\n got %q\nwant %q", name, got, want)
				}
			}
			if features := answer.Header.Get("Permissions-Policy"); !strings.Contains(features, "geolocation=()") {
				t.Errorf("Permissions-Policy is %q", features)
			}
		})
	}
}

// A policy of a held page is the one that counts, so that a 304 must carry it.
func TestHeldPageKeepsItsPolicy(t *testing.T) {
	s := newSite(t, nil)
	tag := s.ask("GET", "/").Header.Get("ETag")
	again := s.ask("GET", "/", "If-None-Match", tag)
	if again.StatusCode != http.StatusNotModified {
		t.Fatalf("status %d for the tag %s", again.StatusCode, tag)
	}
	if got, want := again.Header.Get(policyHeader), PagePolicy().String(); got != want {
		t.Errorf("policy %q, want %q", got, want)
	}
}

func TestOnlySecureSitesInsistOnIt(t *testing.T) {
	s := newSite(t, func(o *Options) { o.Secure = true })
	if got := s.ask("GET", "/").Header.Get("Strict-Transport-Security"); got != "max-age=63072000" {
		t.Errorf("Strict-Transport-Security is %q", got)
	}
}

func TestPageTravelsCompressed(t *testing.T) {
	s := newSite(t, nil)
	for accept, form := range map[string]string{"gzip": "gzip", "br, gzip": "br"} {
		answer := s.ask("GET", "/", "Accept-Encoding", accept)
		if got := answer.Header.Get("Content-Encoding"); got != form {
			t.Fatalf("to %q Content-Encoding is %q", accept, got)
		}
		var r io.Reader = br.NewReader(answer.Body)
		if form == "gzip" {
			var err error
			if r, err = gzip.NewReader(answer.Body); err != nil {
				t.Fatal(err)
			}
		}
		if html, err := io.ReadAll(r); err != nil || string(html) != "<!doctype html><title>Page</title>" {
			t.Errorf("as %s the page is %q, %v", form, html, err)
		}
	}
}

func TestErrorsHaveOnePageAndTellNothing(t *testing.T) {
	asked := ""
	s := newSite(t, func(o *Options) {
		o.ErrorPage = func(path string, status int) ([]byte, error) {
			asked = path + " " + http.StatusText(status)
			return []byte("<!doctype html><title>Sorry</title>"), nil
		}
	})
	for target, want := range map[string]string{
		"/es/nada":  "/es/nada Not Found",
		"/panics":   "/panics Internal Server Error",
		"/fails?x=": "/fails Internal Server Error",
	} {
		answer := s.ask("GET", target)
		if asked != want {
			t.Errorf("%s asked for the page of %q, want %q", target, asked, want)
		}
		if got := body(t, answer); got != "<!doctype html><title>Sorry</title>" {
			t.Errorf("%s shows %q", target, got)
		}
		if got := answer.Header.Get(policyHeader); got != PagePolicy().String() {
			t.Errorf("%s has the policy %q", target, got)
		}
	}
	for _, said := range []string{"the secret reason", "httpd_test.go", "the secret cause"} {
		if !strings.Contains(s.log.String(), said) {
			t.Errorf("the log lacks %q", said)
		}
	}
}

func TestBrokenErrorPageIsStillAnAnswer(t *testing.T) {
	s := newSite(t, func(o *Options) {
		o.ErrorPage = func(string, int) ([]byte, error) { return nil, errors.New("no template") }
	})
	if answer := s.ask("GET", "/nowhere"); answer.StatusCode != 404 || body(t, answer) != "Not Found\n" {
		t.Errorf("status %d", answer.StatusCode)
	}
}

// The log helps an operator and says nothing of who asked or what she typed.
func TestLogNamesNobody(t *testing.T) {
	s := newSite(t, nil)
	answer := s.ask("GET", "/?deductible=1500", "User-Agent", "Robot/1", "X-Forwarded-For", "9.9.9.9", "Referer", "https://a.example/x")
	line := s.log.String()
	for _, want := range []string{"method=GET", "path=/ ", "status=200", "took=1ms", "id=" + answer.Header.Get("X-Request-Id")} {
		if !strings.Contains(line, want) {
			t.Errorf("the log lacks %q: %s", want, line)
		}
	}
	for _, no := range []string{"deductible", "Robot", "9.9.9.9", "a.example", "192.0.2.1"} {
		if strings.Contains(line, no) {
			t.Errorf("the log has %q: %s", no, line)
		}
	}
}

func TestLongBodiesAreRefused(t *testing.T) {
	s := newSite(t, nil)
	r := httptest.NewRequest("GET", "/", strings.NewReader(strings.Repeat("x", maxBody+1)))
	w := httptest.NewRecorder()
	s.engine.ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", w.Code)
	}
}

func TestServerLimitsWhatAndHowLong(t *testing.T) {
	server := NewServer(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if server.MaxHeaderBytes == 0 || server.ReadHeaderTimeout == 0 || server.ReadTimeout == 0 || server.WriteTimeout == 0 || server.IdleTimeout == 0 {
		t.Errorf("something is not limited: %+v", server)
	}
	running := httptest.NewUnstartedServer(newSite(t, nil).engine)
	running.Config.MaxHeaderBytes = server.MaxHeaderBytes
	running.Start()
	defer running.Close()
	r, err := http.NewRequestWithContext(t.Context(), "GET", running.URL+"/?"+strings.Repeat("x", 2*maxHeader), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := running.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of %d bytes gets status %d", 2*maxHeader, answer.StatusCode)
	}
}

func TestMissingAssetIsSeenAtTheStart(t *testing.T) {
	_, err := New(Options{Assets: map[string]web.Asset{"page.js": {File: "page.1.js", SHA256: strings.Repeat("0", 64)}}, Dist: fstest.MapFS{}})
	if err == nil || !strings.Contains(err.Error(), "page.js") {
		t.Errorf("the error is %v", err)
	}
}

func TestStatusOfEachKind(t *testing.T) {
	for kind, want := range map[fault.Kind]int{fault.Internal: 500, fault.NotFound: 404, fault.NotAllowed: 405, fault.TooLarge: 413} {
		if got := statusOf(kind); got != want {
			t.Errorf("kind %d has status %d, want %d", kind, got, want)
		}
	}
}

func TestOpenAssetsAreForEverySite(t *testing.T) {
	s := newSite(t, func(o *Options) {
		engine := o.Assets["engine.wasm"]
		engine.Open = true
		o.Assets["engine.wasm"] = engine
	})
	for path, want := range map[string][2]string{
		"/assets/engine.00aa.wasm": {"*", "cross-origin"},
		"/assets/worker.00bb.js":   {"", "same-origin"},
		"/":                        {"", "same-origin"},
	} {
		h := s.ask("GET", path).Header
		if got := [2]string{h.Get("Access-Control-Allow-Origin"), h.Get("Cross-Origin-Resource-Policy")}; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestBodiesAreAsLongAsTheirPathTakes(t *testing.T) {
	s := newSite(t, func(o *Options) {
		o.BodyLimit = func(path string) int64 {
			if path == "/long" {
				return 10_000
			}
			return 10
		}
	})
	read := func(c *gin.Context) {
		if _, err := io.ReadAll(c.Request.Body); err != nil {
			Fail(c, fault.New(fault.TooLarge, "too long"))
		}
	}
	s.engine.POST("/long", read)
	s.engine.POST("/short", read)
	for path, want := range map[string]int{"/long": 200, "/short": 413} {
		for name, length := range map[string]int64{"said": 5000, "not said": -1} {
			r := httptest.NewRequest("POST", path, strings.NewReader(strings.Repeat("x", 5000)))
			r.ContentLength = length
			w := httptest.NewRecorder()
			s.engine.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("%s, length %s: status %d, want %d", path, name, w.Code, want)
			}
		}
	}
}

// The service worker answers for the pages, which lie above it; no other script may.
func TestServiceWorkerMayAnswerForPages(t *testing.T) {
	s := newSite(t, nil)
	for path, want := range map[string]string{"/assets/offline.00cc.js": "/", "/assets/worker.00bb.js": "", "/": ""} {
		if got := s.ask("GET", path).Header.Get("Service-Worker-Allowed"); got != want {
			t.Errorf("%s: Service-Worker-Allowed is %q, want %q", path, got, want)
		}
	}
	if got := s.ask("GET", "/assets/offline.00cc.js").Header.Get("Cache-Control"); got != Forever {
		t.Errorf("the service worker's script is %q: browsers would ask for it whenever a page is opened", got)
	}
}
