package money

import "strings"

// longest is the most that a person can mean by one amount, in bytes:
// "US$ 1,000,000.00" has 16, the rest is room for spaces around it.
const longest = 32

// Parse reads an amount as an American types it: "1200", "1,200", "1200.5",
// "$1,200.50", "US$ 1200", ".50", "12.", with spaces around it. Commas, if there
// are any, set off thousands in threes; a point is followed by at most two
// digits. The amount is at most [MaxInput]. The error is a [*ParseError], and
// the amount then 0. Whatever could be read in two ways is refused: "12,00" is
// twelve dollars to some and a slip for 1,200 to others.
func Parse(text string) (Amount, error) {
	from, to, err := trim(text)
	if err != nil {
		return 0, err
	}
	switch rest := text[from:to]; {
	case strings.HasPrefix(rest, "US$"), strings.HasPrefix(rest, "us$"):
		from += len("US$")
	case strings.HasPrefix(rest, "$"):
		from++
	}
	from = to - len(strings.TrimLeft(text[from:to], blanks))
	cents, err := number(text, from, to, 2, int64(MaxInput))
	if err != nil {
		return 0, err
	}
	return Amount(cents), nil
}

// ParseRate reads a percentage from 0 to 100 as people type it: "20", "20%",
// "12.5 %", with at most four digits after the point, which is what parts per
// million hold. "0.2" is two tenths of a percent. The error is a [*ParseError].
func ParseRate(text string) (Rate, error) {
	from, to, err := trim(text)
	if err != nil {
		return 0, err
	}
	if text[to-1] == '%' {
		to = from + len(strings.TrimRight(text[from:to-1], blanks))
	}
	// A percent with four decimals counts in parts per million as it stands.
	ppm, err := number(text, from, to, 4, int64(One))
	if err != nil {
		return 0, err
	}
	return Rate(ppm), nil
}

// trim returns the bounds of the text without the white space around it, which
// pasting from a page or a sheet brings along.
func trim(text string) (from, to int, err error) {
	if len(text) > longest {
		return 0, 0, &ParseError{ReasonTooLong, longest}
	}
	from = len(text) - len(strings.TrimLeft(text, blanks))
	to = len(strings.TrimRight(text, blanks))
	if from >= to {
		return 0, 0, &ParseError{ReasonEmpty, 0}
	}
	return from, to, nil
}

// blanks are the spaces that keyboards and web pages produce, the no-break
// space and its narrow form among them.
const blanks = " \t\r\n\u00a0\u202f"
