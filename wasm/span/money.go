package span

import "kneadwise/wasm/money"

// Money is a result in cents. The true amount is proven to be from Low to High,
// both included. If HasLikely, Likely is the amount if every unknown has its
// stated default; it is always shown with that "if", and is never an average.
type Money struct {
	Low, High money.Amount
	Likely    money.Amount
	HasLikely bool
}

// Certain is an amount on which nothing unknown bears.
func Certain(a money.Amount) Money {
	return Money{Low: a, High: a, Likely: a, HasLikely: true}
}

// Width returns how far apart the proven bounds are: what could still be
// learned, in cents.
func (m Money) Width() money.Amount {
	return m.High - m.Low
}

// Add returns the bounds of the sum. They are proven if both are, but they need
// not be the closest ones: two amounts that depend on the same unknown cannot
// always be low together. There is a likely sum only if both have a likely value.
func (m Money) Add(o Money) Money {
	sum := Money{Low: m.Low + o.Low, High: m.High + o.High}
	if m.HasLikely && o.HasLikely {
		sum.Likely, sum.HasLikely = m.Likely+o.Likely, true
	}
	return sum
}

// Hull returns the closest bounds that hold both: the amount if it is not known
// which of the two will be. It has a likely value only if both have one and it
// is the same; where they differ, which of the two is likely is itself unknown.
func (m Money) Hull(o Money) Money {
	hull := Money{Low: min(m.Low, o.Low), High: max(m.High, o.High)}
	if m.HasLikely && o.HasLikely && m.Likely == o.Likely {
		hull.Likely, hull.HasLikely = m.Likely, true
	}
	return hull
}
