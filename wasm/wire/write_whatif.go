package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/wire/message"
)

func (w *Writer) otherwise(o *bound.Otherwise) flatbuffers.UOffsetT {
	if o == nil {
		return 0
	}
	from, b := len(w.refs), w.b
	for _, item := range o.Buys {
		message.ItemOfStart(b)
		message.ItemOfAddItem(b, w.uint16("otherwise.buys", item.Index))
		message.ItemOfAddOfMembership(b, item.Membership)
		w.keep(message.ItemOfEnd(b))
	}
	buys, fact := w.vector(from), w.text(string(o.Fact))
	w.align()
	message.OtherwiseStart(b)
	message.OtherwiseAddFact(b, fact)
	message.OtherwiseAddFrom(b, w.int32("otherwise.from", o.From))
	message.OtherwiseAddTo(b, w.int32("otherwise.to", o.To))
	message.OtherwiseAddSaves(b, w.int32("otherwise.saves", int64(o.Saves)))
	message.OtherwiseAddBuys(b, buys)
	message.OtherwiseAddOffer(b, w.int16("otherwise.offer", o.Offer))
	message.OtherwiseAddItem(b, w.int16("otherwise.item", o.Item))
	message.OtherwiseAddWinner(b, w.uint16("otherwise.winner", o.Winner))
	message.OtherwiseAddClaims(b, o.Claims)
	return message.OtherwiseEnd(b)
}

func (w *Writer) otherBills(c *estimate.Credit) flatbuffers.UOffsetT {
	if c == nil {
		return 0
	}
	b := w.b
	message.OtherBillsStart(b)
	message.OtherBillsAddMore(b, w.int32("other_bills.more", int64(c.More)))
	message.OtherBillsAddGained(b, w.int32("other_bills.gained", int64(c.Gained)))
	message.OtherBillsAddBills(b, w.int32("other_bills.from", int64(c.Bills)))
	message.OtherBillsAddSaves(b, w.int32("other_bills.saves", int64(c.Saves)))
	message.OtherBillsAddOffer(b, w.uint16("other_bills.offer", c.Offer))
	message.OtherBillsAddWay(b, w.uint16("other_bills.way", c.Way))
	return message.OtherBillsEnd(b)
}
