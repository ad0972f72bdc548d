package account

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// DemonstrationEmail is who signs in to look at the portal. No mail reaches it.
const DemonstrationEmail = "owner@demo.example"

// demonstrationFile holds the password, in the folder of the data.
const demonstrationFile = "demo-password"

// A Demonstration is how to sign in to look at the portal.
type Demonstration struct {
	User            string // id
	Email, Password string
	Clinic          Clinic
}

// Demonstrate makes the demonstration's owner and gives it the clinic of that
// slug, which is one of the demonstration. The password is random, made once for
// a folder of data and kept there for its owner's eyes, so that the next start
// tells the same. The fault is Conflict where the clinic is no demonstration.
func (a *Accounts) Demonstrate(ctx context.Context, folder, slug string) (d Demonstration, err error) {
	defer fault.Wrap(&err, "couldn't make the demonstration's owner")
	d.Email = DemonstrationEmail
	if d.Password, err = demonstrationPassword(filepath.Join(folder, demonstrationFile)); err != nil {
		return Demonstration{}, err
	}
	var hash string
	err = a.db.Read(ctx, func(tx *store.Tx) (err error) {
		hash, err = selectHash(tx, d.Email)
		return err
	})
	switch right := false; {
	case err != nil && fault.KindOf(err) == fault.NotFound:
		_, err = a.AddUser(ctx, d.Email, d.Password)
	case err == nil:
		if right, _, err = a.passwords.Check(ctx, d.Password, hash); err == nil && !right {
			err = a.Reset(ctx, d.Email, d.Password)
		}
	}
	if err != nil {
		return Demonstration{}, err
	}
	err = a.db.Write(ctx, func(tx *store.Tx) error {
		user, err := selectUser(tx, d.Email)
		if err != nil {
			return err
		}
		if err := setLocked(tx, user, store.Time{}); err != nil {
			return err
		}
		c, err := clinicBySlug(tx, slug)
		if err != nil {
			return err
		}
		if !c.Demonstration {
			return fault.New(fault.Conflict, slug+" is a clinic, not a demonstration")
		}
		d.User, d.Clinic = user, c
		if _, err := selectMember(tx, c.ID, user); fault.KindOf(err) != fault.NotFound || err == nil {
			return err
		}
		return insertMember(tx, c.ID, user, Owner)
	})
	if err != nil {
		return Demonstration{}, err
	}
	return d, nil
}

// EndDemonstration locks the demonstration's owner out, for a server that shows
// none over data that have held one.
func (a *Accounts) EndDemonstration(ctx context.Context) error {
	there := false
	if err := a.db.Read(ctx, func(tx *store.Tx) error {
		locked, err := selectLocked(tx, DemonstrationEmail)
		there = err == nil && locked.IsZero()
		if fault.KindOf(err) == fault.NotFound {
			return nil
		}
		return err
	}); err != nil || !there {
		return err
	}
	return a.Lock(ctx, DemonstrationEmail)
}

// demonstrationPassword reads the password, and makes it where there is none.
func demonstrationPassword(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err == nil {
		return strings.TrimSpace(string(text)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	password := strings.ToLower(rand.Text())
	to, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintln(to, password)
	return password, errors.Join(err, to.Close())
}
