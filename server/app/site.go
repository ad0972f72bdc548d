package app

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/embed"
	"kneadwise/server/directory"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/server/visitor"
	"kneadwise/web"
)

// A site is everything that is served, and what it is made of.
type site struct {
	engine    *gin.Engine
	publisher *publish.Publisher
}

// newSite wires everything together over a database whose tables are up to date.
func newSite(ctx context.Context, settings config.Config, db *store.DB, log *slog.Logger) (*site, error) {
	assets, err := web.Manifest()
	if err != nil {
		return nil, err
	}
	pages, err := page.Open(web.Files(), assets, release(), settings.PublicURL)
	if err != nil {
		return nil, err
	}
	engine, err := httpd.New(httpd.Options{
		Log:       log,
		Now:       time.Now,
		Secure:    settings.Secure(),
		Assets:    assets,
		Dist:      web.Dist(),
		ErrorPage: pages.Failure,
		BodyLimit: bodyLimit,
	})
	if err != nil {
		return nil, err
	}
	httpd.Get(engine, "/readyz", ready(db, log))
	published, err := publishOptions(settings, db, log)
	if err != nil {
		return nil, err
	}
	publisher := publish.New(published)
	publisher.Routes(engine)
	visitors, err := visitor.Open(pages, visitor.Clinics{})
	if err != nil {
		return nil, err
	}
	visitors.Routes(engine)
	framed := embed.Options{Site: pages, Find: embed.Published(publisher.Library), PublicURL: settings.PublicURL}
	if err := embed.Routes(engine, framed, web.Dist()); err != nil {
		return nil, err
	}
	directory.New(directory.Options{Site: pages, Library: publisher.Library, Now: time.Now, PublicURL: settings.PublicURL}).Routes(engine)
	publisher.OnChange(func(l *publish.Library) {
		if err := visitors.Show(clinicsOf(l)); err != nil {
			log.ErrorContext(ctx, "the visitors' pages are behind what is published", slog.Any("error", err))
		}
	})

	if settings.Demo {
		if err := demonstrate(ctx, account.New(db, nil), publisher, log); err != nil {
			return nil, err
		}
	}
	return &site{engine, publisher}, publisher.Start(ctx)
}

// clinicsOf is what a visitor can compare of what is published.
func clinicsOf(l *publish.Library) visitor.Clinics {
	var all visitor.Clinics
	for _, b := range l.Bundles() {
		all.Bundles = append(all.Bundles, visitor.Bundle{State: b.State, Path: b.Path, Bytes: b.Brotli, Clinics: b.Clinics})
	}
	for _, listed := range l.Lists() {
		if listed.List.Demonstration {
			all.Invented++
		}
	}
	return all
}

// bodyLimit is how long a body may be: only clinics send any.
func bodyLimit(path string) int64 {
	if strings.HasPrefix(path, "/portal/") || strings.HasSuffix(path, "/for-clinics") {
		return 128 << 10
	}
	return 4 << 10
}
