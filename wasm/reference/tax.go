package reference

import "kneadwise/wasm/money"

// FilingStatus is how a person files her federal income tax. The zero value is
// not said. The numbers are a public contract: append, never reassign.
type FilingStatus uint8

// Filing statuses. A qualifying surviving spouse has the brackets of a joint
// return.
const (
	StatusNotSaid FilingStatus = iota
	Single
	MarriedJoint
	MarriedSeparate
	HeadOfHousehold
)

const (
	statusCount  = 4
	bracketCount = 7
)

var statusCodes = [...]string{"", "single", "married_joint", "married_separate", "head_of_household"}

// Code returns the stable name of the status, such as "married_joint", and "" for
// one that is none.
func (s FilingStatus) Code() string {
	if int(s) >= len(statusCodes) {
		return ""
	}
	return statusCodes[s]
}

// ParseFilingStatus finds a status by its code, and reports false if there is
// none.
func ParseFilingStatus(code string) (FilingStatus, bool) {
	for s := Single; s <= HeadOfHousehold; s++ {
		if statusCodes[s] == code {
			return s, true
		}
	}
	return 0, false
}

// bracketRates are the rates of the brackets, the same in each year of the table.
var bracketRates = [bracketCount]money.Rate{100_000, 120_000, 220_000, 240_000, 320_000, 350_000, 370_000}

// Brackets are the federal income tax of one year and filing status.
type Brackets struct {
	// Over is the taxable income above which each bracket begins, ascending from
	// nothing, and Rate what is due of each dollar in it.
	Over     [bracketCount]money.Amount
	Rate     [bracketCount]money.Rate
	Standard money.Amount // the standard deduction, without the additions for age and blindness
	Standing Standing
	Year     int // whose figures these are: of the last year on file if Unpublished
	Source   SourceID
}

// IncomeTax returns the brackets of a year. If that year is Unpublished they are
// those of the year before; [Brackets.Raised] is the other end of what they may
// be. They are zero with NoData, or for a status that is none.
func IncomeTax(year int, status FilingStatus) Brackets {
	at, standing := yearOf(year, len(incomeTaxes))
	if standing == NoData || status < Single || status > HeadOfHousehold {
		return Brackets{}
	}
	row := &incomeTaxes[at][status-Single]
	b := Brackets{Rate: bracketRates, Standing: standing, Year: firstAccountYear + at, Source: SourceIncomeTax}
	b.Standard = money.Amount(row[0]) * bracketUnit
	for i := 1; i < bracketCount; i++ {
		b.Over[i] = money.Amount(row[i]) * bracketUnit
	}
	return b
}

// bracketUnit is what the table counts in: 25 dollars, in cents.
const bracketUnit = 25_00

// Raised returns the same brackets and deduction 10 % higher: as far as they may
// lie above the last ones in a year that is not published.
func (b Brackets) Raised() Brackets {
	b.Standard += b.Standard.Times(unpublishedRise, money.Up)
	for i := range b.Over {
		b.Over[i] += b.Over[i].Times(unpublishedRise, money.Up)
	}
	return b
}

// The employee's rates of the payroll taxes, the same in each year of the table.
const (
	SocialSecurityRate     money.Rate = 62_000 // of wages up to the wage base
	MedicareRate           money.Rate = 14_500 // of all wages
	AdditionalMedicareRate money.Rate = 9_000  // of wages above [AdditionalMedicareOver]
)

// WageBase returns the wages of a calendar year above which no Social Security tax
// is due.
func WageBase(year int) Limit {
	at, standing := yearOf(year, len(wageBases))
	if standing == NoData {
		return Limit{}
	}
	amount := money.Amount(wageBases[at]) * 100
	limit := Limit{Low: amount, High: amount, Standing: standing, Year: firstAccountYear + at, Source: SourcePayrollTax}
	if standing == Unpublished {
		limit.High += amount.Times(unpublishedRise, money.Up)
	}
	return limit
}

// AdditionalMedicareOver returns the wages above which the additional Medicare tax
// is due: set by statute and not indexed (26 U.S.C. 3101(b)(2)). It is 0 for a
// status that is none.
func AdditionalMedicareOver(status FilingStatus) money.Amount {
	if status < Single || status > HeadOfHousehold {
		return 0
	}
	return money.Amount(additionalOver[status-Single]) * 100
}

// yearOf finds the row of a year in a table of so many years: the last row for the
// year after it.
func yearOf(year, years int) (int, Standing) {
	switch at := year - firstAccountYear; {
	case at < 0 || at > years:
		return 0, NoData
	case at == years:
		return at - 1, Unpublished
	default:
		return at, Published
	}
}
