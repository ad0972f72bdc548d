package auth

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/limit"
	"kneadwise/server/store"
)

// MaxEmail is the longest address that mail can have, in bytes.
const MaxEmail = 254

// Email is an address as accounts are named by it: without space around, in
// lower case.
func Email(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

// An Attempt is somebody's try to sign in.
type Attempt struct {
	Email, Password string
	Address         string   // that the request came from
	Browser         string   // as people know it
	Leaving         []string // refresh tokens of this browser: their sessions end
}

// wrong is what every refusal says, so that it tells nothing of the account.
const wrong = "the e-mail address or the password is not right"

// SignIn begins a session. The fault is Invalid where address and password do
// not belong together, for whatever reason; Limited, with the wait, after too
// many tries; Busy where too many others are at it.
func (a *Auth) SignIn(ctx context.Context, t Attempt) (s Session, tokens Tokens, wait time.Duration, err error) {
	email := Email(t.Email)
	if len(email) > MaxEmail || strings.ContainsFunc(email, odd) {
		email = "" // nobody has it; PostgreSQL would not even take some
	}
	if wait, err = a.take(t.Address, email); err != nil {
		return Session{}, Tokens{}, wait, err
	}
	var p person
	err = a.db.Read(ctx, func(tx *store.Tx) (err error) {
		p, err = selectPerson(tx, email)
		return err
	})
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Session{}, Tokens{}, 0, err
	}
	right, stale, err := a.passwords.Check(ctx, t.Password, p.Password)
	if err != nil {
		return Session{}, Tokens{}, 0, err
	}
	if !right || !p.Locked.IsZero() {
		a.log.LogAttrs(ctx, slog.LevelInfo, "a sign-in was refused")
		return Session{}, Tokens{}, 0, fault.New(fault.Invalid, wrong)
	}
	a.byAccount.Forget(email)
	if s, tokens, err = a.begin(ctx, p, t.Browser, t.Leaving); err != nil {
		return Session{}, Tokens{}, 0, err
	}
	a.log.LogAttrs(ctx, slog.LevelInfo, "signed in", slog.String("user", s.User), slog.String("family", s.Family))
	if stale {
		a.rehash(ctx, p, t.Password)
	}
	return s, tokens, 0, nil
}

// take counts the try for its sender and for its account, in this order: a
// sender that is refused uses up nothing of the account's.
func (a *Auth) take(address, email string) (time.Duration, error) {
	wait, ok := a.byNetwork.Take(limit.Network(address))
	if ok {
		wait, ok = a.byAccount.Take(email)
	}
	if !ok {
		return wait, fault.New(fault.Limited, "too many tries to sign in")
	}
	return 0, nil
}

// rehash makes a password's hash anew at today's cost. That it may fail is no
// reason to refuse whoever has just proved who they are.
func (a *Auth) rehash(ctx context.Context, p person, password string) {
	hash, err := a.passwords.Hash(ctx, password)
	if err != nil {
		return
	}
	if err := a.db.Write(ctx, func(tx *store.Tx) error { return setHash(tx, p.ID, p.Password, hash) }); err != nil {
		a.log.LogAttrs(ctx, slog.LevelWarn, "couldn't store a newer hash", slog.Any("error", err))
	}
}
