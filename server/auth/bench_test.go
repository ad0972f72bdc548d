package auth_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/web"
)

const (
	alice = "alice@clinic.example"
	bob   = "bob@clinic.example"
)

// A server is one with two people, alice and bob, whose passwords are secret.
type server struct {
	t        *testing.T
	db       *store.DB
	clock    *storetest.Clock
	auth     *auth.Auth
	accounts *account.Accounts
	engine   http.Handler
	log      *bytes.Buffer
}

type setup struct {
	publicURL string
	cost      auth.Cost
	proxies   []string
}

func newServer(t *testing.T, db *store.DB, clock *storetest.Clock, s setup) *server {
	t.Helper()
	if s.cost == (auth.Cost{}) {
		s.cost = cheap
	}
	p := passwords(t, s.cost)
	b := &server{t: t, db: db, clock: clock, accounts: account.New(db, p), log: new(bytes.Buffer)}
	for _, email := range []string{alice, bob} {
		if _, err := b.accounts.AddUser(t.Context(), email, secret); err != nil {
			t.Fatal(err)
		}
	}
	b.again(s, p)
	return b
}

// again starts a server over the same database, as a fleet or a restart does.
func (b *server) again(s setup, p *auth.Passwords) {
	b.t.Helper()
	assets := map[string]web.Asset{}
	for _, name := range []string{"page.css", "portal.css", "portal.js", "htmx.js"} {
		assets[name] = web.Asset{File: name}
	}
	site, err := page.Open(web.Files(), assets, "test", s.publicURL)
	if err != nil {
		b.t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(b.log, nil))
	b.auth, err = auth.New(b.t.Context(), auth.Options{Store: b.db, Passwords: p, Now: b.clock.Now, Log: log, Site: site, PublicURL: s.publicURL})
	if err != nil {
		b.t.Fatal(err)
	}
	engine, err := httpd.New(httpd.Options{Log: log, ErrorPage: site.Failure, Proxies: s.proxies, BodyLimit: func(string) int64 { return 128 << 10 }})
	if err != nil {
		b.t.Fatal(err)
	}
	portal := engine.Group("/portal", b.auth.Guard())
	b.auth.Routes(portal)
	inside := portal.Group("", b.auth.Require())
	who := func(c *gin.Context) {
		found, _ := auth.Of(c.Request.Context())
		c.String(http.StatusOK, "for %s: %s", found.Email, c.PostForm("name"))
	}
	inside.GET("/", who)
	inside.GET("/c/:clinic/prices", who)
	inside.POST("/c/:clinic/prices", who)
	inside.POST("/offer", who)
	b.engine = engine
}

// each runs a test on both databases.
func each(t *testing.T, test func(t *testing.T, b *server)) {
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) { test(t, newServer(t, db, clock, setup{})) })
}

// one runs a test on SQLite alone: for what no database decides.
func one(t *testing.T, s setup) *server {
	clock := storetest.NewClock()
	return newServer(t, storetest.Open(t, storetest.SQLite(t, true), clock), clock, s)
}

// A browser keeps cookies and nothing else.
type browser struct {
	b       *server
	cookies map[string]string
	scheme  string
	host    string
	from    string
}

func (b *server) browser() *browser {
	return &browser{b, map[string]string{}, "http", "localhost:8080", "127.0.0.1:4321"}
}

func (b *server) signedIn(email string) *browser {
	b.t.Helper()
	w := b.browser()
	if r := w.signIn(email, secret); r.Code != http.StatusSeeOther {
		b.t.Fatalf("the sign-in of %s has status %d: %s", email, r.Code, r.Body)
	}
	return w
}

func (w *browser) signIn(email, password string, headers ...string) *httptest.ResponseRecorder {
	return w.post("/portal/sign-in", url.Values{"sign-in-email": {email}, "sign-in-password": {password}}, headers...)
}

func (w *browser) get(path string, headers ...string) *httptest.ResponseRecorder {
	return w.do(http.MethodGet, path, nil, headers...)
}

func (w *browser) post(path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	return w.do(http.MethodPost, path, form, headers...)
}

// do sends a request with the cookies, and keeps those of the answer.
func (w *browser) do(method, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequestWithContext(w.b.t.Context(), method, path, strings.NewReader(form.Encode()))
	request.Host, request.RemoteAddr = w.host, w.from
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range w.cookies {
		request.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	answer := httptest.NewRecorder()
	w.b.engine.ServeHTTP(answer, request)
	for _, c := range answer.Result().Cookies() {
		if c.MaxAge < 0 || c.Value == "" {
			delete(w.cookies, c.Name)
		} else {
			w.cookies[c.Name] = c.Value
		}
	}
	return answer
}

// is tells whether somebody is signed in, by a page behind it.
func (w *browser) is(want string) {
	w.b.t.Helper()
	r := w.get("/portal/")
	switch {
	case want == "" && r.Code != http.StatusSeeOther:
		w.b.t.Errorf("somebody who is signed out gets status %d: %s", r.Code, r.Body)
	case want != "" && (r.Code != http.StatusOK || !strings.HasPrefix(r.Body.String(), "for "+want+":")):
		w.b.t.Errorf("%s gets status %d: %s", want, r.Code, r.Body)
	}
}

// copied is another browser with the same cookies: a second tab, or a thief.
func (w *browser) copied() *browser {
	other := *w
	other.cookies = map[string]string{}
	for name, value := range w.cookies {
		other.cookies[name] = value
	}
	return &other
}

// without takes a cookie away, as time does.
func (w *browser) without(name string) *browser {
	delete(w.cookies, name)
	return w
}

const (
	accessCookie  = "kneadwise-access"
	refreshCookie = "kneadwise-refresh"
)

// pass moves the clock.
func (b *server) pass(d time.Duration) { b.clock.Advance(d) }
