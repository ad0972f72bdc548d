package visitor

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"kneadwise/server/httpd"
	"kneadwise/server/page"
)

// Routes renders the pages and adds them. An error is a template, a text or an
// asset of ours that is missing: it shows at start, never to a visitor.
func Routes(r gin.IRoutes, site *page.Site) error {
	documents, err := render(site, policies{httpd.PagePolicy().String(), httpd.WorkerPolicy().String()})
	if err != nil {
		return fmt.Errorf("couldn't make the visitors' pages: %w", err)
	}
	for _, d := range documents {
		handler, err := httpd.Page(d.html)
		if err != nil {
			return fmt.Errorf("couldn't make the page %s: %w", d.path, err)
		}
		httpd.Get(r, d.path, handler)
	}
	httpd.Get(r, "/es", func(c *gin.Context) { c.Redirect(http.StatusPermanentRedirect, "/es/") })
	return nil
}
