package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/plan"
)

// asOf is the day of asking in these tests.
const asOf = "2026-11-23"

func day(t testing.TB, text string) civil.Date {
	t.Helper()
	if text == "" {
		return 0
	}
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

func build(t testing.TB, r plan.Request) plan.Plan {
	t.Helper()
	p, faults := plan.Build(r, day(t, asOf))
	if faults != nil {
		t.Fatalf("Build(%+v) has faults %v", r, faults)
	}
	return p
}

func weekly(visits int) plan.Phase {
	return plan.Phase{Name: plan.Initial, Visits: visits, Weeks: 1}
}

func every(weeks int) plan.Phase {
	return plan.Phase{Name: plan.Maintenance, Weeks: weeks}
}

func dates(p plan.Plan) (texts []string) {
	for _, v := range p.Visits {
		texts = append(texts, v.Date.String())
	}
	return texts
}

func TestZeroRequestIsTheDefaultPlan(t *testing.T) {
	p := build(t, plan.Request{})
	want := []string{
		"2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28",
		"2027-01-25", "2027-02-22", "2027-03-22", "2027-04-19", "2027-05-17", "2027-06-14",
		"2027-07-12", "2027-08-09", "2027-09-06", "2027-10-04", "2027-11-01",
	}
	if diff := cmp.Diff(want, dates(p)); diff != "" {
		t.Errorf("visits (-want +got):\n%s", diff)
	}
	phases := []plan.Phase{
		{Name: plan.Initial, Visits: 6, Weeks: 1},
		{Name: plan.Maintenance, Weeks: 4},
	}
	if diff := cmp.Diff(phases, p.Phases); diff != "" {
		t.Errorf("phases (-want +got):\n%s", diff)
	}
	if p.Start != day(t, asOf) || p.Reassess != day(t, "2026-12-28") {
		t.Errorf("start %v, reassess %v", p.Start, p.Reassess)
	}
	for i, v := range p.Visits {
		if want := min(i/6, 1); v.Phase != want {
			t.Errorf("visit %d lies in phase %d, want %d", i, v.Phase, want)
		}
	}
}

// n_initial + floor((52 − n_initial) / interval)
func TestVisitsOfAYear(t *testing.T) {
	for _, c := range []struct {
		name                    string
		initial, interval, want int
	}{
		{"6 + floor(46/4) = 17", 6, 4, 17},
		{"6 + floor(46/2) = 29", 6, 2, 29},
		{"6 + floor(46/3) = 21", 6, 3, 21},
		{"4 + floor(48/4) = 16", 4, 4, 16},
		{"4 + floor(48/3) = 20", 4, 3, 20},
		{"4 + floor(48/2) = 28", 4, 2, 28},
		{"10 + floor(42/4) = 20", 10, 4, 20},
		{"10 + floor(42/3) = 24", 10, 3, 24},
		{"10 + floor(42/2) = 31", 10, 2, 31},
		{"10 + floor(42/1) = 52", 10, 1, 52},
		{"1 + floor(51/26) = 2", 1, 26, 2},
		{"52 + floor(0/4) = 52", 52, 4, 52},
		{"the block outlasts the year: 60", 60, 4, 60},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := build(t, plan.Request{Phases: []plan.Phase{weekly(c.initial), every(c.interval)}})
			if len(p.Visits) != c.want {
				t.Errorf("%d visits, want %d", len(p.Visits), c.want)
			}
		})
	}
}

func TestHorizonIsHalfOpen(t *testing.T) {
	// Every 26 weeks from day 0: day 182 lies in the year, day 364 does not.
	p := build(t, plan.Request{Phases: []plan.Phase{every(26)}})
	if diff := cmp.Diff([]string{"2026-11-23", "2027-05-24"}, dates(p)); diff != "" {
		t.Errorf("visits (-want +got):\n%s", diff)
	}
	// 51 weekly visits end on day 350; one week on is day 357, the last slot.
	p = build(t, plan.Request{Phases: []plan.Phase{weekly(51), every(1)}})
	if got := p.Visits[len(p.Visits)-1].Date - p.Start; got != 357 {
		t.Errorf("last visit on day %d, want 357", got)
	}
}

