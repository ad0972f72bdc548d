// Package pricelist is the price list that a clinic publishes: one immutable
// revision of what it sells, who it is, which insurers it takes and since when.
//
// The JSON form is package document's, the form inside region bundles is
// package wire's; both fill this type and both hold it to Check.
package pricelist

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// Format is the only format of this engine.
const Format = "kneadwise.price-list/1"

// Limits of a list.
const (
	MaxPayers    = 40
	MaxLocations = 12
	MaxLicences  = 12
	MaxLanguages = 12
)

// List is one revision.
type List struct {
	Revision      int
	Previous      string // SHA-256 of the revision before, hexadecimal; empty for the first
	SHA256        string // of this revision's canonical bytes; filled in by whoever read them
	PublishedOn   civil.Date
	Demonstration bool
	Name          string
	Effective     civil.Range // half-open; no end where From alone is known
	Locations     []Location
	Website       string
	BookingURL    string
	Seller        offer.Seller // ID is the slug
	Payers        []Payer
	Fees          Fees
	Accounts      Accounts
	Languages     []string // spoken there: ISO 639 codes such as "en"
	// What follows decides no price; region bundles leave it out like the fees,
	// and whoever shows it reads the document.
	NPI      string // National Provider Identifier; may be empty
	Licences []Licence
}

// Licence is leave to practise, given by a state.
type Licence struct {
	State  string // two letters
	Number string
	Kind   string // as the state calls it, such as "LMT"; may be empty
}

// Accounts says what the clinic does for buyers who pay from a health savings
// account or a flexible spending arrangement.
type Accounts struct {
	Card   offer.Answer // does it take the account's card?
	Letter offer.Answer // has it a letter of medical necessity for the clinician to sign?
}

// Location is where the clinic works.
type Location struct {
	ID, Name, City string
	State          string // two letters
	Zip3           string // may be empty
	Phone          string // may be empty
}

// Accepts finds what the list states of an insurer.
func (l *List) Accepts(id reference.Payer) (*Payer, bool) {
	for i := range l.Payers {
		if l.Payers[i].ID == id {
			return &l.Payers[i], true
		}
	}
	return nil, false
}

// State is the state of the first location: the bundle that the list is in.
func (l *List) State() string {
	if len(l.Locations) == 0 {
		return ""
	}
	return l.Locations[0].State
}

// On is the list as it sells on a day (offer.Seller.On): itself where no change
// of its prices is in force by then.
func (l *List) On(day civil.Date) *List {
	if l.Seller.InForce(day) == 0 {
		return l
	}
	on := *l
	on.Seller = l.Seller.On(day)
	return &on
}
