package document

import "kneadwise/wasm/estimate"

// goals writes the way of each objective that was asked.
func (w *writer) goals(all []estimate.Goal) {
	if len(all) == 0 {
		return
	}
	w.open("objectives", '[')
	for i := range all {
		g := &all[i]
		w.open("", '{')
		w.text("objective", g.Objective.Code())
		w.count("offer", g.Offer)
		w.whole("measure_cents", int64(g.Measure))
		w.whole("least_cents", int64(g.Least))
		w.whole("total_cents", int64(g.Total))
		w.whole("low_cents", int64(g.Low))
		w.whole("more_cents", int64(g.More))
		w.open("case", '{')
		w.inCase(&g.Case)
		w.close('}')
		w.close('}')
	}
	w.close(']')
}

// budget writes how often she can go for so much a month.
func (w *writer) budget(b *estimate.Budget) {
	if b == nil {
		return
	}
	w.open("budget", '{')
	w.whole("monthly_cents", int64(b.Monthly))
	w.truth("fits", b.Fits)
	w.schedule("densest", &b.Densest)
	w.schedule("own", &b.Own)
	w.truth("cut", b.Cut)
	w.close('}')
}

// schedule writes one rhythm, where there is one.
func (w *writer) schedule(name string, s *estimate.Schedule) {
	if s.Visits == 0 {
		return
	}
	w.open(name, '{')
	w.count("weeks_first", s.First)
	w.countIf("weeks_later", s.Later)
	w.count("visits", s.Visits)
	w.day("last_visit", s.Last)
	if s.Offer >= 0 {
		w.count("offer", s.Offer)
		w.whole("month_cents", int64(s.Month))
		w.whole("total_cents", int64(s.Total))
	}
	w.close('}')
}

// window writes what each start costs.
func (w *writer) window(v *estimate.Window) {
	if v == nil {
		return
	}
	w.open("window", '{')
	w.open("starts", '[')
	for i := range v.Starts {
		s := &v.Starts[i]
		w.open("", '{')
		w.day("date", s.Date)
		w.day("last_visit", s.Last)
		w.count("offer", s.Offer)
		w.money("total", s.Total)
		w.close('}')
	}
	w.close(']')
	w.count("best", v.Best)
	w.whole("saves_cents", int64(v.Saves))
	if len(v.Turns) > 0 {
		w.open("turns", '[')
		for _, t := range v.Turns {
			w.open("", '{')
			w.text("kind", t.Kind.Code())
			w.day("date", t.Date)
			w.count("own", t.Own)
			w.count("best", t.Best)
			w.close('}')
		}
		w.close(']')
	}
	w.close('}')
}