func TestUntilIsInclusive(t *testing.T) {
	for _, c := range []struct {
		until string
		want  int
	}{
		{"2026-11-30", 2}, // the day of the second visit
		{"2026-11-29", 1}, // the day before it
		{"2026-11-23", 1}, // the start itself
	} {
		p := build(t, plan.Request{Phases: []plan.Phase{{Name: plan.Initial, Until: day(t, c.until), Weeks: 1}}})
		if len(p.Visits) != c.want {
			t.Errorf("until %s: %v, want %d visits", c.until, dates(p), c.want)
		}
	}
}

func TestMaintenanceBeginsOneOfItsIntervalsAfterTheBlock(t *testing.T) {
	p := build(t, plan.Request{Phases: []plan.Phase{
		weekly(2),
		{Name: plan.Maintenance, Visits: 2, Weeks: 3},
		{Name: plan.Maintenance, Visits: 1, Weeks: 4},
	}})
	want := []string{"2026-11-23", "2026-11-30", "2026-12-21", "2027-01-11", "2027-02-08"}
	if diff := cmp.Diff(want, dates(p)); diff != "" {
		t.Errorf("visits (-want +got):\n%s", diff)
	}
}

// A denser rhythm waits until the days of the phase before it are over.
func TestPhaseBeginsAfterTheLastDayOfTheOneBefore(t *testing.T) {
	for _, c := range []struct {
		name   string
		before plan.Phase
		want   []string
	}{
		{"a last day", plan.Phase{Until: day(t, "2026-12-14"), Weeks: 4}, []string{"2026-11-23", "2026-12-21", "2026-12-28"}},
		{"the end of the year", plan.Phase{Weeks: 26}, []string{"2026-11-23", "2027-05-24", "2027-11-22", "2027-11-29"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := build(t, plan.Request{Phases: []plan.Phase{c.before, {Visits: 2, Weeks: 1}}})
			if diff := cmp.Diff(c.want, dates(p)); diff != "" {
				t.Errorf("visits (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStoppingAfterTheBlock(t *testing.T) {
	p := build(t, plan.Request{Start: day(t, "2026-12-01"), Phases: []plan.Phase{weekly(4)}})
	want := []string{"2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"}
	if diff := cmp.Diff(want, dates(p)); diff != "" {
		t.Errorf("visits (-want +got):\n%s", diff)
	}
	if p.Reassess != day(t, "2026-12-22") {
		t.Errorf("reassess %v", p.Reassess)
	}
}

func TestSkippedDays(t *testing.T) {
	toThirdMonday := day(t, "2026-12-07")
	for _, c := range []struct {
		name     string
		phases   []plan.Phase
		skip     []string
		want     []string
		reassess string
	}{
		{
			name:     "a phase counted in visits runs longer",
			phases:   []plan.Phase{weekly(3)},
			skip:     []string{"2026-11-30"},
			want:     []string{"2026-11-23", "2026-12-07", "2026-12-14"},
			reassess: "2026-12-14",
		},
		{
			name:     "and moves the phases after it",
			phases:   []plan.Phase{weekly(2), {Visits: 2, Weeks: 4}},
			skip:     []string{"2026-11-30"},
			want:     []string{"2026-11-23", "2026-12-07", "2027-01-04", "2027-02-01"},
			reassess: "2026-12-07",
		},
		{
			name:     "a phase that ends on a day has a visit fewer",
			phases:   []plan.Phase{{Until: toThirdMonday, Weeks: 1}},
			skip:     []string{"2026-11-30"},
			want:     []string{"2026-11-23", "2026-12-07"},
			reassess: "2026-12-07",
		},
		{
			name:     "the first day itself",
			phases:   []plan.Phase{weekly(2)},
			skip:     []string{"2026-11-23"},
			want:     []string{"2026-11-30", "2026-12-07"},
			reassess: "2026-12-07",
		},
		{
			name:     "the last slot of a phase that ends on a day keeps the rhythm of the next",
			phases:   []plan.Phase{{Until: toThirdMonday, Weeks: 1}, {Visits: 1, Weeks: 4}},
			skip:     []string{"2026-12-07"},
			want:     []string{"2026-11-23", "2026-11-30", "2027-01-04"},
			reassess: "2026-11-30",
		},
		{
			name:     "twice the same, in any order, and days on which nothing falls",
			phases:   []plan.Phase{weekly(2)},
			skip:     []string{"2027-08-01", "2026-11-30", "1999-01-01", "2026-11-30"},
			want:     []string{"2026-11-23", "2026-12-07"},
			reassess: "2026-12-07",
		},
		{
			name:   "all of them",
			phases: []plan.Phase{{Until: toThirdMonday, Weeks: 1}},
			skip:   []string{"2026-11-23", "2026-11-30", "2026-12-07"},
		},
		{
			name:     "a first phase skipped whole: the next one is the first block",
			phases:   []plan.Phase{{Until: toThirdMonday, Weeks: 1}, {Visits: 2, Weeks: 1}},
			skip:     []string{"2026-11-23", "2026-11-30", "2026-12-07"},
			want:     []string{"2026-12-14", "2026-12-21"},
			reassess: "2026-12-21",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := plan.Request{Phases: c.phases}
			for _, d := range c.skip {
				r.Skip = append(r.Skip, day(t, d))
			}
			p := build(t, r)
			if diff := cmp.Diff(c.want, dates(p)); diff != "" {
				t.Errorf("visits (-want +got):\n%s", diff)
			}
			if p.Reassess != day(t, c.reassess) {
				t.Errorf("reassess %v, want %s", p.Reassess, c.reassess)
			}
		})
	}
}

// The request of the format's example: a year to the day, inclusive, with one
// day off among the weekly visits.
func TestExampleRequest(t *testing.T) {
	p := build(t, plan.Request{
		Start: day(t, "2026-12-01"),
		Phases: []plan.Phase{
			weekly(6),
			{Name: plan.Maintenance, Until: day(t, "2027-11-30"), Weeks: 4},
		},
		Skip: []civil.Date{day(t, "2026-12-29")},
	})
	want := []string{
		"2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2027-01-05", "2027-01-12",
		"2027-02-09", "2027-03-09", "2027-04-06", "2027-05-04", "2027-06-01", "2027-06-29",
		"2027-07-27", "2027-08-24", "2027-09-21", "2027-10-19", "2027-11-16",
	}
	if diff := cmp.Diff(want, dates(p)); diff != "" {
		t.Errorf("visits (-want +got):\n%s", diff)
	}
}

func TestNotes(t *testing.T) {
	reassess := []code.Note{code.TimelyReassess}
	convention := []code.Note{code.TimelyReassess, code.ConventionOnly}
	for _, c := range []struct {
		name   string
		phases []plan.Phase
		want   []code.Note
	}{
		{"the default plan", nil, convention},
		{"the trial's dose: ten weekly", []plan.Phase{weekly(10)}, reassess},
		{"weekly maintenance was tested", []plan.Phase{weekly(4), {Name: plan.Maintenance, Visits: 6, Weeks: 1}}, reassess},
		{"maintenance every two weeks", []plan.Phase{weekly(6), every(2)}, convention},
		{"maintenance every eight weeks", []plan.Phase{weekly(6), every(8)}, convention},
		{"a first block every two weeks", []plan.Phase{{Visits: 3, Weeks: 2}}, convention},
		{"one visit has no interval", []plan.Phase{{Visits: 1, Weeks: 4}}, reassess},
		{"maintenance that never begins", []plan.Phase{weekly(52), every(4)}, reassess},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, build(t, plan.Request{Phases: c.phases}).Notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnnamedPhases(t *testing.T) {
	asked := []plan.Phase{{Visits: 2, Weeks: 1}, {Visits: 2, Weeks: 2}, {Name: plan.Initial, Visits: 2, Weeks: 1}}
	p := build(t, plan.Request{Phases: asked})
	for i, want := range []plan.PhaseName{plan.Initial, plan.Maintenance, plan.Initial} {
		if p.Phases[i].Name != want {
			t.Errorf("phase %d is named %d, want %d", i, p.Phases[i].Name, want)
		}
	}
	if asked[0].Name != 0 {
		t.Error("Build wrote to the request")
	}
}
