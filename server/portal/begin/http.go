package begin

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/civil"
)

// name is the page's in package page, answerBlock what is made anew as she types.
const (
	name        = "begin/for-clinics"
	formBlock   = "begin"
	answerBlock = "answer"
)

// Options are what the page needs.
type Options struct {
	Site *page.Site
	// Today is the day on which a publication of this moment would be dated.
	Today func() civil.Date
	// Contact is whom to ask for an account, a web or mail address; it may be empty.
	Contact string
}

type pages struct {
	site    *page.Site
	today   func() civil.Date
	contact string
}

// Routes adds the page in each language.
func Routes(r gin.IRoutes, o Options) {
	p := &pages{site: o.Site, today: o.Today, contact: o.Contact}
	for _, language := range locale.Languages() {
		path := page.In(language, page.BeginPath)
		httpd.Get(r, path, func(c *gin.Context) { p.whole(c, language, blank(), false) })
		r.POST(path, func(c *gin.Context) {
			if typed, ok := sent(c); ok {
				p.whole(c, language, typed, true)
			}
		})
		r.POST(path+"/answer", func(c *gin.Context) {
			if typed, ok := sent(c); ok {
				p.part(c, language, typed)
			}
		})
	}
}

func sent(c *gin.Context) (Typed, bool) {
	form, err := httpd.Form(c.Request)
	if err != nil {
		httpd.Fail(c, err)
		return nil, false
	}
	return Read(form), true
}

// whole answers with the page, or, where its script asks, with the form and the
// answer.
func (p *pages) whole(c *gin.Context, language locale.Language, typed Typed, strict bool) {
	v, err := p.view(language, typed, p.today(), strict)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	status := http.StatusOK
	if len(v.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	block := "layout"
	if strict && httpd.FromHTMX(c.Request) {
		block = formBlock
	}
	p.send(c, status, block, v)
}

// part answers with what can be said of what she has typed so far.
func (p *pages) part(c *gin.Context, language locale.Language, typed Typed) {
	v, err := p.view(language, typed, p.today(), false)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	p.send(c, http.StatusOK, answerBlock, v)
}

func (p *pages) send(c *gin.Context, status int, block string, v View) {
	html, err := p.site.Fragment(name, block, v)
	httpd.PortalPolicy().Use(c)
	c.Header("Cache-Control", "no-store")
	httpd.Send(c, status, html, err)
}
