// Package draft fills in a good-faith estimate as far as it is known: the paper
// that a provider owes in writing to whoever pays for care herself (45 CFR
// 149.610). The provider's own paper is the one that counts; a draft saves it the
// work, and shows her what the paper has to hold.
//
// The vocabulary is that of package rights. A line is one expected charge: the
// rate for whoever pays herself, less any discount that she gets (149.610(a)(2)),
// so that a package's price is a charge and the visits drawn from it have none of
// their own. A tip is her gift and no charge. What nobody has said (her name and
// date of birth, a diagnosis, a tax number) is left open for her or the provider,
// and never made up; nor is a charge, where a price is not known exactly.
package draft

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/rights"
	"kneadwise/wasm/span"
)

// Draft is one provider's estimate for one course.
type Draft struct {
	Items []rights.Item // what it has to hold, in the order of the rule

	Name     string             // of the quote or clinic
	Provider reference.Provider // which kind
	List     *pricelist.List    // the clinic's published list, nil for a quote
	Service  offer.Service
	Units    []Units // of the service's billing codes; none where no code is said

	AsOf    civil.Date
	By      civil.Date // the last day to give it without her asking, as she books; 0: see estimate.GoodFaith
	IfAsked civil.Date
	// Renewed is the last day to give a new one if what is planned changes before
	// the first visit.
	Renewed civil.Date

	Rhythm []Rhythm
	Visits int // that it covers
	// Later is how many visits of the course lie beyond twelve months from the
	// first and need an estimate of their own.
	Later int

	Lines []Line
	// Total is the expected charges in all. Where it is a range, a price is not
	// known exactly, and no line has an amount.
	Total span.Money
}

// Units is one billing code with the units that a visit makes of it: from the
// fewest to the most, by whatever rule and choice; both 0 where it is not said how
// long it takes.
type Units struct {
	Code        string
	Least, Most int
}

// Rhythm is how often the service recurs in one stretch.
type Rhythm struct {
	Visits, Weeks int // so many visits, so many weeks apart
	First, Last   civil.Date
}

// Line is one expected charge.
type Line struct {
	Day   civil.Date
	Visit int // index, or ledger.CourseLevel
	Rule  code.Rule
	Item  int // package or membership of the seller, or -1
	// Charge is below zero for what the provider gives back. A visit that is drawn
	// from what was paid ahead has none.
	Charge money.Amount
	Drawn  bool
}

// Certain tells whether every charge is known exactly.
func (d *Draft) Certain() bool { return d.Total.Low == d.Total.High }
