// Package estimate is the one way through the engine: what is known of a
// visitor's plan goes in as a Request, what it will cost her comes out as an
// Estimate, the same bytes each time.
//
// The line is screen → plan → offer → cover → pay → bound → fund. Each step is a
// package with one subject; this package only leads from one to the next and
// gathers what they found. Beside it stands what a self-payer is owed in writing
// (package rights). It also compares one visitor with every price list
// of a bundle (Comparer; package compare ranks thousands).
package estimate

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/secondary"
)

// Format is the only request format of this engine.
const Format = "kneadwise.request/1"

// Limits of a request.
const (
	MaxQuotes  = 5
	MaxClinics = 8
	// MaxQualifies is as many discounts as one seller may have.
	MaxQualifies = offer.MaxDiscounts
)

// Request says what is known. Its zero value with AsOf is valid: six weekly
// visits of 60 minutes, then one every four weeks to the end of a year, from
// AsOf, at a massage therapist, anywhere in the nation, paid by oneself.
type Request struct {
	AsOf       civil.Date
	State      string // two letters; empty for the nation
	Zip3       string // three digits, or empty; where both stand they must agree
	Own        []Quote
	Clinics    []string // slugs or SHA-256 of price lists handed in beside the request
	Plan       plan.Request
	BookedOn   civil.Date         // the day on which the first visit was or will be booked; 0: not said
	Provider   reference.Provider // 0: a massage therapist
	Minutes    int                // booked minutes of a visit; 0: 60
	Benefit    *cover.Benefit     // nil: nothing was said of insurance
	Tip        money.Rate         // of the undiscounted price; 0 for none
	Signs      []screen.Sign      // ticked
	Cleared    bool               // a clinician has cleared her
	Accounts   *fund.Accounts     // nil: nothing was said of accounts
	Tax        *fund.Tax          // nil: nothing was said of taxes
	OtherPayer *secondary.Route   // nil: nobody else pays
	// QualifiesFor are the ids of discounts, as the sellers state them, whose
	// eligibility she meets. An id that a seller does not have says nothing of it.
	QualifiesFor []string
	PaysByCard   bool // and so bears a seller's surcharge for cards
	Goals        Goals
}

// Place is the state in which she looks, empty where she says none.
func (r *Request) Place() string {
	if r.State == "" && r.Zip3 != "" {
		state, _ := reference.Zip3State(r.Zip3)
		return state
	}
	return r.State
}

// Quote is an offer that the visitor was told of.
type Quote struct {
	Seller   offer.Seller
	QuotedOn civil.Date // 0: AsOf
}

// Lists are the price lists that a request may name, looked up by slug or hash.
type Lists []pricelist.List

// Find looks a list up by slug or SHA-256.
func (l Lists) Find(name string) (*pricelist.List, bool) {
	for i := range l {
		if l[i].Seller.ID == name || (name != "" && l[i].SHA256 == name) {
			return &l[i], true
		}
	}
	return nil, false
}
