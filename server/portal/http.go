package portal

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/httpd"
)

// Routes adds the pages: to signedIn, which is /portal behind Require, the list of
// clinics; to clinic, which is /portal/c/:clinic behind Member as well, the rest.
func (p *Portal) Routes(signedIn, clinic gin.IRoutes) {
	httpd.Get(signedIn, "/", p.getHome)

	httpd.Get(clinic, "/preview", p.getPreview)
	httpd.Get(clinic, "/draft.kwb", p.getDraftBundle)
	httpd.Get(clinic, "/published.kwb", p.getPublishedBundle)
	httpd.Get(clinic, "/publish", p.getPublish)
	clinic.POST("/publish", p.postPublish)
	httpd.Get(clinic, "/history", p.getHistory)
	httpd.Get(clinic, "/history/:revision", p.getRevision)
	clinic.POST("/history/:revision/revert", p.postRevert)
	httpd.Get(clinic, "/withdraw", p.getWithdraw)
	clinic.POST("/withdraw", p.postWithdraw)
	httpd.Get(clinic, "/widget", p.getWidget)
}

// Names of the pages.
const (
	homePage     = "portal/home"
	previewPage  = "portal/preview"
	publishPage  = "portal/publish"
	historyPage  = "portal/history"
	revisionPage = "portal/revision"
	withdrawPage = "portal/withdraw"
	widgetPage   = "portal/widget"
)

// done says in the address of a page what has just been done there; the words are
// the page's.
const done = "done"

// flash is one line on what has just been done.
func flash(c *gin.Context) string {
	switch c.Query(done) {
	case "published":
		return "Published. Buyers read the new prices from now on."
	case "reverted":
		return "Published again. The draft is the same now."
	case "withdrawn":
		return "Withdrawn. Nobody reads these prices any more."
	}
	return ""
}

func (p *Portal) show(c *gin.Context, status int, name string, view any, err error) {
	var html []byte
	if err == nil {
		html, err = p.Site.Render(name, view)
	}
	httpd.PortalPolicy().Use(c)
	c.Header("Cache-Control", "no-store")
	httpd.Send(c, status, html, err)
}

// goTo shows another page of the clinic after something was done.
func goTo(c *gin.Context, to string) {
	c.Redirect(http.StatusSeeOther, address(account.Of(c.Request.Context()), to))
}

func form(c *gin.Context) (url.Values, bool) {
	sent, err := httpd.Form(c.Request)
	if err != nil {
		httpd.Fail(c, err)
	}
	return sent, err == nil
}

func (p *Portal) getHome(c *gin.Context) {
	v, err := p.home(c.Request.Context())
	p.show(c, http.StatusOK, homePage, v, err)
}

func (p *Portal) getPreview(c *gin.Context) {
	v, err := p.preview(c.Request.Context())
	p.show(c, http.StatusOK, previewPage, v, err)
}

func (p *Portal) getDraftBundle(c *gin.Context) {
	data, err := p.draftBundle(c.Request.Context())
	sendBundle(c, data, err)
}

func (p *Portal) getPublishedBundle(c *gin.Context) {
	data, err := p.publishedBundle(c.Request.Context())
	sendBundle(c, data, err)
}

func sendBundle(c *gin.Context, data []byte, err error) {
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, "application/octet-stream", data)
}

func (p *Portal) getPublish(c *gin.Context) {
	v, err := p.lastLook(c.Request.Context(), "", nil)
	p.show(c, http.StatusOK, publishPage, v, err)
}

// postPublish publishes, or shows the page again with what stands in the way.
func (p *Portal) postPublish(c *gin.Context) {
	typed, ok := form(c)
	if !ok {
		return
	}
	asked := parsePublication(typed)
	_, err := p.publish(c.Request.Context(), asked)
	switch kind := fault.KindOf(err); {
	case err == nil:
		goTo(c, "history?"+done+"=published")
	case kind == fault.Conflict:
		v, failed := p.lastLook(c.Request.Context(), asked.note, err)
		v.Moved = true
		p.show(c, http.StatusConflict, publishPage, v, failed)
	case kind == fault.Invalid:
		v, failed := p.lastLook(c.Request.Context(), asked.note, err)
		p.show(c, http.StatusUnprocessableEntity, publishPage, v, failed)
	default:
		httpd.Fail(c, err)
	}
}

func (p *Portal) getHistory(c *gin.Context) {
	v, err := p.history(c.Request.Context())
	v.Flash = flash(c)
	p.show(c, http.StatusOK, historyPage, v, err)
}

// revisionOf is the number in the address, 0 where it is none.
func revisionOf(c *gin.Context) int {
	text := c.Param("revision")
	n, err := strconv.Atoi(text)
	if err != nil || strconv.Itoa(n) != text {
		return 0
	}
	return n
}

func (p *Portal) getRevision(c *gin.Context) {
	v, err := p.revision(c.Request.Context(), revisionOf(c))
	p.show(c, http.StatusOK, revisionPage, v, err)
}

func (p *Portal) postRevert(c *gin.Context) {
	typed, ok := form(c)
	if !ok {
		return
	}
	_, err := p.revert(c.Request.Context(), revisionOf(c), typed)
	switch {
	case err == nil:
		goTo(c, "history?"+done+"=reverted")
	case fault.KindOf(err) == fault.Conflict:
		v, failed := p.revision(c.Request.Context(), revisionOf(c))
		v.Moved = true
		p.show(c, http.StatusConflict, revisionPage, v, failed)
	default:
		httpd.Fail(c, err)
	}
}

func (p *Portal) getWithdraw(c *gin.Context) {
	v, err := p.withdrawal(c.Request.Context(), "", false)
	p.show(c, http.StatusOK, withdrawPage, v, err)
}

func (p *Portal) postWithdraw(c *gin.Context) {
	typed, ok := form(c)
	if !ok {
		return
	}
	name := typed.Get(nameField)
	v, err := p.withdrawal(c.Request.Context(), name, true)
	switch {
	case err != nil:
		httpd.Fail(c, err)
	case len(v.Problems) > 0:
		p.show(c, http.StatusUnprocessableEntity, withdrawPage, v, nil)
	default:
		if err := p.withdraw(c.Request.Context()); err != nil {
			httpd.Fail(c, err)
			return
		}
		goTo(c, "history?"+done+"=withdrawn")
	}
}

func (p *Portal) getWidget(c *gin.Context) {
	v, err := p.widget(c.Request.Context(), parseLook(c.Request.URL.Query()), "http://"+c.Request.Host)
	p.show(c, http.StatusOK, widgetPage, v, err)
}
