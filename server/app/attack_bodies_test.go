package app

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/config"
	"kneadwise/server/httpd"
)

// listening is the true server over the site, on a port of this machine, until
// the test ends. The change is made to it before it listens.
func (g *target) listening(t *testing.T, change func(*http.Server)) (address string) {
	t.Helper()
	server := httpd.NewServer(g.engine, slog.New(slog.NewTextHandler(g.log, nil)))
	if change != nil {
		change(server)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
		<-ended
	})
	return l.Addr().String()
}

// send sends bodies as they are: with a length, or in chunks without one.
func (g *target) send(t *testing.T, path, kind string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, body)
	r.Header.Set("Content-Type", kind)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return send(g.site, r, g.cookies)
}

const formKind = "application/x-www-form-urlencoded"

// unsized hides how long a body is.
type unsized struct{ io.Reader }

// A body beyond the limit of its address is refused as too long by every route
// that takes one, whether or not it says how long it is.
func TestBodiesBeyondTheLimit(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	before := rows(t, g.db)
	for _, way := range g.ways() {
		method, pattern, _ := strings.Cut(way, " ")
		if method != http.MethodPost {
			continue
		}
		path := filledIn(pattern, "others", "", -1, "")
		long := "name=" + strings.Repeat("x", int(bodyLimit(path)))
		for what, body := range map[string]io.Reader{"a length": strings.NewReader(long), "no length": unsized{strings.NewReader(long)}} {
			got := g.send(t, path, formKind, body).Code
			// Who needs none of it need not read it.
			unread := strings.HasSuffix(path, "/end") || strings.HasSuffix(path, "/sign-out") || path == "/portal/begin"
			if got != http.StatusRequestEntityTooLarge && !(what == "no length" && unread) {
				t.Errorf("%s with %s: status %d", way, what, got)
			}
		}
		g.cookies = enter(t, g.site, ana, passwords)
	}
	slices.Sort(before)
	after := slices.DeleteFunc(rows(t, g.db), func(row string) bool { return !slices.Contains(before, row) })
	if diff := cmp.Diff(len(before), len(after)); diff != "" {
		t.Errorf("something was changed: %s", diff)
	}
}

