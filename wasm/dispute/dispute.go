// Package dispute holds a bill, or an insurer's explanation of one, against what a
// course was expected to cost, and says what there is to object to.
//
// It is named after what it is for: each thing that it finds is a ground on which
// somebody may ask for a bill to be put right, and one of them, at least $400 above
// the good-faith estimate, opens a dispute that the law provides for (45 CFR
// 149.620; package rights).
//
// The vocabulary: a bill is the provider's paper, an explanation of benefits (EOB)
// the plan's, which asks for nothing and says what she owes. A line is one charge
// of one day. The charge is what the provider asks for a service, the allowed
// amount what the plan takes as its price; what the plan pays, what she pays and,
// in network, what the provider writes off make the charge. A charge above the
// allowed amount that is asked of her is balance billing: a contract in network
// forbids it. What a visit's minutes may be billed with is package bill's.
//
// A price list has no price for a code, and a plan's rules are those of a visit, so
// what is expected is a day's: the lines of one day are held together. A day that
// is not in the plan is taken for the visit nearest to it, up to three days away,
// that is not on the bill otherwise: visits get moved. Three is less than half a
// week, so that a day never lies between two weekly visits.
//
// Only being asked for more is objected to; what is less shows as a difference
// below zero. Differences add up: those of all days are what is asked for less what
// was expected, and what was expected and is not on the bill is a row of its own.
package dispute

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// Format is the only format of a bill.
const Format = "kneadwise.bill/1"

// Limits of a bill.
const (
	MaxLines = 200
	MaxUnits = 96 // 24 hours
)

// Issuer is whose paper it is.
type Issuer uint8

// Issuers.
const (
	Provider Issuer = 1 + iota // a bill
	Plan                       // an explanation of benefits
)

var issuers = [...]string{"", "provider", "plan"}

// Code is the issuer's name in documents, such as "plan".
func (i Issuer) Code() string {
	if int(i) < len(issuers) {
		return issuers[i]
	}
	return ""
}

// ParseIssuer finds an issuer by its code, and reports false if there is none.
func ParseIssuer(text string) (Issuer, bool) {
	for i := Provider; i <= Plan; i++ {
		if i.Code() == text {
			return i, true
		}
	}
	return 0, false
}

// Stated is an amount that a paper states or leaves out.
type Stated struct {
	Cents money.Amount
	Said  bool
}

// Bill is one paper.
type Bill struct {
	IssuedBy Issuer
	// Provider is who gave the care: the id of an offer, or the clinic's name. It
	// may be empty where the answer has one.
	Provider   string
	IssuedOn   civil.Date // 0: not said
	ReceivedOn civil.Date // 0: as issued
	// From and Until are the first and last day that it is for; 0: those of its
	// lines.
	From, Until civil.Date
	// Estimate is the total of the provider's own good-faith estimate.
	Estimate Stated
	Lines    []Line
	Totals   Totals
}

// Totals are the sums as the paper itself states them.
type Totals struct {
	Charge Stated
	Parts
}

// Line is one charge.
type Line struct {
	Date   civil.Date
	Code   string // billing code; empty where a bill has none
	Units  int    // 0: not said
	Charge money.Amount
	Parts
	// What her part is made of, as an EOB says.
	Deductible, Copay, Coinsurance Stated
	Note                           string
}

// Parts are what a charge comes to between the payers.
type Parts struct {
	Allowed, PlanPaid, Patient Stated
}

// Asked is what a line asks of her, or says that she owes: her part where it is
// said, else what the plan leaves of what it is reckoned on.
func (l *Line) Asked(by Issuer) money.Amount {
	whole := l.Charge
	if by == Plan && l.Allowed.Said {
		whole = l.Allowed.Cents
	}
	switch {
	case l.Patient.Said:
		return l.Patient.Cents
	case l.PlanPaid.Said:
		return max(whole-l.PlanPaid.Cents, 0)
	}
	return whole
}

// Report is what came of it.
type Report struct {
	Rows     []Row // in order of days
	Findings []Finding
	// The sums over all rows.
	Charged, Asked, Expected, Difference money.Amount
	GoodFaith                            *GoodFaith // nil where no estimate is owed or something is claimed
}

// Row is one day.
type Row struct {
	Date       civil.Date
	Visit      int        // index of the visit, -1 for none
	Planned    civil.Date // the visit's day where it is another, else 0
	Lines      []int      // indices of the bill's lines; none where nothing is billed
	Asked      money.Amount
	Expected   money.Amount
	Difference money.Amount // asked less expected
}

// Finding is one thing to object to.
type Finding struct {
	Code code.Objection
	Row  int // -1: the paper as a whole
	Line int // index of the bill's line, -1: all of the row
	// Billed and Expected are what the paper says and what it should say: units for
	// UnitsAbove, else cents.
	Billed, Expected int64
}

// GoodFaith is the comparison with the good-faith estimate.
type GoodFaith struct {
	Billed, Estimate, Over money.Amount
	Own                    bool // the estimate is the provider's own paper, not what is worked out here
	Part                   bool // it is for more than the paper: bills that come later add to this one
	Disputable             bool
	Until                  civil.Date // last day to start the dispute; 0 where it is not said when the bill came
}
