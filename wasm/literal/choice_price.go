package literal

// singly is what each visit costs who pays singly, before tax: the list's price
// less the sliding scale's part of it. Where every covered visit must be claimed
// there is no sliding scale.
func (c *Course) singly() (prices []int64) {
	for _, v := range c.Visits {
		off := int64(0)
		if c.Claims != "only" {
			off = cents(rounded(share(whole(v.Charge), c.OffPPM)))
		}
		prices = append(prices, v.Charge-off)
	}
	return prices
}

// tax is the sales tax on a price, rounded by itself.
func (e *enumeration) tax(price int64) int64 {
	tax, known := e.taxes[price]
	if !known {
		tax = cents(rounded(share(whole(price), e.SalesTaxPPM)))
		e.taxes[price] = tax
	}
	return tax
}

// till is what a price comes to: with the sales tax on it, and the surcharge for
// a card on price and tax.
func (e *enumeration) till(price int64) int64 {
	sum, known := e.tills[price]
	if !known {
		taxed := price + e.tax(price)
		sum = taxed + cents(rounded(share(whole(taxed), e.CardPPM)))
		e.tills[price] = sum
	}
	return sum
}

// returned is what comes back of a price with the tax on it, and without the
// surcharge: the tax is then that on what stays paid.
func (e *enumeration) returned(price, back int64) int64 {
	return back + e.tax(price) - e.tax(price-back)
}
