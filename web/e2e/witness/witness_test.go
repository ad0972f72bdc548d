package witness_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"kneadwise/web/e2e/witness"
)

func echo() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Host", r.Host)
		io.Copy(w, r.Body)
	})
}

func send(t *testing.T, method, address, body string) string {
	t.Helper()
	req, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Note", "a header")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if host := resp.Header.Get("X-Host"); host != "" && "http://"+host != strings.Split(address, "/p")[0] {
		t.Errorf("the server saw the host %q of %s", host, address)
	}
	return string(answer)
}

func TestWitnessRecordsAndPassesOn(t *testing.T) {
	server := httptest.NewServer(echo())
	defer server.Close()
	for name, make := range map[string]func() (*witness.Witness, error){
		"proxy":   func() (*witness.Witness, error) { return witness.Proxy(server.URL) },
		"handler": func() (*witness.Witness, error) { return witness.Handler(echo()) },
	} {
		t.Run(name, func(t *testing.T) {
			w, err := make()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Cut()
			large := strings.Repeat("x", witness.MaxBody) + "tail"
			for _, body := range []string{"", "short", large, large[:witness.MaxBody]} {
				w.Reset()
				if got := send(t, "POST", w.URL()+"/path?q=1", body); got != body {
					t.Errorf("of %d bytes the server got %d", len(body), len(got))
				}
				seen := w.Requests()
				if len(seen) != 1 {
					t.Fatalf("%d requests were seen", len(seen))
				}
				r := seen[0]
				if r.Method != "POST" || r.URL != "/path?q=1" || r.Header.Get("X-Note") != "a header" {
					t.Errorf("seen was %+v", r)
				}
				if string(r.Body) != body[:min(len(body), witness.MaxBody)] || r.BodySize != int64(len(body)) {
					t.Errorf("of %d bytes %d are kept and %d counted", len(body), len(r.Body), r.BodySize)
				}
			}
		})
	}
}

func TestCut(t *testing.T) {
	w, err := witness.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("first"))
		w.(http.Flusher).Flush()
		<-r.Context().Done() // an answer without end
	}))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Get(w.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	for range 2 {
		if err := w.Cut(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.ReadAll(resp.Body); err == nil {
		t.Error("the open answer ended as if it were whole")
	}
	if _, err := http.Get(w.URL()); err == nil {
		t.Error("something answers although the network is cut")
	}
	before := w.URL()
	if err := w.Restore(); err != nil {
		t.Fatal(err)
	}
	defer w.Cut()
	if w.URL() != before {
		t.Errorf("the address was %s and is %s", before, w.URL())
	}
	w.Intercept(func(rw http.ResponseWriter, r *http.Request) bool {
		rw.WriteHeader(http.StatusTeapot)
		return r.URL.Path == "/tea"
	})
	resp, err = http.Get(w.URL() + "/tea")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusTeapot || len(w.Requests()) != 2 {
		t.Errorf("after the cut: %s, %d requests", resp.Status, len(w.Requests()))
	}
}

func TestCarries(t *testing.T) {
	const value = "Zörb-4711"
	var squeezed bytes.Buffer
	z := gzip.NewWriter(&squeezed)
	z.Write([]byte("name=" + url.QueryEscape(value)))
	z.Close()
	for as, text := range map[string]string{
		"plain":           `{"name":"` + strings.ToUpper(value) + `"}`,
		"percent":         "/?n=" + url.QueryEscape(url.QueryEscape(value)),
		"json":            `\u005a\u00f6\u0072\u0062\u002d\u0034\u0037\u0031\u0031`,
		"hex":             "00" + hex.EncodeToString([]byte(value)) + "ff",
		"base64":          "sid=" + base64.StdEncoding.EncodeToString([]byte("ab"+value+"cde")),
		"gzip of percent": squeezed.String(),
	} {
		got, found := witness.Carries([]byte(text), value)
		if !found || got != as {
			t.Errorf("%q: found %t as %q, want %q", text, found, got, as)
		}
	}
	for offset := range 4 {
		text := base64.URLEncoding.EncodeToString([]byte(strings.Repeat("-", offset) + value + "--"))
		if as, found := witness.Carries([]byte(text), value); !found || as != "base64" {
			t.Errorf("at the offset %d of base64 it was found %t as %q", offset, found, as)
		}
	}
	for _, text := range []string{"", "Zörb", "4711", "/?n=Z%C3%B6rb-471", base64.StdEncoding.EncodeToString([]byte("Zörb-4712"))} {
		if as, found := witness.Carries([]byte(text), value); found {
			t.Errorf("%q is taken for the value as %q", text, as)
		}
	}
}

func TestFind(t *testing.T) {
	w, err := witness.Handler(echo())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Cut()
	send(t, "GET", w.URL()+"/p?x=ana%20maria", "")
	send(t, "POST", w.URL()+"/p", `{"n":"Ana Maria"}`)
	send(t, "POST", w.URL()+"/p", `{"n":"somebody"}`)
	var where []string
	for _, h := range w.Find("ana maria") {
		where = append(where, h.Where)
	}
	if strings.Join(where, " ") != "url body" {
		t.Errorf("found in %q", where)
	}
	if hits := w.Find("A header"); len(hits) != 3 || hits[0].Where != "X-Note" {
		t.Errorf("a header's value was found %v", hits)
	}
}
