package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// question is an unknown while it is being weighed.
type question struct {
	Unknown
	key     Key
	opening bool // answers whether claims count at all: not part of the range
}

// questions lists what is not known of the subjects, each fact once: those of
// her insurance under offer -1, those of an offer under its index.
func (b *Bench) questions(subjects []Subject) []question {
	var list []question
	add := func(offer int, k Key, d domain, opening bool) {
		if !d.open() {
			return
		}
		low, high := min(d.best, d.worst), max(d.best, d.worst)
		for i := range list {
			if q := &list[i]; q.Offer == offer && q.key == k {
				q.Low, q.High = min(q.Low, low), max(q.High, high)
				return
			}
		}
		list = append(list, question{
			Unknown: Unknown{Fact: k.Fact, Offer: offer, Item: k.Item, Low: low, High: high, Default: d.typical, HasDefault: d.hasTypical},
			key:     k,
			opening: opening,
		})
	}
	binary := domain{best: 1, worst: 0, typical: 0, hasTypical: true}
	for i := range subjects {
		s := &subjects[i]
		g := s.gate()
		switch {
		case g.shut && g.coverage:
			add(-1, Key{code.FactCoverage, -1}, binary, true)
		case g.shut && g.network:
			add(-1, Key{code.FactNetwork, -1}, binary, true)
		case !g.shut:
			for k := range g.permits {
				if g.permits[k].hasOpen && !g.missing {
					add(-1, Key{g.permits[k].fact, -1}, binary, false)
				}
				if g.permits[k].needOpen && !g.missing {
					add(-1, Key{g.permits[k].need, -1}, domain{best: 0, worst: 1, typical: 1, hasTypical: true}, false)
				}
			}
		}
		if !g.shut {
			for _, c := range [...]Corner{Typical, Best, Worst} {
				b.insured(s, at(c), func(k Key, d domain) {
					switch k.Fact {
					case code.FactAllowed, code.FactHandsOn:
						add(i, k, d, false)
					default:
						add(-1, k, d, false)
					}
				})
			}
		}
		s.offered(func(k Key, d domain) { add(i, k, d, false) })
	}
	return list
}

// insured walks the facts of the plan as they stand at a point.
func (b *Bench) insured(s *Subject, p Point, each func(Key, domain)) {
	b.walk(s, facts{s: s, p: p, each: each})
}

func (b *Bench) walk(s *Subject, f facts) {
	p := f.p
	p.Covered = AssumeCovered
	c := &b.course
	c.Dates = s.Dates
	c.Claims = pay.Claims{}
	if !s.prices(p, c) {
		return
	}
	g := s.gate()
	f.p, f.price = p, priceOf(c)
	s.settle(f, &g, c)
}

// offered walks the facts of the offer.
func (s *Subject) offered(each func(Key, domain)) {
	if d, ok := s.single(); ok {
		each(Key{code.FactPrice, -1}, d)
	}
	if v := s.Seller.Services[s.Service].FirstVisit; v.Said {
		each(Key{code.FactFirstVisitPrice, -1}, stated(v))
	}
	for k := range s.Seller.Packages {
		v := &s.Seller.Packages[k]
		if !s.usable(v) {
			continue
		}
		each(Key{code.FactPackagePrice, k}, stated(v.Price))
		if v.Expiry.Rule == offer.ExpiryNotKnown {
			each(Key{code.FactPackageExpiry, k}, expiryDomain())
		}
		if v.Refund.Rule == offer.RefundUnsure {
			each(Key{code.FactPackageRefund, k}, refundDomain())
		}
	}
	for k := range s.Seller.Memberships {
		v := &s.Seller.Memberships[k]
		if !s.eligible(v.Services) || !v.Fee.Said {
			continue
		}
		each(Key{code.FactMembershipFee, k}, stated(v.Fee))
		each(Key{code.FactMembershipSetup, k}, stated(v.SetupFee))
		each(Key{code.FactMinimumTerm, k}, stated(v.Minimum))
		each(Key{code.FactMemberPrice, k}, stated(v.MemberPrice))
	}
}
