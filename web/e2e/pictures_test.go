package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/web/e2e/browser"
)

// Each picture stands, is drawn from what the engine says, and follows it.
func TestPictures(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.isDrawn("calendar", `g[aria-label=dot] > *`, 17)
		v.write("place", "Washington")
		v.quoted()
		e := v.answer().Estimate
		for _, part := range []string{"paid", "stop"} {
			v.click("[data-key=" + part + "] summary")
		}
		v.drawn("calendar", e)
		v.isDrawn("sides", `g[aria-label=dot] > *`, len(v.rows("sides")))
		v.isDrawn("money", `g[aria-label=line] > path`, look[int](v, `document.querySelectorAll("[data-picture=money] thead th").length - 1`))
		v.isDrawn("stop", `g[aria-label=line] > path`, 2)
		v.takes(e)
		if got := len(v.rows("stop")); got != len(e.Plan.Visits) {
			t.Errorf("stopping is drawn after %d of %d visits", got, len(e.Plan.Visits))
		}

		fewer := v.moves("fewer visits", func() { v.choose("then:stop") }).Estimate
		v.drawn("calendar", fewer)
		v.unsure()
		v.isDrawn("narrow", `g[aria-label=rect] > rect`, len(v.rows("narrow")))
		v.clean()
	})
}

// unsure says of a plan all but two figures, and those roughly.
func (v *visit) unsure() {
	v.Helper()
	v.unfold("part-benefit")
	for _, choice := range []string{"benefit.pays:yes", "benefit.by:massage_therapist", "benefit.network:in", "benefit.prescription:yes", "benefit.share:coinsurance", "benefit.no_visit_limit"} {
		v.choose(choice)
	}
	v.between("benefit.deductible", "100", "300")
	v.between("benefit.coinsurance", "10", "30")
	for name, text := range map[string]string{"benefit.deductible_met": "0", "benefit.pocket_max": "6000", "benefit.pocket_met": "0", "benefit.allowed": "70", "benefit.other_bills": "0"} {
		v.write(name, text)
	}
	v.settle()
}

// Whose typing is faster than the first answer gets no picture, and lacks nothing.
func TestNoPictureIsFetchedAfterAChange(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := open(t, b, s, "/")
		v.must(v.page.Eval(v.ctx, `document.getElementById("place").dispatchEvent(new Event("input", { bubbles: true }))`, nil))
		v.firstAnswer()
		for _, r := range s.Witness.Requests() {
			if strings.HasPrefix(r.URL, "/assets/pictures.") {
				t.Error("the script that draws was asked for after something was typed")
			}
		}
		if got := look[int](v, `document.querySelectorAll("#visits .visits > li > details").length`); got != 17 {
			t.Errorf("without pictures %d of 17 visits stand", got)
		}
		if said := v.text("[data-picture=calendar] figcaption"); said == "" {
			t.Error("without its drawing the picture says nothing")
		}
	})
}

// rows are those that a picture is drawn from.
func (v *visit) rows(kind string) (all []json.RawMessage) {
	v.Helper()
	text := look[string](v, fmt.Sprintf(`"[" + [...document.querySelectorAll("[data-in=%s]")].map((row) => row.dataset.row).join() + "]"`, kind))
	v.must(json.Unmarshal([]byte(text), &all))
	return all
}