// Bodies that would grow, or that are no form, are refused at once.
func TestBodiesThatWouldGrow(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	var many strings.Builder
	for i := range 12_000 {
		fmt.Fprintf(&many, "a%d&", i)
	}
	var bomb bytes.Buffer
	zip := gzip.NewWriter(&bomb)
	if _, err := zip.Write(bytes.Repeat([]byte("name=x&"), 8<<20)); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	var parts bytes.Buffer
	multi := multipart.NewWriter(&parts)
	for i := range 500 {
		if err := multi.WriteField(fmt.Sprint("place.", i, ".name"), "x"); err != nil {
			t.Fatal(err)
		}
	}
	if err := multi.Close(); err != nil {
		t.Fatal(err)
	}
	var rowsOf strings.Builder
	for i := range 2_000 {
		fmt.Fprintf(&rowsOf, "place.%d.city=x&place.%d.name=y&", i, i)
	}
	before := rows(t, g.db)
	for name, test := range map[string]struct {
		kind, body string
		headers    []string
	}{
		"12,000 fields":            {formKind, many.String(), nil},
		"one field 12,000 times":   {formKind, strings.Repeat("name=x&", 12_000), nil},
		"2,000 places":             {formKind, rowsOf.String() + "more=yes", nil},
		"a place far off":          {formKind, "place.999999999.city=x&place.-1.city=x&place.1e9.city=x&more=yes", nil},
		"names nested deep":        {formKind, strings.Repeat("a[", 20_000) + strings.Repeat("]", 20_000) + "=1", nil},
		"a name with many points":  {formKind, "place" + strings.Repeat(".0", 30_000) + "=1", nil},
		"half an escape":           {formKind, strings.Repeat("%", 60_000), nil},
		"semicolons":               {formKind, strings.Repeat("a;b", 20_000), nil},
		"packed":                   {formKind, bomb.String(), []string{"Content-Encoding", "gzip"}},
		"many parts":               {multi.FormDataContentType(), parts.String(), nil},
		"parts without a boundary": {"multipart/form-data", parts.String(), nil},
		"parts without an end":     {"multipart/form-data; boundary=x", strings.Repeat("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n", 1000), nil},
		"JSON":                     {"application/json", strings.Repeat("[", 100_000), nil},
		"no kind":                  {"", "name=x", nil},
		"a kind that is none":      {"///;;=", "name=x", nil},
		"XML":                      {"text/xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`, nil},
	} {
		for _, path := range []string{"/portal/c/her-clinic/profile", "/portal/c/her-clinic/profile/check", "/portal/c/her-clinic/packages/new", "/portal/offer", "/portal/c/her-clinic/offer", "/for-clinics", "/for-clinics/answer"} {
			begun := time.Now()
			answer := g.send(t, path, test.kind, strings.NewReader(test.body), test.headers...)
			if !slices.Contains([]int{200, 303, 401, 409, 413, 422}, answer.Code) {
				t.Errorf("%s to %s: status %d", name, path, answer.Code)
			}
			if took := time.Since(begun); took > 3*time.Second {
				t.Errorf("%s to %s took %v", name, path, took)
			}
			if size := answer.Body.Len(); size > 1<<20 {
				t.Errorf("%s to %s is answered with %d bytes", name, path, size)
			}
		}
	}
	if diff := cmp.Diff(before, rows(t, g.db)); diff != "" {
		t.Errorf("something was changed:\n%s", diff)
	}
	for _, line := range g.faults() {
		t.Errorf("the log has %s", line)
	}
}

// raw sends bytes over a connection and returns all that comes back until the
// server closes it.
func raw(t *testing.T, address, text string) string {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	// A server that has heard enough closes; what it said first still counts.
	_, _ = io.WriteString(conn, text)
	answer, _ := io.ReadAll(conn)
	return string(answer)
}

// A request that two servers could read as two is refused, and the second in it
// never answered.
func TestRequestsThatCouldBeTwo(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	at := g.listening(t, func(s *http.Server) { s.IdleTimeout = time.Second; s.ReadTimeout = 2 * time.Second })
	const second = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
	head := func(lines ...string) string {
		return "POST /for-clinics HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + formKind + "\r\n" + strings.Join(lines, "\r\n") + "\r\n\r\n"
	}
	for name, text := range map[string]string{
		"two lengths":                      head("Content-Length: 4", "Content-Length: 5") + "a=bc" + second,
		"two lengths in one":               head("Content-Length: 4, 5") + "a=bc" + second,
		"a length with a sign":             head("Content-Length: +4") + "a=bc" + second,
		"a length that is none":            head("Content-Length: 4x") + "a=bc" + second,
		"a negative length":                head("Content-Length: -1") + second,
		"another coding":                   head("Transfer-Encoding: gzip") + "0\r\n\r\n" + second,
		"a coding and chunks":              head("Transfer-Encoding: gzip, chunked") + "0\r\n\r\n" + second,
		"chunks that are not quite":        head("Transfer-Encoding: xchunked") + "0\r\n\r\n" + second,
		"two codings":                      head("Transfer-Encoding: chunked", "Transfer-Encoding: identity") + "0\r\n\r\n" + second,
		"a space before the colon":         head("Content-Length : 4") + "a=bc" + second,
		"a space before the colon, chunks": head("Transfer-Encoding : chunked") + "0\r\n\r\n" + second,
		"no host":                          "GET / HTTP/1.1\r\n\r\n" + second,
		"two hosts":                        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n" + second,
		"a host that is none":              "GET / HTTP/1.1\r\nHost: a\"b<c>\r\n\r\n" + second,
		"a NUL in a header":                "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n" + second,
		"no name":                          "GET / HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n" + second,
		"a length that no chunk has":       head("Transfer-Encoding: chunked") + "ffffffffffffffff1\r\n" + second,
		"a chunk with a bare line feed":    head("Transfer-Encoding: chunked") + "4\r\na=bcX\n0\r\n\r\n" + second,
		"another protocol":                 "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + second,
		"an old protocol":                  "GET /\r\n" + second,
	} {
		answer := raw(t, at, text)
		if strings.Contains(answer, "\r\n\r\nok\n") {
			t.Errorf("%s: the second request was answered: %q", name, answer)
		}
		if !strings.HasPrefix(answer, "HTTP/1.1 4") && !strings.HasPrefix(answer, "HTTP/1.1 5") && answer != "" {
			t.Errorf("%s: %.60q", name, answer)
		}
	}
	// Both at once: RFC 9112 lets the chunks count, if the connection then ends.
	both := raw(t, at, head("Content-Length: 4", "Transfer-Encoding: chunked")+"0\r\n\r\n"+second)
	if strings.Count(both, "HTTP/1.1 ") > 2 || strings.Contains(both, "HTTP/1.1 200 OK\r\nX-Smuggled") {
		t.Errorf("a length and chunks: %q", both)
	}
	for name, text := range map[string]string{
		"a header of 20 KB":      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 24<<10) + "\r\n\r\n",
		"5,000 headers":          "GET / HTTP/1.1\r\nHost: localhost\r\n" + strings.Repeat("X: y\r\n", 5000) + "\r\n",
		"a path of 20 KB":        "GET /" + strings.Repeat("x", 24<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"cookies of 20 KB":       "GET /portal/ HTTP/1.1\r\nHost: localhost\r\nCookie: " + strings.Repeat("a=b; ", 5<<10) + "\r\n\r\n",
		"a header without end":   "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 1<<20),
		"a line that never ends": strings.Repeat("G", 1<<20),
	} {
		if answer := raw(t, at, text); answer != "" && !strings.HasPrefix(answer, "HTTP/1.1 431 ") && !strings.HasPrefix(answer, "HTTP/1.1 400 ") && !strings.HasPrefix(answer, "HTTP/1.1 414 ") {
			t.Errorf("%s: %.60q", name, answer)
		}
	}
}

// Who sends a byte now and then is let go, and keeps nobody waiting meanwhile.
func TestSlowClientsKeepNobodyWaiting(t *testing.T) {
	limits := httpd.NewServer(nil, slog.New(slog.DiscardHandler))
	if limits.ReadTimeout <= 0 || limits.ReadTimeout > 15*time.Second || limits.ReadHeaderTimeout <= 0 || limits.ReadHeaderTimeout > 10*time.Second || limits.IdleTimeout <= 0 || limits.WriteTimeout <= 0 {
		t.Errorf("the server waits %v for headers, %v for all, %v to be read, %v for the next", limits.ReadHeaderTimeout, limits.ReadTimeout, limits.WriteTimeout, limits.IdleTimeout)
	}
	g := fresh(t, config.Config{}, nil)
	at := g.listening(t, func(s *http.Server) { s.ReadTimeout, s.ReadHeaderTimeout = 2*time.Second, time.Second })
	begun := time.Now()
	var slow sync.WaitGroup
	for i := range 200 {
		slow.Go(func() {
			conn, err := net.Dial("tcp", at)
			if err != nil {
				t.Error(err)
				return
			}
			defer conn.Close()
			text := "POST /portal/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + formKind + "\r\nContent-Length: 4000\r\n\r\n"
			if i%2 == 0 {
				text = "GET / HTTP/1.1\r\nHost: localhost\r\nX: y"
			}
			if _, err := io.WriteString(conn, text); err != nil {
				t.Error(err)
				return
			}
			gone := make(chan struct{})
			go func() {
				defer close(gone)
				_, _ = io.Copy(io.Discard, bufio.NewReader(conn)) // ends when the server has had enough
			}()
			for {
				select {
				case <-gone:
					return
				case <-time.After(200 * time.Millisecond):
					if _, err := io.WriteString(conn, "a"); err != nil {
						return
					}
				case <-t.Context().Done():
					return
				}
			}
		})
	}
	ended := make(chan struct{})
	go func() { slow.Wait(); close(ended) }()
	var longest time.Duration
	asked := 0
	for waiting := true; waiting; {
		asking := time.Now()
		if status, _ := get(t, "http://"+at+"/clinics/her-clinic"); status != http.StatusOK {
			t.Errorf("somebody else has status %d", status)
		}
		longest, asked = max(longest, time.Since(asking)), asked+1
		select {
		case <-ended:
			waiting = false
		case <-time.After(20 * time.Millisecond):
		}
		if time.Since(begun) > 30*time.Second {
			t.Fatal("the slow ones are still there")
		}
	}
	if longest > 2*time.Second || asked < 10 {
		t.Errorf("others waited up to %v, in %d requests", longest, asked)
	}
	t.Logf("200 slow clients were gone after %v; %d others waited at most %v", time.Since(begun).Round(time.Millisecond), asked, longest.Round(time.Millisecond))
}

// However many sign in at once, two hashes are made at a time: memory stays what
// two take, those who do not sign in are answered, and whoever is not let wait is
// told so.
func TestManySignInsAtOnce(t *testing.T) {
	g := fresh(t, config.Config{TrustedProxies: "127.0.0.0/8"}, nil)
	at := g.listening(t, nil)
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	before, most := memory.HeapInuse, atomic.Uint64{}
	stop := make(chan struct{})
	var watch sync.WaitGroup
	watch.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most.Store(max(most.Load(), m.HeapInuse))
			}
		}
	})
	var mu sync.Mutex
	statuses := map[int]int{}
	var crowd sync.WaitGroup
	for i := range 150 {
		crowd.Go(func() {
			form := url.Values{"sign-in-email": {fmt.Sprintf("nobody%d@clinic.example", i)}, "sign-in-password": {strings.Repeat("x", 400)}}
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+at+"/portal/sign-in", strings.NewReader(form.Encode()))
			if err != nil {
				t.Error(err)
				return
			}
			r.Header.Set("Content-Type", formKind)
			r.Header.Set("X-Forwarded-For", fmt.Sprintf("192.0.2.%d", i))
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Error(err)
				return
			}
			answer.Body.Close()
			if answer.StatusCode == http.StatusServiceUnavailable && answer.Header.Get("Retry-After") == "" {
				t.Error("nobody is told when to come again")
			}
			mu.Lock()
			statuses[answer.StatusCode]++
			mu.Unlock()
		})
	}
	var longest time.Duration
	ended := make(chan struct{})
	go func() { crowd.Wait(); close(ended) }()
	for waiting := true; waiting; {
		begun := time.Now()
		if status, _ := get(t, "http://"+at+"/clinics/her-clinic"); status != http.StatusOK {
			t.Errorf("a visitor has status %d", status)
		}
		longest = max(longest, time.Since(begun))
		select {
		case <-ended:
			waiting = false
		case <-time.After(50 * time.Millisecond):
		}
	}
	close(stop)
	watch.Wait()
	for status := range statuses {
		if status != http.StatusUnprocessableEntity && status != http.StatusServiceUnavailable {
			t.Errorf("statuses %v", statuses)
		}
	}
	if statuses[http.StatusUnprocessableEntity] < 30 || statuses[http.StatusServiceUnavailable] < 50 {
		t.Errorf("statuses %v: too few of one", statuses)
	}
	// 48 MiB a hash, two at a time, and as much again, twice, that is not swept yet;
	// all at once would be 7 GiB.
	if grown := (most.Load() - before) >> 20; most.Load() > before && grown > 600 {
		t.Errorf("memory grew by %d MiB", grown)
	}
	if longest > 3*time.Second {
		t.Errorf("a visitor waited %v", longest)
	}
	t.Logf("150 sign-ins at once: %v, memory from %d to %d MiB, a visitor waited at most %v", statuses, before>>20, most.Load()>>20, longest.Round(time.Millisecond))
}
