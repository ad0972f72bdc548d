package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/wire/message"
)

func (w *Writer) goals(all []estimate.Goal) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		g := &all[i]
		in := w.oneCase(&g.Case)
		message.GoalStart(b)
		message.GoalAddInCase(b, in)
		message.GoalAddMeasure(b, w.int32("goals.measure", int64(g.Measure)))
		message.GoalAddLeast(b, w.int32("goals.least", int64(g.Least)))
		message.GoalAddTotal(b, w.int32("goals.total", int64(g.Total)))
		message.GoalAddLow(b, w.int32("goals.low", int64(g.Low)))
		message.GoalAddMore(b, w.int32("goals.more", int64(g.More)))
		message.GoalAddOffer(b, w.uint16("goals.offer", g.Offer))
		message.GoalAddObjective(b, message.Objective(g.Objective))
		w.keep(message.GoalEnd(b))
	}
	return w.vector(from)
}

func (w *Writer) budget(v *estimate.Budget) flatbuffers.UOffsetT {
	if v == nil {
		return 0
	}
	densest, own := w.schedule(&v.Densest), w.schedule(&v.Own)
	message.BudgetStart(w.b)
	message.BudgetAddMonthly(w.b, w.int32("budget.monthly", int64(v.Monthly)))
	message.BudgetAddDensest(w.b, densest)
	message.BudgetAddOwn(w.b, own)
	message.BudgetAddFits(w.b, v.Fits)
	message.BudgetAddCut(w.b, v.Cut)
	return message.BudgetEnd(w.b)
}

func (w *Writer) schedule(s *estimate.Schedule) flatbuffers.UOffsetT {
	message.ScheduleStart(w.b)
	message.ScheduleAddLast(w.b, Day(s.Last))
	message.ScheduleAddMonth(w.b, w.int32("budget.month", int64(s.Month)))
	message.ScheduleAddTotal(w.b, w.int32("budget.total", int64(s.Total)))
	message.ScheduleAddFirst(w.b, w.uint16("budget.first", s.First))
	message.ScheduleAddLater(w.b, w.uint16("budget.later", s.Later))
	message.ScheduleAddVisits(w.b, w.uint16("budget.visits", s.Visits))
	message.ScheduleAddOffer(w.b, w.int16("budget.offer", s.Offer))
	return message.ScheduleEnd(w.b)
}

func (w *Writer) window(v *estimate.Window) flatbuffers.UOffsetT {
	if v == nil {
		return 0
	}
	from, b := len(w.refs), w.b
	for i := range v.Starts {
		s := &v.Starts[i]
		message.StartStart(b)
		message.StartAddTotal(b, w.money("window.total", s.Total))
		message.StartAddDate(b, Day(s.Date))
		message.StartAddLast(b, Day(s.Last))
		message.StartAddOffer(b, w.int16("window.offer", s.Offer))
		w.keep(message.StartEnd(b))
	}
	starts := w.vector(from)
	for _, t := range v.Turns {
		message.TurnStart(b)
		message.TurnAddDate(b, Day(t.Date))
		message.TurnAddOwn(b, w.uint16("window.own", t.Own))
		message.TurnAddBest(b, w.uint16("window.best", t.Best))
		message.TurnAddKind(b, message.TurnKind(t.Kind))
		w.keep(message.TurnEnd(b))
	}
	turns := w.vector(from)
	message.WindowStart(b)
	message.WindowAddTurns(b, turns)
	message.WindowAddStarts(b, starts)
	message.WindowAddSaves(b, w.int32("window.saves", int64(v.Saves)))
	message.WindowAddBest(b, w.uint16("window.best", v.Best))
	return message.WindowEnd(b)
}
