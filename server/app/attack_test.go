package app

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/pricelist"
)

// A target is the whole site with a clinic of hers and one of somebody else, for
// tests that attack it.
type target struct {
	*site
	hers, other account.Clinic
	cookies     []*http.Cookie // of who acts for the first
	log         *logged
}

// logged is what a server wrote, for many at once.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

const (
	ana       = "ana@clinic.example"
	ben       = "ben@clinic.example"
	passwords = "correct horse battery staple"
)

// aim builds a target over an empty database. The change is made to both lists
// before they are published.
func aim(t *testing.T, db *store.DB, settings config.Config, change func(*pricelist.List)) *target {
	t.Helper()
	out := &logged{}
	settings.Data = t.TempDir()
	s, err := newSite(t.Context(), settings, db, logger(settings, out))
	if err != nil {
		t.Fatal(err)
	}
	g := &target{site: s, log: out}
	g.hers = g.added(t, "her-clinic", "Her Clinic", ana, change)
	g.other = g.added(t, "other-clinic", "~ Other Clinic", ben, nil)
	g.cookies = enter(t, s, ana, passwords)
	if len(g.cookies) == 0 {
		t.Fatal("she can't sign in")
	}
	return g
}

// fresh is a target over an SQLite database of its own.
func fresh(t *testing.T, settings config.Config, change func(*pricelist.List)) *target {
	t.Helper()
	return aim(t, storetest.Open(t, storetest.SQLite(t, true), storetest.NewClock()), settings, change)
}

// added is a clinic whose draft and whose one revision are a demonstration's.
func (g *target) added(t *testing.T, slug, name, owner string, change func(*pricelist.List)) account.Clinic {
	t.Helper()
	ctx := t.Context()
	user, err := g.accounts.AddUser(ctx, owner, passwords)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = g.accounts.AddClinic(ctx, account.Clinic{Slug: slug, Name: name, State: "WA"}, owner); err == nil {
		err = g.accounts.Approve(ctx, slug)
	}
	if err != nil {
		t.Fatal(err)
	}
	c, err := g.accounts.Clinic(ctx, slug)
	if err != nil {
		t.Fatal(err)
	}
	list := demonstration(t, "cedar-street-massage")
	list.Name = name
	if change != nil {
		change(&list)
	}
	if err := g.prices.Replace(ctx, c, user, &list); err != nil {
		t.Fatal(err)
	}
	if _, err := g.publisher.Publish(ctx, publish.Command{Clinic: c, User: user, Note: "The first.", List: &list}); err != nil {
		t.Fatal(err)
	}
	return c
}

func demonstration(t *testing.T, slug string) pricelist.List {
	t.Helper()
	lists, err := demonstrations()
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range lists {
		if list.Seller.ID == slug {
			return list
		}
	}
	t.Fatalf("there is no demonstration %s", slug)
	return pricelist.List{}
}

// get asks for a page as whoever has the cookies.
func (g *target) get(t *testing.T, path string, cookies []*http.Cookie, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return g.ask(t, http.MethodGet, path, nil, cookies, headers...)
}

// post sends a form.
func (g *target) post(t *testing.T, path string, form url.Values, cookies []*http.Cookie, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return g.ask(t, http.MethodPost, path, form, cookies, headers...)
}

// ask sends a request with headers of names and values. The header Host is the
// request's own.
func (g *target) ask(t *testing.T, method, path string, form url.Values, cookies []*http.Cookie, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, "/", strings.NewReader(form.Encode()))
	at, err := url.ParseRequestURI(path)
	if err != nil {
		t.Fatal(err)
	}
	r.URL, r.RequestURI = at, path
	r.Host, r.RemoteAddr = "localhost:8080", "127.0.0.1:4321"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	g.engine.ServeHTTP(w, r)
	return w
}

// rows is every row of every table, worded, so that a test can say that nothing
// was changed.
func rows(t *testing.T, db *store.DB) (all []string) {
	t.Helper()
	if err := db.Read(t.Context(), func(tx *store.Tx) error {
		for _, query := range []string{
			`SELECT id || ' ' || email || ' ' || password || ' ' || COALESCE(locked_at, 0) FROM users ORDER BY 1`,
			`SELECT id || ' ' || slug || ' ' || name || ' ' || state || ' ' || COALESCE(approved_at, 0) FROM clinics ORDER BY 1`,
			`SELECT clinic_id || ' ' || user_id || ' ' || role FROM members ORDER BY 1`,
			`SELECT kid || ' ' || secret || ' ' || COALESCE(retired_at, 0) FROM signing_keys ORDER BY 1`,
			`SELECT id || ' ' || user_id || ' ' || browser || ' ' || COALESCE(ended_by, '') FROM families ORDER BY 1`,
			`SELECT clinic_id || ' ' || kind || ' ' || id || ' ' || version || ' ' || position || ' ' || body || ' ' || changed_by FROM draft_items ORDER BY 1`,
			`SELECT clinic_id || ' ' || revision || ' ' || sha256 || ' ' || document || ' ' || note || ' ' || published_by FROM revisions ORDER BY 1`,
			`SELECT clinic_id || ' ' || revision || ' ' || withdrawn_by FROM withdrawals ORDER BY 1`,
			`SELECT path || ' ' || COALESCE(superseded_at, 0) FROM bundles ORDER BY 1`,
			`SELECT name || ' ' || number FROM publications ORDER BY 1`,
		} {
			var some []string
			if err := tx.Select(&some, query); err != nil {
				return err
			}
			all = append(all, some...)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// faults are the log's lines of errors: where a server has one, it was broken.
func (g *target) faults() (all []string) {
	for line := range strings.Lines(g.log.String()) {
		if strings.Contains(line, "level="+slog.LevelError.String()) {
			all = append(all, line)
		}
	}
	return all
}
