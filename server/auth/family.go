package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// Tokens are what a browser carries. A Refresh of "" means that it keeps the one
// it has.
type Tokens struct {
	Access, Refresh string
}

// keptOver is how long families stay in the database that are over.
const keptOver = 30 * 24 * time.Hour

// errSignedOut is what everybody gets who is not signed in, whatever the cause.
func errSignedOut(cause error) error {
	return &fault.Error{Kind: fault.SignedOut, Message: "you are signed out", Cause: cause}
}

// begin makes a family for a person: a sign-in. The fault is Invalid where the
// person was locked, or got another password, while this one was checked.
func (a *Auth) begin(ctx context.Context, p person, browser string, leaving []string) (Session, Tokens, error) {
	var f family
	token := newRefresh()
	err := a.db.Write(ctx, func(tx *store.Tx) error {
		current, err := selectPerson(tx, p.Email)
		if err != nil {
			return err
		}
		if current.Password != p.Password || !current.Locked.IsZero() {
			return fault.New(fault.Invalid, wrong)
		}
		f = family{
			ID: rand.Text(), User: p.ID, Browser: browser,
			Created: tx.Now(), Seen: tx.Now(), Expires: store.At(tx.Now().Add(FamilyLife)),
		}
		if err := deleteOver(tx, p.ID, tx.Now().Add(-keptOver)); err != nil {
			return err
		}
		if err := leave(tx, leaving); err != nil {
			return err
		}
		if err := insertFamily(tx, f); err != nil {
			return err
		}
		return insertRefresh(tx, next(tx, f, token))
	})
	if err != nil {
		return Session{}, Tokens{}, err
	}
	signed, err := a.keys.sign(ctx, p.ID, f.ID)
	return Session{p.ID, p.Email, f.ID}, Tokens{signed, token}, err
}

// leave ends the sessions of a browser in which somebody signs in again: each
// browser has one. A token that was used already says nothing, and ends nothing.
func leave(tx *store.Tx, tokens []string) error {
	for _, token := range tokens {
		r, f, err := selectRefresh(tx, hashOf(token))
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return err
		}
		if err != nil || !r.Replaced.IsZero() {
			continue
		}
		if _, err := endFamily(tx, f.ID, f.User, SignedOut); err != nil {
			return err
		}
	}
	return nil
}

// next is the refresh token of a family that begins now.
func next(tx *store.Tx, f family, token string) refresh {
	expires := tx.Now().Add(IdleLife)
	if f.Expires.Before(expires) {
		expires = f.Expires.Time
	}
	return refresh{Hash: hashOf(token), Family: f.ID, Issued: tx.Now(), Expires: store.At(expires)}
}

// newRefresh is 52 characters, 260 random bits.
func newRefresh() string { return rand.Text() + rand.Text() }

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Session returns whose access token it is, if its family lives. It reads the
// database once. The fault is SignedOut.
func (a *Auth) Session(ctx context.Context, token string) (Session, error) {
	claims, err := a.keys.read(ctx, token)
	if err != nil {
		return Session{}, errSignedOut(err)
	}
	var f family
	err = a.db.Read(ctx, func(tx *store.Tx) (err error) {
		f, err = selectFamily(tx, claims.Family, claims.Subject)
		return err
	})
	switch {
	case fault.KindOf(err) == fault.NotFound && err != nil:
		return Session{}, errSignedOut(err)
	case err != nil:
		return Session{}, err
	case !f.lives(a.now()):
		return Session{}, errSignedOut(nil)
	}
	return Session{f.User, f.Email, f.ID}, nil
}

// Refresh takes a refresh token for new tokens. One that comes back ends its
// family, unless it is so soon that another tab sent it. The fault is SignedOut.
func (a *Auth) Refresh(ctx context.Context, token string) (Session, Tokens, error) {
	// Most that is no token of ours is told from the outside or by a read, and
	// keeps nobody's write waiting.
	if len(token) != len(newRefresh()) {
		return Session{}, Tokens{}, errSignedOut(nil)
	}
	if err := a.db.Read(ctx, func(tx *store.Tx) error {
		_, _, err := selectRefresh(tx, hashOf(token))
		return err
	}); err != nil {
		if fault.KindOf(err) == fault.NotFound {
			err = errSignedOut(err)
		}
		return Session{}, Tokens{}, err
	}
	var f family
	var refused, reused bool
	var tokens Tokens
	err := a.db.Write(ctx, func(tx *store.Tx) error {
		refused, reused, tokens = false, false, Tokens{}
		r, found, err := selectRefresh(tx, hashOf(token))
		if err != nil {
			return err
		}
		f = found
		switch {
		case !f.lives(tx.Now().Time):
			refused = true
			return nil
		case !r.Replaced.IsZero() && tx.Now().Sub(r.Replaced.Time) <= Grace:
			return nil // the first tab has the new one, in the same jar of cookies
		case !r.Replaced.IsZero():
			refused, reused = true, true
			_, err := endFamily(tx, f.ID, f.User, Reused)
			return err
		case !tx.Now().Before(r.Expires.Time):
			refused = true
			return nil
		}
		tokens.Refresh = newRefresh()
		if err := replaceRefresh(tx, r.Hash); err != nil {
			return err
		}
		if err := insertRefresh(tx, next(tx, f, tokens.Refresh)); err != nil {
			return err
		}
		return markSeen(tx, f.ID)
	})
	switch {
	case err != nil && fault.KindOf(err) == fault.NotFound:
		return Session{}, Tokens{}, errSignedOut(err)
	case err != nil:
		return Session{}, Tokens{}, err
	}
	if reused {
		a.log.LogAttrs(ctx, slog.LevelWarn, "a refresh token came back: its session is ended", slog.String("user", f.User), slog.String("family", f.ID))
	}
	if refused {
		return Session{}, Tokens{}, errSignedOut(nil)
	}
	tokens.Access, err = a.keys.sign(ctx, f.User, f.ID)
	return Session{f.User, f.Email, f.ID}, tokens, err
}
