package auth

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
)

// Guard stands before everything below /portal. What changes anything must come
// from a page of this host; and nothing that is answered is kept by a browser.
func (a *Auth) Guard() gin.HandlerFunc {
	policy := httpd.PortalPolicy()
	return func(c *gin.Context) {
		policy.Use(c)
		c.Header("Cache-Control", "no-store")
		if err := a.origins.Check(c.Request); err != nil {
			httpd.Fail(c, &fault.Error{Kind: fault.Denied, Message: "the request came from another site", Cause: err})
		}
	}
}

// Require lets through who is signed in, and puts the session into the request's
// context. It answers everybody else, so that nothing typed is lost: a request of
// htmx with a form for the dialog over the page, another POST with the sign-in
// page that carries the values, and a page with the way through sign-in.
func (a *Auth) Require() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Header("Cache-Control", "no-store")
		s, err := a.Identify(c.Writer, c.Request)
		if err == nil {
			c.Request = c.Request.WithContext(With(c.Request.Context(), s))
			return
		}
		if fault.KindOf(err) != fault.SignedOut {
			httpd.Fail(c, err)
			return
		}
		here := Local(c.Request.URL.RequestURI())
		switch {
		case httpd.FromHTMX(c.Request):
			a.show(c, http.StatusUnauthorized, way{then: Home}, "", nil)
		case !safe(c.Request.Method):
			a.carry(c, here)
		case !opens(c.Request):
			httpd.Fail(c, err)
		default:
			c.Redirect(http.StatusSeeOther, signInAt(here))
		}
		c.Abort()
	}
}

// signInAt is the address of the sign-in page on the way to somewhere.
func signInAt(then string) string {
	if then == Home {
		return Home + "sign-in"
	}
	return Home + "sign-in?" + url.Values{thenField: {then}}.Encode()
}

// carry shows the sign-in page with the values of the form that was sent.
func (a *Auth) carry(c *gin.Context, then string) {
	form, err := httpd.Form(c.Request)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	carried, err := Carry(form)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	a.show(c, http.StatusUnauthorized, way{then, true, carried}, "", nil)
}

// Routes adds the pages of this package below /portal. The group has Guard.
func (a *Auth) Routes(portal gin.IRoutes) {
	httpd.Get(portal, "/sign-in", a.getSignIn)
	portal.POST("/sign-in", a.postSignIn)
	portal.POST("/sign-out", a.postSignOut)
	portal.POST("/begin", a.postBegin)
	required := a.Require()
	portal.GET("/sessions", required, a.getSessions)
	portal.HEAD("/sessions", required, a.getSessions)
	portal.POST("/sessions/:family/end", required, a.postEnd)
}

// show answers with the sign-in form: the page, or what goes into the dialog.
func (a *Auth) show(c *gin.Context, status int, w way, email string, problems []page.Problem) {
	view, err := a.signInView(w, email, problems)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	if !a.jar.private(c.Request) {
		view.Closed, view.Problems, status = true, []page.Problem{closed()}, http.StatusForbidden
	}
	if !httpd.FromHTMX(c.Request) {
		a.render(c, status, signInPage, view)
		return
	}
	block := "dialog"
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		block = "refusal" // of such an answer htmx takes the parts out of band alone
	}
	// The answer's place is the dialog, whatever the element that asked had in
	// mind for its own.
	for name, value := range map[string]string{
		"HX-Retarget": "#sign-in-dialog", "HX-Reswap": "innerHTML", "HX-Reselect": "#sign-in-form", "HX-Push-Url": "false", "HX-Replace-Url": "false",
	} {
		c.Header(name, value)
	}
	html, err := a.site.Fragment(signInPage, block, view)
	httpd.Send(c, status, html, err)
}

// render answers with a whole page.
func (a *Auth) render(c *gin.Context, status int, name string, view any) {
	html, err := a.site.Render(name, view)
	httpd.Send(c, status, html, err)
}

// getSignIn is GET /portal/sign-in.
func (a *Auth) getSignIn(c *gin.Context) {
	then := Local(c.Query(thenField))
	switch _, err := a.Identify(c.Writer, c.Request); {
	case err == nil:
		c.Redirect(http.StatusSeeOther, then)
	case fault.KindOf(err) != fault.SignedOut:
		httpd.Fail(c, err)
	default:
		a.show(c, http.StatusOK, way{then: then}, "", nil)
	}
}

