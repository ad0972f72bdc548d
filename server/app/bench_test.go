package app

import (
	"context"
	"html/template"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/httpd"
	"kneadwise/server/pricing"
	"kneadwise/server/store"
)

// What is said of a visit as she types it, over HTTP: with a session, through all
// that stands before it, the draft and the review; against gin and html/template
// alone, which write the same part of the same page from a view that is ready.
func BenchmarkPortalFragment(b *testing.B) {
	ctx := b.Context()
	db, err := store.Open(ctx, b.TempDir()+"/kneadwise.db", store.Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if err := db.Migrate(ctx); err != nil {
		b.Fatal(err)
	}
	s, err := newSite(ctx, config.Config{Data: b.TempDir(), Demo: true}, db, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		b.Fatal(err)
	}
	form := url.Values{"version": {"1"}, "modality": {"deep_tissue"}, "minutes": {"60"}, "hands_on": {"50"}, "price": {"95"}, "first_visit": {""}}
	view, err := s.prices.CheckView(ctx, s.owner.Clinic, pricing.Entry{Kind: pricing.KindService, ID: "deep-60", Version: 1, Values: form})
	if err != nil || view.Sentence == "" {
		b.Fatalf("nothing is said of a visit: %v", err)
	}
	bare := gin.New()
	part := s.pages.Template("portal/service").Lookup("item-check")
	bare.POST("/", func(c *gin.Context) { writePart(c, part, view) })

	bench := func(name string, handler http.Handler, path string, signIn bool) {
		b.Run(name, func(b *testing.B) {
			at, stop := serving(b, handler)
			defer stop()
			jar, err := cookiejar.New(nil)
			if err != nil {
				b.Fatal(err)
			}
			client := &http.Client{Jar: jar, Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			if signIn {
				if _, err := sent(b.Context(), client, at+"/portal/sign-in", url.Values{"sign-in-email": {account.DemonstrationEmail}, "sign-in-password": {s.owner.Password}}); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				text, err := sent(b.Context(), client, at+path, form)
				if err != nil || !strings.Contains(text, template.HTMLEscapeString(view.Sentence)) {
					b.Fatalf("%v: %.200s", err, text)
				}
			}
		})
	}
	bench("bare", bare, "/", false)
	bench("portal", s.engine, "/portal/c/"+s.owner.Clinic.Slug+"/services/deep-60/check", true)
}

func writePart(c *gin.Context, part *template.Template, view pricing.CheckView) {
	c.Header("Content-Type", "text/html; charset=utf-8")
	if err := part.Execute(c.Writer, view); err != nil {
		panic(err)
	}
}

// serving is a handler on a port of this machine, and what ends it.
func serving(b *testing.B, handler http.Handler) (at string, stop func()) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := httpd.NewServer(handler, slog.New(slog.DiscardHandler))
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	return "http://" + l.Addr().String(), func() { server.Close(); <-ended }
}

// sent posts a form as htmx does, and returns what comes back.
func sent(ctx context.Context, client *http.Client, at string, form url.Values) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, at, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("HX-Request", "true")
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return string(text), err
}
