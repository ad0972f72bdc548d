package app

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kneadwise/server/store/storetest"
)

func TestReadyIsNotAliveAlone(t *testing.T) {
	storetest.Told(t)
	server, err := storetest.StartServer()
	if err != nil {
		t.Fatalf("this test needs PostgreSQL: %v", err)
	}
	at, ended := servedAndLogged(t, "--dsn", server.DSN)
	if got, _ := get(t, at+"/readyz"); got != http.StatusOK {
		t.Errorf("/readyz has status %d", got)
	}
	if err := server.End(); err != nil {
		t.Fatal(err)
	}
	got, words := get(t, at+"/readyz")
	if got != http.StatusServiceUnavailable || words != "the database does not answer\n" {
		t.Errorf("without a database /readyz has status %d and says %q", got, words)
	}
	for _, path := range []string{"/livez", "/"} {
		if got, _ := get(t, at+path); got != http.StatusOK {
			t.Errorf("without a database %s has status %d", path, got)
		}
	}
	if log := ended(); !strings.Contains(log, "not ready") {
		t.Errorf("the log says nothing of it: %s", log)
	}
}

// What people send, and what the operator keeps to himself, is in no line.
func TestLogsAreFreeOfSecretsAndPersons(t *testing.T) {
	dsn, err := url.Parse(storetest.Postgres(t, false))
	if err != nil {
		t.Fatal(err)
	}
	dsn.User = url.UserPassword("postgres", "s3cret-of-the-database") // which it does not ask for
	for _, form := range []string{"text", "json"} {
		t.Run(form, func(t *testing.T) {
			at, ended := servedAndLogged(t, "--log", form, "--dsn", dsn.String())
			asked := map[string]string{}
			for _, r := range []struct{ method, path, body string }{
				{"GET", "/?income=s3cret-income&income=" + url.QueryEscape("dana@example.com"), ""},
				{"GET", "/portal/", ""},
				{"POST", "/portal/sign-in", "email=dana%40example.com&password=s3cret-password"},
				{"POST", "/portal/sign-out", "email=dana%40example.com"},
				{"GET", "/portal/c/cedar/?token=s3cret-token", ""},
				{"POST", "/for-clinics?x=s3cret-query", "name=s3cret-name"},
				{"GET", "/nowhere?x=s3cret-query", ""},
				{"PUT", "/?x=s3cret-query", "s3cret-body"},
			} {
				request, err := http.NewRequestWithContext(t.Context(), r.method, at+r.path, strings.NewReader(r.body))
				if err != nil {
					t.Fatal(err)
				}
				request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				request.Header.Set("Authorization", "Bearer s3cret-bearer")
				request.Header.Set("User-Agent", "s3cret-browser")
				request.Header.Set("Referer", "https://s3cret-referrer.example/")
				request.Header.Set("X-Forwarded-For", "203.0.113.77")
				request.Header.Set("X-Request-Id", "s3cret-id")
				request.AddCookie(&http.Cookie{Name: "kneadwise-access", Value: "s3cret-access"})
				request.AddCookie(&http.Cookie{Name: "kneadwise-refresh", Value: "s3cret-refresh"})
				client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
				answer, err := client.Do(request)
				if err != nil {
					t.Fatal(err)
				}
				answer.Body.Close()
				asked[answer.Header.Get("X-Request-Id")] = r.method + " " + request.URL.Path
			}
			log := ended()
			for _, secret := range []string{"s3cret", "dana", "example.com", "203.0.113", "127.0.0.1:", "postgres:"} {
				if strings.Contains(log, secret) {
					t.Errorf("%q is in the log:\n%s", secret, log)
				}
			}
			for id, what := range asked {
				if id == "" || !strings.Contains(log, id) {
					t.Errorf("%s, request %q, is not in the log:\n%s", what, id, log)
				}
			}
			if form == "json" {
				for line := range strings.Lines(log) {
					if !json.Valid([]byte(line)) {
						t.Errorf("no JSON: %s", line)
					}
				}
			}
		})
	}
}
