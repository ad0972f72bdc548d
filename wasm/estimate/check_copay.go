package estimate

import (
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// copay checks that a copay is not certainly above every price of her quotes: a
// copay is a part of the charge, so one of the two was typed wrongly. It is a
// fault only where her quotes could be claimed at all. The other path is that of
// the dearest price.
func (c *checker) copay(r *Request) {
	b := r.Benefit
	if !b.Share.Copayed() || !b.Copay.Said || b.Network == pricelist.OutOfNetwork || b.Coverage == offer.No {
		return
	}
	dearest, other := int64(0), ""
	see := func(path string, price span.Span) {
		if price.Said && price.High > dearest {
			dearest, other = price.High, path
		}
	}
	for i := range r.Own[:min(len(r.Own), MaxQuotes)] {
		for j, v := range r.Own[i].Seller.Services {
			path := "offers.own[" + strconv.Itoa(i) + "].services[" + strconv.Itoa(j) + "]."
			see(path+"price_cents", v.Price)
			see(path+"first_visit_price_cents", v.FirstVisit)
		}
	}
	if other != "" && b.Copay.Low > dearest {
		c.AddTwo("benefit.cost_share.copay_cents", other, code.FaultContradicts)
	}
}
