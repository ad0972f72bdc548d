package plan

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
)

// walk goes from slot to slot. Before the first phase slot is the start, which
// that phase still has to use; after it, the last slot used.
type walk struct {
	plan Plan
	skip []civil.Date
	slot civil.Date
}

// phase dates the visits of phase i, or says which of its fields asks for more
// than a plan holds.
func (w *walk) phase(i int) (code.Fault, bool) {
	p := w.plan.Phases[i]
	if p.Until != 0 && p.Until < w.slot {
		return dateFault(path(i, "until"), FaultTooEarly, w.slot, w.end()), false
	}
	last := w.last(p)
	next := w.slot
	if i > 0 {
		next = next.AddDays(p.Weeks * daysAWeek)
	}
	visits := 0
	for ; next <= last && (p.Visits == 0 || visits < p.Visits); next = next.AddDays(p.Weeks * daysAWeek) {
		w.slot = next
		if slices.Contains(w.skip, next) {
			continue
		}
		if len(w.plan.Visits) == MaxVisits {
			return w.tooMany(i, visits, next), false
		}
		w.plan.Visits = append(w.plan.Visits, Visit{Date: next, Phase: i})
		visits++
	}
	if visits < p.Visits {
		return w.tooMany(i, visits, 0), false
	}
	return code.Fault{}, true
}

// last returns the last day on which a slot of the phase may fall.
func (w *walk) last(p Phase) civil.Date {
	switch {
	case p.Visits > 0:
		return w.end()
	case p.Until != 0:
		return p.Until
	}
	return w.plan.Start.AddDays(DefaultDays - 1)
}

// end returns the last day of the longest horizon.
func (w *walk) end() civil.Date {
	return w.plan.Start.AddDays(MaxDays - 1)
}

// tooMany says how many visits of phase i fit, or until when its visits fit if
// it has no number: the day before the slot that was one too many.
func (w *walk) tooMany(i, fit int, slot civil.Date) code.Fault {
	if w.plan.Phases[i].Visits > 0 {
		return code.Fault{Path: path(i, "visits"), Code: code.FaultTooMany, High: int64(fit)}
	}
	return dateFault(path(i, "until"), FaultTooLate, w.plan.Start, slot-1)
}
