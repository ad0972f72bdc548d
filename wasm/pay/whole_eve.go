package pay

// joinable finds the visits at which, and the eves on which, memberships may be joined.
func (w *whole) joinable() {
	n := len(w.c.Dates)
	w.days, w.before, w.begins, w.ends = n, w.before[:0], w.begins[:0], w.ends[:0]
	for k := range w.c.Memberships {
		sold, from := w.c.Memberships[k].Sold, 0
		for from < n && !sold.holds(w.c.Dates[from]) {
			from++
		}
		until := from
		for until < n && sold.holds(w.c.Dates[until]) {
			until++
		}
		w.before, w.begins, w.ends = append(w.before, n), append(w.begins, from), append(w.ends, until)
	}
	for k := range w.eves {
		if e := &w.eves[k]; e.member {
			w.days, w.before[e.item] = n+1, int(e.before)
		}
	}
}

// early tells whether anything may be bought before the first visit.
func (w *whole) early() bool { return len(w.eves) > 0 && w.eves[0].before == 0 }

// ahead lets the rows of visit i buy on the eves before it.
func (w *whole) ahead(i int, eves []eve) {
	clear(w.visits)
	n := len(w.c.Dates)
	for k := range eves {
		if e := &eves[k]; !e.member {
			w.sell(int(e.item), i, w.c.Packages[e.item].lastDay(e.day), n-i)
		}
	}
	for k := range w.c.Memberships {
		for j := w.begins[k]; j < min(i+1, w.ends[k]); j++ {
			w.packed(w.row(k, j, i))
		}
		if w.before[k] <= i {
			w.packed(w.row(k, n, i))
		}
	}
	row := w.plain(i)
	w.packed(row)
	for k := range eves {
		if eves[k].member {
			w.enter(row, int(eves[k].item), i)
		}
	}
}

// enter lets a row's visits be paid by who joins a membership on its eve and pays up
// to visit i's interval. One that is over by then pays for nothing.
func (w *whole) enter(row []score, k, i int) {
	n, credits := len(w.c.Dates), w.c.Memberships[k].Credits
	join := w.joining[k*w.days+n]
	at := w.interval(k, n, i)
	if w.c.Memberships[k].over(at) {
		return
	}
	due, granted := join.due, join.term*credits
	if int(at) >= join.term {
		more, also := w.owed(k, n, i, int32(join.term))
		due, granted = due+more, granted+also
	}
	joined := w.row(k, n, i)
	for m := 1; m < len(row); m++ {
		row[m] = min(row[m], due+joined[max(m-granted, 0)])
	}
}
