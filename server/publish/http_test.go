package publish

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"kneadwise/server/httpd"
)

// served is what answers for a shop.
func (s *shop) served() *httptest.Server {
	s.t.Helper()
	engine, err := httpd.New(httpd.Options{})
	must(s.t, err)
	s.Routes(engine)
	server := httptest.NewServer(engine)
	s.t.Cleanup(server.Close)
	return server
}

// ask asks without the client's own compression.
func ask(t *testing.T, server *httptest.Server, method, path string, header ...string) (*http.Response, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, nil)
	must(t, err)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true}}
	answer, err := client.Do(request)
	must(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(t, err)
	return answer, body
}

func headers(t *testing.T, what string, answer *http.Response, status int, want map[string]string) {
	t.Helper()
	if answer.StatusCode != status {
		t.Errorf("%s: status %d, want %d", what, answer.StatusCode, status)
	}
	for name, value := range want {
		if got := answer.Header.Get(name); got != value {
			t.Errorf("%s: %s is %q, want %q", what, name, got, value)
		}
	}
}

func TestAnyoneReadsWhatIsPublished(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	c := clinic(t, db, heron)
	r := s.publish(c, sample(t, heron))
	server := s.served()
	everyone := map[string]string{
		"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "Vary": "Accept-Encoding",
		"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
		"Set-Cookie": "",
	}
	bundle := s.Library().Bundles()[0]
	for path, want := range map[string][2]string{
		Prefix + r.SHA256 + ".json":           {httpd.Forever, jsonType},
		Prefix + r.SHA256 + ".kwb":            {httpd.Forever, bundleType},
		bundle.Path:                           {httpd.Forever, bundleType},
		Prefix + heron + ".json":              {httpd.Fresh, jsonType},
		ManifestPath:                          {httpd.Fresh, jsonType},
		DiscoveryPath:                         {httpd.Fresh, jsonType},
		schemaPrefix + "manifest.schema.json": {httpd.Fresh, jsonType},
	} {
		f, ok := s.Library().File(path)
		if !ok {
			t.Errorf("there is no %s", path)
			continue
		}
		plain, body := ask(t, server, "GET", path)
		headers(t, path, plain, 200, everyone)
		headers(t, path, plain, 200, map[string]string{"Cache-Control": want[0], "Content-Type": want[1], "Content-Encoding": ""})
		if !bytes.Equal(body, f.Data) {
			t.Errorf("%s has other bytes", path)
		}
		for encoding, open := range map[string]func(io.Reader) io.Reader{
			"br":   func(from io.Reader) io.Reader { return brotli.NewReader(from) },
			"gzip": func(from io.Reader) io.Reader { r, err := gzip.NewReader(from); must(t, err); return r },
		} {
			answer, packed := ask(t, server, "GET", path, "Accept-Encoding", encoding)
			headers(t, path, answer, 200, map[string]string{"Content-Encoding": encoding})
			if got, err := io.ReadAll(open(bytes.NewReader(packed))); err != nil || !bytes.Equal(got, f.Data) {
				t.Errorf("%s has other bytes as %s: %v", path, encoding, err)
			}
			if answer.Header.Get("ETag") == plain.Header.Get("ETag") {
				t.Errorf("%s has one tag in two forms", path)
			}
			again, none := ask(t, server, "GET", path, "Accept-Encoding", encoding, "If-None-Match", answer.Header.Get("ETag"))
			headers(t, path, again, 304, map[string]string{"Access-Control-Allow-Origin": "*", "Cache-Control": want[0]})
			if len(none) > 0 {
				t.Errorf("%s sends %d bytes with 304", path, len(none))
			}
		}
		head, none := ask(t, server, "HEAD", path)
		headers(t, path, head, 200, everyone)
		if len(none) > 0 || head.ContentLength != int64(len(f.Data)) {
			t.Errorf("HEAD of %s has %d bytes and says %d", path, len(none), head.ContentLength)
		}
	}

	tag, _ := ask(t, server, "GET", Prefix+heron+".json")
	s.publish(c, priced(t, heron, 99))
	answer, body := ask(t, server, "GET", Prefix+heron+".json", "If-None-Match", tag.Header.Get("ETag"))
	headers(t, "after a publication", answer, 200, nil)
	if !strings.Contains(string(body), `"revision":2`) {
		t.Errorf("after a publication the slug has %.100s", body)
	}
}

func TestWhatIsWithdrawnIsGoneForEveryone(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	c := clinic(t, db, heron)
	r := s.publish(c, sample(t, heron))
	server := s.served()
	before, _ := ask(t, server, "GET", Prefix+heron+".json")
	must(t, s.Withdraw(t.Context(), c, "a-user"))
	for _, path := range []string{heron + ".json", r.SHA256 + ".json", r.SHA256 + ".kwb"} {
		for _, tag := range []string{before.Header.Get("ETag"), "*"} {
			answer, body := ask(t, server, "GET", Prefix+path, "If-None-Match", tag)
			headers(t, path, answer, 410, map[string]string{"Content-Type": jsonType, "Cache-Control": httpd.Fresh, "Access-Control-Allow-Origin": "*"})
			if want := `{"format":"kneadwise.tombstone/1","slug":"` + heron + `","sha256":"` + r.SHA256 + `","withdrawn_on":"2026-12-01"}` + "\n"; string(body) != want {
				t.Errorf("%s holds %s", path, body)
			}
		}
		answer, body := ask(t, server, "HEAD", Prefix+path)
		headers(t, "HEAD of "+path, answer, 410, nil)
		if len(body) > 0 {
			t.Errorf("HEAD of %s has a body", path)
		}
	}
}

func TestWhatIsNotPublishedIsNotFound(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	s.publish(clinic(t, db, heron), sample(t, heron))
	server := s.served()
	for _, path := range []string{
		Prefix, Prefix + "x.json", Prefix + "manifest.json.br", Prefix + "../kneadwise.db", Prefix + "%2e%2e/kneadwise.db",
		Prefix + "schema/", Prefix + "schema/request.schema.json", Prefix + "/" + heron + ".json", Prefix + strings.Repeat("ab", 32) + ".json",
	} {
		answer, body := ask(t, server, "GET", path)
		headers(t, path, answer, 404, map[string]string{"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})
		if strings.Contains(string(body), "price_cents") {
			t.Errorf("%s sends prices", path)
		}
	}
	answer, _ := ask(t, server, "POST", ManifestPath)
	headers(t, "POST", answer, 405, map[string]string{"Access-Control-Allow-Origin": ""})
}
