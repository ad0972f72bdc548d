package bill

import (
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// A unit of a timed code is 15 minutes; eight minutes are past its middle.
const (
	unitMinutes = 15
	midpoint    = 8
)

// Set is a set of a visit's lines: bit i is line i.
type Set uint8

func (s Set) has(i int) bool { return s>>i&1 == 1 }

// size is how many lines a set holds.
func (s Set) size() int {
	n := 0
	for ; s != 0; s &= s - 1 {
		n++
	}
	return n
}

// Units is how many units each line of a visit is billed with.
type Units struct {
	Of [offer.MaxCodes]uint8
	// Tied are the lines with equal minutes left over of which not all could
	// have a unit: which of them did is the biller's choice. Favoured how many.
	Tied    Set
	TiedFor int
}

// Total is the number of units of all lines.
func (u *Units) Total() int {
	n := 0
	for _, of := range u.Of {
		n += int(of)
	}
	return n
}

// timed tells whether a line is billed by its minutes: the fee schedule knows
// for the codes on file, of another code its minutes say so.
func timed(line offer.Coded) bool {
	if v := reference.ValueOf(line.Code, 0); v.Status != reference.CodeNotOnFile {
		return v.Timed && line.Minutes > 0
	}
	return line.Minutes > 0
}

// Count turns the minutes of a visit's lines into units. A code that is not
// timed counts one. The lines of kept are billed, the others are as if they had
// not been done.
//
// By the total-minutes rule (Medicare Claims Processing Manual, chapter 5,
// section 20.2) all timed minutes are added up and make one unit for each 15 and
// one more for eight or more left over. Each line first has its full 15 minutes;
// what is left goes, a unit each, to the lines with most minutes left. Of equal
// ones those in favoured come first, then the earlier line: any choice is
// accepted. By the midpoint rule each line has a unit for each full 15 minutes
// and one more for eight or more left over. A rule that is not said counts as
// the total-minutes rule, which most payers follow.
func Count(lines []offer.Coded, kept Set, rule pricelist.UnitRule, favoured Set) Units {
	var u Units
	var left [offer.MaxCodes]int // minutes beyond a line's full units
	total := 0
	for i, line := range lines {
		switch {
		case !kept.has(i):
		case !timed(line):
			u.Of[i] = 1
		default:
			total += line.Minutes
			u.Of[i] = uint8(line.Minutes / unitMinutes)
			left[i] = line.Minutes % unitMinutes
			if rule == pricelist.Midpoint && left[i] >= midpoint {
				u.Of[i]++
			}
		}
	}
	if rule != pricelist.Midpoint {
		u.share(left[:len(lines)], total, favoured)
	}
	return u
}

// share gives out the units that the total has beyond the lines' full ones.
func (u *Units) share(left []int, total int, favoured Set) {
	open := (total + unitMinutes - midpoint) / unitMinutes
	for _, minutes := range left {
		total -= minutes
	}
	for open -= total / unitMinutes; open > 0; open-- {
		most := 0
		for _, minutes := range left {
			most = max(most, minutes)
		}
		var tied Set
		for i, minutes := range left {
			if minutes == most {
				tied |= 1 << i
			}
		}
		if u.Tied == 0 && tied.size() > open {
			u.Tied, u.TiedFor = tied, open
		}
		if tied&favoured != 0 {
			tied &= favoured
		}
		for i := range left {
			if tied.has(i) {
				u.Of[i]++
				left[i] = 0
				break
			}
		}
	}
}
