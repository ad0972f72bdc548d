package money

import (
	"math"
	"math/bits"
)

// Rounding names what becomes of the part of a cent that a multiplication or a
// division leaves over.
type Rounding uint8

const (
	// HalfUp takes the nearest cent, and half a cent away from zero. It is the
	// rule for every amount that stands on a bill: each step of an insurer's
	// claim (deductible, coinsurance), tips, percentage discounts, taxes. The
	// reader of the bill sees what a pocket calculator and a cashier would
	// write: 20 % of $92.35 is $18.47, and $317.475 is $317.48.
	HalfUp Rounding = iota

	// Down takes the cent below: the lower end of a range is rounded by it, so
	// that the true amount is never less than the low figure that the reader
	// sees. Below zero it also goes down (−0.5 cent becomes −1), because the low
	// end of a range has to stay low.
	Down

	// Up takes the cent above: the higher end of a range is rounded by it, so
	// that the true amount is never more than the high figure that the reader
	// sees. Below zero it also goes up (−0.5 cent becomes 0).
	Up
)

// MulDiv returns a × b ÷ c as a whole number by rule, with the product held in
// 128 bits so that only the result has to fit. It reports false, with q = 0, if
// c is zero or the result is beyond 64 bits. An unknown rule counts as [HalfUp].
func MulDiv(a, b, c int64, rule Rounding) (q int64, ok bool) {
	if c == 0 {
		return 0, false
	}
	negative := (a < 0) != (b < 0) != (c < 0)
	divisor := magnitude(c)
	x, y := magnitude(a), magnitude(b)
	var whole, rest uint64
	if (x|y)>>32 == 0 {
		// Most products fit 64 bits, and WebAssembly has no wider arithmetic.
		whole = x * y / divisor
		rest = x*y - whole*divisor
	} else {
		hi, lo := bits.Mul64(x, y)
		if hi >= divisor {
			return 0, false
		}
		whole, rest = bits.Div64(hi, lo, divisor)
	}
	if rest != 0 && away(rest, divisor, negative, rule) {
		whole++
		if whole == 0 {
			return 0, false
		}
	}
	return signed(whole, negative)
}

// away reports whether a fraction rest ÷ divisor, neither 0 nor 1, takes the
// result one further from zero.
func away(rest, divisor uint64, negative bool, rule Rounding) bool {
	switch rule {
	case Down:
		return negative
	case Up:
		return !negative
	default:
		// rest ≥ divisor − rest is 2 × rest ≥ divisor without the overflow.
		return rest >= divisor-rest
	}
}

// magnitude returns |v|, which for the least int64 only an unsigned number holds.
func magnitude(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}

// signed puts the sign back, and reports false where int64 has no such number.
func signed(whole uint64, negative bool) (int64, bool) {
	switch {
	case !negative && whole <= math.MaxInt64:
		return int64(whole), true
	case negative && whole <= 1<<63:
		return int64(-whole), true
	}
	return 0, false
}
