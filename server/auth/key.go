package auth

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"sync"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
)

const (
	secretBytes = 32 // of an HMAC with SHA-256: as long as its output
	// keysFor is how long a server goes on with the keys that it read. For so
	// long it may sign with one that another server has retired meanwhile.
	keysFor = time.Minute
	// unknownAfter is how soon an unknown key has them read again, so that a
	// flood of invented ones costs a read in so long.
	unknownAfter = 5 * time.Second
	// outlives is how long a retired key verifies: until the last token that it
	// can have signed is over.
	outlives = AccessLife + keysFor + leeway
)

// A key signs access tokens.
type key struct {
	ID      string     `db:"kid"`
	Text    string     `db:"secret"`
	Created store.Time `db:"created_at"`
	Retired store.Time `db:"retired_at"`
	secret  []byte
}

// newKey makes a key of random bytes.
func newKey() key {
	secret := make([]byte, secretBytes)
	rand.Read(secret) // it never fails: it would end the program
	return key{ID: rand.Text()[:16], Text: base64.StdEncoding.EncodeToString(secret), secret: secret}
}

// A ring holds the keys that the database has.
type ring struct {
	db  *store.DB
	now func() time.Time

	mu   sync.RWMutex
	byID map[string]key
	last key // signs
	at   time.Time
}

// openRing reads the keys, and makes the first one where there is none.
func openRing(ctx context.Context, db *store.DB, now func() time.Time) (_ *ring, err error) {
	defer fault.Wrap(&err, "couldn't get the keys of access tokens")
	r := &ring{db: db, now: now}
	if err := db.Write(ctx, func(tx *store.Tx) error {
		keys, err := selectKeys(tx)
		if err != nil || len(signing(keys).ID) > 0 {
			return err
		}
		return insertKey(tx, newKey())
	}); err != nil {
		return nil, err
	}
	return r, r.load(ctx)
}

// Rotate has new tokens signed by a new key, from this call on here and within a
// minute on other servers. Tokens of the old one stay good until they are over;
// keys that verify nothing any more are deleted.
func Rotate(ctx context.Context, db *store.DB) (kid string, err error) {
	defer fault.Wrap(&err, "couldn't change the key of access tokens")
	made := newKey()
	return made.ID, db.Write(ctx, func(tx *store.Tx) error {
		if err := retireKeys(tx); err != nil {
			return err
		}
		if err := deleteKeysRetiredBefore(tx, tx.Now().Add(-outlives)); err != nil {
			return err
		}
		return insertKey(tx, made)
	})
}

// load reads the keys from the database.
func (r *ring) load(ctx context.Context) error {
	var keys []key
	err := r.db.Read(ctx, func(tx *store.Tx) (err error) {
		keys, err = selectKeys(tx)
		return err
	})
	if err != nil {
		return err
	}
	byID := map[string]key{}
	for i := range keys {
		secret, err := base64.StdEncoding.DecodeString(keys[i].Text)
		if err != nil || len(secret) < secretBytes {
			return fmt.Errorf("the key %s is too short or no base64", keys[i].ID)
		}
		keys[i].secret = secret
		byID[keys[i].ID] = keys[i]
	}
	last := signing(keys)
	if last.ID == "" {
		return fmt.Errorf("every one of the %d keys is retired", len(keys))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.byID, r.last, r.at = byID, last, r.now()
	return nil
}

// signing is the newest key that is not retired.
func signing(keys []key) (last key) {
	for _, k := range keys {
		if k.Retired.IsZero() && (last.ID == "" || k.Created.After(last.Created.Time)) {
			last = k
		}
	}
	return last
}

// fresh reads the keys again where they are older than that. Where it fails, the
// keys that are known go on: they are no less ours.
func (r *ring) fresh(ctx context.Context, than time.Duration) {
	r.mu.RLock()
	age := r.now().Sub(r.at)
	r.mu.RUnlock()
	if age >= than {
		_ = r.load(ctx)
	}
}

// sign makes an access token.
func (r *ring) sign(ctx context.Context, user, family string) (string, error) {
	r.fresh(ctx, keysFor)
	r.mu.RLock()
	last := r.last
	r.mu.RUnlock()
	return sign(last, user, family, r.now())
}

// read reads an access token.
func (r *ring) read(ctx context.Context, text string) (access, error) {
	return read(text, func(kid string) (key, bool) {
		if _, ok := r.find(kid); !ok {
			r.fresh(ctx, unknownAfter)
		}
		return r.find(kid)
	}, r.now)
}

// find returns the key of that name, if it still verifies.
func (r *ring) find(kid string) (key, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	k, ok := r.byID[kid]
	if !ok || !k.Retired.IsZero() && r.now().Sub(k.Retired.Time) >= outlives {
		return key{}, false
	}
	return k, true
}
