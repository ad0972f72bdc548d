package money

import "unicode/utf8"

// number reads text[from:to] as a number above or equal to zero in American
// writing and returns it in units of 10^-decimals, at most limit.
func number(text string, from, to, decimals int, limit int64) (int64, error) {
	m, err := survey(text, from, to)
	if err != nil {
		return 0, err
	}
	if err := m.punctuation(text, from, to); err != nil {
		return 0, err
	}
	if m.point < 0 {
		m.point = to
	}
	if places := to - m.point - 1; places > decimals {
		return 0, &ParseError{ReasonTooManyDecimals, m.point + 1 + decimals}
	}

	value, scale := int64(0), decimals
	for i := from; i < to; i++ {
		if text[i] < '0' {
			continue // comma or point: both are below the digits
		}
		if i > m.point {
			scale--
		}
		value = min(value*10+int64(text[i]-'0'), limit+1)
	}
	for ; scale > 0; scale-- {
		value = min(value*10, limit+1)
	}
	if value > limit {
		return 0, &ParseError{ReasonTooLarge, from}
	}
	return value, nil
}

// marks are the places of the punctuation in a text that has only digits,
// commas and points; -1 means that there is none.
type marks struct {
	point, secondPoint, lastPoint int
	comma, lastComma              int
}

// survey finds the punctuation and refuses every other sign, by the first one
// that it meets.
func survey(text string, from, to int) (marks, error) {
	m := marks{-1, -1, -1, -1, -1}
	digits := 0
	for i := from; i < to; i++ {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '.':
			if m.point < 0 {
				m.point = i
			} else if m.secondPoint < 0 {
				m.secondPoint = i
			}
			m.lastPoint = i
		case c == ',':
			if m.comma < 0 {
				m.comma = i
			}
			m.lastComma = i
		default:
			return m, &ParseError{intruder(text, i, to, digits > 0), i}
		}
	}
	if digits == 0 {
		return m, &ParseError{ReasonNotANumber, from}
	}
	return m, nil
}

// intruder says what a sign means that is neither digit, comma nor point.
func intruder(text string, i, to int, afterDigit bool) Reason {
	sign, size := utf8.DecodeRuneInString(text[i:to])
	rest := text[i+size : to]
	switch sign {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uff0d':
		if afterDigit && holdsDigit(rest) {
			return ReasonRange
		}
		return ReasonMinus
	case 'e', 'E':
		if afterDigit && holdsDigit(rest) {
			return ReasonExponent
		}
	case ' ', '\'', '\u2019', '\u00a0', '\u202f', '\u2009':
		if !afterDigit || rest == "" {
			break
		}
		// "40 - 60" is a range, "1 200" a grouping.
		if next := rest[0]; next < '0' || next > '9' {
			return intruder(text, i+size, to, afterDigit)
		}
		return ReasonGrouping
	}
	return ReasonNotANumber
}

func holdsDigit(text string) bool {
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			return true
		}
	}
	return false
}

// punctuation refuses every order of commas and points but the American one.
func (m marks) punctuation(text string, from, to int) error {
	if m.lastPoint >= 0 && m.lastComma > m.lastPoint {
		return &ParseError{ReasonDecimalComma, m.lastComma}
	}
	if m.secondPoint >= 0 {
		return &ParseError{ReasonGrouping, m.secondPoint}
	}
	if m.comma < 0 {
		return nil
	}
	end := to
	if m.point >= 0 {
		end = m.point
	}
	// A lone comma before one or two digits, or after a lone zero or nothing,
	// is how half the world writes a decimal.
	if m.comma == m.lastComma && m.point < 0 {
		after := end - m.comma - 1
		zero := m.comma == from || m.comma == from+1 && text[from] == '0'
		if after == 1 || after == 2 || zero && after > 0 {
			return &ParseError{ReasonDecimalComma, m.comma}
		}
	}
	if text[from] == '0' || m.comma == from || m.comma-from > 3 {
		return &ParseError{ReasonGrouping, m.comma}
	}
	run := 3 // digits since the last comma; the first group was judged above
	for i := m.comma; i < end; i++ {
		if text[i] != ',' {
			run++
			continue
		}
		if run != 3 {
			return &ParseError{ReasonGrouping, i}
		}
		run = 0
	}
	if run != 3 {
		return &ParseError{ReasonGrouping, m.lastComma}
	}
	return nil
}
