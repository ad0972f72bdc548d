package literal

// visit tries every way to pay for the visit at hand: by a claim, singly, by a
// credit of a package or as a member. Where every covered visit must be claimed,
// the others are paid singly.
func (e *enumeration) visit(h hand, try func(way)) {
	i := e.moments[h.moment].paid
	next := h
	next.moment++
	claim := claimed{}
	if e.Claims != "none" {
		next.state = e.claim(h.state, i, true).state
		claim = e.claim(h.state, i, false)
	}
	if claim.planned {
		leaves := next
		leaves.state = claim.state
		try(e.pays(i, Step{Way: "claim", Item: -1}, claim.patient, 0, leaves))
	}
	if !claim.planned || e.Claims != "only" {
		try(e.pays(i, Step{Way: "single", Item: -1}, e.till(e.single[i]), 0, next))
	}
	if e.Claims != "only" {
		e.draw(i, next, try)
		e.use(i, next, try)
	}
}

// pays is a way to pay for a visit: so much that day and so much ahead, and the
// tip, which is given however the visit is paid.
func (e *enumeration) pays(i int, s Step, now, ahead int64, leaves hand) way {
	s.Visit, s.Day = i, e.Visits[i].Day
	f := Figures{Total: now + ahead, Prepaid: ahead}
	if len(e.Tips) > 0 {
		f.Total += e.Tips[i]
	}
	if s.Buys {
		f.Purchases, f.Late = 1, i
		leaves.buyer = true
	}
	return way{step: s, costs: f, leaves: leaves}
}
