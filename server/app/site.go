package app

import (
	"log/slog"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/config"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/visitor"
	"kneadwise/web"
)

// site is everything that is served: the assets, and the pages that name them.
func site(settings config.Config, log *slog.Logger) (*gin.Engine, error) {
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
	visitors, err := visitor.Open(pages, visitor.Clinics{})
	if err != nil {
		return nil, err
	}
	visitors.Routes(engine)
	return engine, nil
}

// bodyLimit is how long a body may be: only clinics send any.
func bodyLimit(path string) int64 {
	if strings.HasPrefix(path, "/portal/") || strings.HasSuffix(path, "/for-clinics") {
		return 128 << 10
	}
	return 4 << 10
}
