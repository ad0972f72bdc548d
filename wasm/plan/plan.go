// Package plan turns a rhythm of care into dated visits.
//
// The vocabulary: a phase is a number of visits, or visits until a day, with a
// fixed interval in weeks. The usual plan has an initial block, weekly, and then
// maintenance, every two to four weeks. The horizon is half-open: 52 weeks are
// the days 0 to 363. A slot is a day of the rhythm, on which a visit falls
// unless the day is skipped; the first slot is the start, and the first slot of
// a later phase is one interval of that phase after the last slot before it (or
// as many intervals as lead past the day until which the phase before it ran). A
// skipped day is left out, later days keep their rhythm, and a phase counted in
// visits still gets its number and so runs longer.
//
// What is tested and what is convention: ten weekly visits are the dose of the
// trial of Cherkin and others (Annals of Internal Medicine 155:1, 2011, 401
// people with chronic low back pain). For chronic neck pain, Sherman and others
// (Annals of Family Medicine 12:112, 2014) found that two or three hour-long
// visits a week helped and half-hour visits did no better than a wait list, and
// Cook and others (Spine Journal 15:2206, 2015) that six further weekly hours
// helped those who had had hours before, an effect gone by 26 weeks. An initial
// block of four to six visits is practitioners' convention; so is maintenance
// every two to four weeks, for which no trial was found ([code.ConventionOnly]).
// Whether to go on at all is decided at the end of the initial block
// ([Plan.Reassess]).
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
	MaxDays   = 728 // the longest horizon, half-open: the days 0 to 727
)

// A start lies at most this many years before or after the day of asking.
const (
	MaxYearsBack  = 1
	MaxYearsAhead = 2
)

// The default plan: the longer of the usual blocks, then the longest of the
// usual intervals, for a year.
const (
	DefaultVisits = 6
	DefaultWeeks  = 4   // between maintenance visits
	DefaultDays   = 364 // the horizon of a phase with neither Visits nor Until, from the start
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
	Name   PhaseName  // 0: initial if it is the first phase, else maintenance
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
	Phases   []Phase // as asked, each with its name; the default ones where none were asked
	Visits   []Visit
	Reassess civil.Date // the day of the first block's last visit; 0 for an empty plan
	Notes    []code.Note
}
