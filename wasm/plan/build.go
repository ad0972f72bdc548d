package plan

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
)

const daysAWeek = 7

// Build dates the visits of a request as asked on a day. What is wrong with the
// request comes back as faults, all that can be seen at once, and then there is
// no plan. The day of asking is needed; the visits may lie before it.
func Build(r Request, asOf civil.Date) (Plan, []code.Fault) {
	if faults := check(r, asOf); faults != nil {
		return Plan{}, faults
	}
	w := walk{
		plan: Plan{Start: r.Start, Phases: phases(r.Phases), Visits: make([]Visit, 0, MaxVisits)},
		skip: r.Skip,
	}
	if w.plan.Start == 0 {
		w.plan.Start = asOf
	}
	w.taken = w.plan.Start
	for i := range w.plan.Phases {
		if fault, ok := w.phase(i); !ok {
			return Plan{}, []code.Fault{fault}
		}
	}
	w.plan.Reassess = endOfFirstBlock(w.plan.Visits)
	w.plan.Notes = notes(w.plan)
	return w.plan, nil
}

// phases returns the phases with their names, or the default ones.
func phases(asked []Phase) []Phase {
	if len(asked) == 0 {
		return []Phase{
			{Name: Initial, Visits: DefaultVisits, Weeks: 1},
			{Name: Maintenance, Weeks: DefaultWeeks},
		}
	}
	named := make([]Phase, len(asked))
	copy(named, asked)
	for i := range named {
		if named[i].Name == 0 {
			named[i].Name = Maintenance
			if i == 0 {
				named[i].Name = Initial
			}
		}
	}
	return named
}

// endOfFirstBlock returns the day of the last visit of the phase in which the
// first visit lies.
func endOfFirstBlock(visits []Visit) (day civil.Date) {
	for _, v := range visits {
		if v.Phase == visits[0].Phase {
			day = v.Date
		}
	}
	return day
}

// notes says what the reader should know of the rhythm. An interval counts as
// untested where two visits really stand that far apart by rhythm: the first
// visit of a plan follows none.
func notes(p Plan) []code.Note {
	if len(p.Visits) == 0 {
		return nil
	}
	found := []code.Note{code.TimelyReassess}
	for _, v := range p.Visits[1:] {
		if p.Phases[v.Phase].Weeks >= 2 {
			return append(found, code.ConventionOnly)
		}
	}
	return found
}
