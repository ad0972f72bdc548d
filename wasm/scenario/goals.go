package scenario

import (
	"fmt"
	"reflect"
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// Goal is the way that has the least of an objective.
type Goal struct {
	Objective string `json:"objective"`
	Offer     string `json:"offer"`
	Measure   int64  `json:"measure"`
	Total     int64  `json:"total"`
	More      int64  `json:"more"`
}

// Budget is how often she can go for so much a month: the densest schedule that
// fits, or the sparsest where none does.
type Budget struct {
	Fits   bool  `json:"fits"`
	First  int   `json:"weeks_first"`
	Later  int   `json:"weeks_later"`
	Visits int   `json:"visits"`
	Month  int64 `json:"month"`
	Total  int64 `json:"total"`
	Own    int64 `json:"own_month"` // what her plan as it is takes
}

// Window is what another start saves.
type Window struct {
	Starts int    `json:"starts"`
	Best   string `json:"best"`
	Total  int64  `json:"total"` // from there
	Saves  int64  `json:"saves"`
	Turns  []Turn `json:"turns,omitempty"`
}

// Turn is a day that parts the visits from the two starts otherwise.
type Turn struct {
	Kind string `json:"kind"`
	Date string `json:"date"`
	Own  int    `json:"own"`
	Best int    `json:"best"`
}

// turnKinds are the kinds by number.
var turnKinds = [...]string{"", "plan_year", "price"}

// checkGoals holds what was asked beside the cheapest way to what was worked by
// hand.
func checkGoals(e *estimate.Estimate, want *Expect, differ func(string, ...any)) {
	var goals []Goal
	for i := range e.Goals {
		g := &e.Goals[i]
		goals = append(goals, Goal{g.Objective.Code(), name(&e.Offers[g.Offer]), int64(g.Measure), int64(g.Total), int64(g.More)})
	}
	if want.Goals != nil && !slices.Equal(goals, want.Goals) {
		differ("objectives: got %+v, by hand %+v", goals, want.Goals)
	}
	if want.Budget != nil {
		var got Budget
		if b := e.Budget; b != nil {
			got = Budget{b.Fits, b.Densest.First, b.Densest.Later, b.Densest.Visits, int64(b.Densest.Month), int64(b.Densest.Total), int64(b.Own.Month)}
		}
		if got != *want.Budget {
			differ("budget: got %+v, by hand %+v", got, *want.Budget)
		}
	}
	if want.Window != nil {
		var got Window
		if w := e.Window; w != nil {
			best := &w.Starts[w.Best]
			got = Window{len(w.Starts), best.Date.String(), int64(best.Total.High), int64(w.Saves), nil}
			for _, t := range w.Turns {
				got.Turns = append(got.Turns, Turn{turnKinds[t.Kind], t.Date.String(), t.Own, t.Best})
			}
		}
		if !reflect.DeepEqual(got, *want.Window) {
			differ("window: got %+v, by hand %+v", got, *want.Window)
		}
	}
}

// wanted is what an answer says beside the cheapest way.
type wanted struct {
	Objectives []struct {
		Objective string `json:"objective"`
		Offer     int    `json:"offer"`
		Measure   int64  `json:"measure_cents"`
		Total     int64  `json:"total_cents"`
		More      int64  `json:"more_cents"`
	} `json:"objectives"`
	Budget *struct {
		Fits    bool     `json:"fits"`
		Densest schedule `json:"densest"`
		Own     schedule `json:"own"`
	} `json:"budget"`
	Window *struct {
		Starts []struct {
			Date  string  `json:"date"`
			Total amounts `json:"total"`
		} `json:"starts"`
		Best  int    `json:"best"`
		Saves int64  `json:"saves_cents"`
		Turns []Turn `json:"turns"`
	} `json:"window"`
}

type schedule struct {
	First  int   `json:"weeks_first"`
	Later  int   `json:"weeks_later"`
	Visits int   `json:"visits"`
	Month  int64 `json:"month_cents"`
	Total  int64 `json:"total_cents"`
}

func (s schedule) read() estimate.Schedule {
	return estimate.Schedule{First: s.First, Later: s.Later, Visits: s.Visits, Month: money.Amount(s.Month), Total: money.Amount(s.Total)}
}

// read fills in an estimate whose offers are there.
func (w *wanted) read(e *estimate.Estimate) error {
	for _, g := range w.Objectives {
		of, ok := pay.ParseObjective(g.Objective)
		if !ok || g.Offer < 0 || g.Offer >= len(e.Offers) {
			return fmt.Errorf("no estimate: objective %q of offer %d, which is not there", g.Objective, g.Offer)
		}
		e.Goals = append(e.Goals, estimate.Goal{
			Objective: of, Offer: g.Offer, Measure: money.Amount(g.Measure), Total: money.Amount(g.Total), More: money.Amount(g.More),
		})
	}
	if b := w.Budget; b != nil {
		e.Budget = &estimate.Budget{Fits: b.Fits, Densest: b.Densest.read(), Own: b.Own.read()}
	}
	if w.Window == nil {
		return nil
	}
	if w.Window.Best < 0 || w.Window.Best >= len(w.Window.Starts) {
		return fmt.Errorf("no estimate: the best start is %d of %d", w.Window.Best, len(w.Window.Starts))
	}
	e.Window = &estimate.Window{Best: w.Window.Best, Saves: money.Amount(w.Window.Saves)}
	for _, s := range w.Window.Starts {
		day, err := civil.Parse(s.Date)
		if err != nil {
			return fmt.Errorf("no estimate: the day %q: %w", s.Date, err)
		}
		e.Window.Starts = append(e.Window.Starts, estimate.Start{Date: day, Total: s.Total.money()})
	}
	for _, t := range w.Window.Turns {
		day, err := civil.Parse(t.Date)
		if err != nil {
			return fmt.Errorf("no estimate: the day %q: %w", t.Date, err)
		}
		kind := estimate.TurnKind(max(slices.Index(turnKinds[:], t.Kind), 0))
		e.Window.Turns = append(e.Window.Turns, estimate.Turn{Kind: kind, Date: day, Own: t.Own, Best: t.Best})
	}
	return nil
}
