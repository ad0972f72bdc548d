// Package auth knows who is asking. A person proves it once, with an e-mail
// address and a password, and then carries two cookies.
//
//   - The access token is a JWT of ten minutes. It names the person and the
//     family, and is signed by a key of the database, so that every server of a
//     fleet can read it.
//   - The refresh token is random and means nothing. The database holds its
//     SHA-256. It is good for one use: whoever brings it gets both cookies anew.
//
// A family is one sign-in in one browser, and everything that came of it. People
// see families as their sessions and can end them. Each request looks its family
// up, which is the one read of the database that it costs; so an end is an end at
// once, on every server, whatever a token says of its own time.
//
// A refresh token that comes back was copied, or two tabs sent it at once. Within
// [Grace] of its first use it is taken for the second tab and gets an access
// token alone; after that the whole family ends.
//
// Nothing here tells whether an address has an account: an unknown one costs the
// same work, takes the same time and gets the same words as a wrong password, and
// so does an account that is locked.
package auth

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/limit"
	"kneadwise/server/page"
	"kneadwise/server/store"
)

// How long things last.
const (
	AccessLife = 10 * time.Minute
	IdleLife   = 7 * 24 * time.Hour  // a session that nobody uses
	FamilyLife = 30 * 24 * time.Hour // any session, from its sign-in on
	Grace      = 10 * time.Second    // for a second tab that sends the same refresh token
)

// A Session is who is signed in, and by which family.
type Session struct {
	User   string // id
	Email  string
	Family string // id
}

type sessionKey struct{}

// Of returns who is signed in, from the context of a request that Require let
// through.
func Of(ctx context.Context) (Session, bool) {
	s, ok := ctx.Value(sessionKey{}).(Session)
	return s, ok
}

// With returns a context in which that session is signed in.
func With(ctx context.Context, s Session) context.Context {
	return context.WithValue(ctx, sessionKey{}, s)
}

// An End says why a family ended. It stands in the database.
type End string

// The ends.
const (
	SignedOut End = "signed_out" // by the person, in that browser
	Revoked   End = "revoked"    // by the person, from another browser
	Reused    End = "reused"     // a refresh token came back
	Changed   End = "password"   // the password is another one
	Locked    End = "locked"     // by the operator
)

// Options are what New needs.
type Options struct {
	Store     *store.DB
	Passwords *Passwords
	Now       func() time.Time
	Log       *slog.Logger // nil: none
	Site      *page.Site
	// PublicURL is the address under which people come. Where it is https the
	// cookies are for https alone; elsewhere nobody signs in but on this machine.
	PublicURL string
}

// Auth signs people in and knows them again. It may be used by many goroutines.
type Auth struct {
	db        *store.DB
	passwords *Passwords
	keys      *ring
	now       func() time.Time
	log       *slog.Logger
	byAccount *limit.Limiter
	byNetwork *limit.Limiter
	site      *page.Site
	jar       jar
	origins   *http.CrossOriginProtection
}

// New reads the keys of access tokens, and makes the first where there is none.
// The database must be migrated.
func New(ctx context.Context, o Options) (*Auth, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	keys, err := openRing(ctx, o.Store, o.Now)
	if err != nil {
		return nil, err
	}
	a := &Auth{db: o.Store, passwords: o.Passwords, keys: keys, now: o.Now, log: o.Log,
		site: o.Site, jar: jarFor(strings.HasPrefix(o.PublicURL, "https://")), origins: http.NewCrossOriginProtection()}
	if o.PublicURL != "" {
		// A proxy may have told us another host than the one in the browser.
		if err := a.origins.AddTrustedOrigin(o.PublicURL); err != nil {
			return nil, fmt.Errorf("couldn't trust pages of %s: %w", o.PublicURL, err)
		}
	}
	for name, to := range map[string]**limit.Limiter{
		limit.SignInByAccount: &a.byAccount,
		limit.SignInByNetwork: &a.byNetwork,
	} {
		rule, ok := limit.Named(name)
		if !ok {
			return nil, fault.New(fault.Internal, "there is no rule of the name "+name)
		}
		*to = limit.New(rule, o.Now)
	}
	return a, nil
}
