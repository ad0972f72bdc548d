package pricing

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
)

// Options is what the pages need.
type Options struct {
	Prices *Prices
	Site   *page.Site
	// Frame makes the frame of a page of that title: who is signed in, and the
	// clinic that the request is about.
	Frame func(ctx context.Context, title string) (page.PortalFrame, error)
	// ClinicsOf returns the clinics that a person acts for.
	ClinicsOf func(ctx context.Context, user string) ([]account.Clinic, error)
}

type pages struct{ Options }

// Routes adds the pages of the draft: to clinic, the group of /portal/c/:clinic
// behind Require and Member, and to portal, that of /portal behind Require.
func Routes(portal, clinic gin.IRoutes, o Options) {
	p := pages{o}
	portal.POST("/offer", p.postOffer)
	httpd.Get(clinic, "/", p.getOverview)
	clinic.POST("/offer", p.postAdopt)
	for _, kind := range kinds() {
		part, f := "/"+kind.plural(), p.of(kind)
		if form, _ := formOf(kind); form.key != "" {
			httpd.Get(clinic, part+"/new", f.getForm)
			clinic.POST(part+"/new", f.postForm)
			clinic.POST(part+"/new/check", f.postCheck)
			httpd.Get(clinic, part+"/:id/remove", f.getRemove)
			clinic.POST(part+"/:id/remove", f.postRemove)
			part += "/:id"
		}
		httpd.Get(clinic, part, f.getForm)
		clinic.POST(part, f.postForm)
		clinic.POST(part+"/check", f.postCheck)
	}
}

// forms are the pages of one kind of part.
type forms struct {
	pages
	kind Kind
}

func (p pages) of(kind Kind) forms { return forms{p, kind} }

// base is the address below which everything of the clinic is.
func base(c *gin.Context) string {
	return "/portal/c/" + account.Of(c.Request.Context()).Slug + "/"
}

// posted reads a form. The fault is TooLarge or Invalid.
func posted(c *gin.Context) (url.Values, error) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, MaxBody)
	return httpd.Form(c.Request)
}

// entry is a form as it was sent.
func (f forms) entry(c *gin.Context) (Entry, error) {
	values, err := posted(c)
	if err != nil {
		return Entry{}, err
	}
	version, _ := strconv.ParseInt(values.Get("version"), 10, 64) // none: 0
	return Entry{
		Kind: f.kind, ID: c.Param("id"), Version: version, Values: values,
		Take: values["take"], Again: values.Get("again") == "yes",
	}, nil
}

// getOverview is GET /portal/c/:clinic/.
func (p pages) getOverview(c *gin.Context) {
	d, err := p.Prices.Draft(c.Request.Context(), account.Of(c.Request.Context()))
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	view, err := p.Prices.overview(base(c), d)
	if err == nil {
		view.PortalFrame, err = p.frame(c, "Your prices")
	}
	view.Flash = flash(c.Query("done"))
	p.render(c, http.StatusOK, "portal/overview", view, err)
}

// getForm is GET /portal/c/:clinic/services/new, …/services/:id and the like.
func (f forms) getForm(c *gin.Context) {
	ctx := c.Request.Context()
	d, err := f.Prices.Draft(ctx, account.Of(ctx))
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	item, values, err := f.Prices.filled(account.Of(ctx), d, f.kind, c.Param("id"))
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	view, err := f.view(c, d.Items, values, item.Version, nil, nil)
	f.render(c, http.StatusOK, f.page(), view, err)
}

// postForm is POST to the same addresses.
func (f forms) postForm(c *gin.Context) {
	e, err := f.entry(c)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	ctx := c.Request.Context()
	if f.kind == KindProfile && e.Values.Get("more") != "" {
		f.again(c, e)
		return
	}
	s, _ := auth.Of(ctx)
	item, err := f.Prices.Save(ctx, account.Of(ctx), s.User, e)
	var refused *Refused
	var clash *Clash
	switch {
	case err == nil:
		f.done(c, base(c)+"?done="+saved(e, item))
	case errors.As(err, &refused):
		f.show(c, http.StatusUnprocessableEntity, e, refused.Values, refused.Typed.Wrong, nil)
	case errors.As(err, &clash):
		f.show(c, http.StatusConflict, e, clash.Values, nil, clash)
	default:
		httpd.Fail(c, err)
	}
}

