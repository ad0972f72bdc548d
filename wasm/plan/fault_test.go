package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/plan"
)

func TestFaults(t *testing.T) {
	at := func(text string) int64 { return int64(day(t, text)) }
	phases := func(p ...plan.Phase) plan.Request { return plan.Request{Phases: p} }
	lastDay := "2028-11-19" // day 727 from the day of asking
	for _, c := range []struct {
		name string
		r    plan.Request
		want []code.Fault
	}{
		{
			"a start more than a year back", plan.Request{Start: day(t, "2025-11-22")},
			[]code.Fault{{Path: "plan.start", Code: plan.FaultTooEarly, Low: at("2025-11-23"), High: at("2028-11-23")}},
		},
		{
			"a start more than two years ahead", plan.Request{Start: day(t, "2028-11-24")},
			[]code.Fault{{Path: "plan.start", Code: plan.FaultTooLate, Low: at("2025-11-23"), High: at("2028-11-23")}},
		},
		{
			"a start that is no day, which leaves the last day unjudged",
			plan.Request{Start: -1, Phases: []plan.Phase{{Weeks: 1, Until: day(t, "2020-01-01")}}},
			[]code.Fault{{Path: "plan.start", Code: code.FaultNotADate}},
		},
		{
			"no interval", phases(plan.Phase{Visits: 6}),
			[]code.Fault{{Path: "plan.phases[0].every.weeks", Code: code.FaultTooSmall, Low: 1, High: 26}},
		},
		{
			"an interval of more than half a year", phases(weekly(6), every(27)),
			[]code.Fault{{Path: "plan.phases[1].every.weeks", Code: code.FaultTooLarge, Low: 1, High: 26}},
		},
		{
			"a count below zero", phases(plan.Phase{Visits: -1, Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[0].visits", Code: code.FaultTooSmall, High: 60}},
		},
		{
			"61 visits in one phase", phases(weekly(61)),
			[]code.Fault{{Path: "plan.phases[0].visits", Code: code.FaultTooLarge, High: 60}},
		},
		{
			"61 visits in two phases", phases(weekly(10), plan.Phase{Visits: 51, Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[1].visits", Code: code.FaultTooMany, High: 50}},
		},
		{
			// Weeks 0 to 59 hold 60 visits; the next would be on day 420.
			"61 visits up to a day", phases(plan.Phase{Until: day(t, "2028-01-17"), Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[0].until", Code: plan.FaultTooLate, Low: at(asOf), High: at("2028-01-16")}},
		},
		{
			// Every 26 weeks: the days 0, 182, 364, 546; 728 is outside.
			"a fifth half year", phases(plan.Phase{Visits: 5, Weeks: 26}),
			[]code.Fault{{Path: "plan.phases[0].visits", Code: code.FaultTooMany, High: 4}},
		},
		{
			"a last day before the day of asking", phases(plan.Phase{Until: day(t, "2026-11-22"), Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[0].until", Code: plan.FaultTooEarly, Low: at(asOf), High: at(lastDay), Other: "as_of"}},
		},
		{
			"a last day before the start",
			plan.Request{Start: day(t, asOf), Phases: []plan.Phase{{Until: day(t, "2026-11-22"), Weeks: 1}}},
			[]code.Fault{{Path: "plan.phases[0].until", Code: plan.FaultTooEarly, Low: at(asOf), High: at(lastDay), Other: "plan.start"}},
		},
		{
			"a last day within the block before it", phases(weekly(6), plan.Phase{Until: day(t, "2026-12-27"), Weeks: 4}),
			[]code.Fault{{Path: "plan.phases[1].until", Code: plan.FaultTooEarly, Low: at("2026-12-28"), High: at(lastDay)}},
		},
		{
			"a last day within the days of the phase before it",
			phases(plan.Phase{Until: day(t, "2026-12-20"), Weeks: 1}, plan.Phase{Until: day(t, "2026-12-17"), Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[1].until", Code: plan.FaultTooEarly, Low: at("2026-12-20"), High: at(lastDay)}},
		},
		{
			// Week 59 is day 413, beyond the year of the phase between.
			"a last day within a block longer than the year",
			phases(weekly(60), every(4), plan.Phase{Until: day(t, "2028-01-09"), Weeks: 4}),
			[]code.Fault{{Path: "plan.phases[2].until", Code: plan.FaultTooEarly, Low: at("2028-01-10"), High: at(lastDay)}},
		},
		{
			"a last day beyond the longest horizon", phases(plan.Phase{Until: day(t, "2028-11-20"), Weeks: 26}),
			[]code.Fault{{Path: "plan.phases[0].until", Code: plan.FaultTooLate, Low: at(asOf), High: at(lastDay)}},
		},
		{
			"a last day that is no day", phases(plan.Phase{Until: -7, Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[0].until", Code: code.FaultNotADate}},
		},
		{
			"a number and a last day", phases(plan.Phase{Visits: 3, Until: day(t, "2027-01-01"), Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[0].until", Code: code.FaultContradicts, Other: "plan.phases[0].visits"}},
		},
		{
			"a name that is not one", phases(plan.Phase{Name: 3, Visits: 3, Weeks: 1}),
			[]code.Fault{{Path: "plan.phases[0].name", Code: code.FaultUnknownValue}},
		},
		{
			"five phases", phases(weekly(1), weekly(1), weekly(1), weekly(1), weekly(1)),
			[]code.Fault{{Path: "plan.phases", Code: code.FaultTooMany, High: 4}},
		},
		{
			"61 days off", plan.Request{Skip: make([]civil.Date, 61)},
			[]code.Fault{{Path: "plan.skip", Code: code.FaultTooMany, High: 60}},
		},
		{
			"a day off that is no day", plan.Request{Skip: []civil.Date{day(t, "2026-12-24"), 0, 1, 1 << 30}},
			[]code.Fault{{Path: "plan.skip[1]", Code: code.FaultNotADate}, {Path: "plan.skip[3]", Code: code.FaultNotADate}},
		},
		{
			"several at once", plan.Request{Start: day(t, "2024-01-01"), Phases: []plan.Phase{weekly(-2), {Name: 9}}, Skip: []civil.Date{0}},
			[]code.Fault{
				{Path: "plan.start", Code: plan.FaultTooEarly, Low: at("2025-11-23"), High: at("2028-11-23")},
				{Path: "plan.phases[0].visits", Code: code.FaultTooSmall, High: 60},
				{Path: "plan.phases[1].name", Code: code.FaultUnknownValue},
				{Path: "plan.phases[1].every.weeks", Code: code.FaultTooSmall, Low: 1, High: 26},
				{Path: "plan.skip[0]", Code: code.FaultNotADate},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, faults := plan.Build(c.r, day(t, asOf))
			if diff := cmp.Diff(c.want, faults); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(plan.Plan{}, p); diff != "" {
				t.Errorf("a plan beside faults (-want +got):\n%s", diff)
			}
		})
	}
}

// What a fault names as right is right, and one more is not.
func TestLimitsAreTheLastThatPass(t *testing.T) {
	for _, c := range []struct {
		name string
		r    plan.Request
	}{
		{"a start a year back", plan.Request{Start: day(t, "2025-11-23")}},
		{"a start two years ahead", plan.Request{Start: day(t, "2028-11-23")}},
		{"60 visits in one phase", plan.Request{Phases: []plan.Phase{weekly(60)}}},
		{"10 and 50 visits", plan.Request{Phases: []plan.Phase{weekly(10), {Visits: 50, Weeks: 1}}}},
		{"60 visits up to a day", plan.Request{Phases: []plan.Phase{{Until: day(t, "2028-01-16"), Weeks: 1}}}},
		{"a fourth half year", plan.Request{Phases: []plan.Phase{{Visits: 4, Weeks: 26}}}},
		{"the longest horizon", plan.Request{Phases: []plan.Phase{{Until: day(t, "2028-11-19"), Weeks: 26}}}},
		{"until the last weekly visit, so without maintenance", plan.Request{Phases: []plan.Phase{weekly(6), {Until: day(t, "2026-12-28"), Weeks: 4}}}},
		{"four phases", plan.Request{Phases: []plan.Phase{weekly(1), weekly(1), weekly(1), weekly(1)}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := build(t, c.r); len(p.Visits) > plan.MaxVisits {
				t.Errorf("%d visits", len(p.Visits))
			}
		})
	}
}

func TestDayOfAsking(t *testing.T) {
	var last civil.Date = 3652059 // 9999-12-31
	for _, c := range []struct {
		name string
		asOf civil.Date
		want string
	}{
		{"none", 0, code.FaultRequired},
		{"before the calendar", -5, code.FaultNotADate},
		{"within its first year", 300, code.FaultNotADate},
		{"too near its end for a plan", last - 1000, code.FaultNotADate},
		{"too near its end for the step after a plan", last - 1500, code.FaultNotADate},
		{"beyond its end", last + 1, code.FaultNotADate},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := plan.Build(plan.Request{}, c.asOf)
			if diff := cmp.Diff([]code.Fault{{Path: "as_of", Code: c.want}}, faults); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}
