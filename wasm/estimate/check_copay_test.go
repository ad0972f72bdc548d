package estimate_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

func TestACopayAboveEveryPrice(t *testing.T) {
	between := func(low, high int64) span.Span { return span.Span{Low: low, High: high, Said: true} }
	quotes := func(prices ...span.Span) (own []estimate.Quote) {
		for _, price := range prices {
			own = append(own, estimate.Quote{Seller: offer.Seller{
				ID: "Main Street", Provider: reference.MassageTherapist, Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: price}},
			}})
		}
		return own
	}
	odds := func(other string) []code.Fault {
		return []code.Fault{{Path: "benefit.cost_share.copay_cents", Code: code.FaultContradicts, Other: other}}
	}
	copay := cover.Benefit{Share: cover.CopayShare, Copay: span.Exact(6000)}
	rough, outside, unpaid, both := copay, copay, copay, copay
	rough.Copay = between(5000, 7000)
	outside.Network = pricelist.OutOfNetwork
	unpaid.Coverage = offer.No
	both.Share = cover.BothShare
	first := quotes(span.Exact(5999))
	first[0].Seller.Services[0].FirstVisit = span.Exact(6000)
	tests := map[string]struct {
		own     []estimate.Quote
		benefit cover.Benefit
		want    []code.Fault
	}{
		"no price at all":          {quotes(span.Span{}), copay, nil},
		"as much as the price":     {quotes(span.Exact(6000)), copay, nil},
		"a cent above":             {quotes(span.Exact(5999)), copay, odds("offers.own[0].services[0].price_cents")},
		"above one of two":         {quotes(span.Exact(5999), span.Exact(6000)), copay, nil},
		"above both":               {quotes(span.Exact(4000), span.Span{}, span.Exact(5000)), both, odds("offers.own[2].services[0].price_cents")},
		"above the likely price":   {quotes(between(4000, 6000)), copay, nil},
		"above all it could be":    {quotes(between(4000, 5999)), copay, odds("offers.own[0].services[0].price_cents")},
		"perhaps above":            {quotes(span.Exact(5000)), rough, nil},
		"certainly above":          {quotes(span.Exact(4999)), rough, odds("offers.own[0].services[0].price_cents")},
		"below the first visit's":  {first, copay, nil},
		"out of network":           {quotes(span.Exact(5000)), outside, nil},
		"the plan does not pay":    {quotes(span.Exact(5000)), unpaid, nil},
		"no copay where it counts": {quotes(span.Exact(5000)), cover.Benefit{Share: cover.CoinsuranceShare}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := estimate.Request{AsOf: 739_900, Own: test.own, Benefit: &test.benefit}
			if got := r.Check(); !slices.Equal(got, test.want) {
				t.Errorf("got %#v, want %#v", got, test.want)
			}
		})
	}
}
