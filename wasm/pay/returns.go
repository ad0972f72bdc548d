package pay

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// returns is what an open package gives back at the end, by how many more visits are
// drawn from it: what Package.refund says and the tax on it, worked out so far that no
// number of them takes a division. The zero value gives nothing back.
type returns struct {
	c          *Course
	p          *Package
	each, over money.Amount // a share's part of the price; the cents over, one for each of the first shares
	used, per  money.Amount // shares drawn so far, and by a visit
	single     money.Amount // what the visits drawn so far cost singly
}

func (c *Course) returns(o *open) returns {
	if !c.refundable(o) {
		return returns{}
	}
	p := &c.Packages[o.item]
	all, per := money.Amount(p.Visits), money.Amount(1)
	if p.Minutes > 0 {
		all, per = money.Amount(p.Minutes), money.Amount(p.Booked)
	}
	each := money.Amount(uint64(p.Price) / uint64(all)) // neither is ever less than nothing, and so it is one instruction
	return returns{c, p, each, p.Price - each*all, money.Amount(p.Visits-int(o.left)) * per, per, money.Amount(o.single)}
}

// after is what comes back if so many more visits are drawn whose single prices come to
// an amount.
func (r *returns) after(visits int, single money.Amount) money.Amount {
	p := r.p
	if p == nil {
		return 0
	}
	shares := r.used + money.Amount(visits)*r.per
	back := p.Price - r.each*shares - min(r.over, shares)
	switch p.Refund.Rule {
	case offer.RefundUnused:
	case offer.RefundUsedAtSingle:
		back = max(0, min(back, p.Price-r.single-single))
	case offer.RefundUnusedLessFee:
		back = max(0, back-p.Refund.Fee)
	default:
		return 0
	}
	if r.c.Surcharge.SalesTax > 0 {
		back += r.c.taxBack(p.Price, back)
	}
	return back
}
