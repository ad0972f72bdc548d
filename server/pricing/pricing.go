// Package pricing keeps a clinic's draft: the price list that its people work on
// before they publish it.
//
// A draft consists of parts, one for each thing that has a form: the profile, the
// terms, and each service, package, membership and payer. A part is stored by
// itself, as its piece of the price list document; so two people can work on two
// parts and never meet. The parts are assembled into a document and read by the
// engine's own reader, whose faults are the only rules there are: a draft may
// have some, and can be published when it has none.
//
// Two people may work on the same part. Each change gives it a new version, and
// a form carries the version that it was filled from. Who saves against an older
// one changes nothing and is shown both; then she says which value stays, field
// by field or all at once.
//
// What people type is understood as they mean it ("$95", "1,200", "12/1/2026")
// or refused in words beside its field; it is never guessed and never lost.
package pricing

import (
	"time"

	"kneadwise/server/account"
	"kneadwise/server/locale"
	"kneadwise/server/store"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/pricelist"
)

// MaxBody is the longest form that is read, in bytes. A payer with a rate for
// each of 24 services takes less than 4 KB.
const MaxBody = 64 << 10

// Kind is the kind of a part.
type Kind string

// The kinds, in the order in which a buyer reads them.
const (
	KindProfile    Kind = "profile"
	KindService    Kind = "service"
	KindPackage    Kind = "package"
	KindMembership Kind = "membership"
	KindPayer      Kind = "payer"
	KindTerms      Kind = "terms"
)

// Part is one part of a draft, typed: a Profile, Service, Package, Membership,
// Payer or Terms. Its JSON is its piece of the price list document.
type Part interface {
	Kind() Kind
	// ID tells parts of a kind apart, and is "main" for those that stand once.
	ID() string
}

// Item is a part as it is stored.
type Item struct {
	Part      Part
	Position  int
	Version   int64 // never the same for two states of a part
	ChangedAt time.Time
	ChangedBy string // the address of who saved it
}

// Draft is all that a clinic works on.
type Draft struct {
	// List is the price list that the draft would be, without revision, link to
	// the one before and day of publication; nil where there are Faults.
	List   *pricelist.List
	Faults []code.Fault
	Items  []Item // by kind and position
	// Version is the same as long as nothing changes, and another one after.
	Version int64
}

// Prices is the drafts of all clinics.
type Prices struct {
	db    *store.DB
	texts *locale.Texts
	today func() civil.Date
}

// New makes Prices of a database, the English texts, and what day it is where a
// publication of this moment would be dated.
func New(db *store.DB, texts *locale.Texts, today func() civil.Date) *Prices {
	return &Prices{db: db, texts: texts, today: today}
}

// holder is what a clinic brings into its own document.
func holder(c account.Clinic) frame {
	return frame{slug: c.Slug, demonstration: c.Demonstration}
}