// postSignIn is POST /portal/sign-in, from the page or from the dialog.
func (a *Auth) postSignIn(c *gin.Context) {
	form, err := httpd.Form(c.Request)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	w, err := wayOf(form)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	email := form.Get(emailField)
	if !a.jar.private(c.Request) {
		a.show(c, http.StatusForbidden, w, email, nil)
		return
	}
	s, tokens, wait, err := a.SignIn(c.Request.Context(), Attempt{
		Email:    email,
		Password: form.Get(passwordField),
		Address:  c.ClientIP(),
		Browser:  BrowserOf(c.Request.UserAgent()),
		Leaving:  named(c.Request, a.jar.refresh),
	})
	switch fault.KindOf(err) {
	case fault.Invalid:
		a.show(c, http.StatusUnprocessableEntity, w, email, problemOf(err, 0))
		return
	case fault.Limited:
		c.Header("Retry-After", strconv.Itoa(seconds(wait)))
		a.show(c, http.StatusTooManyRequests, w, email, problemOf(err, wait))
		return
	case fault.Busy:
		c.Header("Retry-After", strconv.Itoa(seconds(hashPatience)))
		a.show(c, http.StatusServiceUnavailable, w, email, problemOf(err, 0))
		return
	}
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	a.jar.put(c.Writer, tokens)
	a.goOn(c, s, w)
}

// goOn lets somebody who has just signed in do what they were about to do.
func (a *Auth) goOn(c *gin.Context, s Session, w way) {
	switch {
	case httpd.FromHTMX(c.Request):
		told, err := json.Marshal(map[string]any{"kneadwise:signed-in": map[string]string{"account": s.Email}})
		if err != nil {
			httpd.Fail(c, err)
			return
		}
		c.Header("HX-Trigger", string(told))
		c.Status(http.StatusNoContent)
	case w.again:
		frame, err := a.site.Portal("You are signed in")
		if err != nil {
			httpd.Fail(c, err)
			return
		}
		frame.Email = s.Email
		a.render(c, http.StatusOK, continuePage, ContinueView{frame, w.then, w.carried})
	default:
		c.Redirect(http.StatusSeeOther, w.then)
	}
}

// postSignOut is POST /portal/sign-out. Who is signed out already is as well
// served.
func (a *Auth) postSignOut(c *gin.Context) {
	s, err := a.Identify(c.Writer, c.Request)
	if err == nil {
		err = a.SignOut(c.Request.Context(), s)
	}
	if err != nil && fault.KindOf(err) != fault.SignedOut {
		httpd.Fail(c, err)
		return
	}
	a.leave(c)
}

// leave takes the cookies and shows the way back in.
func (a *Auth) leave(c *gin.Context) {
	a.jar.empty(c.Writer)
	c.Redirect(http.StatusSeeOther, signInAt(Home))
}

// postBegin is POST /portal/begin: an owner typed prices without an account. They
// go on, as they are, to where they become a draft; through sign-in where needed.
func (a *Auth) postBegin(c *gin.Context) {
	const offer = Home + "offer"
	switch _, err := a.Identify(c.Writer, c.Request); {
	case err == nil:
		c.Redirect(http.StatusTemporaryRedirect, offer) // the browser sends the form again
	case fault.KindOf(err) != fault.SignedOut:
		httpd.Fail(c, err)
	default:
		a.carry(c, offer)
	}
}

// getSessions is GET /portal/sessions.
func (a *Auth) getSessions(c *gin.Context) {
	s, _ := Of(c.Request.Context())
	all, err := a.Sessions(c.Request.Context(), s)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	view, err := a.sessionsView(s, all)
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	a.render(c, http.StatusOK, sessionsPage, view)
}

// postEnd is POST /portal/sessions/:family/end; the family "others" is all but
// the one that asks.
func (a *Auth) postEnd(c *gin.Context) {
	s, _ := Of(c.Request.Context())
	var err error
	switch which := c.Param("family"); which {
	case "others":
		err = a.EndOthers(c.Request.Context(), s)
	case s.Family:
		if err = a.SignOut(c.Request.Context(), s); err == nil {
			a.leave(c)
			return
		}
	default:
		err = a.EndSession(c.Request.Context(), s, which)
	}
	if err != nil {
		httpd.Fail(c, err)
		return
	}
	c.Redirect(http.StatusSeeOther, Home+"sessions")
}
