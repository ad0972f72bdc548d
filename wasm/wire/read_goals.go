package wire

import (
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/wire/message"
)

func goalsOf(m *message.Estimate) (all []estimate.Goal) {
	for i := range m.GoalsLength() {
		var g message.Goal
		var c message.Case
		m.Goals(&g, i)
		one := estimate.Goal{
			Objective: pay.Objective(g.Objective()), Offer: int(g.Offer()), Measure: money.Amount(g.Measure()), Least: money.Amount(g.Least()),
			Total: money.Amount(g.Total()), Low: money.Amount(g.Low()), More: money.Amount(g.More()),
		}
		if g.InCase(&c) != nil {
			one.Case = caseOf(&c)
		}
		all = append(all, one)
	}
	return all
}

func budgetOf(m *message.Estimate) *estimate.Budget {
	var b message.Budget
	if m.Budget(&b) == nil {
		return nil
	}
	var densest, own message.Schedule
	return &estimate.Budget{
		Monthly: money.Amount(b.Monthly()), Fits: b.Fits(), Cut: b.Cut(), Densest: scheduleOf(b.Densest(&densest)), Own: scheduleOf(b.Own(&own)),
	}
}

func scheduleOf(s *message.Schedule) estimate.Schedule {
	if s == nil {
		return estimate.Schedule{}
	}
	return estimate.Schedule{
		First: int(s.First()), Later: int(s.Later()), Visits: int(s.Visits()), Last: fromDay(s.Last()), Offer: int(s.Offer()),
		Month: money.Amount(s.Month()), Total: money.Amount(s.Total()),
	}
}

func windowOf(m *message.Estimate) *estimate.Window {
	var w message.Window
	if m.Window(&w) == nil {
		return nil
	}
	out := &estimate.Window{Best: int(w.Best()), Saves: money.Amount(w.Saves())}
	for i := range w.StartsLength() {
		var s message.Start
		var total message.Money
		w.Starts(&s, i)
		out.Starts = append(out.Starts, estimate.Start{Date: fromDay(s.Date()), Last: fromDay(s.Last()), Offer: int(s.Offer()), Total: moneyOf(s.Total(&total))})
	}
	for i := range w.TurnsLength() {
		var t message.Turn
		w.Turns(&t, i)
		out.Turns = append(out.Turns, estimate.Turn{Kind: estimate.TurnKind(t.Kind()), Date: fromDay(t.Date()), Own: int(t.Own()), Best: int(t.Best())})
	}
	return out
}
