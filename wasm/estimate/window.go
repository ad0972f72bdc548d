package estimate

import (
	"slices"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
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
	Turns  []Turn       // days that part the visits from the two starts otherwise, in the order of their kinds and days
}

// Start is one day on which the plan may start.
type Start struct {
	Date  civil.Date
	Last  civil.Date // of the visits
	Offer int        // that is cheapest; -1 where none has a price
	Total span.Money // the proven range over all offers, after tax
}

// Turn is a day on which something begins anew or costs otherwise, and how many of
// the visits fall before it: from the plan's own start, and from the best. It is what
// may make the difference, and no proof that it does.
type Turn struct {
	Kind      TurnKind
	Date      civil.Date
	Own, Best int
}

// TurnKind says what turns on a day.
type TurnKind uint8

// Kinds of turn.
const (
	PlanYear TurnKind = 1 + iota // a plan year begins
	NewPrice                     // a price of the best start's seller changes
)

// window tries every start.
func (r *run) window() {
	if r.req.Goals.Window == 0 {
		return
	}
	w := &Window{}
	var dates [][]civil.Date // of the visits from each start
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
		w.Starts, dates = append(w.Starts, s), append(dates, to.dates)
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
		r.turns(w, dates[w.Best])
	}
}

// turns compares the visits from the plan's own start with those from the best.
func (r *run) turns(w *Window, from []civil.Date) {
	if w.Saves <= 0 {
		return
	}
	best := &w.Starts[w.Best]
	if b := r.req.Benefit; b != nil {
		years := cover.Terms{YearStarts: b.YearStarts}
		for day := years.YearOf(best.Last); day > r.dates[0]; day = years.YearOf(day - 1) {
			r.turn(w, Turn{Kind: PlanYear, Date: day}, from)
		}
		slices.Reverse(w.Turns)
	}
	if seller, _ := r.req.Seller(&r.out.Offers[best.Offer], r.lists); seller != nil {
		for i := range seller.Changes {
			r.turn(w, Turn{Kind: NewPrice, Date: seller.Changes[i].From}, from)
		}
	}
}

// turn adds a day, if it parts the visits of the plan otherwise than those from the
// best start.
func (r *run) turn(w *Window, t Turn, from []civil.Date) {
	for i, day := range r.dates {
		if day < t.Date {
			t.Own++
		}
		if from[i] < t.Date {
			t.Best++
		}
	}
	if t.Own != t.Best {
		w.Turns = append(w.Turns, t)
	}
}
