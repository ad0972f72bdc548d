package reference

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// CodeStatus says whether Medicare pays for a code at all.
type CodeStatus uint8

// Statuses. The zero value: the code is not on file.
const (
	CodeNotOnFile  CodeStatus = iota
	CodePaid                  // status A: paid by the fee schedule
	CodeBundled               // status B: part of other care, never paid by itself
	CodeNotCovered            // status N: not paid by Medicare
)

// RelativeValue is what the Medicare Physician Fee Schedule says of one code:
// the relative value units of a service given outside a facility, in
// hundredths. The code is a number of the Current Procedural Terminology or the
// Healthcare Common Procedure Coding System; it is shipped without its
// descriptor.
type RelativeValue struct {
	Work, Expense, Malpractice int
	Status                     CodeStatus
	Timed                      bool     // one unit is 15 minutes; else one a day
	Therapy                    bool     // "always therapy" (indicator 5): multiple procedures are reduced
	Standing                   Standing // of the values; NoData where the year's file has no such code
	Year                       int      // whose values they are: of the last year on file if Unpublished
}

// Widths of an entry of the generated constant feeCodes: the code, three letters,
// then eight digits a year.
const (
	codeWidth  = 5
	valueWidth = 8
	headWidth  = codeWidth + 3
)

// firstFeeYear is the year of an entry's first values.
const firstFeeYear = 2020

// ValueOf returns what the fee schedule of a year says of a code. Its status is
// CodeNotOnFile for a code that is none of those kept here. What a code is does
// not change with the years; whether there are values does.
func ValueOf(code string, year int) RelativeValue {
	const width = headWidth + valueWidth*years
	if len(code) != codeWidth {
		return RelativeValue{}
	}
	for i := 0; i < len(feeCodes); i += width {
		if feeCodes[i:i+codeWidth] == code {
			return valueIn(feeCodes[i:i+width], year)
		}
	}
	return RelativeValue{}
}

// years is how many years an entry has.
const years = 7

func valueIn(entry string, year int) RelativeValue {
	v := RelativeValue{Therapy: entry[codeWidth+1] == '5', Timed: entry[codeWidth+2] == 'T'}
	switch entry[codeWidth] {
	case 'A':
		v.Status = CodePaid
	case 'B':
		v.Status = CodeBundled
	default:
		v.Status = CodeNotCovered
	}
	n, standing := year-firstFeeYear, Published
	if n == years {
		n, standing = n-1, Unpublished
	}
	if n < 0 || n >= years {
		return v
	}
	at := headWidth + n*valueWidth
	values := entry[at : at+valueWidth]
	if values[0] == '-' {
		return v
	}
	v.Work, v.Expense, v.Malpractice = digits(values[:3]), digits(values[3:6]), digits(values[6:])
	v.Standing, v.Year = standing, firstFeeYear+n
	return v
}

// digits reads a number of which each byte is a digit.
func digits(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		n = n*10 + int(text[i]-'0')
	}
	return n
}

// conversionFactor is what a relative value unit is worth from a day on, in
// hundredths of a cent: 32.7442 dollars is 327,442.
type conversionFactor struct {
	from  civil.Date
	value int32
}

// Factor is the worth of a relative value unit, in hundredths of a cent: one
// figure if Published, a range if Unpublished.
type Factor struct {
	Low, High int64
	Standing  Standing
	Year      int // of the figure: of the last one if Unpublished
}

// ConversionFactor returns the factor in force on a day, which may change within
// a year: 2024 had one until 8 March and another from 9 March. It is the one for
// those who are not in an alternative payment model. SourceFeeSchedule states it.
func ConversionFactor(day civil.Date) Factor {
	last := len(conversionFactors) - 1
	year := day.Year()
	end := conversionFactors[last].from.Year()
	if year == end+1 {
		v := int64(conversionFactors[last].value)
		rise, _ := money.MulDiv(v, int64(unpublishedRise), int64(money.One), money.Up)
		return Factor{Low: v, High: v + rise, Standing: Unpublished, Year: end}
	}
	if year > end {
		return Factor{}
	}
	for i := last; i >= 0; i-- {
		if conversionFactors[i].from <= day {
			v := int64(conversionFactors[i].value)
			return Factor{Low: v, High: v, Standing: Published, Year: year}
		}
	}
	return Factor{}
}
