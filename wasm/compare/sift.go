package compare

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// sift lays out the services that pass the filters, each with the bound of its first
// stage.
func (r *Ranking) sift(f *Filter) {
	style, tongue := modality(f.Modality), language(f.Language)
	if room := len(r.shelf.services) / 2; cap(r.waiting) < room {
		r.waiting = make(heap, 0, room) // at once: to grow would take as much again
	}
	banded := f.Shortest > 0 || f.Longest > 0
	for at := range r.shelf.clinics {
		c := &r.shelf.clinics[at]
		if sieve, ok := r.passes(f, at, tongue); !ok {
			r.counts.Out[sieve]++
			continue
		}
		claims := r.who.claims(r.shelf, at)
		styled, fits := f.Modality == "", false
		services := r.shelf.servicesOf(at)
		for i := range services {
			v := &services[i]
			if f.Modality != "" && v.modality != style {
				continue
			}
			styled = true
			handed := int(v.handed)
			switch {
			case banded && (handed == 0 || handed < f.Shortest || f.Longest > 0 && handed > f.Longest):
				continue
			case !banded && int(v.booked) != r.who.minutes:
				continue
			case r.sort == ByMinute && handed == 0:
				continue
			}
			fits = true
			if v.priced {
				r.add(c, v, place(at, i), claims)
			}
		}
		switch {
		case !styled:
			r.counts.Out[SieveModality]++
		case !fits:
			r.counts.Out[SieveLength]++
		}
	}
}

// passes tells whether a clinic passes the filters that are not about a service, or
// which one it does not pass.
func (r *Ranking) passes(f *Filter, at int, tongue uint16) (Sieve, bool) {
	c := &r.shelf.clinics[at]
	if f.Provider != 0 && c.provider != f.Provider {
		return SieveProvider, false
	}
	if f.Language != "" {
		found := false
		for _, l := range r.shelf.languagesOf(at) {
			found = found || l == tongue
		}
		if !found {
			return SieveLanguage, false
		}
	}
	if f.Card && c.card != offer.Yes {
		return SieveCard, false
	}
	if f.Files && !r.shelf.files(at, r.comparer.Benefit()) {
		return SieveFiles, false
	}
	return 0, true
}

// add lays out a candidate.
func (r *Ranking) add(c *clinic, v *service, at int32, claims bool) {
	k := key{place: at}
	k.total = r.unit(c, v, at, claims)
	switch r.sort {
	case ByToday:
		if !claims {
			k.figure = r.today(c, v, at)
		}
	case ByRisk:
	default:
		k.figure = r.figure(&k)
	}
	r.come(k.list(), passed)
	r.waiting = append(r.waiting, candidate{bounded(k.figure), bounded(k.total), at, byUnit})
}

// today is the least that is paid on the day of the first visit: for it alone, for a
// package or for joining, unless something may have been bought before.
func (r *Ranking) today(c *clinic, v *service, at int32) money.Amount {
	list, bit := int(at/perList), uint32(1)<<(at%perList)
	price, first := money.Amount(v.price), money.Amount(v.first)
	least := min(price, first)
	if r.who.off && c.off > 0 {
		least -= least.Times(money.Rate(c.off), money.Up)
	}
	packages, joins := r.shelf.packagesOf(list), r.shelf.joinsOf(list)
	for i := range packages {
		if packages[i].services&bit != 0 {
			least = min(least, money.Amount(packages[i].price))
		}
	}
	for i := range joins {
		if j := &joins[i]; j.services&bit != 0 {
			least = min(least, money.Amount(j.entry)+money.Amount(j.fee))
		}
	}
	if c.changes {
		least = 0
	}
	if r.who.tip > 0 && c.tips {
		least += price.Times(r.who.tip, money.HalfUp)
	}
	return least
}

// joined is what joining asks and gives.
func (r *Ranking) joined(j *join) pay.Joined {
	out := pay.Joined{
		Entry: money.Amount(j.entry), Fee: money.Amount(j.fee), Credits: int(j.credits), Extra: money.MaxInput,
		Begins: r.who.stretch.Begins(offer.Interval{Every: int(j.every), Unit: j.unit}),
	}
	out.Bound = out.Entry + money.Amount(j.least)*out.Fee
	if j.extra >= 0 {
		out.Extra = money.Amount(j.extra)
	}
	return out
}
