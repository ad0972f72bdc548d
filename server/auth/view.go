package auth

import (
	"fmt"
	"net/url"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/page"
)

// Pages of this package.
const (
	signInPage   = "portal/sign-in"
	continuePage = "portal/continue"
	sessionsPage = "portal/sessions"
)

// Names of a sign-in form's own fields.
const (
	emailField    = "sign-in-email" // "email" may be a field of the page below the dialog
	passwordField = "sign-in-password"
	thenField     = "then"
	againField    = "again"
	post          = "post"
)

// SignInView is the page on which people sign in, or its form in a dialog.
type SignInView struct {
	page.PortalFrame
	Problems []page.Problem
	Address  page.Field
	Password page.Field
	Then     string  // where to go then
	Again    bool    // by sending the same form again
	Carried  Carried // what was typed into it
	Closed   bool    // nobody can sign in here: it is not https
}

// ContinueView is the page after a sign-in that came between somebody and their
// form.
type ContinueView struct {
	page.PortalFrame
	Then    string
	Carried Carried
}

// SessionsView is the list of a person's sessions.
type SessionsView struct {
	page.PortalFrame
	Sessions []SessionView
	Others   bool // whether there are any but this
}

// SessionView is one of them, worded.
type SessionView struct {
	Family, Browser   string
	Since, SinceExact string
	Last, LastExact   string
	Here              bool
}

// A way is what somebody was about to do who must sign in first.
type way struct {
	then    string
	again   bool
	carried Carried
}

// wayOf reads a way from a sign-in form.
func wayOf(form url.Values) (way, error) {
	carried, err := carriedBy(form)
	return way{Local(form.Get(thenField)), form.Get(againField) == post, carried}, err
}

// signInView makes the page, empty or with what was typed and what became of it.
func (a *Auth) signInView(w way, email string, problems []page.Problem) (SignInView, error) {
	frame, err := a.site.Portal("Sign in")
	return SignInView{
		PortalFrame: frame,
		Problems:    problems,
		Address:     page.Field{Kind: page.EmailField, Name: emailField, Label: "E-mail address", Value: email, Required: true, MaxLength: MaxEmail},
		Password:    page.Field{Kind: page.PasswordField, Name: passwordField, Label: "Password", Required: true, AutoComplete: "current-password"},
		Then:        w.then,
		Again:       w.again,
		Carried:     w.carried,
	}, err
}

// problemOf words why nobody was signed in, for a fault that the person can do
// something about, and nothing for any other.
func problemOf(err error, wait time.Duration) []page.Problem {
	at := page.Field{Name: emailField}.ID()
	switch fault.KindOf(err) {
	case fault.Invalid:
		return []page.Problem{{Field: at, Text: "The e-mail address or the password is not right."}}
	case fault.Limited:
		return []page.Problem{{Text: "Too many tries. Wait " + spell(wait) + ", then try again."}}
	case fault.Busy:
		return []page.Problem{{Text: "Too many people are signing in right now. Try again in a moment."}}
	}
	return nil
}

// closed says that a password would travel open.
func closed() page.Problem {
	return page.Problem{Text: "Sign-in is off, because this server was reached without https and a password could be read on its way. Open it by its https address. If you run the server: put it behind https and start it with --public-url."}
}

// seconds is a wait in whole seconds, at least one.
func seconds(wait time.Duration) int { return max(1, int((wait+time.Second-1)/time.Second)) }

// spell says how long something takes or is ago.
func spell(d time.Duration) string {
	for _, unit := range []struct {
		length time.Duration
		name   string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		switch n := int(d / unit.length); {
		case n == 1:
			return "1 " + unit.name
		case n > 1:
			return fmt.Sprintf("%d %ss", n, unit.name)
		}
	}
	if n := seconds(d); n > 1 {
		return fmt.Sprintf("%d seconds", n)
	}
	return "a second"
}

// sessionsView words the list.
func (a *Auth) sessionsView(s Session, all []Seen) (SessionsView, error) {
	frame, err := a.site.Portal("Where you are signed in")
	frame.Email = s.Email
	view := SessionsView{PortalFrame: frame}
	for _, seen := range all {
		one := SessionView{
			Family: seen.Family, Browser: seen.Browser, Here: seen.Here,
			Since: seen.Since.Format("January 2, 2006"), SinceExact: seen.Since.Format(time.RFC3339),
			Last: spell(a.now().Sub(seen.Last)) + " ago", LastExact: seen.Last.Format(time.RFC3339),
		}
		if seen.Here {
			one.Last = "now"
		}
		view.Others = view.Others || !seen.Here
		view.Sessions = append(view.Sessions, one)
	}
	return view, err
}
