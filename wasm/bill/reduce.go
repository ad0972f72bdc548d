package bill

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// The days on which the reduction for multiple procedures came into force and
// rose (days of package civil: 2011-01-01 and 2013-04-01).
const (
	reductionBegan civil.Date = 734138
	reductionRose  civil.Date = 734959
)

// Reduction is the share of the practice expense, in percent, that Medicare cuts
// from all therapy units of a day but one: 20 in an office and 25 in an
// institution from 2011, 50 everywhere since 1 April 2013 (American Taxpayer
// Relief Act of 2012, section 633), nothing before.
func Reduction(day civil.Date, institution bool) int {
	switch {
	case day < reductionBegan:
		return 0
	case day >= reductionRose:
		return 50
	case institution:
		return 25
	}
	return 20
}

// Procedure is one code of a day with its units.
type Procedure struct {
	Value reference.RelativeValue
	Units int
}

// Settle is what the fee schedule pays for a day, with the practice expense cut
// by so many percent for all therapy units but one, over all codes and
// disciplines. The one that is paid in full has the highest practice expense
// (its RVU, not its dollars); of equal ones the code with the higher fee. The
// cut is of the practice expense alone, and codes that are not always therapy
// are neither cut nor counted.
func Settle(day []Procedure, at reference.Locality, factor int64, cut int, round pricelist.Rounding) money.Amount {
	full := inFull(day, &at)
	var sum money.Amount
	var values int64
	for i := range day {
		p := &day[i]
		if p.Value.Status != reference.CodePaid || p.Units == 0 {
			continue
		}
		usual, others := relative(&p.Value, &at, whole), int64(p.Units)
		reduced := usual
		if p.Value.Therapy {
			reduced = relative(&p.Value, &at, whole-cut)
		}
		first := int64(0)
		if i == full {
			first, others = usual, others-1
		}
		switch round {
		case pricelist.EachUnit:
			sum += cents(first, factor) + money.Amount(others)*cents(reduced, factor)
		case pricelist.EachLine:
			sum += cents(first+others*reduced, factor)
		default:
			values += first + others*reduced
		}
	}
	return sum + cents(values, factor)
}

// inFull finds the procedure of which one unit is paid in full, -1 for none.
func inFull(day []Procedure, at *reference.Locality) int {
	best := -1
	for i := range day {
		v := &day[i].Value
		if day[i].Units == 0 || v.Status != reference.CodePaid || !v.Therapy {
			continue
		}
		if best >= 0 {
			b := &day[best].Value
			if v.Expense < b.Expense || v.Expense == b.Expense && relative(v, at, whole) <= relative(b, at, whole) {
				continue
			}
		}
		best = i
	}
	return best
}
