package question

import (
	"kneadwise/wasm/bill"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
)

// Named is a billing code to name, with the units of it that a visit makes: from
// the fewest to the most, by whichever rule and choice; both 0 where it is not
// known how many minutes are massage.
type Named struct {
	Code        string
	Least, Most int
	// Usual tells that no seller has said which code it bills: this one is what
	// massage is usually billed under, and the seller should be asked.
	Usual bool
}

// usual is what hands-on work on soft tissue is billed under: massage, or manual
// therapy, with which payers pair it (see bill.Paired). A plan may cover one of the
// two alone, so both are asked about.
var usual = [...]string{"97124", "97140"}

// Codes are the codes to name, in the order in which to name them: those of the
// best offer's service as it lists them, then what others bill besides; where
// none of them says, the usual ones.
func Codes(e *estimate.Estimate, r *estimate.Request, lists estimate.Lists) []Named {
	var all []Named
	hands := 0
	add := func(o *estimate.Offer) {
		seller, _ := r.Seller(o, lists)
		if seller == nil || o.Service < 0 {
			return
		}
		v := &seller.Services[o.Service]
		hands = max(hands, v.HandsOnMinutes)
		least, most := bill.Within(v.Codes, pricelist.UnitRuleNotSaid)
		for i, line := range v.Codes {
			n := Named{Code: line.Code, Least: int(least[i]), Most: int(most[i])}
			if line.Minutes == 0 && bill.Timed(line.Code) {
				n.Least, n.Most = 0, 0
			}
			all = include(all, n)
		}
	}
	if e.Best >= 0 {
		add(&e.Offers[e.Best])
	}
	for i := range e.Offers {
		if i != e.Best {
			add(&e.Offers[i])
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, c := range usual {
		units := bill.Most(hands, 1, pricelist.UnitRuleNotSaid)
		all = append(all, Named{Code: c, Least: units, Most: units, Usual: true})
	}
	return all
}

// include adds a code, or widens the one that is there.
func include(all []Named, n Named) []Named {
	for i := range all {
		if have := &all[i]; have.Code == n.Code {
			have.Least, have.Most = min(have.Least, n.Least), max(have.Most, n.Most)
			return all
		}
	}
	return append(all, n)
}
