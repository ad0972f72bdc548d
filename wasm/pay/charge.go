package pay

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// off is what a sliding scale takes off a single price, half a cent up.
func (c *Course) off(price money.Amount) money.Amount {
	if c.Off == 0 {
		return 0
	}
	return price.Times(c.Off, money.HalfUp)
}

// extra is what a price adds to itself when it is paid: sales tax, and the
// surcharge for a card on both. Each rounds half a cent up.
func (c *Course) extra(price money.Amount) (tax, card money.Amount) {
	if c.Surcharge.SalesTax > 0 {
		tax = price.Times(c.Surcharge.SalesTax, money.HalfUp)
	}
	if c.Surcharge.Card > 0 {
		card = (price + tax).Times(c.Surcharge.Card, money.HalfUp)
	}
	return tax, card
}

// taxBack is the sales tax that comes back with a refund: what stays paid is taxed
// as if it had been the price. Were the refund's own tax rounded by itself, a dearer
// package could end a cent cheaper.
func (c *Course) taxBack(price, back money.Amount) money.Amount {
	if c.Surcharge.SalesTax == 0 {
		return 0
	}
	was, _ := c.extra(price)
	stays, _ := c.extra(price - back)
	return was - stays
}

// paid is a price with all that it adds to itself.
func (c *Course) paid(price money.Amount) money.Amount {
	if c.Surcharge == (offer.Surcharge{}) {
		return price
	}
	tax, card := c.extra(price)
	return price + tax + card
}

// single is what one visit costs her singly.
func (c *Course) single(visit int) money.Amount {
	price := c.Price[visit]
	return c.paid(price - c.off(price))
}

// Dearest is the most that a visit costs which is not paid ahead: its single price
// with all that it adds to itself, or the whole charge of a claim.
func (c *Course) Dearest(visit int) money.Amount { return max(c.Price[visit], c.single(visit)) }

// extraVisit is what one visit costs a member without a credit.
func (c *Course) extraVisit(m *Membership, visit int) money.Amount {
	price := c.Price[visit]
	return c.paid(min(m.MemberPrice, price-c.off(price)))
}

// upgrades tells whether a package is for a lesser service.
func (c *Course) upgrades(item int) bool { return item < len(c.Upgrades) && len(c.Upgrades[item]) > 0 }

// upgrade is what a visit costs on top of a credit of a package.
func (c *Course) upgrade(item, visit int) money.Amount {
	if !c.upgrades(item) {
		return 0
	}
	return c.Upgrades[item][visit]
}
