package reference

import "kneadwise/wasm/money"

// AccountLimit names a yearly figure of health accounts, of the health plans that
// go with them, or of Medicare.
type AccountLimit uint8

// Yearly figures. A plan that goes with a health savings account (HSA) is a
// high-deductible health plan (HDHP).
const (
	HSASelf          AccountLimit = iota // the most that may be put into an HSA with cover for oneself alone
	HSAFamily                            // the same with cover for a family
	HSACatchUp                           // more from the year in which one turns 55; set by statute, not indexed
	HDHPMinSelf                          // the least deductible of an HDHP
	HDHPMinFamily                        // the same for a family
	HDHPMaxSelf                          // the most that an HDHP may leave to pay out of pocket
	HDHPMaxFamily                        // the same for a family
	FSAElection                          // the most that may be elected for a health flexible spending account (FSA)
	FSACarryOver                         // the most that may be carried over from that plan year into the next
	PartBDeductible                      // Medicare Part B, a calendar year
	TherapyThreshold                     // physical and speech therapy together: above it claims need the KX modifier
	accountLimitCount
)

// accountYear is one row of the table: whole dollars, 0 where there is no figure.
type accountYear struct {
	dollars [accountLimitCount]uint16
	source  [accountLimitCount]SourceID
}

// firstAccountYear is the year of the first row of the tables of this file and
// of those of the income tax.
const firstAccountYear = 2024

// YearlyLimit returns a figure of a year: of the calendar year for an HSA and for
// Medicare, of the plan year that begins in it for an FSA and an HDHP. The catch-up
// amount is set by statute and so has no range in a year not yet published.
func YearlyLimit(which AccountLimit, year int) Limit {
	if which >= accountLimitCount {
		return Limit{}
	}
	at := year - firstAccountYear
	if at < 0 || at > len(accountLimits) {
		return Limit{}
	}
	last := at
	if last == len(accountLimits) || accountLimits[last].dollars[which] == 0 {
		last--
	}
	if last < 0 || accountLimits[last].dollars[which] == 0 {
		return Limit{}
	}
	amount := money.Amount(accountLimits[last].dollars[which]) * 100
	limit := Limit{Low: amount, High: amount, Standing: Published, Year: firstAccountYear + last, Source: accountLimits[last].source[which]}
	if last < at {
		limit.Standing = Unpublished
		if which != HSACatchUp {
			limit.High += amount.Times(unpublishedRise, money.Up)
		}
	}
	return limit
}
