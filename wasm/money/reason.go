package money

import "strconv"

// Reason says why a typed amount or rate was refused. The page words it.
type Reason uint8

const (
	_                     Reason = iota
	ReasonEmpty                  // nothing, or only spaces
	ReasonTooLong                // more than 32 bytes: a price needs at most 15
	ReasonNotANumber             // a letter, another currency, digits of another script, a control character
	ReasonMinus                  // a minus sign of any kind: no amount is below zero
	ReasonRange                  // two numbers with a dash: "between" has two fields
	ReasonExponent               // 1e9
	ReasonDecimalComma           // a comma where American writing has a point: 12,00 or 1.200,50
	ReasonGrouping               // thousands not set apart by commas in threes: 1 200, 1.200.000, 1,20,000
	ReasonTooManyDecimals        // more digits after the point than the quantity has
	ReasonTooLarge               // above MaxInput, or above 100 %
)

// Code returns the stable name of the reason, such as "money.minus". Codes are
// a public contract: pages and scripts depend on them, so one may be retired
// but never given another meaning.
func (r Reason) Code() string {
	switch r {
	case ReasonEmpty:
		return "money.empty"
	case ReasonTooLong:
		return "money.too_long"
	case ReasonNotANumber:
		return "money.not_a_number"
	case ReasonMinus:
		return "money.minus"
	case ReasonRange:
		return "money.range"
	case ReasonExponent:
		return "money.exponent"
	case ReasonDecimalComma:
		return "money.decimal_comma"
	case ReasonGrouping:
		return "money.grouping"
	case ReasonTooManyDecimals:
		return "money.too_many_decimals"
	case ReasonTooLarge:
		return "money.too_large"
	}
	return "money.unknown"
}

// ParseError is the only error of [Parse] and [ParseRate].
type ParseError struct {
	Reason Reason
	At     int // byte of the text at which the fault was seen, from 0
}

func (e *ParseError) Error() string {
	return e.Reason.Code() + " at byte " + strconv.Itoa(e.At)
}
