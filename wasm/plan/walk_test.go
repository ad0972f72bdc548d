package plan_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/plan"
)

// diary is the oracle: it turns the pages of package time's calendar one by one
// and asks of each day whether a visit falls on it. It reports false where the
// visits do not fit a plan.
func diary(r plan.Request, start time.Time) (visits []string, fits bool) {
	off := map[string]bool{}
	for _, d := range r.Skip {
		off[d.String()] = true
	}
	year, longest := start.AddDate(0, 0, 7*52), start.AddDate(0, 0, 7*104)
	phase, had, sinceSlot := 0, 0, 0
	for today := start; today.Before(longest); today = today.AddDate(0, 0, 1) {
		text := today.Format(time.DateOnly)
		for phase < len(r.Phases) && over(r.Phases[phase], had, text, today.Before(year)) {
			phase, had = phase+1, 0
		}
		if phase == len(r.Phases) {
			return visits, true
		}
		slot := sinceSlot%(7*r.Phases[phase].Weeks) == 0
		sinceSlot++
		if !slot {
			continue
		}
		sinceSlot = 1
		if off[text] {
			continue
		}
		visits = append(visits, text)
		had++
		if len(visits) > plan.MaxVisits {
			return nil, false
		}
	}
	// The diary is full: only phases without a number may be left open.
	for ; phase < len(r.Phases); phase, had = phase+1, 0 {
		if had < r.Phases[phase].Visits {
			return nil, false
		}
	}
	return visits, true
}

// over reports whether a phase has its number or its days have gone by.
func over(p plan.Phase, had int, today string, withinYear bool) bool {
	switch {
	case p.Visits > 0:
		return had == p.Visits
	case p.Until != 0:
		return today > p.Until.String()
	}
	return !withinYear
}

func TestBuildAgreesWithADiary(t *testing.T) {
	asked := day(t, asOf)
	var fitting, refused int
	rapid.Check(t, func(t *rapid.T) {
		r := requests(asked).Draw(t, "request")
		p, faults := plan.Build(r, asked)
		start, err := time.Parse(time.DateOnly, r.Start.String())
		if err != nil {
			t.Fatal(err)
		}
		want, fits := diary(r, start)
		if !fits {
			refused++
			if len(faults) != 1 {
				t.Fatalf("the diary is too small, yet the faults are %v", faults)
			}
			return
		}
		if faults != nil {
			t.Fatalf("faults %v, but the diary holds %v", faults, want)
		}
		fitting++
		if diff := cmp.Diff(want, dates(p)); diff != "" {
			t.Fatalf("visits (-diary +got):\n%s", diff)
		}
	})
	if fitting == 0 || refused == 0 {
		t.Errorf("%d requests fit and %d do not: the property needs both", fitting, refused)
	}
}

// requests draws requests that are right field by field, with last days in
// order; their visits may still be too many.
func requests(asked civil.Date) *rapid.Generator[plan.Request] {
	return rapid.Custom(func(t *rapid.T) plan.Request {
		start := asked.AddDays(rapid.IntRange(-365, 730).Draw(t, "start"))
		r := plan.Request{Start: start}
		from := 0
		for range rapid.IntRange(1, plan.MaxPhases).Draw(t, "phases") {
			p := plan.Phase{Weeks: rapid.OneOf(rapid.IntRange(1, 4), rapid.IntRange(1, plan.MaxWeeks)).Draw(t, "weeks")}
			// A last day follows only last days: where a number went before,
			// what it may be depends on the walk.
			switch kind := rapid.IntRange(0, 2).Draw(t, "kind"); {
			case kind == 0 && from >= 0 && from < plan.MaxDays:
				from = rapid.IntRange(from, plan.MaxDays-1).Draw(t, "until")
				p.Until = start.AddDays(from)
			case kind == 1:
				from = -1
			default:
				p.Visits = rapid.OneOf(rapid.IntRange(1, 10), rapid.IntRange(1, plan.MaxVisits)).Draw(t, "visits")
				from = -1
			}
			r.Phases = append(r.Phases, p)
		}
		for _, n := range rapid.SliceOfN(rapid.IntRange(-4, 80), 0, 20).Draw(t, "skip") {
			r.Skip = append(r.Skip, start.AddDays(7*n))
		}
		return r
	})
}

