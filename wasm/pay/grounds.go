package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
)

// Grounds says where the figures of a course come from, so that every entry of
// its ledger can name its inputs.
type Grounds struct {
	Price       []ledger.Input   // how the single price came to be
	Prices      [][]ledger.Input // the same for each visit, where the price changes; else empty
	FirstVisit  []ledger.Input   // how the first visit's price came to be, where it has one
	Tip         []ledger.Input
	Off         Source // of a sliding scale
	Surcharge   Source
	Packages    []PackageGrounds // beside Course.Packages; may be empty
	Memberships []MembershipGrounds
	Allowed     []ledger.Input   // how the allowed amount came to be
	AllowedBy   [][]ledger.Input // of each visit, where they differ; then Allowed says nothing
	Deductible  Source
	Copay       Source
	Coinsurance Source
	PocketMax   Source

	// DeductibleField and PocketField name whose amounts they are, where not the
	// person's own by the plan's network; unknown says that only what is left of
	// them was said.
	DeductibleField, PocketField     ledger.Field
	DeductibleUnknown, PocketUnknown bool

	VisitCap, VisitMinutes, YearCap Source // the plan's limits
	HandsOn                         Source // hands-on minutes of the service
	Delay                           Source // of a superbill's reimbursement
}

// Source is the document a figure was read from.
type Source struct {
	Origin ledger.Origin
	Date   civil.Date
}

// PackageGrounds are the sources of a package's figures.
type PackageGrounds struct{ Price, Visits, Expiry, Refund Source }

// MembershipGrounds are the sources of a membership's figures.
type MembershipGrounds struct {
	Fee, SetupFee, Credits, Minimum, MemberPrice Source
	Later                                        [offer.MaxChanges]Source
}

// input names one figure with its source.
//
//go:noinline
func (s Source) input(f ledger.Field, u ledger.Unit, v int64) ledger.Input {
	return ledger.Input{Field: f, Unit: u, Value: v, Origin: s.Origin, Date: s.Date}
}

// derived is a figure that follows from earlier entries.
//
//go:noinline
func derived(f ledger.Field, u ledger.Unit, v int64) ledger.Input {
	return ledger.Input{Field: f, Unit: u, Value: v, Origin: ledger.FromRule}
}

func (g *Grounds) pack(item int) PackageGrounds {
	if item < len(g.Packages) {
		return g.Packages[item]
	}
	return PackageGrounds{}
}

func (g *Grounds) member(item int) MembershipGrounds {
	if item < len(g.Memberships) {
		return g.Memberships[item]
	}
	return MembershipGrounds{}
}
