package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// drawn is the part of the price that so many visits draw: the shares of their
// credits, or of their minutes.
func (p *Package) drawn(visits int) money.Amount {
	shares, all := visits, p.Visits
	if p.Minutes > 0 {
		shares, all = visits*p.Booked, p.Minutes
	}
	each := p.Price / money.Amount(all)
	return each*money.Amount(shares) + min(p.Price-each*money.Amount(all), money.Amount(shares))
}

// lastDay is the last day on which the credits of a package bought on a day are
// good; the day before, where it is not sold.
func (p *Package) lastDay(day civil.Date) civil.Date {
	if !p.Sold.holds(day) {
		return day - 1
	}
	return p.Expiry.LastDay(day)
}

// refunds tells whether unused credits give anything back.
func (p *Package) refunds() bool { return p.Refund.Rule > offer.RefundNone }

// refund is what comes back after so many visits were drawn, whose single prices
// come to an amount.
func (p *Package) refund(visits int, single money.Amount) money.Amount {
	unused := p.Price - p.drawn(visits)
	switch p.Refund.Rule {
	case offer.RefundUnused:
		return unused
	case offer.RefundUsedAtSingle:
		return max(0, min(unused, p.Price-single))
	case offer.RefundUnusedLessFee:
		return max(0, unused-p.Refund.Fee)
	}
	return 0
}

// kept is what a package that lasts to the end costs after its refund.
func (c *Course) kept(p *Package, visits int, single money.Amount) money.Amount {
	back := p.refund(visits, single)
	return c.paid(p.Price) - back - c.taxBack(p.Price, back)
}
