package money

import "strconv"

// Append adds the machine form of a to dst: a minus if it is negative, whole
// dollars, a point, two digits, as in -1234.50. It has no symbol and no
// grouping; the page formats for people. [Parse] reads back the form of every
// amount that a person may state.
func (a Amount) Append(dst []byte) []byte {
	if a < 0 {
		dst = append(dst, '-')
	}
	cents := magnitude(int64(a))
	dst = strconv.AppendUint(dst, cents/100, 10)
	return append(dst, '.', byte('0'+cents%100/10), byte('0'+cents%10))
}

// String returns the form of [Amount.Append].
func (a Amount) String() string {
	return string(a.Append(nil))
}
