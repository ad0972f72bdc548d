// Package span says how much is known of a quantity.
//
// A person may know her deductible to the dollar, know that she has met between
// nothing and $600 of it, or not know at all. A [Span] holds each of the three
// without guessing. The calculation then runs over everything that is still
// possible, and what it finds is a [Money]: a low and a high that are proven,
// and a likely value only where every unknown has a stated default.
package span

import "math"

// Span is what is known of a whole number: of cents, of parts per million, of
// visits. The zero Span is not known. If Said, the number is from Low to High,
// both included.
type Span struct {
	Low, High int64
	Said      bool
}

// Exact says that the quantity is v.
func Exact(v int64) Span {
	return Span{v, v, true}
}

// Between says that the quantity is from low to high, both included. It reports
// false, with nothing known, if low is above high.
func Between(low, high int64) (Span, bool) {
	if low > high {
		return Span{}, false
	}
	return Span{low, high, true}, true
}

// IsExact reports whether one value is left.
func (s Span) IsExact() bool {
	return s.Said && s.Low == s.High
}

// Within returns what remains possible of a quantity whose domain is from low
// to high: the whole domain if nothing is known, otherwise what was said,
// clipped to the domain. What lies outside altogether becomes the nearer end
// (a deductible cannot be met beyond its amount). The result is always Said,
// because the domain itself is knowledge: met of a deductible of zero is
// exactly zero, though nobody said so. A domain with low above high has only low.
func (s Span) Within(low, high int64) Span {
	high = max(low, high)
	if !s.Said {
		return Span{low, high, true}
	}
	return Span{min(max(s.Low, low), high), min(max(s.High, low), high), true}
}

// Width returns how far apart the ends are, at most the greatest int64. For a
// quantity that is not known it is 0 and means nothing: ask for [Span.Within]
// first.
func (s Span) Width() int64 {
	if !s.Said {
		return 0
	}
	width := s.High - s.Low
	if width < 0 {
		return math.MaxInt64
	}
	return width
}
