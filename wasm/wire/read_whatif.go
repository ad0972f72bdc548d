package wire

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/wire/message"
)

func otherwiseOf(m *message.Estimate) *bound.Otherwise {
	var o message.Otherwise
	if m.Otherwise(&o) == nil {
		return nil
	}
	out := &bound.Otherwise{
		Fact: code.Fact(o.Fact()), Offer: int(o.Offer()), Item: int(o.Item()), From: int64(o.From()), To: int64(o.To()),
		Saves: money.Amount(o.Saves()), Winner: int(o.Winner()), Claims: o.Claims(),
	}
	for i := range o.BuysLength() {
		var item message.ItemOf
		o.Buys(&item, i)
		out.Buys = append(out.Buys, bound.Item{Index: int(item.Item()), Membership: item.OfMembership()})
	}
	return out
}

func otherBillsOf(m *message.Estimate) *estimate.Credit {
	var c message.OtherBills
	if m.OtherBills(&c) == nil {
		return nil
	}
	return &estimate.Credit{
		Offer: int(c.Offer()), Way: int(c.Way()), More: money.Amount(c.More()), Gained: money.Amount(c.Gained()),
		Bills: money.Amount(c.Bills()), Saves: money.Amount(c.Saves()),
	}
}
