package review

import (
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// couple is what two people pay who come in turns, one each week. Either each
// pays for herself: six visits every two weeks, the second from a week later. Or
// they pay for all twelve weekly visits out of one purse, with packages that may
// be shared and single visits, and without memberships, which are a person's own;
// then the second's first visit is added at what it costs more than a later one.
// What is less counts. Where a first visit costs less than a later one that is
// not taken off for the second: the total is then one that they need not exceed.
func couple(request *estimate.Request, list *pricelist.List) (Total, int) {
	each := *request
	each.Plan.Phases = []plan.Phase{{Name: plan.Initial, Visits: plan.DefaultVisits, Weeks: 2}}
	first, visits := ask(&each, list)
	each.Plan.Start = request.AsOf.AddDays(7)
	second, more := ask(&each, list)
	apart := Total{
		Priced: first.Priced && second.Priced, Prepaid: first.Prepaid + second.Prepaid,
		Money: sum(first.Money, second.Money), Plain: sum(first.Plain, second.Plain),
	}
	joint := *list
	joint.Seller.Memberships, joint.Seller.Packages = nil, nil
	kept := make([]int, len(list.Seller.Packages))
	for i := range list.Seller.Packages {
		kept[i] = -1
		if p := &list.Seller.Packages[i]; p.Sharing.Who != offer.NobodyElse {
			kept[i] = len(joint.Seller.Packages)
			joint.Seller.Packages = append(joint.Seller.Packages, *p)
		}
	}
	if len(joint.Seller.Packages) == 0 {
		return apart, visits + more
	}
	joint.Seller.Changes = nil
	for i := range list.Seller.Changes {
		c := list.Seller.Changes[i]
		c.Memberships, c.Packages = nil, nil
		for _, p := range list.Seller.Changes[i].Packages {
			if p.Index = kept[p.Index]; p.Index >= 0 {
				c.Packages = append(c.Packages, p)
			}
		}
		if len(c.Services)+len(c.Packages) > 0 {
			joint.Seller.Changes = append(joint.Seller.Changes, c)
		}
	}
	each = *request
	each.Plan.Phases = []plan.Phase{{Name: plan.Initial, Visits: 2 * plan.DefaultVisits, Weeks: 1}}
	shared, _ := ask(&each, &joint)
	shared.Money = sum(shared.Money, span.Certain(dearerFirst(list)))
	shared.Plain = apart.Plain
	if shared.Priced && (!apart.Priced || shared.Headline() < apart.Headline()) {
		return shared, visits + more
	}
	return apart, visits + more
}

// dearerFirst is the most by which a first visit of the compared length costs
// more than a later one.
func dearerFirst(list *pricelist.List) money.Amount {
	var most int64
	for i := range list.Seller.Services {
		if v := &list.Seller.Services[i]; v.BookedMinutes == 60 && v.FirstVisit.Said {
			most = max(most, v.FirstVisit.Low-v.Price.Low)
		}
	}
	return money.Amount(most)
}

func sum(a, b span.Money) span.Money {
	return span.Money{Low: a.Low + b.Low, High: a.High + b.High, Likely: a.Likely + b.Likely, HasLikely: a.HasLikely && b.HasLikely}
}
