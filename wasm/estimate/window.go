package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// Window is what the same plan costs if it starts on another day: on the day of
// the plan, and on each day of so many after it. The rhythm, the days left out and
// the day of asking stay; a day on which so many visits do not fit (a phase ends on a
// day of its own, a skipped day falls on a visit) is no start.
type Window struct {
	Starts []Start      // in the order of their days, the plan's own first
	Best   int          // of them the one that is likely to cost least, the first of equal ones
	Saves  money.Amount // what it costs less than the plan's own start, by the figure that ways are ranked by
}

// Start is one day on which the plan may start.
type Start struct {
	Date  civil.Date
	Last  civil.Date // of the visits
	Offer int        // that is cheapest; -1 where none has a price
	Total span.Money // the proven range over all offers, after tax
}

// window tries every start.
func (r *run) window() {
	if r.req.Goals.Window == 0 {
		return
	}
	w := &Window{}
	var bench bound.Bench
	p := r.req.Plan
	for day := range r.req.Goals.Window + 1 {
		p.Start = r.out.Plan.Start.AddDays(day)
		to, ok := r.redated(p, &bench)
		if !ok || len(to.dates) != len(r.dates) {
			continue
		}
		s := Start{Date: p.Start, Last: to.dates[len(to.dates)-1]}
		if s.Total, s.Offer = to.cheapest(); s.Offer < 0 {
			continue
		}
		w.Starts = append(w.Starts, s)
		bench = to.bench
	}
	for i := range w.Starts {
		own, best := &w.Starts[0], &w.Starts[w.Best]
		if one := &w.Starts[i]; one.Total.HasLikely == own.Total.HasLikely && headline(one.Total) < headline(best.Total) {
			w.Best = i
		}
		w.Saves = headline(own.Total) - headline(w.Starts[w.Best].Total)
	}
	if len(w.Starts) > 0 {
		r.out.Window = w
	}
}
