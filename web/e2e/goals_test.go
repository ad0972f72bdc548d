package e2e

import (
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/web/e2e/browser"
)

// What a person asks beside the total: the page asks the engine for just that, says
// each amount, number and day of its answer, and makes no request for it.
func TestGoals(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("quotes")
		v.write("own[0].price", "100")
		v.choose("own[0].has:package")
		v.write("own[0].package.visits", "2")
		v.write("own[0].package.price", "180")
		v.pick("own[0].package.expires", "never")
		v.unfold("own[0].more")
		v.write("own[0].change.from", v.today().AddDays(10).String())
		v.write("own[0].change.price", "80")
		v.unfold("part-goals")
		v.moves("what is due by the first visit", func() { v.choose("goals.objectives:first_visit") })
		v.moves("what is due in a month", func() { v.choose("goals.objectives:month") })
		v.moves("what is at risk", func() { v.choose("goals.objectives:risk") })
		v.moves("so much a month", func() { v.write("goals.monthly", "150") })
		v.moves("a later start", func() { v.write("goals.window", "28") })
		got := v.answer()
		if goals := &got.Request.Goals; len(goals.Objectives) != 3 || goals.Monthly != 150_00 || goals.Window != 28 {
			t.Errorf("the page asked for %+v", goals)
		}
		v.wishes(got.Estimate)
		v.moves("too little a month", func() { v.write("goals.monthly", "9") })
		v.wishes(v.answer().Estimate)
		v.refused("goals.window", "93", v.words("fault.too_large", "{high}", "92"))
		v.clean()
	})
}

// wishes holds what the page says of what was asked beside the total to the estimate.
func (v *visit) wishes(e *estimate.Estimate) {
	v.Helper()
	seen := look[[]string](v, `return [...document.querySelectorAll("[data-key=goals] li")].map((e) => e.textContent);`)
	var want []line
	for i := range e.Goals {
		g := &e.Goals[i]
		l := line{amounts: []money.Amount{g.Measure, g.Total}}
		if g.More > 0 {
			l.amounts = append(l.amounts, g.More)
		}
		want = append(want, l)
	}
	b, w := e.Budget, e.Window
	d := &b.Densest
	says := line{numbers: []int{d.Visits}, days: []civil.Date{d.Last}}
	if b.Fits {
		says.amounts = []money.Amount{b.Monthly, d.Total, d.Month, b.Own.Month}
		if d.First > 1 {
			says.numbers = append(says.numbers, d.First)
		}
	} else {
		says.amounts = []money.Amount{b.Monthly, d.Month, d.Month - b.Monthly, b.Own.Month}
	}
	want = append(want, says)
	if w.Saves == 0 {
		v.Error("no start is cheaper: nothing is tried")
	}
	best := &w.Starts[w.Best]
	start := line{amounts: []money.Amount{w.Saves, best.Total.Likely}, days: []civil.Date{best.Date, w.Starts[0].Date}}
	for _, turn := range w.Turns {
		start.numbers, start.days = append(start.numbers, turn.Own, turn.Best), append(start.days, turn.Date)
	}
	want = append(want, start)
	v.said("goals", seen, want)
}
