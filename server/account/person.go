package account

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// AddUser adds a person. The fault is Invalid where the address or the password
// is none that a person may have, and Conflict where the address is taken.
func (a *Accounts) AddUser(ctx context.Context, email, password string) (id string, err error) {
	if email, err = address(email); err != nil {
		return "", err
	}
	hash, err := a.passwords.Hash(ctx, password)
	if err != nil {
		return "", err
	}
	id = rand.Text()
	err = a.db.Write(ctx, func(tx *store.Tx) error { return insertUser(tx, id, email, hash) })
	if fault.KindOf(err) == fault.Conflict {
		err = fault.New(fault.Conflict, email+" has an account already")
	}
	return id, err
}

// Reset gives a person another password and ends every session of theirs. The
// fault is NotFound where there is no such person, and Invalid as for AddUser.
func (a *Accounts) Reset(ctx context.Context, email, password string) error {
	hash, err := a.passwords.Hash(ctx, password)
	if err != nil {
		return err
	}
	return a.change(ctx, email, auth.Changed, func(tx *store.Tx, id string) error { return setPassword(tx, id, hash) })
}

// Lock ends every session of a person and lets none begin. The fault is NotFound
// where there is no such person.
func (a *Accounts) Lock(ctx context.Context, email string) error {
	return a.change(ctx, email, auth.Locked, func(tx *store.Tx, id string) error { return setLocked(tx, id, tx.Now()) })
}

// Unlock takes Lock back; sessions that it ended stay ended. The fault is NotFound
// where there is no such person.
func (a *Accounts) Unlock(ctx context.Context, email string) error {
	return a.change(ctx, email, "", func(tx *store.Tx, id string) error { return setLocked(tx, id, store.Time{}) })
}

// change changes a person, and ends their sessions where a reason is given.
func (a *Accounts) change(ctx context.Context, email string, why auth.End, do func(*store.Tx, string) error) error {
	email = auth.Email(email)
	return a.db.Write(ctx, func(tx *store.Tx) error {
		id, err := userByEmail(tx, email)
		if err != nil {
			return err
		}
		if err := do(tx, id); err != nil || why == "" {
			return err
		}
		return auth.EndAll(tx, id, why)
	})
}

// userByEmail finds a person. The fault is NotFound, with the address.
func userByEmail(tx *store.Tx, email string) (string, error) {
	id, err := selectUser(tx, email)
	if err != nil && fault.KindOf(err) == fault.NotFound {
		return "", fault.New(fault.NotFound, fmt.Sprintf("nobody has the address %q here", email))
	}
	return id, err
}

// address returns an e-mail address in the form in which accounts are named, if
// it can be one: plain ASCII, something before the last @ and a host behind it.
func address(typed string) (string, error) {
	email := auth.Email(typed)
	at := strings.LastIndexByte(email, '@')
	host := email[at+1:]
	if at < 1 || len(email) > auth.MaxEmail || !strings.Contains(strings.Trim(host, "."), ".") || strings.ContainsFunc(email, unmailable) || strings.ContainsFunc(host, unhostly) {
		return "", fault.New(fault.Invalid, fmt.Sprintf("%q is no e-mail address", typed))
	}
	return email, nil
}

func unmailable(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),:;<>[\]`, r)
}

func unhostly(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.'
}
