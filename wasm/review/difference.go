package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// Change is what lies between two revisions of a list.
type Change struct {
	Parts    []Part    // in the order of the document, removed ones last of their kind
	Visitors []Visitor // what reference visitors pay, before and after
}

// Empty tells whether nothing that is published differs.
func (c *Change) Empty() bool { return len(c.Parts) == 0 }

// Kind is the kind of a part of the list.
type Kind uint8

// Kinds of part.
const (
	Profile    Kind = 1 + iota // name, kind of provider, links, days in force, tips, what paying adds
	Place                      // a location
	Service                    // one kind of visit
	Package                    // visits paid ahead
	Membership                 // a contract with a fee each interval
	Insurer                    // what is said of one insurer
	Discount                   // a step of a sliding scale
	Scheduled                  // prices from a later day on
)

// What says what happened to a part.
type What uint8

// What may happen.
const (
	Added What = 1 + iota
	Removed
	Changed
)

// Part is one part of the list that differs.
type Part struct {
	Kind Kind
	What What
	// ID is the part's own in the document, an insurer's for an insurer, the day
	// ("2027-01-01") for scheduled prices, and empty for the profile.
	ID string
	// Before and After are the part's index in either list; -1 where it is not
	// in that one, and for the profile.
	Before, After int
	// Fields are those that differ; those of one side for what is added or
	// removed.
	Fields []Field
}

// Field is one value that differs. Its Path is the document's within the part:
// "price_cents", "expires.months". Lists of things are told by their ids: a
// contract's amount is "rates.hour", a price from a later day on
// "services.hour.price_cents".
type Field struct {
	Path          string
	Before, After Value
}

// Value is a figure, or a text where Unit is 0. The zero Value is not stated.
type Value struct {
	Stated bool
	Unit   ledger.Unit
	Number int64
	Text   string // a name, a link, a code of the document, or ids with a comma and a space between
}

// VisitorKind names a reference visitor. All of them live in the state of the
// clinic, come for 60 minutes where nothing else is said, begin on the day on
// which the lists are looked at, pay for themselves and give no tip.
type VisitorKind uint8

// The ten reference visitors.
const (
	Yearlong  VisitorKind = 1 + iota // six weekly visits, then one every four weeks to the end of a year
	SixWeeks                         // six weekly visits
	Insured                          // as Yearlong, with the first insurer of the list, or one that it does not name
	Weekly                           // a visit a week for half a year
	Monthly                          // a visit every four weeks for a year
	Brief                            // four weekly visits, and then she stops: what is not used may come back
	Long                             // as Yearlong, for 90 minutes
	Later                            // as Yearlong, from half a year later: scheduled prices
	Couple                           // two who come in turns, one each week, six visits each: they may share
	Superbill                        // as Yearlong, with a plan that pays out of network, which no list names
)

// Visitor is what one reference visitor, or the couple, pays at the clinic by its
// cheapest way.
type Visitor struct {
	Kind          VisitorKind
	Visits        int
	Before, After Total
}

// Total is what she pays, where the list has a price for her.
type Total struct {
	Priced  bool
	Money   span.Money
	Prepaid money.Amount // of it for packages and memberships
	Plain   span.Money   // with nothing paid ahead
}

// Headline is the likely total, or the highest where none is likely.
func (t Total) Headline() money.Amount {
	if t.Money.HasLikely {
		return t.Money.Likely
	}
	return t.Money.High
}

// Rise is what the visitor pays more than before, negative where it is less.
// It reports false where one of the two lists has no price for her.
func (v *Visitor) Rise() (money.Amount, bool) {
	return v.After.Headline() - v.Before.Headline(), v.Before.Priced && v.After.Priced
}

// Difference compares two revisions as they are seen on a day. There is no
// before at the first publication: then it is nil and every part is added. Like
// Lint it takes drafts; a list that is at fault has no price for anyone.
func Difference(before, after *pricelist.List, asOf civil.Date) Change {
	return Change{Parts: parts(before, after), Visitors: visitors(before, after, asOf)}
}

// Parts are those that differ, for who asks no more. The arguments are
// Difference's.
func Parts(before, after *pricelist.List) []Part { return parts(before, after) }
