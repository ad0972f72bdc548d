// Package money counts United States dollars in whole cents.
//
// An [Amount] is a number of cents. There are no floats anywhere: a cent that
// is lost to binary fractions cannot be explained to the person who pays it.
//
// A [Rate] is a proportion in parts per million: 20 % is 200,000. An amount
// times a rate rarely ends on a whole cent; what happens then is a rule of the
// domain with a name ([Rounding]), chosen where the rule is applied and shown to
// whoever opens the amount.
//
// Splitting is the other way to lose a cent: $100.00 over three visits is not
// three times $33.33. [Share] and [Allocate] divide so that the parts always
// add up to the whole.
//
// Amounts enter in two ways. What a person types goes through [Parse] and
// [ParseRate], which accept the ways Americans write a price and refuse the
// rest with a [Reason], never a guess. What a document states is an integer of
// cents, which its reader holds to [MaxInput].
package money

import "math"

// Amount is a sum of money in cents. It is negative only inside a calculation
// (a surcharge written as a discount, a credit): no person and no document may
// state a negative amount.
type Amount int64

// Rate is a proportion in parts per million of the whole.
type Rate int64

// One is the whole, 100 %.
const One Rate = 1_000_000

const (
	// MaxInput is the greatest amount that a person or a document may state:
	// $1,000,000.00. It is far above any price of a visit, a package or a
	// deductible, and low enough that a year of two visits a week (104) at this
	// price stays far inside 64 bits.
	MaxInput Amount = 100_000_000

	// MaxWire is the greatest amount that a message between page and engine can
	// carry. Messages hold 32-bit cents so that the page never needs BigInt.
	MaxWire Amount = 1<<31 - 1
)

// Times returns the part of a that r stands for, in whole cents by rule.
//
// Amounts up to 104 times [MaxInput] at rates up to 100 times [One] cannot
// overflow. As a last resort a product beyond 64 bits is clamped to the
// greatest (or least) Amount, so that a fault upstream shows as an absurd
// figure and never as a plausible one.
func (a Amount) Times(r Rate, rule Rounding) Amount {
	q, ok := MulDiv(int64(a), int64(r), int64(One), rule)
	if ok {
		return Amount(q)
	}
	if (a < 0) != (r < 0) {
		return math.MinInt64
	}
	return math.MaxInt64
}
