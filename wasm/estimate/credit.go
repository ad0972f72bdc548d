package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// Credit is what claims of this plan year bring the deductible nearer: bills of other
// care that come later in the year cost so much less. A way without claims gives that
// up, so that a dearer way may be the cheaper one in all once those bills are great
// enough.
type Credit struct {
	Offer, Way int          // the dearer way
	More       money.Amount // than the best way
	Gained     money.Amount // credited to the deductible in this plan year beyond what the best way's claims credit
	// Bills is from which amount of other bills later in this plan year on the dearer
	// way is the cheaper one in all, where the plan pays those in full once the
	// deductible is met. Where she still bears a share of them it takes more.
	Bills money.Amount
	// Saves is by how much it is the cheaper one with the least of other bills that
	// she says she expects; nothing where they do not reach so far.
	Saves money.Amount
}

// credit finds the way that the least of other bills makes the cheapest in all.
//
// With L left of the deductible at the start, a way that costs c and credits k leaves
// L − k of it, and other bills of B cost her as much as that at most: in all
// c + min(B, L − k). The best way costs c₀ and credits k₀; the other one costs more by
// c − c₀ and credits more by k − k₀. Up to B = L − k it stays the dearer one; from
// there each cent of bills costs the best way a cent and the other none, so that it is
// the cheaper one from B = L − k + (c − c₀) on, if that is reached before B = L − k₀.
func (r *run) credit(s *bound.Subject, corner bound.Corner) *Credit {
	left, ok := r.bench.Left(s, corner)
	if !ok {
		return nil
	}
	best := r.out.Offers[r.out.Best].way(Cheapest)
	until := r.yearEnds()
	kept := best.Usual().credited(until)
	var found *Credit
	for _, o := range r.of {
		for k := range r.out.Offers[o].Ways {
			w := &r.out.Offers[o].Ways[k]
			if w.Apart || w.Kind == Secondary {
				continue
			}
			more, gained := headline(w.Total)-headline(best.Total), w.Usual().credited(until)-kept
			if gained <= more || more < 0 {
				continue
			}
			c := Credit{Offer: o, Way: k, More: more, Gained: gained, Bills: left - kept - gained + more + 1}
			if found == nil || c.Bills < found.Bills {
				found = &c
			}
		}
	}
	if found == nil {
		return nil
	}
	if bills := r.benefit.OtherBills; bills.Said {
		b := money.Amount(bills.Low)
		found.Saves = max(min(b, left-kept)-min(b, left-kept-found.Gained)-found.More, 0)
	}
	return found
}

// yearEnds is the last day of the plan year in which the course begins.
func (r *run) yearEnds() civil.Date {
	years := cover.Terms{YearStarts: r.benefit.YearStarts}
	return years.YearOf(r.dates[0]).AddYears(1).AddDays(-1)
}

// credited is what the case's claims credit to the deductible up to a day.
func (c *Case) credited(until civil.Date) (sum money.Amount) {
	for i := range c.Book.Entries {
		if e := &c.Book.Entries[i]; e.Rule == code.Deductible && e.Date <= until {
			sum += e.Amount
		}
	}
	return sum
}
