package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Routes depend on the same facts, so that their ranges may overlap and one of them
// still be the cheapest at every answer. That is proven in one of two ways. Either no
// answer makes today's route cost more than the best one: its greatest regret is
// nothing. Or every route that pays otherwise (elsewhere, without an item that
// today's buys, or without claims where today's claims) costs more in each part of
// the fact's domain than the cheapest that pays alike: the best of the others at the
// part's cheap end against the dearest of its own at the dear end.

// steady tells whether it is proven that today's best way stays the cheapest whatever
// the fact is.
func (w *weigher) steady(q *question, most money.Amount) bool {
	few := q.opening || q.High-q.Low <= 1
	if q.Worth > 0 || w.gone || q.opening && !w.free() || !few && !w.even() {
		return false
	}
	if most == 0 {
		return true
	}
	if !w.contested() {
		return false
	}
	low, high, budget := w.bid(q, q.Low), w.bid(q, q.High), probes
	return low.rival < endless && w.apart(q, low, high, &budget)
}

// Firm tells whether it is proven that today's best way is the cheapest at every
// answer to all that is not known together, where the list is of what is not known.
func (b *Bench) Firm(subjects []Subject, today Today, list []Unknown) bool {
	inRange := 0
	for i := range list {
		if !list[i].Steady {
			return false
		}
		if list[i].Fact != code.FactCoverage && list[i].Fact != code.FactNetwork {
			inRange++
		}
	}
	w := weigher{b: b, subjects: subjects, today: today}
	if inRange < 2 || !w.free() {
		return inRange < 2 && len(list) > 0
	}
	w.base[Best], w.base[Worst] = w.costs(at(Best)), w.costs(at(Worst))
	s, least := &subjects[today.Subject], endless
	for _, c := range w.base[Best] {
		if c.ok {
			least = min(least, c.amount)
		}
	}
	dear := at(Worst)
	if !w.claims() {
		dear.Covered = AssumeNot
	}
	if kept, ok := b.follow(s, b.Decide(s, dear, Any), Any, today.Route); ok && w.even() && kept <= least {
		return true
	}
	own, all := w.base[Worst][today.Subject], question{Unknown: Unknown{Offer: -1}}
	w.today.Corner = Best
	rival := w.bid(&all, 0).rival
	return w.contested() && own.ok && rival < endless && own.amount < rival
}

// bid is what the ways come to at one answer: today's, and the cheapest other.
type bid struct {
	answer     int64
	own, rival money.Amount
}

func (w *weigher) bid(q *question, x int64) bid {
	p, corner := pinned(at(w.today.Corner), q.key, x), w.today.Corner
	out := bid{answer: x, own: endless, rival: endless}
	for i := range w.subjects {
		c := w.base[corner][i]
		if q.Offer < 0 || q.Offer == i {
			c.amount, c.ok = w.b.corner(&w.subjects[i], p, Any)
		}
		switch {
		case !c.ok:
		case i == w.today.Subject:
			out.own = c.amount
		default:
			out.rival = min(out.rival, c.amount)
		}
	}
	s := &w.subjects[w.today.Subject]
	if w.claims() {
		p.Covered = AssumeNot
		if cash, ok := w.b.Cost(s, p, Any); ok && s.Cash() == offer.Yes {
			out.rival = min(out.rival, cash)
		}
		return out
	}
	for _, item := range w.today.Buys {
		without := s.Lacking(item)
		if cost, ok := w.b.corner(&without, p, Any); ok {
			out.rival = min(out.rival, cost)
		}
	}
	return out
}

// apart tells whether between two answers today's way is proven to be the cheaper.
// Costs rise or fall with the fact, each from one end to the other.
func (w *weigher) apart(q *question, low, high bid, budget *int) bool {
	switch {
	case low.own >= low.rival || high.own >= high.rival:
		return false
	case high.answer-low.answer <= 1 || max(low.own, high.own) < min(low.rival, high.rival):
		return true
	case *budget == 0:
		return false
	}
	*budget--
	mid := w.bid(q, low.answer+(high.answer-low.answer)/2)
	return w.apart(q, low, mid, budget) && w.apart(q, mid, high, budget)
}

// free tells whether today's route may be taken whatever is covered: it claims, or its
// seller never insists on claims.
func (w *weigher) free() bool {
	g := w.subjects[w.today.Subject].gate()
	return w.claims() || g.cash == offer.Yes || g.shut && !g.coverage && !g.network
}

// even tells whether under no plan setting more may cost less, so that costs rise or
// fall with every fact.
func (w *weigher) even() bool {
	for i := range w.subjects {
		g := w.subjects[i].gate()
		if !g.shut && w.subjects[i].unsteady(&g) {
			return false
		}
	}
	return true
}

// contested tells whether the routes that pay otherwise than today's can be told
// apart from those that pay alike: where today's claims, nothing can be bought ahead
// at its seller; where it does not, no claim comes into question there.
func (w *weigher) contested() bool {
	s := &w.subjects[w.today.Subject]
	g := s.gate()
	if w.claims() {
		return g.cash != offer.Yes || !s.sells()
	}
	return g.shut && (len(w.today.Buys) > 0 || !s.sells())
}

// sells tells whether anything may be bought ahead that pays for the subject's service.
func (s *Subject) sells() bool {
	for k := range s.Seller.Packages {
		if s.usable(&s.Seller.Packages[k]) {
			return true
		}
	}
	for k := range s.Seller.Memberships {
		if v := &s.Seller.Memberships[k]; s.eligible(v.Services) && v.Fee.Said {
			return true
		}
	}
	return false
}

// Lacking is the subject at a seller who does not sell one item: what has no price
// cannot be bought.
func (s *Subject) Lacking(item Item) Subject {
	out, rest := *s, *s.Seller
	out.Seller = &rest
	if item.Membership {
		rest.Memberships = append([]offer.Membership(nil), rest.Memberships...)
		rest.Memberships[item.Index].Fee.Said = false
	} else {
		rest.Packages = append([]offer.Package(nil), rest.Packages...)
		rest.Packages[item.Index].Price.Said = false
	}
	return out
}
