package literal

import (
	"math/big"

	"kneadwise/wasm/civil"
)

// A Code is a billing code's row of Medicare's fee schedule: relative value units
// in hundredths, and whether several of it on a day are reduced (indicator 5,
// "always therapy").
type Code struct {
	Number                      string
	Work, Practice, Malpractice int64
	AlwaysTherapy               bool
	Status                      string // "paid", "bundled" or by Medicare "not covered"
}

// A Place is a locality's price indices, in thousandths; the nation's are 1000.
type Place struct{ Work, Practice, Malpractice int64 }

// Nation is the place of the published national amounts.
var Nation = Place{1000, 1000, 1000}

// exactFee is fee = (W × GPCIw + PE × GPCIpe + MP × GPCImp) × CF in cents, with
// the practice expense at a percentage and the conversion factor in hundredths
// of a cent (domain B4).
func exactFee(c Code, at Place, factor, practicePercent int64) *big.Rat {
	if c.Status != "paid" {
		return whole(0)
	}
	units := plus(
		times(ratio(c.Work, 100), ratio(at.Work, 1000)),
		times(ratio(c.Practice, 100), ratio(practicePercent, 100), ratio(at.Practice, 1000)),
		times(ratio(c.Malpractice, 100), ratio(at.Malpractice, 1000)),
	)
	return times(units, ratio(factor, 100))
}

// Fee is one unit's fee, whole.
func Fee(c Code, at Place, factor int64) int64 {
	return cents(rounded(exactFee(c, at, factor, 100)))
}

// Reduction is how much of the practice expense every unit but the first keeps
// on a day, in per cent, where several procedures are reduced (domain C2): 80 in
// an office and 75 in a facility from 2011, 50 everywhere since 1 April 2013.
func Reduction(day civil.Date, setting string) int64 {
	since2011, _ := civil.Make(2011, 1, 1)
	since2013, _ := civil.Make(2013, 4, 1)
	switch {
	case day < since2011:
		return 100
	case day >= since2013:
		return 50
	case setting == "facility":
		return 75
	}
	return 80
}

// Day is the fee of all units of a day, one entry a unit and those of one code
// together, by the payer's rounding: each "unit", each "line" of one code or the
// "sum". The one unit of always-therapy codes with
// the highest practice expense is paid in full (of equal ones that with the
// higher whole fee), every other with its practice expense reduced.
func Day(units []Code, at Place, factor, practicePercent int64, rounding string) int64 {
	full := -1
	for i, c := range units {
		if !c.AlwaysTherapy || c.Status != "paid" {
			continue
		}
		if full < 0 {
			full = i
			continue
		}
		best := units[full]
		if c.Practice > best.Practice || c.Practice == best.Practice &&
			exactFee(c, at, factor, 100).Cmp(exactFee(best, at, factor, 100)) > 0 {
			full = i
		}
	}
	sum, line := whole(0), whole(0)
	for i, c := range units {
		percent := int64(100)
		if c.AlwaysTherapy && i != full {
			percent = practicePercent
		}
		fee := exactFee(c, at, factor, percent)
		if rounding == "unit" {
			fee = rounded(fee)
		}
		line = plus(line, fee)
		if i+1 < len(units) && units[i+1] == c {
			continue
		}
		if rounding == "line" {
			line = rounded(line)
		}
		sum, line = plus(sum, line), whole(0)
	}
	return cents(rounded(sum))
}

// LimitingCharge is the most that a non-participating provider may ask without
// assignment: 115 % of the non-participating amount, which is 95 % of the fee (42
// CFR 414.48). The Claims Processing Manual (ch. 12) multiplies the fee by 1.0925
// at once, so that there is one step to round.
func LimitingCharge(fee int64) int64 {
	return cents(rounded(times(whole(fee), ratio(95, 100), ratio(115, 100))))
}

// Sequestered is what Medicare pays of its part after 2 % is taken off (domain C3).
func Sequestered(medicare int64) int64 {
	return medicare - cents(rounded(times(whole(medicare), ratio(2, 100))))
}

// A Contract is what a payer and a provider agreed on.
type Contract struct {
	Per   string // "unit", "visit" or "Medicare"
	Cents int64  // a unit or a visit
	PPM   int64  // of Medicare's fee
	Daily int64  // the most for a day; None for none
}

// Line is one code of a visit: its units, the charge for all of them and
// Medicare's fee for all of them.
type Line struct{ Units, Charge, Medicare int64 }

// Allowed is the allowed amount of a visit: the sum over its lines of the charge
// or the contract's rate, whichever is less, unless the contract is by the visit;
// and no more than the daily maximum.
func (c *Contract) Allowed(lines []Line) int64 {
	sum, charge := whole(0), whole(0)
	for _, l := range lines {
		rate := times(whole(l.Units), whole(c.Cents))
		if c.Per == "Medicare" {
			rate = rounded(share(whole(l.Medicare), c.PPM))
		}
		sum = plus(sum, least(whole(l.Charge), rate))
		charge = plus(charge, whole(l.Charge))
	}
	if c.Per == "visit" {
		sum = least(charge, whole(c.Cents))
	}
	if c.Daily != None {
		sum = least(sum, whole(c.Daily))
	}
	return cents(sum)
}
