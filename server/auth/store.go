package auth

import (
	"time"

	"kneadwise/server/store"
)

// Keys.

func selectKeys(tx *store.Tx) (keys []key, err error) {
	err = tx.Select(&keys, `SELECT kid, secret, created_at, retired_at FROM signing_keys ORDER BY created_at, kid`)
	return keys, err
}

func insertKey(tx *store.Tx, k key) error {
	_, err := tx.Exec(`INSERT INTO signing_keys (kid, secret, created_at) VALUES (?, ?, ?)`, k.ID, k.Text, tx.Now())
	return err
}

func retireKeys(tx *store.Tx) error {
	_, err := tx.Exec(`UPDATE signing_keys SET retired_at = ? WHERE retired_at IS NULL`, tx.Now())
	return err
}

func deleteKeysRetiredBefore(tx *store.Tx, at time.Time) error {
	_, err := tx.Exec(`DELETE FROM signing_keys WHERE retired_at < ?`, store.At(at))
	return err
}

// People.

// A person is a row of users, as far as signing in needs it.
type person struct {
	ID       string     `db:"id"`
	Email    string     `db:"email"`
	Password string     `db:"password"`
	Locked   store.Time `db:"locked_at"`
}

func selectPerson(tx *store.Tx, email string) (p person, err error) {
	err = tx.Get(&p, `SELECT id, email, password, locked_at FROM users WHERE email = ?`, email)
	return p, err
}

// setHash replaces one hash by another of the same password, unless the password
// was changed meanwhile.
func setHash(tx *store.Tx, user, was, is string) error {
	_, err := tx.Exec(`UPDATE users SET password = ? WHERE id = ? AND password = ?`, is, user, was)
	return err
}

// Families.

// A family is a row of families, with its person.
type family struct {
	ID      string     `db:"id"`
	User    string     `db:"user_id"`
	Email   string     `db:"email"`
	Browser string     `db:"browser"`
	Created store.Time `db:"created_at"`
	Seen    store.Time `db:"seen_at"`
	Expires store.Time `db:"expires_at"`
	Ended   store.Time `db:"ended_at"`
	Locked  store.Time `db:"locked_at"`
}

// lives tells whether the family may be used at a moment.
func (f family) lives(now time.Time) bool {
	return f.Ended.IsZero() && f.Locked.IsZero() && now.Before(f.Expires.Time)
}

const familyColumns = `f.id, f.user_id, u.email, f.browser, f.created_at, f.seen_at, f.expires_at, f.ended_at, u.locked_at`

func selectFamily(tx *store.Tx, id, user string) (f family, err error) {
	err = tx.Get(&f, `SELECT `+familyColumns+` FROM families f JOIN users u ON u.id = f.user_id
		WHERE f.id = ? AND f.user_id = ?`, id, user)
	return f, err
}

// selectFamilies finds a person's families that live and that somebody has used
// since then, the last used first.
func selectFamilies(tx *store.Tx, user string, since time.Time) (all []family, err error) {
	err = tx.Select(&all, `SELECT `+familyColumns+` FROM families f JOIN users u ON u.id = f.user_id
		WHERE f.user_id = ? AND f.ended_at IS NULL AND f.expires_at > ? AND f.seen_at > ?
		ORDER BY f.seen_at DESC, f.id`, user, tx.Now(), store.At(since))
	return all, err
}

func insertFamily(tx *store.Tx, f family) error {
	_, err := tx.Exec(`INSERT INTO families (id, user_id, browser, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)`,
		f.ID, f.User, f.Browser, f.Created, f.Seen, f.Expires)
	return err
}

func markSeen(tx *store.Tx, id string) error {
	_, err := tx.Exec(`UPDATE families SET seen_at = ? WHERE id = ?`, tx.Now(), id)
	return err
}

// endFamily ends one family of a person and tells whether it was there to end.
func endFamily(tx *store.Tx, id, user string, why End) (bool, error) {
	n, err := tx.Exec(`UPDATE families SET ended_at = ?, ended_by = ? WHERE id = ? AND user_id = ? AND ended_at IS NULL`,
		tx.Now(), string(why), id, user)
	return n > 0, err
}

// endFamilies ends a person's families but for one, which may be "".
func endFamilies(tx *store.Tx, user, but string, why End) error {
	_, err := tx.Exec(`UPDATE families SET ended_at = ?, ended_by = ? WHERE user_id = ? AND id <> ? AND ended_at IS NULL`,
		tx.Now(), string(why), user, but)
	return err
}

// Refresh tokens.

// A refresh is a row of refresh_tokens.
type refresh struct {
	Hash     string     `db:"hash"`
	Family   string     `db:"family_id"`
	Issued   store.Time `db:"issued_at"`
	Expires  store.Time `db:"expires_at"`
	Replaced store.Time `db:"replaced_at"`
}

// selectRefresh finds a refresh token with its family.
func selectRefresh(tx *store.Tx, hash string) (r refresh, f family, err error) {
	if err = tx.Get(&r, `SELECT hash, family_id, issued_at, expires_at, replaced_at FROM refresh_tokens WHERE hash = ?`, hash); err != nil {
		return r, f, err
	}
	err = tx.Get(&f, `SELECT `+familyColumns+` FROM families f JOIN users u ON u.id = f.user_id WHERE f.id = ?`, r.Family)
	return r, f, err
}

func insertRefresh(tx *store.Tx, r refresh) error {
	_, err := tx.Exec(`INSERT INTO refresh_tokens (hash, family_id, issued_at, expires_at) VALUES (?, ?, ?, ?)`,
		r.Hash, r.Family, r.Issued, r.Expires)
	return err
}

func replaceRefresh(tx *store.Tx, hash string) error {
	_, err := tx.Exec(`UPDATE refresh_tokens SET replaced_at = ? WHERE hash = ?`, tx.Now(), hash)
	return err
}

// deleteOver deletes a person's families that can be used no more, a month after.
func deleteOver(tx *store.Tx, user string, before time.Time) error {
	const over = `SELECT id FROM families WHERE user_id = ? AND expires_at < ?`
	if _, err := tx.Exec(`DELETE FROM refresh_tokens WHERE family_id IN (`+over+`)`, user, store.At(before)); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM families WHERE user_id = ? AND expires_at < ?`, user, store.At(before))
	return err
}
