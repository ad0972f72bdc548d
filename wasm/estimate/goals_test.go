package estimate_test

import (
	"testing"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/span"
)

// packed asks for so many weekly visits at $100, or $80 each by a package of five.
func packed(visits int) *estimate.Request {
	return weekly(visits, with(quote("a", 100_00), 5, 400_00))
}

// Six weekly visits, five of them in March. The least by the first visit is its single
// price, 100, and a package pays the other five: 500 in all, as little as any way. In
// March no way takes less than the package, 400; the sixth visit is then paid in
// April. Nothing is at risk if each visit is paid by itself, for 600.
func TestGoalsOfAPackage(t *testing.T) {
	r := packed(6)
	r.Goals.Objectives = []pay.Objective{pay.LeastFirst, pay.LeastMonth, pay.LeastRisk}
	e := run(t, r)
	for i, want := range []struct{ measure, total, more money.Amount }{
		{100_00, 500_00, 0},
		{400_00, 500_00, 0},
		{0, 600_00, 100_00},
	} {
		g := &e.Goals[i]
		if g.Measure != want.measure || g.Least != want.measure || g.Total != want.total || g.More != want.more || g.Offer != 0 {
			t.Errorf("%s: %s, total %s, %s more", g.Objective.Code(), g.Measure, g.Total, g.More)
		}
	}
}

// Each start of a window costs what a request of its own says.
func TestWindowIsEachStartByItself(t *testing.T) {
	r := packed(6)
	r.Own[0].Seller.Changes = []offer.Change{{From: asked().AddDays(30), Services: []offer.NewPrice{{Index: 0, Price: span.Exact(90_00)}}}}
	r.Goals.Window = 40
	e := run(t, r)
	if len(e.Window.Starts) != 41 {
		t.Fatalf("%d starts", len(e.Window.Starts))
	}
	best := 0
	for i, s := range e.Window.Starts {
		one := *r
		one.Plan.Start, one.Goals = s.Date, estimate.Goals{}
		if alone := run(t, &one); alone.Total != s.Total || alone.Best != s.Offer {
			t.Fatalf("from %s: %+v, by itself %+v", s.Date, s, alone.Total)
		}
		if s.Total.Likely < e.Window.Starts[best].Total.Likely {
			best = i
		}
	}
	if e.Window.Best != best || e.Window.Saves != e.Window.Starts[0].Total.Likely-e.Window.Starts[best].Total.Likely {
		t.Errorf("best %d, saves %s", e.Window.Best, e.Window.Saves)
	}
}

// The densest schedule of a budget is the first of the family of which some way
// stays within it, each asked as a request of its own.
func TestBudgetIsTheFirstScheduleThatFits(t *testing.T) {
	for _, monthly := range []money.Amount{50_00, 99_00, 100_00, 130_00, 200_00, 240_00, 400_00, 500_00} {
		r := packed(4)
		r.Plan.Phases = append(r.Plan.Phases, plan.Phase{Weeks: 4})
		r.Goals.Monthly = monthly
		e := run(t, r)
		b := e.Budget
		least := func(first, later int) (money.Amount, int) {
			one := *r
			one.Goals = estimate.Goals{Objectives: []pay.Objective{pay.LeastMonth}}
			one.Plan.Phases = []plan.Phase{{Visits: 4, Weeks: first}, {Weeks: later}}
			alone, faults := estimate.Run(&one, nil)
			if len(faults) > 0 {
				return 0, 0
			}
			return alone.Goals[0].Measure, len(alone.Plan.Visits)
		}
		fits := false
		var first, later, visits int
		for step := 1; step <= 51 && !fits; step++ {
			f, l := 1, step
			if step > 26 {
				f, l = step-25, 26
			}
			if most, n := least(f, l); n > 0 {
				first, later, visits = f, l, n
				fits = most <= monthly
			}
		}
		if b.Fits != fits || b.Densest.First != first || b.Densest.Later != later || b.Densest.Visits != visits {
			t.Errorf("%s a month: %+v, one by one %v %d %d", monthly, b.Densest, fits, first, later)
		}
		if b.Fits && b.Densest.Month > monthly {
			t.Errorf("%s a month: %s", monthly, b.Densest.Month)
		}
		if most, _ := least(first, later); !fits && b.Densest.Month != most {
			t.Errorf("%s a month: needs %s, by itself %s", monthly, b.Densest.Month, most)
		}
		if own, n := least(1, 4); b.Own.Month != own || b.Own.Visits != n {
			t.Errorf("%s a month: her own plan needs %+v, by itself %s", monthly, b.Own, own)
		}
	}
}
