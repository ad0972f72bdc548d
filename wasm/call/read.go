package call

import (
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/wire"
)

// Why a typed text is not a count. The other kinds have the reasons of packages
// money and civil. Codes are a public contract.
const (
	CountEmpty      = "count.empty"
	CountNotANumber = "count.not_a_number" // anything but digits
	CountTooLong    = "count.too_long"     // more than three digits
)

// read reads typed texts as the engine reads everything else, so that the page
// never guesses.
func (d *Desk) read(message []byte) []byte {
	list, faults := wire.ReadTexts(message)
	if len(faults) > 0 {
		return d.writer.Figures(nil, faults)
	}
	figures := make([]wire.Figure, len(list))
	for i, t := range list {
		figures[i] = figure(t)
	}
	return d.writer.Figures(figures, nil)
}

func figure(t wire.Text) wire.Figure {
	switch t.Kind {
	case wire.TextMoney:
		amount, err := money.Parse(t.Text)
		return of(int32(amount), err)
	case wire.TextPercent:
		rate, err := money.ParseRate(t.Text)
		return of(int32(rate), err)
	case wire.TextCount:
		return count(t.Text)
	case wire.TextDate:
		day, err := civil.Parse(t.Text)
		return of(wire.Day(day), err)
	}
	return wire.Figure{Code: code.FaultUnknownValue}
}

// of is a figure, or the reason why there is none.
func of(value int32, err error) wire.Figure {
	switch err := err.(type) {
	case nil:
		return wire.Figure{Value: value}
	case *money.ParseError:
		return wire.Figure{Code: err.Reason.Code()}
	case *civil.ParseError:
		return wire.Figure{Code: err.Reason.Code()}
	}
	return wire.Figure{Code: code.FaultUnknownValue}
}

// count reads a whole number of one to three digits.
func count(text string) wire.Figure {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return wire.Figure{Code: CountEmpty}
	case strings.Trim(text, "0123456789") != "":
		return wire.Figure{Code: CountNotANumber}
	case len(text) > 3:
		return wire.Figure{Code: CountTooLong}
	}
	var n int32
	for _, digit := range []byte(text) {
		n = n*10 + int32(digit-'0')
	}
	return wire.Figure{Value: n}
}
