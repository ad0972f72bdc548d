// Package literal reads the rules of bills, benefits, accounts and taxes word by
// word, one sentence of the rule after another, and answers who pays which cent.
// It is the second opinion on the engine: tests hand the same case to both and
// compare. It shares no code with what it judges, is written to be read beside
// the rule and not to be fast, reckons in fractions of any length
// ([math/big.Rat]) and never ships.
//
// The words are those of insurers' papers. A [Plan] is a health plan's benefit
// with every fact and every disputed choice said; [Plan.Visit] settles one visit
// and moves the accumulators of a [State]; [Plan.Course] settles a course of
// them in the order of their days. Beside it stand the routes that are no health
// plan ([Auto], [Workers], [Veteran], [PartB], [Advantage]), the accounts
// ([Savings], [Spending]), the taxes ([Filing], [Payroll]), the bill (timed
// units, fees, contract rates) and what the law owes those who pay themselves.
//
// Every amount is in whole cents, every rate in parts per million, and what a
// reckoning leaves of a cent is rounded half up at each step of its rule. A
// choice is a string of plain English, so that a failing case reads like the
// rule it broke. A negative limit means that there is none.
package literal

import "math/big"

// None stands where a limit could: no limit.
const None int64 = -1

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func ratio(a, b int64) *big.Rat { return big.NewRat(a, b) }

func plus(all ...*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, a := range all {
		sum.Add(sum, a)
	}
	return sum
}

func minus(a *big.Rat, all ...*big.Rat) *big.Rat {
	return new(big.Rat).Sub(a, plus(all...))
}

func times(all ...*big.Rat) *big.Rat {
	product := whole(1)
	for _, a := range all {
		product.Mul(product, a)
	}
	return product
}

func least(first *big.Rat, rest ...*big.Rat) *big.Rat {
	for _, a := range rest {
		if a.Cmp(first) < 0 {
			first = a
		}
	}
	return first
}

func most(first *big.Rat, rest ...*big.Rat) *big.Rat {
	for _, a := range rest {
		if a.Cmp(first) > 0 {
			first = a
		}
	}
	return first
}

// notNegative is an amount, or nothing where it would be less than nothing.
func notNegative(a *big.Rat) *big.Rat { return most(a, whole(0)) }

// share is the part of an amount that a rate in parts per million takes.
func share(a *big.Rat, ppm int64) *big.Rat { return times(a, ratio(ppm, 1_000_000)) }

// rounded is an amount in whole cents, half a cent up: the greatest whole number
// that is no more than the amount and a half. No rule here rounds a debt.
func rounded(a *big.Rat) *big.Rat {
	half := plus(a, ratio(1, 2))
	return new(big.Rat).SetInt(new(big.Int).Div(half.Num(), half.Denom()))
}

// cents is an amount that is whole already; it panics where a step of a rule
// forgot to round.
func cents(a *big.Rat) int64 {
	if !a.IsInt() || !a.Num().IsInt64() {
		panic("literal: " + a.RatString() + " is no whole number of cents")
	}
	return a.Num().Int64()
}
