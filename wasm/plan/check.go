package plan

import (
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
)

// Faults of a day outside its limits. Low and High are the first and the last
// day that would be right, as numbers of [civil.Date].
const (
	FaultTooEarly = "fault.too_early"
	FaultTooLate  = "fault.too_late"
)

// check finds what can be seen of each field by itself.
func check(r Request, asOf civil.Date) (faults []code.Fault) {
	earliest, latest := asOf.AddYears(-MaxYearsBack), asOf.AddYears(MaxYearsAhead)
	switch {
	case asOf == 0:
		return []code.Fault{{Path: "as_of", Code: code.FaultRequired}}
	case earliest == 0 || latest.AddDays(MaxDays+MaxWeeks*daysAWeek) == 0:
		// A walk from the latest start would leave the calendar.
		return []code.Fault{{Path: "as_of", Code: code.FaultNotADate}}
	}
	switch {
	case r.Start == 0:
	case !exists(r.Start):
		faults = append(faults, code.Fault{Path: "plan.start", Code: code.FaultNotADate})
	case r.Start < earliest:
		faults = append(faults, dateFault("plan.start", FaultTooEarly, earliest, latest))
	case r.Start > latest:
		faults = append(faults, dateFault("plan.start", FaultTooLate, earliest, latest))
	}
	start := r.Start
	switch {
	case len(faults) > 0:
		start = 0
	case start == 0:
		start = asOf
	}
	if len(r.Phases) > MaxPhases {
		faults = append(faults, code.Fault{Path: "plan.phases", Code: code.FaultTooMany, High: MaxPhases})
	} else {
		for i, p := range r.Phases {
			faults = p.check(faults, i, start, r.Start != 0)
		}
	}
	if len(r.Skip) > MaxSkips {
		return append(faults, code.Fault{Path: "plan.skip", Code: code.FaultTooMany, High: MaxSkips})
	}
	for i, d := range r.Skip {
		if !exists(d) {
			faults = append(faults, code.Fault{Path: "plan.skip[" + strconv.Itoa(i) + "]", Code: code.FaultNotADate})
		}
	}
	return faults
}

// check adds the faults of phase i of a plan from start, which was said or is the
// day of asking. Without a start its last day is not held to any limits.
func (p Phase) check(faults []code.Fault, i int, start civil.Date, said bool) []code.Fault {
	if p.Name > Maintenance {
		faults = append(faults, code.Fault{Path: path(i, "name"), Code: code.FaultUnknownValue})
	}
	faults = number(faults, path(i, "visits"), p.Visits, 0, MaxVisits)
	faults = number(faults, path(i, "every.weeks"), p.Weeks, 1, MaxWeeks)
	end := start.AddDays(MaxDays - 1)
	switch {
	case p.Until == 0:
	case !exists(p.Until):
		faults = append(faults, code.Fault{Path: path(i, "until"), Code: code.FaultNotADate})
	case p.Visits != 0:
		faults = append(faults, code.Fault{Path: path(i, "until"), Code: code.FaultContradicts, Other: path(i, "visits")})
	case start == 0:
	case p.Until < start:
		fault := dateFault(path(i, "until"), FaultTooEarly, start, end)
		if fault.Other = "as_of"; said {
			fault.Other = "plan.start"
		}
		faults = append(faults, fault)
	case p.Until > end:
		faults = append(faults, dateFault(path(i, "until"), FaultTooLate, start, end))
	}
	return faults
}

// number adds a fault if n lies outside its limits.
func number(faults []code.Fault, where string, n, low, high int) []code.Fault {
	fault := code.Fault{Path: where, Low: int64(low), High: int64(high)}
	switch {
	case n < low:
		fault.Code = code.FaultTooSmall
	case n > high:
		fault.Code = code.FaultTooLarge
	default:
		return faults
	}
	return append(faults, fault)
}

func dateFault(where, what string, low, high civil.Date) code.Fault {
	return code.Fault{Path: where, Code: what, Low: int64(low), High: int64(high)}
}

// path returns the JSON path of a field of phase i.
func path(i int, field string) string {
	return "plan.phases[" + strconv.Itoa(i) + "]." + field
}

// exists reports whether d is a day of the calendar.
func exists(d civil.Date) bool {
	return d.AddDays(0) != 0
}