// again shows the form with room for one more place.
func (f forms) again(c *gin.Context, e Entry) {
	oneMoreRow(e.Values)
	f.show(c, http.StatusOK, e, e.Values, nil, nil)
}

// show answers with the form and what is to be said of it.
func (f forms) show(c *gin.Context, status int, e Entry, values url.Values, wrong map[string]string, clash *Clash) {
	d, err := f.Prices.Draft(c.Request.Context(), account.Of(c.Request.Context()))
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	view, err := f.view(c, d.Items, values, e.Version, wrong, clash)
	view.Again, view.Unsaved = view.Again || e.Again, true
	if !httpd.FromHTMX(c.Request) {
		f.render(c, status, f.page(), view, err)
		return
	}
	f.fragment(c, status, f.page(), "item-form", view, err)
}

// postCheck is POST …/check: the form as she types it.
func (f forms) postCheck(c *gin.Context) {
	e, err := f.entry(c)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	ctx := c.Request.Context()
	view, err := f.Prices.CheckView(ctx, account.Of(ctx), e)
	if fault.KindOf(err) == fault.NotFound {
		httpd.Fail(c, err)
		return
	}
	f.fragment(c, http.StatusOK, f.page(), "item-check", view, err)
}

// view is the form with what it holds.
func (f forms) view(c *gin.Context, items []Item, values url.Values, version int64, wrong map[string]string, clash *Clash) (FormView, error) {
	form, _ := formOf(f.kind)
	id := c.Param("id")
	frame, err := f.frame(c, f.title(id != ""))
	if err != nil {
		return FormView{}, err
	}
	v := FormView{PortalFrame: frame, Back: base(c), Action: c.Request.URL.Path, Version: version}
	v.CheckAt = v.Action + "/check"
	if id != "" {
		v.RemoveAt = v.Action + "/remove"
	}
	a := f.Prices.around(form, items, id, values)
	if f.kind == KindPayer {
		v.Insurer = f.Prices.name("payer." + id)
	}
	if clash != nil {
		a.reach(clash.Saved.Part)
	}
	v.fill(form, a, values, wrong, clash)
	return v, nil
}

// page is the name of the template.
func (f forms) page() string { return "portal/" + string(f.kind) }

func (f forms) title(old bool) string {
	switch f.kind {
	case KindProfile:
		return "Your clinic"
	case KindTerms:
		return "Dates, fees and tips"
	case KindService:
		return either(old, "Change a visit", "Add a visit")
	case KindPayer:
		return either(old, "Change what you say of an insurer", "Add an insurer")
	}
	return either(old, "Change a ", "Add a ") + string(f.kind)
}

func (p pages) frame(c *gin.Context, title string) (page.PortalFrame, error) {
	f, err := p.Frame(c.Request.Context(), title)
	f.Here = "prices"
	return f, err
}

// done goes on to another page after something was saved.
func (p pages) done(c *gin.Context, to string) {
	if httpd.FromHTMX(c.Request) {
		c.Header("HX-Redirect", to)
		c.Status(http.StatusOK)
		return
	}
	c.Redirect(http.StatusSeeOther, to)
}

func (p pages) render(c *gin.Context, status int, name string, view any, err error) {
	var html []byte
	if err == nil {
		html, err = p.Site.Render(name, view)
	}
	httpd.Send(c, status, html, err)
}

func (p pages) fragment(c *gin.Context, status int, name, block string, view any, err error) {
	var html []byte
	if err == nil {
		html, err = p.Site.Fragment(name, block, view)
	}
	httpd.Send(c, status, html, err)
}

// saved is the word by which the overview knows what was done.
func saved(e Entry, item Item) string {
	verb := "saved-"
	if e.Version == 0 {
		verb = "added-"
	}
	return verb + string(item.Part.Kind())
}

