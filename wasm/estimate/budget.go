package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
)

// Budget is how often she can go for so much money a month.
//
// The schedules that are tried have the phases of her plan. At first those after
// the first one (where there is one alone, that one) are a number of weeks apart:
// as few as the first phase's, then one more each time up to plan.MaxWeeks, while the
// first phase keeps its weeks. Then the first phase is thinned out the same way,
// with the others at the most. The densest schedule that fits is the first of them
// for which some offer has a way that takes no more from her hand in any calendar
// month, before tax; a schedule of more visits than a plan holds is left out.
type Budget struct {
	Monthly money.Amount
	Fits    bool     // some schedule fits
	Densest Schedule // of those that fit; where none does, the last one tried
	// Own is her plan as it is: what it takes in the dearest month at the least.
	Own Schedule
	// Cut says that a search was cut short, so that a denser schedule might fit.
	Cut bool
}

// Schedule is a rhythm and what it takes at the least.
type Schedule struct {
	First, Later int // weeks between visits of the first phase, and of those after it; 0 where there is none
	Visits       int
	Last         civil.Date
	Offer        int
	// Month is what the dearest month takes: of the cheapest way that fits, or where
	// the schedule does not fit, of the way that takes the least.
	Month money.Amount
	Total money.Amount // of that way, after tax, in today's case
}

// budget tries the schedules from the densest on.
func (r *run) budget() {
	monthly := r.req.Goals.Monthly
	if monthly == 0 {
		return
	}
	b := &Budget{Monthly: monthly}
	r.out.Budget = b
	var bench bound.Bench
	b.Own = r.scheduled(r.out.Plan.Phases)
	b.Own.cheapestMonth(r)
	phases := append([]plan.Phase(nil), r.out.Plan.Phases...)
	first := phases[0].Weeks
	if len(phases) == 1 {
		first = 0
	}
	var last run
	for step := first; step <= 2*plan.MaxWeeks-first; step++ {
		thin(phases, first, step)
		p := r.req.Plan
		p.Phases = phases
		to, ok := r.redated(p, &bench)
		if !ok {
			continue
		}
		bench = to.bench
		if b.fit(r, &to, phases); b.Fits {
			return
		}
		last = to
		b.Densest = to.scheduled(phases)
		if len(phases) == 1 && step == plan.MaxWeeks {
			break
		}
	}
	if b.Densest.Visits > 0 {
		b.Densest.cheapestMonth(&last)
	}
}

// thin sets the weeks of the phases at a step of the schedules that are tried.
func thin(phases []plan.Phase, first, step int) {
	for i := range phases {
		switch {
		case len(phases) == 1:
			phases[i].Weeks = max(step, 1)
		case i > 0:
			phases[i].Weeks = min(step, plan.MaxWeeks)
		default:
			phases[i].Weeks = first + max(step-plan.MaxWeeks, 0)
		}
	}
}

// scheduled is the rhythm of a run's visits.
func (r *run) scheduled(phases []plan.Phase) Schedule {
	s := Schedule{First: phases[0].Weeks, Visits: len(r.dates), Last: r.dates[len(r.dates)-1], Offer: -1}
	if len(phases) > 1 {
		s.Later = phases[1].Weeks
	}
	return s
}

// fit looks for the cheapest way of a schedule that stays within the budget.
func (b *Budget) fit(r, to *run, phases []plan.Phase) {
	p := r.today()
	to.among(func(offer int, s *bound.Subject) bool {
		route, found, sure := to.bench.Within(s, to.bench.Decide(s, p, bound.Any), b.Monthly)
		b.Cut = b.Cut || !sure
		if found && (!b.Fits || route.Total < b.Densest.Total) {
			b.Fits, b.Densest = true, to.scheduled(phases)
			b.Densest.Offer, b.Densest.Total, b.Densest.Month = offer, route.Total, to.bench.Month(route)
		}
		return true
	})
}

// cheapestMonth finds what a schedule takes in the dearest month at the least.
func (s *Schedule) cheapestMonth(r *run) {
	p := r.today()
	r.among(func(offer int, of *bound.Subject) bool {
		g, _, ok := r.bench.Goal(of, r.bench.Decide(of, p, bound.Any), pay.LeastMonth, nil)
		if ok && (s.Offer < 0 || g.Measure < s.Month || g.Measure == s.Month && g.Total < s.Total) {
			s.Offer, s.Month, s.Total = offer, g.Measure, g.Total
		}
		return ok
	})
}
