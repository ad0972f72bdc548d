package auth

import (
	"context"
	"strings"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// A Seen session is one of a person's, as that person sees it.
type Seen struct {
	Family  string
	Browser string
	Since   time.Time
	Last    time.Time // to about ten minutes
	Here    bool      // the one that asks
}

// Sessions returns where the person is signed in, the last used first.
func (a *Auth) Sessions(ctx context.Context, s Session) ([]Seen, error) {
	var all []family
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = selectFamilies(tx, s.User, tx.Now().Add(-IdleLife))
		return err
	})
	seen := make([]Seen, 0, len(all))
	for _, f := range all {
		seen = append(seen, Seen{f.ID, f.Browser, f.Created.Time, f.Seen.Time, f.ID == s.Family})
	}
	return seen, err
}

// SignOut ends the session. It is no error if it had ended already.
func (a *Auth) SignOut(ctx context.Context, s Session) error {
	return a.db.Write(ctx, func(tx *store.Tx) error {
		_, err := endFamily(tx, s.Family, s.User, SignedOut)
		return err
	})
}

// EndSession ends another session of the same person. The fault is NotFound where
// the person has none of that name that lives.
func (a *Auth) EndSession(ctx context.Context, s Session, familyID string) error {
	none := fault.New(fault.NotFound, "there is no such session")
	if strings.ContainsFunc(familyID, odd) {
		return none // PostgreSQL would refuse a NUL as no text
	}
	return a.db.Write(ctx, func(tx *store.Tx) error {
		ended, err := endFamily(tx, familyID, s.User, Revoked)
		if err == nil && !ended {
			return none
		}
		return err
	})
}

// EndOthers ends every session of the person but the one that asks.
func (a *Auth) EndOthers(ctx context.Context, s Session) error {
	return a.db.Write(ctx, func(tx *store.Tx) error { return endFamilies(tx, s.User, s.Family, Revoked) })
}

// EndAll ends every session of a person, as part of the transaction that makes
// it necessary.
func EndAll(tx *store.Tx, user string, why End) error { return endFamilies(tx, user, "", why) }
