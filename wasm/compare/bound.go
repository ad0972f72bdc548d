package compare

import (
	"kneadwise/wasm/money"
)

// unit is the bound of the first stage, from the shelf alone: as many visits as
// there are at the least that one may cost in any way, or where her plan may pay
// any number of them claimed. Where that is not to be seen it is nothing.
func (r *Ranking) unit(c *clinic, v *service, at int32, claims bool) money.Amount {
	least, first := money.Amount(v.least), money.Amount(v.first)
	if r.who.off && c.off > 0 {
		price := money.Amount(v.price)
		least, first = min(least, price-price.Times(money.Rate(c.off), money.Up)), first-first.Times(money.Rate(c.off), money.Up)
	}
	total := least*money.Amount(r.who.visits-1) + min(least, first)
	if claims {
		allowed, ok := r.allows(int(at/perList), v, int(at%perList))
		if !ok || !r.who.chains.ok {
			return 0
		}
		total = r.who.chains.least(allowed, least, first)
	}
	return r.comparer.After(total) + r.tips(c, v)
}

// tips are those of all visits.
func (r *Ranking) tips(c *clinic, v *service) money.Amount {
	if r.who.tip == 0 || !c.tips {
		return 0
	}
	return money.Amount(v.price).Times(r.who.tip, money.HalfUp) * money.Amount(r.who.visits)
}

// look is the bound of the second stage: from the shelf where no claim comes into
// question, else from the list.
func (r *Ranking) look(k *key) money.Amount {
	at := k.list()
	c := &r.shelf.clinics[at]
	if r.who.claims(r.shelf, at) {
		r.read(at)
		low, ok := r.comparer.Glance(&r.list, k.service())
		if !ok {
			return k.total
		}
		return low
	}
	v := &r.shelf.servicesOf(at)[k.service()]
	bit := uint32(1) << k.service()
	price, first, n := money.Amount(v.price), money.Amount(v.first), r.who.visits
	if r.who.off && c.off > 0 {
		price, first = price-price.Times(money.Rate(c.off), money.Up), first-first.Times(money.Rate(c.off), money.Up)
	}
	g := &r.glance
	g.Reset()
	g.Visit(first)
	g.Alike(price, n-1)
	packages := r.shelf.packagesOf(at)
	for i := range packages {
		b := &packages[i]
		if b.services&bit == 0 {
			continue
		}
		visits, cost := b.pays(int(v.booked)), money.Amount(b.price)
		if b.parts && visits > 0 {
			if b.minutes > 0 {
				cost = cost * money.Amount(v.booked) / money.Amount(b.minutes)
			} else {
				cost /= money.Amount(visits)
			}
			visits = 1
		}
		g.Package(visits, cost)
	}
	joins := r.shelf.joinsOf(at)
	for i := range joins {
		if j := &joins[i]; j.services&bit != 0 {
			g.Membership(r.joined(j))
		}
	}
	return r.comparer.After(g.Least()) + r.tips(c, v)
}
