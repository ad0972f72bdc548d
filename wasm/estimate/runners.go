package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/money"
)

// MaxRunners is how many runners-up are named.
const MaxRunners = 3

// Runner is a way that comes next to the best.
type Runner struct {
	Offer, Way int
	More       money.Amount // than the best way over all, by the figure that ways are ranked by
}

// without adds to the winning offer, for each item that its cheapest way buys, the
// cheapest way without that item, as far as it pays otherwise than a way that is
// there.
func (r *run) without(s *bound.Subject) {
	o := &r.out.Offers[r.out.Best]
	for _, item := range bound.Bought(&o.Ways[0].Usual().Clock) {
		r.lacking(o, s, item)
	}
}

// lacking prices an offer without one item.
func (r *run) lacking(o *Offer, of *bound.Subject, item bound.Item) {
	s := of.Lacking(item)
	w, _, ok := r.way(&s, Without, bound.Any)
	if !ok {
		return
	}
	w.Item, w.OfMembership = item.Index, item.Membership
	for i := range o.Ways {
		if alike(&o.Ways[i], &w) {
			return
		}
	}
	o.Ways = append(o.Ways, w)
}

// runners names the ways of all offers that come next to the best and to the best
// with nothing prepaid, which are said already. Each pays otherwise than those said
// before it: another seller, or other entries in the ledger. A way that stands
// apart, or that somebody else pays, is never among them. Of equal figures the way
// with less prepaid comes first, then the offer and the way that stand first.
func (r *run) runners() {
	best, plain := r.out.Offers[r.out.Best].way(Cheapest), r.out.Offers[r.out.BestPlain].way(Unprepaid)
	said := []named{{r.out.Best, best}, {r.out.BestPlain, plain}}
	for len(r.out.Runners) < MaxRunners {
		next := Runner{Offer: -1}
		var won *Way
		for _, o := range r.of {
			for k := range r.out.Offers[o].Ways {
				w := &r.out.Offers[o].Ways[k]
				if w.Apart || w.Kind == Secondary || isSaid(said, o, w) {
					continue
				}
				if won == nil || w.before(won) {
					next, won = Runner{o, k, headline(w.Total) - headline(best.Total)}, w
				}
			}
		}
		if won == nil {
			return
		}
		r.out.Runners = append(r.out.Runners, next)
		said = append(said, named{next.Offer, won})
	}
}

// named is a way of an offer that has been named.
type named struct {
	offer int
	way   *Way
}

func isSaid(said []named, offer int, w *Way) bool {
	for _, n := range said {
		if n.offer == offer && alike(n.way, w) {
			return true
		}
	}
	return false
}

// before tells whether a way ranks before another one of an offer that does not
// stand after its own.
func (w *Way) before(o *Way) bool {
	a, b := headline(w.Total), headline(o.Total)
	return a < b || a == b && w.prepaid() < o.prepaid()
}

// alike tells whether two ways of one offer are the same route: entry for entry the
// same ledger.
func alike(a, b *Way) bool {
	x, y := a.Usual().Book.Entries, b.Usual().Book.Entries
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		e, f := &x[i], &y[i]
		if e.Visit != f.Visit || e.Date != f.Date || e.Payer != f.Payer || e.Kind != f.Kind ||
			e.Amount != f.Amount || e.Rule != f.Rule || e.Item != f.Item {
			return false
		}
	}
	return true
}

// Usual is the case that is spoken of: the likely one, or the last.
func (w *Way) Usual() *Case {
	for i := range w.Cases {
		if w.Cases[i].Kind == Likely {
			return &w.Cases[i]
		}
	}
	return &w.Cases[len(w.Cases)-1]
}
