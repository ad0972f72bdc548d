package offer

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/span"
)

// Faults gathers what is wrong with something that was stated, in the order in
// which it was found. The packages that know more than sellers (cover,
// pricelist, estimate) check their own fields with it. Its methods are called for
// nearly every field of all documents. Written out at each place they would be 14 KB
// of what visitors download, so they are kept from being inlined; a call costs some
// nanoseconds.
type Faults []code.Fault

// Add notes one fault that has no limits to speak of.
//
//go:noinline
func (f *Faults) Add(path, what string) {
	*f = append(*f, code.Fault{Path: path, Code: what})
}

// AddTwo notes one fault that concerns two fields: the first has to give way or
// the other.
//
//go:noinline
func (f *Faults) AddTwo(path, other, what string) {
	*f = append(*f, code.Fault{Path: path, Code: what, Other: other})
}

// Whole holds a number to its limits, both included.
//
//go:noinline
func (f *Faults) Whole(path string, v, least, most int64) {
	switch {
	case v < least:
		*f = append(*f, code.Fault{Path: path, Code: code.FaultTooSmall, Low: least, High: most})
	case v > most:
		*f = append(*f, code.Fault{Path: path, Code: code.FaultTooLarge, Low: least, High: most})
	}
}

// Span holds what is known of a number to its limits. What is not known has no
// fault.
//
//go:noinline
func (f *Faults) Span(path string, s span.Span, least, most int64) {
	switch {
	case !s.Said:
	case s.Low > s.High:
		f.Add(path, code.FaultBackwards)
	case s.IsExact():
		f.Whole(path, s.Low, least, most)
	default:
		f.Whole(path+".low", s.Low, least, most)
		f.Whole(path+".high", s.High, least, most)
	}
}

// Many holds the length of a list to the most that is taken.
//
//go:noinline
func (f *Faults) Many(path string, n, most int) {
	if n > most {
		*f = append(*f, code.Fault{Path: path, Code: code.FaultTooMany, High: int64(most)})
	}
}

// Day holds a day that was stated to the years that a document may state, 1900
// to 2199, as civil.Parse does. No date is for the caller to judge.
//
//go:noinline
func (f *Faults) Day(path string, d civil.Date) {
	first, _ := civil.Make(1900, 1, 1)
	last, _ := civil.Make(2199, 12, 31)
	if d != 0 && (d < first || d > last) {
		f.Add(path, code.FaultNotADate)
	}
}
