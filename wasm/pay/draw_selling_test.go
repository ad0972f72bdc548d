package pay

import (
	"slices"

	"pgregory.net/rapid"

	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// some is true once in so many.
func some(t *rapid.T, in int, label string) bool {
	return rapid.IntRange(0, in-1).Draw(t, label) == 0
}

// drawSelling draws the further selling rules over a plain course, about half of
// the time.
func drawSelling(t *rapid.T, c *Course, price int) {
	if rapid.Bool().Draw(t, "plain") {
		return
	}
	rates := []money.Rate{0, 0, 40_000, 100_000, 333_333}
	if some(t, 4, "surcharges") {
		c.Surcharge.SalesTax = rapid.SampledFrom(rates).Draw(t, "tax")
		c.Surcharge.Card = rapid.SampledFrom(rates).Draw(t, "card")
	}
	if c.Claims.Mode != ClaimsOnly && some(t, 4, "sliding scale") {
		c.Off = rapid.SampledFrom([]money.Rate{100_000, 500_000, 1_000_000}).Draw(t, "off")
	}
	c.Upgrades = make([][]money.Amount, len(c.Packages))
	for k := range c.Packages {
		drawTerm(t, c, k)
	}
	for k := range c.Memberships {
		drawInterval(t, &c.Memberships[k])
	}
	if some(t, 3, "changes") {
		drawChange(t, c, price)
	}
}

// drawTerm draws on which terms a package is sold.
func drawTerm(t *rapid.T, c *Course, k int) {
	p := &c.Packages[k]
	if some(t, 2, "refunded") {
		p.Refund.Rule = rapid.SampledFrom([]offer.RefundRule{offer.RefundNone, offer.RefundUnused, offer.RefundUsedAtSingle, offer.RefundUnusedLessFee}).Draw(t, "refund")
	}
	if p.Refund.Rule == offer.RefundUnusedLessFee {
		p.Refund.Fee = money.Amount(rapid.IntRange(0, 8).Draw(t, "refund fee"))
	}
	p.FirstOnly = some(t, 4, "first only")
	if some(t, 4, "minutes") {
		p.Booked = rapid.IntRange(1, 4).Draw(t, "booked")
		p.Minutes = p.Visits*p.Booked + rapid.IntRange(0, p.Booked-1).Draw(t, "left over")
	}
	if some(t, 4, "upgrade") {
		c.Upgrades[k] = make([]money.Amount, len(c.Dates))
		more := money.Amount(rapid.IntRange(0, 4).Draw(t, "on top"))
		for i := range c.Upgrades[k] {
			c.Upgrades[k][i] = more
		}
	}
}

// drawInterval draws how a membership is billed.
func drawInterval(t *rapid.T, m *Membership) {
	m.Interval = rapid.SampledFrom([]offer.Interval{
		{}, {Every: 1}, {Every: 3}, {Every: 6}, {Unit: offer.ByYear}, {Unit: offer.ByWeek}, {Every: 2, Unit: offer.ByWeek}, {Every: 4, Unit: offer.ByWeek}, {Every: 6, Unit: offer.ByWeek},
	}).Draw(t, "interval")
	if some(t, 3, "accumulates") {
		m.Unused, m.Cap = offer.Accumulate, 0
	}
	if some(t, 3, "notice") {
		m.Notice = rapid.SampledFrom([]int{1, 6, 7, 14, 27, 28, 29, 30, 31, 60}).Draw(t, "days of notice")
	}
	if some(t, 3, "ends") {
		m.Cycles = rapid.IntRange(1, 4).Draw(t, "cycles")
	}
}

// drawChange draws a day on which prices change: of visits, of each package and
// each membership, or none of them; some are withdrawn.
func drawChange(t *rapid.T, c *Course, price int) {
	day := drawDay(t, c, "change")
	if rapid.Bool().Draw(t, "visits change") {
		now := money.Amount(rapid.IntRange(1, price+4).Draw(t, "new price"))
		for i := range c.Dates {
			if c.Dates[i] >= day && i > 0 {
				c.Price[i] = now
			}
		}
		for k := range c.Upgrades {
			for i := range c.Upgrades[k] {
				if c.Dates[i] >= day {
					c.Upgrades[k][i] = money.Amount(rapid.IntRange(0, 3).Draw(t, "new on top"))
				}
			}
		}
	}
	withdrawn := func() bool { return some(t, 4, "withdrawn") }
	for k := range slices.Clone(c.Packages) {
		if rapid.Bool().Draw(t, "package changes") {
			c.Packages[k].Sold.Until = day
			now := c.Packages[k]
			now.Sold, now.Price = Period{From: day}, money.Amount(rapid.IntRange(1, now.Visits*(price+2)).Draw(t, "new package price"))
			if !withdrawn() {
				c.Packages = append(c.Packages, now)
				c.Upgrades = append(c.Upgrades, c.Upgrades[k])
			}
		}
	}
	for k := range slices.Clone(c.Memberships) {
		if rapid.Bool().Draw(t, "membership changes") {
			m := &c.Memberships[k]
			m.Sold.Until = day
			now := *m
			now.Sold, now.Fee = Period{From: day}, money.Amount(rapid.IntRange(1, price+5).Draw(t, "new fee"))
			if withdrawn() {
				continue
			}
			if rapid.Bool().Draw(t, "members pay it too") {
				m.Later[0] = LaterFee{From: day, Fee: now.Fee}
			}
			c.Memberships = append(c.Memberships, now)
		}
	}
}

// drawCostly draws a course of packages that give something back or are for a
// lesser service, at prices that may change once.
func drawCostly(t *rapid.T) *Course {
	c := &Course{Dates: drawDates(t, 8)}
	price := rapid.IntRange(8, 16).Draw(t, "price")
	change := rapid.IntRange(2, 9).Draw(t, "changes with visit")
	now := price + rapid.IntRange(-4, 6).Draw(t, "by")
	for i := range c.Dates {
		c.Price = append(c.Price, money.Amount(price))
		if i >= change {
			c.Price[i] = money.Amount(now)
		}
	}
	for k := range rapid.IntRange(2, 3).Draw(t, "packages") {
		p := drawPackage(t, c, price)
		p.Item, p.Visits = k, rapid.IntRange(2, 5).Draw(t, "visits")
		p.Price = money.Amount(rapid.IntRange(p.Visits*price/3, p.Visits*price).Draw(t, "for"))
		p.Refund.Rule = rapid.SampledFrom([]offer.RefundRule{offer.RefundNone, offer.RefundUnused, offer.RefundUsedAtSingle, offer.RefundUnusedLessFee}).Draw(t, "refund")
		p.Refund.Fee = money.Amount(rapid.IntRange(0, 9).Draw(t, "fee"))
		p.FirstOnly = some(t, 3, "first only")
		var more []money.Amount
		if rapid.Bool().Draw(t, "upgrade") {
			before, after := rapid.IntRange(0, 6).Draw(t, "on top"), rapid.IntRange(0, 6).Draw(t, "on top later")
			for i := range c.Dates {
				more = append(more, money.Amount(before))
				if i >= change {
					more[i] = money.Amount(after)
				}
			}
		}
		c.Packages, c.Upgrades = append(c.Packages, p), append(c.Upgrades, more)
	}
	return c
}
