// Package account holds the clinics and the people who act for them.
//
// A person has an address and a password. A clinic has a slug, which is its name
// in addresses and in its price list. A member is a person who acts for a clinic,
// in a [Role]; today every member is an owner. A clinic that is not [Clinic]
// Approved can be worked on, but nothing of it is public: the operator has to
// have made sure that it is who it says. For now the operator also adds people
// and clinics, by the command line.
//
// To a person, a clinic of somebody else is the same as one that there is not:
// each is NotFound.
package account

import (
	"context"

	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/wasm/offer"
)

// A Role is what a member may do.
type Role string

// Owner may do everything.
const Owner Role = "owner"

// A Clinic is one whose prices are worked on here.
type Clinic struct {
	ID            string
	Slug          string
	Name          string
	State         string // two letters
	Approved      bool   // may publish
	Demonstration bool   // invented
}

type clinicKey struct{}

// Of returns the clinic that a request is about, from the context of one that
// Member let through, and the zero Clinic elsewhere.
func Of(ctx context.Context) Clinic {
	c, _ := ctx.Value(clinicKey{}).(Clinic)
	return c
}

// With returns a context that is about a clinic.
func With(ctx context.Context, c Clinic) context.Context {
	return context.WithValue(ctx, clinicKey{}, c)
}

// Accounts are the people and clinics of a database.
type Accounts struct {
	db        *store.DB
	passwords *auth.Passwords
}

// New returns the accounts of a database that is migrated.
func New(db *store.DB, passwords *auth.Passwords) *Accounts {
	return &Accounts{db, passwords}
}

// ClinicsOf returns the clinics that a person acts for, by name.
func (a *Accounts) ClinicsOf(ctx context.Context, user string) (all []Clinic, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = selectClinicsOf(tx, user)
		return err
	})
	return all, err
}

// ClinicOf returns the clinic of that slug if the person acts for it. The fault
// is NotFound otherwise.
func (a *Accounts) ClinicOf(ctx context.Context, user, slug string) (c Clinic, err error) {
	if !offer.IsID(slug) {
		return Clinic{}, fault.New(fault.NotFound, "there is no such clinic")
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		c, err = selectClinicOf(tx, user, slug)
		return err
	})
	return c, err
}

// Emails returns the addresses of the people who act for a clinic today, by their
// ids: so that its history can name who did something.
func (a *Accounts) Emails(ctx context.Context, c Clinic) (all map[string]string, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = selectEmails(tx, c.ID)
		return err
	})
	return all, err
}
