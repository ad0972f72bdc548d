package statement

import "kneadwise/wasm/estimate"

// goals states what was asked beside the cheapest way.
func (s *statement) goals() {
	if len(s.e.Goals) == 0 && s.e.Budget == nil && s.e.Window == nil {
		return
	}
	s.line(0, "")
	s.line(0, s.words.Of("ui.goals.title"))
	for i := range s.e.Goals {
		g := &s.e.Goals[i]
		more := s.words.Of("ui.goals.same")
		if g.More > 0 {
			more = s.words.Of("ui.runners.more", "amount", Exact(g.More))
		}
		if g.Least < g.Measure || g.Low < g.Total {
			more += " " + s.words.Of("ui.goals.cut", "least", Exact(g.Least), "low", Exact(g.Low))
		}
		s.line(1, s.words.Of("ui.goals."+g.Objective.Code(), "amount", Exact(g.Measure))+" "+s.name(&s.e.Offers[g.Offer])+", "+
			s.words.Of("ui.goals.in_all", "amount", Exact(g.Total))+" "+more)
	}
	s.budget()
	s.window()
	s.line(1, s.words.Of("ui.goals.what"))
}

// budget states how often she can go for so much a month.
func (s *statement) budget() {
	b := s.e.Budget
	if b == nil || b.Densest.Visits == 0 {
		return
	}
	d := &b.Densest
	says := s.words.Of("ui.goals.budget", "amount", Exact(b.Monthly)) + " "
	if b.Fits {
		says += s.rhythm(d) + " " + s.words.Of("ui.goals.budget.visits", "count", d.Visits, "date", s.words.Day(d.Last), "total", Exact(d.Total), "month", Exact(d.Month))
	} else {
		says += s.words.Of("ui.goals.budget.none", "count", d.Visits, "date", s.words.Day(d.Last), "month", Exact(d.Month), "missing", Exact(d.Month-b.Monthly))
	}
	says += " " + s.words.Of("ui.goals.budget.own", "month", Exact(b.Own.Month))
	if b.Cut {
		says += " " + s.words.Of("ui.goals.budget.cut")
	}
	s.line(1, says)
}

func (s *statement) rhythm(d *estimate.Schedule) string {
	first := s.words.Of("ui.goals.every", "count", d.First)
	if d.Later == 0 {
		return s.words.Of("ui.goals.budget.one", "first", first)
	}
	return s.words.Of("ui.goals.budget.two", "first", first, "later", s.words.Of("ui.goals.every", "count", d.Later))
}

// window states which start is cheaper.
func (s *statement) window() {
	w := s.e.Window
	if w == nil {
		return
	}
	own, best := &w.Starts[0], &w.Starts[w.Best]
	if w.Saves == 0 {
		s.line(1, s.words.Of("ui.goals.window.none", "own", s.words.Day(own.Date))+" "+s.words.Of("ui.goals.window.same"))
		return
	}
	total := best.Total.High
	if best.Total.HasLikely {
		total = best.Total.Likely
	}
	says := s.words.Of("ui.goals.window.best", "date", s.words.Day(best.Date), "own", s.words.Day(own.Date)) + " " +
		s.words.Of("ui.goals.window.saves", "amount", Exact(w.Saves), "total", Exact(total))
	for _, t := range w.Turns {
		says += " " + s.words.Of("ui.goals.turn."+t.Kind.Code(), "count", t.Best, "own", t.Own, "date", s.words.Day(t.Date))
	}
	s.line(1, says)
}
