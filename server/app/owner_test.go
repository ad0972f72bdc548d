package app

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/store"
)

// opened is a site over the data of the settings, until the test ends.
func opened(t *testing.T, settings config.Config) *site {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(settings.Data, "kneadwise.db"), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := newSite(t.Context(), settings, db, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// enter signs somebody in and returns the cookies.
func enter(t *testing.T, s *site, email, password string) []*http.Cookie {
	t.Helper()
	form := url.Values{"sign-in-email": {email}, "sign-in-password": {password}}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/portal/sign-in", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return send(s, r, nil).Result().Cookies()
}

// send sends a request from this machine.
func send(s *site, r *http.Request, cookies []*http.Cookie) *httptest.ResponseRecorder {
	r.Host, r.RemoteAddr = "localhost:8080", "127.0.0.1:4321"
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	s.engine.ServeHTTP(w, r)
	return w
}

func TestTheDemonstrationCanBeEntered(t *testing.T) {
	data := t.TempDir()
	s := opened(t, config.Config{Data: data, Demo: true})
	var told bytes.Buffer
	tell(&told, "http://127.0.0.1:8080", s.owner)
	found := regexp.MustCompile(`^a clinic's portal is at http://127\.0\.0\.1:8080/portal/ \(sign in as (\S+) with the password ([a-z2-7]{26})\)\n$`).FindStringSubmatch(told.String())
	if len(found) != 3 || found[1] != account.DemonstrationEmail {
		t.Fatalf("it says %q", &told)
	}
	cookies := enter(t, s, found[1], found[2])
	page := send(s, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/portal/c/"+demonstrated+"/", nil), cookies)
	if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), "Cedar Street Massage") {
		t.Errorf("her clinic's page has status %d", page.Code)
	}
	if draft, err := s.prices.Draft(t.Context(), s.owner.Clinic); err != nil || len(draft.Items) < 3 {
		t.Errorf("her draft has %d parts: %v", len(draft.Items), err)
	}

	again := opened(t, config.Config{Data: data, Demo: true})
	if again.owner.Password != s.owner.Password {
		t.Error("a second start tells another password")
	}
	without := opened(t, config.Config{Data: data})
	if without.owner != nil || len(enter(t, without, found[1], found[2])) > 0 {
		t.Error("without --demo the demonstration's owner signs in")
	}
	told.Reset()
	if tell(&told, "http://127.0.0.1:8080", without.owner); told.Len() > 0 {
		t.Errorf("without --demo it says %q", &told)
	}
	if page := send(without, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/portal/sessions", nil), cookies); page.Code != http.StatusSeeOther {
		t.Errorf("her session goes on without --demo: status %d", page.Code)
	}
}

func TestTheDemonstrationStaysOnThisMachine(t *testing.T) {
	for _, test := range []struct {
		addr, publicURL string
		want            bool
	}{
		{"", "", true},
		{"127.0.0.1:8080", "", true},
		{"127.1.2.3:0", "", true},
		{"[::1]:8080", "", true},
		{"localhost:8080", "http://localhost:8080", true},
		{"localhost:8080", "http://[::1]:8080", true},
		{":8080", "", false},
		{"0.0.0.0:8080", "", false},
		{"[::]:8080", "", false},
		{"192.168.1.5:8080", "", false},
		{"clinic.example:8080", "", false},
		{"localhost.example:8080", "", false},
		{"127.0.0.1:8080", "https://prices.example", false},
		{"127.0.0.1:8080", "https://127.0.0.1.example", false},
	} {
		err := demonstrationStays(config.Config{Addr: test.addr, PublicURL: test.publicURL})
		var misused usageError
		if (err == nil) != test.want || err != nil && !errors.As(err, &misused) {
			t.Errorf("%q, %q: %v", test.addr, test.publicURL, err)
		}
	}
}
