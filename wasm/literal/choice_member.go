package literal

import "kneadwise/wasm/civil"

// use tries a membership's credit, and its price for members: as a member of the
// intervals paid, after renewing, or as who joins on the day of the visit.
func (e *enumeration) use(i int, h hand, try func(way)) {
	as := func(m member, s Step, ahead int64) {
		s.Item, s.Bought = m.item, m.joined
		leaves := h
		if m.credits > 0 {
			leaves.member = m
			leaves.member.credits--
			s.Way = "credit"
			try(e.pays(i, s, 0, ahead, leaves))
		}
		if price := e.Memberships[m.item].Member; price != None {
			leaves.member = m
			s.Way = "member"
			try(e.pays(i, s, e.till(min(price, e.single[i])), ahead, leaves))
		}
	}
	if h.member.joined != 0 {
		m, fees := e.renewed(h.member)
		as(m, Step{Renews: m.paid - h.member.paid}, fees)
	}
	for item := range e.Memberships {
		if m, fees, may := e.joins(h, item, e.Visits[i].Day); may {
			as(m, Step{Buys: true}, fees)
		}
	}
}

// renewed is the membership with the interval that has begun paid, and those
// between, and the fees of them.
func (e *enumeration) renewed(m member) (_ member, fees int64) {
	sold := &e.Memberships[m.item]
	for m.paid <= m.interval {
		fees += e.till(sold.due(m.joined, m.paid))
		m.paid++
	}
	return m, fees
}

// joins is the membership of who joins on a day, what is due of it for the whole
// term, and whether she may: it is sold, and she is no member in an interval paid.
func (e *enumeration) joins(h hand, item int, day civil.Date) (m member, fees int64, may bool) {
	sold := &e.Memberships[item]
	bound := h.member.joined != 0 && h.member.interval < h.member.paid
	if !sold.Sold.holds(day) || bound {
		return member{}, 0, false
	}
	fees = e.till(sold.SetupFee)
	m = member{item: item, joined: day, credits: sold.Credits}
	for m.paid < sold.term(day) {
		fees += e.till(sold.due(day, m.paid))
		m.paid++
	}
	return m, fees, true
}