// flash is the line for a word; a word that is none has no line, so that no
// address can put words on the page.
func flash(word string) string {
	verb, kind, _ := strings.Cut(word, "-")
	of := map[string]string{
		"profile": "What you say of your clinic", "service": "The visit", "package": "The package",
		"membership": "The membership", "payer": "What you say of the insurer", "terms": "Dates, fees and tips",
	}[kind]
	past := map[string]string{"saved": " saved", "added": " added", "removed": " removed"}[verb]
	if word == "adopted" {
		return "Added to your draft. Buyers see it after you publish."
	}
	if of == "" || past == "" {
		return ""
	}
	return of + either(kind == "terms", " were", " was") + past + ". Buyers see it after you publish."
}

// getRemove is GET …/remove: what would be gone.
func (f forms) getRemove(c *gin.Context) { f.showRemove(c, http.StatusOK) }

func (f forms) showRemove(c *gin.Context, status int) {
	ctx := c.Request.Context()
	d, err := f.Prices.Draft(ctx, account.Of(ctx))
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	view, err := f.Prices.removal(d, f.kind, c.Param("id"))
	if err == nil {
		view.PortalFrame, err = f.frame(c, "Remove this?")
	}
	view.Back, view.Action = base(c), c.Request.URL.Path
	view.Changed = status == http.StatusConflict
	f.render(c, status, "portal/item-remove", view, err)
}

// postRemove is POST …/remove.
func (f forms) postRemove(c *gin.Context) {
	values, err := posted(c)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	ctx := c.Request.Context()
	s, _ := auth.Of(ctx)
	r := Removal{Kind: f.kind, ID: c.Param("id")}
	r.Version, _ = strconv.ParseInt(values.Get("version"), 10, 64) // none: 0, which no part has
	r.Used, _ = strconv.ParseInt(values.Get("used"), 10, 64)
	err = f.Prices.Remove(ctx, account.Of(ctx), s.User, r)
	switch {
	case err == nil:
		f.done(c, base(c)+"?done=removed-"+string(f.kind))
	case fault.KindOf(err) == fault.Conflict:
		f.showRemove(c, http.StatusConflict)
	default:
		httpd.Fail(c, err)
	}
}

// postOffer is POST /portal/offer: what was typed before there was an account,
// beside the draft of one of her clinics. It changes nothing.
func (p pages) postOffer(c *gin.Context) {
	typed, err := posted(c)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	ctx := c.Request.Context()
	s, _ := auth.Of(ctx)
	clinics, err := p.ClinicsOf(ctx, s.User)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	p.showOffer(c, http.StatusOK, clinics, typed)
}

func (p pages) showOffer(c *gin.Context, status int, clinics []account.Clinic, typed url.Values) {
	view, err := p.Prices.offered(c.Request.Context(), clinics, typed)
	if err == nil {
		view.PortalFrame, err = p.Frame(c.Request.Context(), "The prices that you typed")
	}
	view.Changed = status == http.StatusConflict
	p.render(c, status, "portal/item-offer", view, err)
}

// postAdopt is POST /portal/c/:clinic/offer: those of the changes that she chose.
func (p pages) postAdopt(c *gin.Context) {
	typed, err := posted(c)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	chosen := map[string]int64{}
	for _, key := range typed["adopt"] {
		chosen[key], _ = strconv.ParseInt(typed.Get("version."+key), 10, 64) // none: 0
	}
	ctx := c.Request.Context()
	s, _ := auth.Of(ctx)
	clinic := account.Of(ctx)
	done, err := p.Prices.Adopt(ctx, clinic, s.User, typed, chosen)
	switch {
	case err == nil && done > 0:
		p.done(c, base(c)+"?done=adopted")
	case err == nil:
		p.done(c, base(c))
	case fault.KindOf(err) == fault.Conflict:
		p.showOffer(c, http.StatusConflict, []account.Clinic{clinic}, typed)
	default:
		httpd.Fail(c, err)
	}
}
