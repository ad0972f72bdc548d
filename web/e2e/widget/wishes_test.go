package widget_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// wishes: what matters to her beside the total is asked in the frame too, and every
// amount that it is answered is the engine's.
func wishes(t *testing.T, s *stage) {
	v := s.open(t, widget)
	list := v.site.lists["cedar-street-massage"]
	f := v.answered(inner(0))
	v.site.Reset()
	v.click(f, "#part-goals > summary")
	v.until(f, `document.querySelector("#part-goals").open && `+fits)
	// The frame grows by each line, and what is clicked must stand still.
	lines := func(n int) {
		v.until(f, fmt.Sprintf(`document.querySelectorAll("#results [data-key=goals] li").length === %d && `, n)+fits)
	}
	for i, least := range []string{"first_visit", "month", "risk"} {
		v.choose(f, "goals.objectives:"+least)
		lines(i + 1)
	}
	v.must(f.Type(v.ctx, `[id="goals.monthly"]`, "150"))
	v.must(f.Type(v.ctx, `[id="goals.window"]`, "28"))
	lines(5)

	e := v.estimate(list, func(r *estimate.Request) {
		r.Goals = estimate.Goals{Objectives: []pay.Objective{pay.LeastFirst, pay.LeastMonth, pay.LeastRisk}, Monthly: 150_00, Window: 28}
	})
	var want [][]money.Amount
	for i := range e.Goals {
		g := &e.Goals[i]
		says := []money.Amount{g.Measure, g.Total}
		if g.More > 0 {
			says = append(says, g.More)
		}
		want = append(want, says)
	}
	b, d := e.Budget, &e.Budget.Densest
	if b.Fits {
		want = append(want, []money.Amount{b.Monthly, d.Total, d.Month, b.Own.Month})
	} else {
		want = append(want, []money.Amount{b.Monthly, d.Month, d.Month - b.Monthly, b.Own.Month})
	}
	start := []money.Amount{}
	if w := e.Window; w.Saves > 0 {
		start = []money.Amount{w.Saves, w.Starts[w.Best].Total.Likely}
	}
	want = append(want, start)
	const seen = `[...document.querySelectorAll("#results [data-key=goals] li")].map((li) =>
	(li.textContent.match(/[$][0-9,.]*[0-9]/g) ?? []).map((text) => Math.round(Number(text.replace(/[$,]/g, "")) * 100)))`
	// The last letter's answer may still be on its way.
	v.until(f, `JSON.stringify(`+seen+`.slice(-2)[0]?.[0]) === "15000"`)
	if got := look[[][]money.Amount](v, f, seen); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("beside the total (-engine +frame):\n%s", cmp.Diff(want, got))
	}
	v.must(f.Type(v.ctx, `[id="goals.window"]`, "93"))
	v.must(f.Press(v.ctx, "Tab"))
	v.until(f, `document.getElementById("goals.window").getAttribute("aria-invalid") === "true"`)
	v.harmless()
	v.clean()
	if asked := v.site.Requests(); len(asked) > 0 {
		t.Errorf("what matters to her made the requests %v", asked)
	}
}
