package estimate

import (
	"strconv"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// Limits of what may be asked beside the cheapest way.
const (
	MaxObjectives = 3
	MaxWindow     = 92 // days
	MinMonthly    = money.Amount(1)
)

// Goals is what she asks beside the cheapest way. The zero value asks for nothing.
type Goals struct {
	Objectives []pay.Objective // that are to be least: none twice, and not the total
	Monthly    money.Amount    // what she has a month; 0: not said
	Window     int             // days after the start of the plan on which it may start, too; 0: none
}

// Goal is the way that has the least of an objective over all offers that count, and
// of those the cheapest. It is told of today's case alone, which stands in Case:
// with the defaults, or where an offer has a fact without one at the dear end. No
// range is proven of it, for a way that is least in one case may not be in another.
type Goal struct {
	Objective pay.Objective
	Offer     int
	Measure   money.Amount // what the way has of it, before tax
	Least     money.Amount // no way has less: Measure, unless the search was cut short
	Total     money.Amount // after tax
	Low       money.Amount // no way with as little of it costs less: Total, unless the search was cut short
	More      money.Amount // than the cheapest way over all
	Case      Case
}

// today is the point of today's case over all offers.
func (r *run) today() bound.Point {
	if r.out.Total.HasLikely {
		return bound.Corners()[bound.Typical]
	}
	return bound.Corners()[bound.Worst]
}

// goals finds the way of each objective asked. Equal measures are decided by the
// total, then by the money prepaid, then by the order of the offers.
func (r *run) goals() {
	for _, of := range r.req.Goals.Objectives {
		best := Goal{Offer: -1}
		for i := range r.subjects {
			g, ok := r.goal(i, of)
			if ok && (best.Offer < 0 || g.before(&best)) {
				best = g
			}
		}
		if best.Offer < 0 {
			continue
		}
		best.More = best.Total - headline(r.out.Total)
		r.out.Goals = append(r.out.Goals, best)
	}
	for o := range r.out.Offers {
		for k := range r.out.Offers[o].Ways {
			for i := range r.out.Offers[o].Ways[k].Cases {
				c := &r.out.Offers[o].Ways[k].Cases[i]
				if len(r.out.Goals) > 0 {
					c.MostMonth = c.Book.MostInMonth()
				}
			}
		}
	}
}

// goal is the way of one offer.
func (r *run) goal(subject int, of pay.Objective) (Goal, bool) {
	s, p := &r.subjects[subject], r.today()
	var book ledger.Book
	found, settled, ok := r.bench.Goal(s, r.bench.Decide(s, p, bound.Any), of, &book)
	if !ok {
		return Goal{}, false
	}
	g := Goal{Objective: of, Offer: r.of[subject], Measure: found.Measure, Least: found.Least, Total: found.Total, Low: found.Low}
	g.Case = r.written(found.Route, settled, book)
	g.Case.MostMonth = book.MostInMonth()
	g.Case.Kind = High
	if r.out.Total.HasLikely {
		g.Case.Kind = Likely
	}
	return g, true
}

func (g *Goal) before(o *Goal) bool {
	switch {
	case g.Measure != o.Measure:
		return g.Measure < o.Measure
	case g.Total != o.Total:
		return g.Total < o.Total
	}
	return g.Case.Prepaid < o.Case.Prepaid
}

// check holds what she asks to its limits.
func (g *Goals) check(add *offer.Faults) {
	add.Many("goals.objectives", len(g.Objectives), MaxObjectives)
	for i, of := range g.Objectives {
		path := "goals.objectives[" + strconv.Itoa(i) + "]"
		if of == pay.LeastTotal || of.Code() == "" {
			add.Add(path, code.FaultUnknownValue)
		}
		for _, before := range g.Objectives[:i] {
			if before == of {
				add.Add(path, code.FaultDuplicate)
				break
			}
		}
	}
	if g.Monthly != 0 {
		add.Whole("goals.monthly_cents", int64(g.Monthly), int64(MinMonthly), int64(money.MaxInput))
	}
	add.Whole("goals.window_days", int64(g.Window), 0, MaxWindow)
}
