// Package bill turns what was done in a visit into what a payer allows for it.
//
// The vocabulary, as billers use it. A visit is billed under codes, numbers of
// the Current Procedural Terminology: 97124 is massage, 97140 manual therapy.
// The numbers are shipped, their descriptors are not. A code is timed, and then
// billed in units of 15 minutes of hands-on time (undressing, notes and rest do
// not count), or it is not, and then billed once a day. How minutes become
// units is a rule of the payer: by the total-minutes rule (Medicare's
// "8-minute rule") the timed minutes of the day are added up, and eight left
// over make a unit; by the midpoint rule of the American Medical Association
// each code stands alone, and its own last unit needs eight minutes.
//
// Medicare's fee of a unit is made of relative value units (RVU) for work,
// practice expense and malpractice insurance. Each is multiplied by the
// locality's geographic index (GPCI), and their sum by the conversion factor,
// which turns it into dollars. Where several therapy units fall on one day, all
// but one are paid with part of their practice expense: the multiple procedure
// payment reduction (MPPR). A bundled code is part of other care and never paid
// by itself.
//
// An insurer's contract names a rate: so much a visit, so much a unit, or a
// percentage of Medicare's fees; and it may have a daily maximum, which caps
// what all of a day comes to. The result is the allowed amount, from which
// package cover reckons who pays what. What a contract leaves open (which rule
// of units, which locality, whether a pair of codes is paid for both) makes it
// a range, never a guess.
//
// Amounts are whole cents. Between relative values and cents everything is
// whole numbers too: see [Fee].
package bill

import "kneadwise/wasm/money"

// Range is an amount that lies from Low to High, both included.
type Range struct {
	Low, High money.Amount
}

// over widens a range to hold another; the zero of "nothing yet" is seen says no.
func (r Range) over(a Range, seen bool) Range {
	if !seen {
		return a
	}
	return Range{min(r.Low, a.Low), max(r.High, a.High)}
}

// capped cuts a range to at most so much; 0 is no cap.
func (r Range) capped(most money.Amount) Range {
	if most == 0 {
		return r
	}
	return Range{min(r.Low, most), min(r.High, most)}
}
