package review

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// inForce is a list with the prices of a day. What is withdrawn by then keeps its
// place and has no price, so that it is passed over like a draft's.
func inForce(list *pricelist.List, day civil.Date) *pricelist.List {
	own := *list
	s := &own.Seller
	s.Services, s.Packages, s.Memberships = slices.Clone(s.Services), slices.Clone(s.Packages), slices.Clone(s.Memberships)
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.From > day {
			continue
		}
		reprice(c.Services, len(s.Services), func(p offer.NewPrice) {
			v := &s.Services[p.Index]
			renew(&v.Price, p.Price)
			renew(&v.FirstVisit, p.FirstVisit)
		})
		reprice(c.Packages, len(s.Packages), func(p offer.NewPrice) { anew(&s.Packages[p.Index].Price, p) })
		reprice(c.Memberships, len(s.Memberships), func(p offer.NewPrice) { anew(&s.Memberships[p.Index].Fee, p) })
	}
	return &own
}

func reprice(all []offer.NewPrice, there int, set func(offer.NewPrice)) {
	for _, p := range all {
		if p.Index >= 0 && p.Index < there {
			set(p)
		}
	}
}

func renew(price *span.Span, now span.Span) {
	if now.Said {
		*price = now
	}
}

// anew is the new price of what was not withdrawn before: nothing brings that back.
func anew(price *span.Span, p offer.NewPrice) {
	switch {
	case p.Withdrawn:
		*price = span.Span{}
	case price.Said:
		renew(price, p.Price)
	}
}