func TestDatesIncreaseByTheirIntervals(t *testing.T) {
	asked := day(t, asOf)
	rapid.Check(t, func(t *rapid.T) {
		r := requests(asked).Draw(t, "request")
		p, faults := plan.Build(r, asked)
		if faults != nil {
			return // more visits than a plan holds: the faults have tests of their own
		}
		for i, v := range p.Visits {
			if i == 0 {
				continue
			}
			before := p.Visits[i-1]
			gap := int(v.Date - before.Date)
			interval := 7 * p.Phases[v.Phase].Weeks
			switch {
			case gap <= 0 || v.Phase < before.Phase:
				t.Fatalf("visit %d, %v, does not follow %v", i, v, before)
			case v.Phase == before.Phase && gap%interval != 0:
				t.Fatalf("visit %d comes after %d days in a rhythm of %d", i, gap, interval)
			case v.Phase == before.Phase && gap != interval && len(r.Skip) == 0:
				t.Fatalf("visit %d comes after %d days with nothing skipped", i, gap)
			}
		}
		counts := make([]int, len(r.Phases))
		for _, v := range p.Visits {
			counts[v.Phase]++
			if until := r.Phases[v.Phase].Until; until != 0 && v.Date > until {
				t.Fatalf("%v lies after its phase's last day %v", v.Date, until)
			}
		}
		for i, phase := range r.Phases {
			if phase.Visits > 0 && counts[i] != phase.Visits {
				t.Fatalf("phase %d has %d visits of %d", i, counts[i], phase.Visits)
			}
		}
	})
}

// The count of the usual plan: n + floor(max(0, H − n) / interval), where H is
// the horizon in weeks, here also set by a last day.
func TestCountFormula(t *testing.T) {
	asked := day(t, asOf)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, plan.MaxVisits).Draw(t, "initial")
		interval := rapid.IntRange(1, plan.MaxWeeks).Draw(t, "interval")
		weeks := 52
		maintenance := plan.Phase{Weeks: interval}
		if rapid.Bool().Draw(t, "with a last day") {
			weeks = rapid.IntRange(n, 104).Draw(t, "horizon")
			maintenance.Until = asked.AddDays(7*weeks - 1)
		}
		want := n + max(0, weeks-n)/interval
		p, faults := plan.Build(plan.Request{Phases: []plan.Phase{{Visits: n, Weeks: 1}, maintenance}}, asked)
		if want > plan.MaxVisits {
			if len(faults) != 1 || faults[0].Code != plan.FaultTooLate {
				t.Fatalf("%d visits by the formula, faults %v", want, faults)
			}
			return
		}
		if faults != nil || len(p.Visits) != want {
			t.Fatalf("%d visits, want %d; faults %v", len(p.Visits), want, faults)
		}
	})
}

// A fault's limit is the truth: with it in place of what was stated, the phase
// is no longer at fault.
func TestStatedLimitMendsThePhase(t *testing.T) {
	asked := day(t, asOf)
	mended := 0
	rapid.Check(t, func(t *rapid.T) {
		r := requests(asked).Draw(t, "request")
		_, faults := plan.Build(r, asked)
		if faults == nil {
			return
		}
		var at int
		for i := range r.Phases {
			if faults[0].Path[len("plan.phases[")] == byte('0'+i) {
				at = i
			}
		}
		if faults[0].Code == code.FaultTooMany {
			if faults[0].High == 0 {
				return // nothing of the phase fits
			}
			r.Phases[at].Visits = int(faults[0].High)
		} else {
			r.Phases[at].Until = civil.Date(faults[0].High)
		}
		r.Phases = r.Phases[:at+1]
		if _, again := plan.Build(r, asked); again != nil {
			t.Fatalf("%v became %v", faults, again)
		}
		mended++
	})
	if mended == 0 {
		t.Error("nothing was mended")
	}
}

// Nothing that fits the types makes Build panic, run on, or give a plan beside
// its limits.
func TestAnyRequest(t *testing.T) {
	dates := rapid.Map(rapid.Int32(), func(n int32) civil.Date { return civil.Date(n) })
	phases := rapid.Custom(func(t *rapid.T) plan.Phase {
		return plan.Phase{
			Name:   plan.PhaseName(rapid.Uint8().Draw(t, "name")),
			Visits: rapid.Int().Draw(t, "visits"),
			Until:  dates.Draw(t, "until"),
			Weeks:  rapid.Int().Draw(t, "weeks"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		r := plan.Request{
			Start:  dates.Draw(t, "start"),
			Phases: rapid.SliceOfN(phases, 0, 6).Draw(t, "phases"),
			Skip:   rapid.SliceOfN(dates, 0, 70).Draw(t, "skip"),
		}
		p, faults := plan.Build(r, dates.Draw(t, "as of"))
		switch {
		case faults != nil && len(p.Visits) > 0:
			t.Fatal("a plan beside faults")
		case len(p.Visits) > plan.MaxVisits:
			t.Fatalf("%d visits", len(p.Visits))
		}
	})
}
