package visitor

import (
	"fmt"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"

	"kneadwise/server/httpd"
	"kneadwise/server/page"
)

// Pages are the visitors' pages, as they are now.
type Pages struct {
	site    *page.Site
	turn    sync.Mutex // one rendering at a time, so that the last one stays
	current map[string]*httpd.Live
}

// Open renders the pages. An error is a template, a text or an asset of ours
// that is missing: it shows at start, never to a visitor.
func Open(site *page.Site, clinics Clinics) (*Pages, error) {
	p := &Pages{site: site, current: map[string]*httpd.Live{}}
	documents, err := p.render(clinics)
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		p.current[d.path] = new(httpd.Live)
	}
	return p, p.show(documents)
}

// Show renders the pages anew, for the clinics of now. Until that is done, and
// where it fails, requests get what was rendered before.
func (p *Pages) Show(clinics Clinics) error {
	p.turn.Lock()
	defer p.turn.Unlock()
	documents, err := p.render(clinics)
	if err != nil {
		return err
	}
	return p.show(documents)
}

func (p *Pages) render(clinics Clinics) ([]document, error) {
	documents, err := render(p.site, policies{httpd.PagePolicy().String(), httpd.WorkerPolicy().String(), httpd.OfflinePolicy().String()}, clinics)
	if err != nil {
		return nil, fmt.Errorf("couldn't make the visitors' pages: %w", err)
	}
	return documents, nil
}

func (p *Pages) show(documents []document) error {
	for _, d := range documents {
		if err := p.current[d.path].Show(d.html); err != nil {
			return fmt.Errorf("couldn't make the page %s: %w", d.path, err)
		}
	}
	return nil
}

// Routes adds the pages.
func (p *Pages) Routes(r gin.IRoutes) {
	for path, page := range p.current {
		httpd.Get(r, path, page.Serve)
	}
	httpd.Get(r, "/es", func(c *gin.Context) { c.Redirect(http.StatusPermanentRedirect, "/es/") })
}
