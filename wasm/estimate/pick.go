package estimate

import (
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// Way is the offer's way of a kind, nil where it has none.
func (o *Offer) Way(kind WayKind) *Way { return o.way(kind) }

// Case is the case of a kind; 0 asks for today's: the likely one, else the high
// one. Where the way is certain, its one case stands for all. It is nil where the
// way has no such case: there is no likely one where an unknown has no stated
// default.
func (w *Way) Case(kind CaseKind) *Case {
	if len(w.Cases) == 1 {
		return &w.Cases[0]
	}
	for i := range w.Cases {
		if c := &w.Cases[i]; c.Kind == kind || kind == 0 && (c.Kind == Likely || i+1 == len(w.Cases)) {
			return c
		}
	}
	return nil
}

// Certain tells whether the way costs the same in every case, before what accounts
// and taxes take off.
func (w *Way) Certain() bool {
	for i := range w.Cases {
		if w.Cases[i].Total != w.Cases[0].Total {
			return false
		}
	}
	return true
}

// Seller is what an offer of the answer sells: her own quote, or the price list of
// a clinic, which is returned too. Both are nil for the region, which is nobody,
// and for a clinic that is not among the lists.
func (r *Request) Seller(o *Offer, lists Lists) (*offer.Seller, *pricelist.List) {
	switch o.Kind {
	case Own:
		return &r.Own[o.Index].Seller, nil
	case Clinic:
		if list, ok := lists.Find(r.Clinics[o.Index]); ok {
			return &list.Seller, list
		}
	}
	return nil, nil
}
