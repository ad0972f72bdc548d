package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
)

// Steps by which facts are tried.
const (
	wholeDollar  = 1_00
	wholePercent = 10_000 // ppm
)

// otherwises lists the facts that are tried at other values: those of her plan as far
// as it counts at today's seller, what that seller asks for visits and items, and what
// the others ask for a visit. A price is tried up to twice what it is.
func (w *weigher) otherwises() []otherwise {
	var list []otherwise
	add := func(of int, k Key, d domain) {
		low, high := min(d.best, d.worst), max(d.best, d.worst)
		if k.Fact == code.FactCostShareKind || k.Fact == code.FactOutsideKind {
			low = max(low, 0)
		}
		list = append(list, otherwise{
			question: question{Unknown: Unknown{Fact: k.Fact, Offer: of, Item: k.Item, Low: low, High: high}, key: k},
			now:      d.typical, step: stepOf(k.Fact), rises: d.worst > d.best,
		})
	}
	s, corner := &w.subjects[w.today.Subject], w.today.Corner
	g := s.gate()
	never := domain{best: 1, worst: 0}
	switch {
	case g.shut && g.coverage:
		add(-1, Key{code.FactCoverage, -1}, never)
	case g.shut && g.network:
		add(-1, Key{code.FactNetwork, -1}, never)
	case !g.shut:
		for i := range g.permits {
			if k := &g.permits[i]; k.hasOpen && !g.missing {
				add(-1, Key{k.fact, -1}, never)
			}
		}
		w.b.walk(s, facts{s: s, p: at(corner), whole: true, each: func(k Key, d domain) {
			of := -1
			if k.Fact == code.FactAllowed || k.Fact == code.FactHandsOn {
				of = w.today.Subject
			}
			add(of, k, d)
		}})
	}
	for i := range w.subjects {
		price := func(k Key, d domain) {
			now, ok := d.value(corner)
			switch k.Fact {
			case code.FactPackageExpiry:
				add(i, k, domain{best: offer.MaxMonths, worst: 0, typical: now})
			case code.FactPackageRefund:
				add(i, k, domain{best: 1, worst: 0, typical: now})
			default:
				if ok && now > 0 && (k.Fact == code.FactPrice || i == w.today.Subject) {
					add(i, k, domain{best: 0, worst: 2 * now, typical: now})
				}
			}
		}
		w.subjects[i].offered(price)
	}
	return list
}

// stepOf is by how much a fact is moved.
func stepOf(f code.Fact) int64 {
	switch f {
	case code.FactCoinsurance, code.FactOutsideCoinsurance, code.FactCostShareKind, code.FactOutsideKind:
		return wholePercent
	case code.FactVisitLimit, code.FactVisitMinutes, code.FactHandsOn, code.FactPackageExpiry, code.FactMinimumTerm,
		code.FactCoverage, code.FactNetwork, code.FactPrescription, code.FactReferral, code.FactAuthorisation,
		code.FactCopayWaits, code.FactSharedLimit, code.FactOtherBillsWhen, code.FactPackageRefund:
		return 1
	}
	return wholeDollar
}