// isDrawn looks at a picture until it has so many of its marks.
func (v *visit) isDrawn(kind, marks string, count int) {
	v.Helper()
	figure := fmt.Sprintf("[data-picture=%s]", kind)
	v.must(v.page.Eval(v.ctx, fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "center", behavior: "instant" })`, figure), nil))
	v.waitFor(fmt.Sprintf(`document.querySelectorAll(%q).length === %d`, figure+" .drawn "+marks, count))
	if count == 0 {
		v.Errorf("of %s nothing is drawn", kind)
	}
	if said := v.text(figure + " figcaption"); said == "" || strings.Contains(said, "{") {
		v.Errorf("the picture of %s says %q", kind, said)
	}
	if small := look[[]string](v, fmt.Sprintf(`[...document.querySelectorAll(%q)].filter((text) => parseFloat(getComputedStyle(text).fontSize) < 11).map((text) => text.textContent)`, figure+" .drawn text")); len(small) > 0 {
		v.Errorf("in the picture of %s these are too small to read: %q", kind, small)
	}
}

// A dated is what leaves her hand on a day.
type dated struct {
	Day, You int
	Fee      bool
}

// drawn holds the calendar to the engine's answer: each visit and each fee on its
// day, with what leaves her hand.
func (v *visit) drawn(kind string, e *estimate.Estimate) {
	v.Helper()
	c := e.Offers[e.Best].Ways[0].Usual()
	want := make([]dated, len(e.Plan.Visits))
	for i, visit := range e.Plan.Visits {
		want[i].Day = since1970(visit.Date)
	}
	for i := range c.Book.Entries {
		n := &c.Book.Entries[i]
		if n.Payer != ledger.You || n.Kind == ledger.Unused || n.Kind == ledger.Return {
			continue
		}
		if n.Visit >= 0 {
			want[n.Visit].You += int(n.Amount)
		} else if n.Amount > 0 {
			want = append(want, dated{since1970(n.Date), int(n.Amount), true})
		}
	}
	var got []dated
	for _, row := range v.rows(kind) {
		var one struct {
			Day, You  int
			Ends, Fee bool
		}
		v.must(json.Unmarshal(row, &one))
		if !one.Ends {
			got = append(got, dated{one.Day, one.You, one.Fee})
		}
	}
	byDay := cmp.Transformer("count", func(all []dated) map[dated]int {
		times := map[dated]int{}
		for _, one := range all {
			times[one]++
		}
		return times
	})
	if diff := cmp.Diff(want, got, byDay); diff != "" {
		v.Errorf("the calendar is drawn from other days than the engine's (-engine +page):\n%s", diff)
	}
	v.isDrawn(kind, `g[aria-label=dot] > *`, len(want))
}

// since1970 counts days as the page does.
func since1970(day civil.Date) int {
	first, _ := civil.Make(1970, 1, 1)
	return int(day - first)
}

// takes holds what has been paid by each day to the engine's ledgers of the two ways
// that stand first.
func (v *visit) takes(e *estimate.Estimate) {
	v.Helper()
	rows := v.rows("money")
	if len(rows) < 2 {
		v.Fatalf("what is paid by when has %d days", len(rows))
	}
	for i, way := range []*estimate.Way{&e.Offers[e.Best].Ways[0], unprepaid(e)} {
		c := way.Usual()
		for _, row := range rows {
			var one struct {
				Day  int
				Paid []int
			}
			v.must(json.Unmarshal(row, &one))
			want := 0
			for _, n := range c.Book.Entries {
				switch {
				case since1970(n.Date) > one.Day:
				case n.Kind == ledger.Return:
					want -= int(n.Amount)
				case n.Payer == ledger.You && n.Kind != ledger.Unused:
					want += int(n.Amount)
				}
			}
			if len(one.Paid) <= i || one.Paid[i] != want {
				v.Errorf("by day %d way %d has taken %v cents, not %d", one.Day, i+1, one.Paid, want)
			}
		}
		if cell := look[string](v, fmt.Sprintf(`document.querySelectorAll("[data-picture=money] tbody tr:last-child td")[%d].textContent`, i)); !slices.Equal(amounts(cell), []money.Amount{c.Total}) {
			v.Errorf("way %d has taken %q in the end, and comes to %d cents", i+1, cell, c.Total)
		}
	}
}

// unprepaid is the best way with nothing paid ahead.
func unprepaid(e *estimate.Estimate) *estimate.Way {
	ways := e.Offers[e.BestPlain].Ways
	for i := range ways {
		if ways[i].Kind == estimate.Unprepaid {
			return &ways[i]
		}
	}
	return nil
}
