package app

import (
	"context"
	"log/slog"
	"net/netip"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/config"
	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/server/visitor"
	"kneadwise/web"
)

// A site is everything that is served, and what it is made of.
type site struct {
	settings  config.Config
	db        *store.DB
	log       *slog.Logger
	pages     *page.Site
	engine    *gin.Engine
	passwords *auth.Passwords
	accounts  *account.Accounts
	prices    *pricing.Prices
	publisher *publish.Publisher
	owner     *account.Demonstration // nil without --demo
}

// newSite wires everything together over a database whose tables are up to date.
func newSite(ctx context.Context, settings config.Config, db *store.DB, log *slog.Logger) (*site, error) {
	if settings.Demo {
		if err := demonstrationStays(settings); err != nil {
			return nil, err
		}
	}
	proxies, err := settings.Proxies()
	if err != nil {
		return nil, err
	}
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
		Proxies:   texts(proxies),
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
	publisher.OnChange(func(l *publish.Library) {
		if err := visitors.Show(clinicsOf(l)); err != nil {
			log.ErrorContext(ctx, "the visitors' pages are behind what is published", slog.Any("error", err))
		}
	})

	passwords, err := auth.NewPasswords(auth.DefaultCost())
	if err != nil {
		return nil, err
	}
	s := &site{
		settings: settings, db: db, log: log, pages: pages, engine: engine, publisher: publisher, passwords: passwords,
		accounts: account.New(db, passwords), prices: pricing.New(db, pages.Texts(locale.English), publishingDay),
	}
	if err := s.public(); err != nil {
		return nil, err
	}
	if err := s.portal(ctx); err != nil {
		return nil, err
	}
	if settings.Demo {
		if err := demonstrate(ctx, s.accounts, publisher, log); err != nil {
			return nil, err
		}
	}
	if err := s.letIn(ctx); err != nil {
		return nil, err
	}
	return s, publisher.Start(ctx)
}

// texts are the networks as gin takes them.
func texts(networks []netip.Prefix) (all []string) {
	for _, n := range networks {
		all = append(all, n.String())
	}
	return all
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
