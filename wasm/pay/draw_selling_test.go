package pay

import (
	"slices"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// some is true once in so many.
func some(t *rapid.T, in int, label string) bool {
	return rapid.IntRange(0, in-1).Draw(t, label) == 0
}

// mostChanging is the most visits of a course whose prices change: the oracle walks
// whatever may be bought on eves.
const mostChanging = 6

// drawSelling draws the further selling rules over a plain course, about half of
// the time, and as often days on which prices change.
func drawSelling(t *rapid.T, c *Course, price int) {
	if !rapid.Bool().Draw(t, "plain") {
		drawRules(t, c)
	}
	if len(c.Dates) <= mostChanging && rapid.Bool().Draw(t, "changes") {
		drawChanges(t, c, price)
	}
}

// drawRules draws what adds to prices and takes off them, and the terms of what is
// sold.
func drawRules(t *rapid.T, c *Course) {
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

// drawChanges draws a day on which prices change, or two of a short course, and that
// of asking.
func drawChanges(t *rapid.T, c *Course, price int) {
	day := drawChangeDay(t, c)
	drawChange(t, c, price, day)
	if len(c.Dates) <= 5 && rapid.Bool().Draw(t, "changes again") {
		drawChange(t, c, price, max(drawChangeDay(t, c), day+1))
	}
	drawAsking(t, c, day)
}

// drawChangeDay draws a day before the course, between two visits, or about that of
// a visit.
func drawChangeDay(t *rapid.T, c *Course) civil.Date {
	switch rapid.IntRange(0, 3).Draw(t, "when") {
	case 0:
		return c.Dates[0].AddDays(-rapid.IntRange(0, 40).Draw(t, "days before"))
	case 1:
		if i := rapid.IntRange(0, len(c.Dates)-1).Draw(t, "changes after"); i+1 < len(c.Dates) {
			return c.Dates[i].AddDays(rapid.IntRange(1, int(c.Dates[i+1]-c.Dates[i])).Draw(t, "days after"))
		}
	}
	return drawDay(t, c, "change")
}

// drawAsking draws the day of asking: not said, that of a visit, or some days before,
// often about a change's eve.
func drawAsking(t *rapid.T, c *Course, change civil.Date) {
	switch rapid.IntRange(0, 4).Draw(t, "asked") {
	case 0:
	case 1:
		c.Opens = rapid.SampledFrom(c.Dates).Draw(t, "asked on the day of")
	case 2:
		c.Opens = change.AddDays(-rapid.IntRange(0, 2).Draw(t, "asked before the change"))
	default:
		c.Opens = c.Dates[0].AddDays(-rapid.IntRange(0, 60).Draw(t, "asked ahead"))
	}
}

// drawChange draws what changes on a day: prices of visits, of each package and each
// membership, or none of them; some are withdrawn.
func drawChange(t *rapid.T, c *Course, price int, day civil.Date) {
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
	drawResale(t, c, price, day)
	for k := range slices.Clone(c.Memberships) {
		if c.Memberships[k].Sold.Until == 0 && rapid.Bool().Draw(t, "membership changes") {
			m := &c.Memberships[k]
			m.Sold.Until = day
			now := *m
			now.Sold, now.Fee = Period{From: day}, money.Amount(rapid.IntRange(1, price+5).Draw(t, "new fee"))
			now.Later = [offer.MaxChanges]LaterFee{}
			if some(t, 4, "membership withdrawn") {
				continue
			}
			if rapid.Bool().Draw(t, "members pay it too") {
				for j := range c.Memberships {
					if e := &c.Memberships[j]; e.Item == now.Item {
						at := slices.IndexFunc(e.Later[:], func(f LaterFee) bool { return f.From == 0 })
						e.Later[at] = LaterFee{From: day, Fee: now.Fee}
					}
				}
			}
			c.Memberships = append(c.Memberships, now)
		}
	}
}

// drawResale draws which packages have another price from a day on, or are withdrawn.
func drawResale(t *rapid.T, c *Course, price int, day civil.Date) {
	for k := range slices.Clone(c.Packages) {
		if c.Packages[k].Sold.Until == 0 && rapid.Bool().Draw(t, "package changes") {
			c.Packages[k].Sold.Until = day
			now := c.Packages[k]
			now.Sold, now.Price = Period{From: day}, money.Amount(rapid.IntRange(1, now.Visits*(price+2)).Draw(t, "new package price"))
			if !some(t, 4, "withdrawn") {
				c.Packages = append(c.Packages, now)
				if c.Upgrades != nil {
					c.Upgrades = append(c.Upgrades, c.Upgrades[k])
				}
			}
		}
	}
}

// drawCostly draws a course of packages that give something back or are for a
// lesser service. The prices of visits may change once, and those of packages.
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
	if some(t, 3, "has first visit") {
		c.Price[0] = money.Amount(rapid.IntRange(0, price+2).Draw(t, "first visit"))
	}
	if len(c.Dates) <= mostChanging && rapid.Bool().Draw(t, "packages change") {
		day := drawChangeDay(t, c)
		drawResale(t, c, price, day)
		drawAsking(t, c, day)
	}
	return c
}
