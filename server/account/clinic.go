package account

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"

	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// manifest is no slug: the list of all that is published lies where a clinic's
// prices would.
const manifest = "manifest"

// AddClinic adds a clinic that is not approved yet, and makes the person of that
// address its owner; "" leaves it without one. The clinic's ID is made here. The
// fault is Invalid where a slug, name or state is none, Conflict where the slug is
// taken, and NotFound where there is no such person.
func (a *Accounts) AddClinic(ctx context.Context, c Clinic, owner string) (Clinic, error) {
	c.Name = strings.TrimSpace(c.Name)
	switch {
	case !offer.IsID(c.Slug):
		return Clinic{}, fault.New(fault.Invalid, fmt.Sprintf("%q is no slug: lower-case letters, digits and single hyphens between them, at most %d", c.Slug, offer.MaxID))
	case c.Slug == manifest:
		return Clinic{}, fault.New(fault.Invalid, fmt.Sprintf("%q is the name of another file among the published ones; another slug will do", c.Slug))
	case !offer.IsName(c.Name):
		return Clinic{}, fault.New(fault.Invalid, fmt.Sprintf("a clinic has a name of 1 to %d characters on one line", offer.MaxName))
	case !slices.Contains(reference.States(), c.State):
		return Clinic{}, fault.New(fault.Invalid, fmt.Sprintf("%q is no state; one is written as NY", c.State))
	}
	c.ID, c.Approved = rand.Text(), false
	err := a.db.Write(ctx, func(tx *store.Tx) error {
		if err := insertClinic(tx, c); err != nil {
			return err
		}
		if owner == "" {
			return nil
		}
		user, err := userByEmail(tx, auth.Email(owner))
		if err != nil {
			return err
		}
		return insertMember(tx, c.ID, user, Owner)
	})
	if fault.KindOf(err) == fault.Conflict {
		err = fault.New(fault.Conflict, "there is a clinic "+c.Slug+" already")
	}
	return c, err
}

// Clinic returns the clinic of that slug, whoever acts for it: for the operator
// and the program itself, never for a request. The fault is NotFound where there
// is none.
func (a *Accounts) Clinic(ctx context.Context, slug string) (c Clinic, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		c, err = selectClinic(tx, slug)
		return err
	})
	return c, err
}

// Approve lets a clinic publish. The fault is NotFound where there is none of that
// slug. A clinic that was approved before stays so since then.
func (a *Accounts) Approve(ctx context.Context, slug string) error {
	return a.db.Write(ctx, func(tx *store.Tx) error {
		c, err := clinicBySlug(tx, slug)
		if err != nil {
			return err
		}
		return approve(tx, c.ID)
	})
}

// Give makes the person of that address an owner of a clinic, too. The fault is
// NotFound where there is no such clinic or person, and Conflict where the person
// acts for it already.
func (a *Accounts) Give(ctx context.Context, slug, owner string) error {
	err := a.db.Write(ctx, func(tx *store.Tx) error {
		c, err := clinicBySlug(tx, slug)
		if err != nil {
			return err
		}
		user, err := userByEmail(tx, auth.Email(owner))
		if err != nil {
			return err
		}
		return insertMember(tx, c.ID, user, Owner)
	})
	if fault.KindOf(err) == fault.Conflict {
		err = fault.New(fault.Conflict, auth.Email(owner)+" acts for "+slug+" already")
	}
	return err
}

// clinicBySlug finds a clinic. The fault is NotFound, with the slug.
func clinicBySlug(tx *store.Tx, slug string) (Clinic, error) {
	c, err := selectClinic(tx, slug)
	if err != nil && fault.KindOf(err) == fault.NotFound {
		return Clinic{}, fault.New(fault.NotFound, fmt.Sprintf("there is no clinic %q", slug))
	}
	return c, err
}
