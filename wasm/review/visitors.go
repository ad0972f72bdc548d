package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// visitors asks the engine what each reference visitor pays by either list.
func visitors(before, after *pricelist.List, asOf civil.Date) []Visitor {
	in, out := payers(before, after)
	var all []Visitor
	for kind := Yearlong; kind <= Superbill; kind++ {
		v := Visitor{Kind: kind}
		v.Before, _ = total(before, kind, in, out, asOf)
		v.After, v.Visits = total(after, kind, in, out, asOf)
		all = append(all, v)
	}
	return all
}

// payers are the insurers of Insured and of Superbill: the first that the newer
// list names, or else the older; and the first known one that neither names,
// which is Insured's too where no list names any.
func payers(before, after *pricelist.List) (in, out reference.Payer) {
	named := func(id reference.Payer) bool {
		for _, l := range []*pricelist.List{before, after} {
			if l != nil {
				if _, ok := l.Accepts(id); ok {
					return true
				}
			}
		}
		return false
	}
	for out = reference.OtherPayer; named(out); out++ {
	}
	in = out
	for _, l := range []*pricelist.List{before, after} {
		if l != nil && len(l.Payers) > 0 && l.Payers[0].ID.ID() != "" {
			in = l.Payers[0].ID
		}
	}
	return in, out
}

// Pays answers what one reference visitor pays by a list, as After. It reports
// false for Insured where the list names no insurer.
func Pays(list *pricelist.List, kind VisitorKind, asOf civil.Date) (Visitor, bool) {
	in, out := payers(nil, list)
	if kind == Insured && in == out {
		return Visitor{}, false
	}
	t, visits := total(list, kind, in, out, asOf)
	return Visitor{Kind: kind, Visits: visits, After: t}, true
}

// slug names the list to the engine: a draft's own may be missing yet.
const slug = "list"

// total runs the estimate of one reference visitor against one list and takes
// its clinic's cheapest way.
func total(list *pricelist.List, kind VisitorKind, in, out reference.Payer, asOf civil.Date) (Total, int) {
	if list == nil || !sound(list) {
		return Total{}, 0
	}
	own := *list
	own.Seller.ID = slug
	request := &estimate.Request{AsOf: asOf, Clinics: []string{slug}}
	if reference.IsPlace(own.State()) {
		request.State = own.State()
	}
	phase := func(visits, weeks int) {
		request.Plan.Phases = []plan.Phase{{Name: plan.Initial, Visits: visits, Weeks: weeks}}
	}
	switch kind {
	case SixWeeks:
		phase(plan.DefaultVisits, 1)
	case Weekly:
		phase(26, 1)
	case Monthly:
		phase(13, 4)
	case Brief:
		phase(4, 1)
	case Long:
		request.Minutes = 90
	case Later:
		request.Plan.Start = asOf.AddDays(26 * 7)
	case Insured:
		request.Benefit = benefit(in, own.Seller.Provider)
	case Superbill:
		request.Benefit = outside(out, own.Seller.Provider)
	case Couple:
		return couple(request, &own)
	}
	return ask(request, &own)
}

// ask runs the estimate. It reports no visits where there is no estimate.
func ask(request *estimate.Request, list *pricelist.List) (Total, int) {
	answer, faults := estimate.Run(request, estimate.Lists{*list})
	if len(faults) > 0 {
		return Total{}, 0
	}
	visits := len(answer.Plan.Visits)
	for i := range answer.Offers {
		if o := &answer.Offers[i]; o.Kind == estimate.Clinic && len(o.Ways) > 0 && !o.Ways[0].Apart {
			return Total{Priced: true, Money: o.Ways[0].Total, Prepaid: prepaid(&o.Ways[0]), Plain: plain(o)}, visits
		}
	}
	return Total{}, visits
}

// plain is what the offer costs with nothing paid ahead.
func plain(o *estimate.Offer) span.Money {
	for i := range o.Ways {
		if o.Ways[i].Kind == estimate.Unprepaid {
			return o.Ways[i].Total
		}
	}
	return o.Ways[0].Total
}

// prepaid is what the way pays ahead in its likely case, or else in its last.
func prepaid(w *estimate.Way) money.Amount {
	var sum money.Amount
	for i := range w.Cases {
		sum = w.Cases[i].Prepaid
		if w.Cases[i].Kind == estimate.Likely {
			break
		}
	}
	return sum
}

// sound tells whether the engine may be asked about a list: a draft may hold
// what its Check refuses, and is then without a price.
func sound(list *pricelist.List) bool {
	if len(list.Seller.Check("", true)) > 0 {
		return false
	}
	for i := range list.Payers {
		p := &list.Payers[i]
		if p.Network > pricelist.OutOfNetwork || p.CashAllowed > offer.No || p.Prescription > offer.No {
			return false
		}
		for _, r := range p.Rates {
			if r.Service < 0 || r.Service >= len(list.Seller.Services) || r.Visit < 0 || r.Visit > money.MaxInput {
				return false
			}
		}
	}
	return true
}
