package plan

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
)

// walk goes from slot to slot.
type walk struct {
	plan  Plan
	skip  []civil.Date
	slot  civil.Date // the last slot; 0 before the first
	taken civil.Date // the last day of the phases so far; the start before the first
}

// phase dates the visits of phase i, or says which of its fields asks for more
// than a plan holds, and how many visits or which days it does hold.
func (w *walk) phase(i int) (code.Fault, bool) {
	p := w.plan.Phases[i]
	if p.Until != 0 && p.Until < w.taken {
		return dateFault(path(i, "until"), FaultTooEarly, w.taken, w.end()), false
	}
	last := w.last(p)
	visits := 0
	for next := w.first(p); next <= last; next = next.AddDays(p.Weeks * daysAWeek) {
		if p.Visits > 0 && visits == p.Visits {
			break
		}
		w.slot = next
		if slices.Contains(w.skip, next) {
			continue
		}
		if len(w.plan.Visits) == MaxVisits {
			if p.Visits == 0 {
				return dateFault(path(i, "until"), FaultTooLate, w.taken, next-1), false
			}
			break
		}
		w.plan.Visits = append(w.plan.Visits, Visit{Date: next, Phase: i})
		visits++
	}
	if visits < p.Visits {
		return code.Fault{Path: path(i, "visits"), Code: code.FaultTooMany, High: int64(visits)}, false
	}
	if p.Visits > 0 {
		last = w.slot
	}
	w.taken = max(w.taken, last)
	return code.Fault{}, true
}

// first returns the first slot of the next phase.
func (w *walk) first(p Phase) civil.Date {
	if w.slot == 0 {
		return w.plan.Start
	}
	next := w.slot
	for next == w.slot || next <= w.taken {
		next = next.AddDays(p.Weeks * daysAWeek)
	}
	return next
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
