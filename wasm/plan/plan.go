// Package plan turns a rhythm of care into dated visits.
//
// The vocabulary: a phase is a number of visits, or visits until a day, with a
// fixed interval in weeks. The usual plan has an initial block (weekly, four to
// six visits by convention; ten as in the Seattle trial) and then maintenance
// (every two to four weeks, a convention that no trial tested). The horizon is
// half-open: 52 weeks are the days 0 to 363. The first maintenance visit is one
// interval after the last weekly one. A skipped date is left out, later dates
// keep their rhythm, and a phase counted in visits still gets its number.
package plan

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
)

// Limits.
const (
	MaxVisits = 60
	MaxPhases = 4
	MaxSkips  = 60
	MaxWeeks  = 26  // between two visits
	MaxDays   = 728 // from first to last
)

// Request is what is said of the rhythm. The zero value is the default plan.
type Request struct {
	Start  civil.Date // 0: the day of asking
	Phases []Phase    // empty: six weekly, then every four weeks to the end of a year
	Skip   []civil.Date
}

// PhaseName says what a phase is for.
type PhaseName uint8

// Names of phases.
const (
	Initial PhaseName = 1 + iota
	Maintenance
)

// Phase is one rhythm: a number of visits, or visits up to and including a day.
type Phase struct {
	Name   PhaseName
	Visits int        // 0 where Until is given
	Until  civil.Date // last possible day, inclusive; 0 where Visits is given, or for the end of the year (52 weeks from the start)
	Weeks  int        // interval, at least 1
}

// Visit is one date.
type Visit struct {
	Date  civil.Date
	Phase int // index into the phases
}

// Plan is the dated visits in order, with the day to look back on the first
// block and decide whether to go on.
type Plan struct {
	Start    civil.Date
	Phases   []Phase
	Visits   []Visit
	Reassess civil.Date // the day of the first block's last visit; 0 for an empty plan
	Notes    []code.Note
}
