package pay

import (
	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// drawCourse draws a small course in which much happens: prices of a few cents,
// so that routes often tie; visits a day or months apart, on the ends of months;
// plan years, packages and prescriptions that end in the middle.
func drawCourse(t *rapid.T, most int) *Course {
	c := &Course{Dates: drawDates(t, most)}
	price := rapid.IntRange(1, 12).Draw(t, "price")
	for range c.Dates {
		c.Price = append(c.Price, money.Amount(price))
	}
	if rapid.IntRange(0, 2).Draw(t, "has first visit") == 0 {
		c.Price[0] = money.Amount(rapid.IntRange(0, price+2).Draw(t, "first visit"))
	}
	if rapid.IntRange(0, 4).Draw(t, "has tip") == 0 {
		for range c.Dates {
			c.Tip = append(c.Tip, 2)
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "packages") {
		c.Packages = append(c.Packages, drawPackage(t, c, price))
	}
	for range rapid.IntRange(0, 2).Draw(t, "memberships") {
		c.Memberships = append(c.Memberships, drawMembership(t, price))
	}
	c.Claims.Mode = rapid.SampledFrom([]Mode{NoClaims, NoClaims, MixClaims, MixClaims, MixClaims, ClaimsOnly}).Draw(t, "mode")
	if c.Claims.Mode != NoClaims {
		c.Claims.Terms = drawTerms(t, c, price)
		rate := money.Amount(rapid.IntRange(0, price+2).Draw(t, "rate"))
		varies := rapid.IntRange(0, 2).Draw(t, "rate varies") == 0
		for range c.Dates {
			if varies {
				rate = money.Amount(rapid.IntRange(0, price+2).Draw(t, "this visit's rate"))
			}
			c.Claims.Allowed = append(c.Claims.Allowed, rate)
		}
		if c.Claims.Terms.Outside {
			c.Claims.Superbill, c.Claims.Delay = rapid.Bool().Draw(t, "superbill"), rapid.IntRange(0, 40).Draw(t, "delay")
		}
	}
	for i := range c.Packages {
		c.Packages[i].Item = i
	}
	for i := range c.Memberships {
		c.Memberships[i].Item = i
	}
	drawSelling(t, c, price)
	return c
}

func drawDates(t *rapid.T, most int) []civil.Date {
	starts := []string{"2026-11-23", "2026-12-31", "2027-01-28", "2027-01-31", "2027-08-30", "2027-10-31", "2028-01-29", "2028-02-29"}
	day, err := civil.Parse(rapid.SampledFrom(starts).Draw(t, "start"))
	if err != nil {
		t.Fatal(err)
	}
	steps := rapid.SampledFrom([][]int{{7}, {28}, {14, 7}, {1, 2, 26, 27, 28, 29, 30, 31, 32, 59}, {1, 7, 14, 28, 45, 70, 200}, {1, 1, 2, 3, 28}}).Draw(t, "rhythm")
	var dates []civil.Date
	for range rapid.IntRange(1, most).Draw(t, "visits") {
		dates = append(dates, day)
		day = day.AddDays(rapid.SampledFrom(steps).Draw(t, "gap"))
	}
	return dates
}

func drawPackage(t *rapid.T, c *Course, price int) Package {
	visits := rapid.IntRange(1, 6).Draw(t, "credits")
	p := Package{Visits: visits, Price: money.Amount(rapid.IntRange(1, visits*price+1).Draw(t, "package price"))}
	p.Expiry.Rule = rapid.SampledFrom([]offer.ExpiryRule{offer.Never, offer.AfterPurchase, offer.AfterFirstUse, offer.FixedDate}).Draw(t, "expiry")
	switch p.Expiry.Rule {
	case offer.AfterPurchase, offer.AfterFirstUse:
		p.Expiry.Months = rapid.IntRange(0, 5).Draw(t, "months")
	case offer.FixedDate:
		p.Expiry.Date = drawDay(t, c, "expires")
	}
	return p
}

// drawDay draws a day from just before the course to just after it, often the
// very day of a visit or the one before.
func drawDay(t *rapid.T, c *Course, label string) civil.Date {
	return rapid.SampledFrom(c.Dates).Draw(t, label).AddDays(rapid.IntRange(-1, 1).Draw(t, label+" off by"))
}

func drawMembership(t *rapid.T, price int) Membership {
	m := Membership{
		Fee:      money.Amount(rapid.IntRange(1, price+4).Draw(t, "fee")),
		SetupFee: money.Amount(rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "setup")),
		Credits:  rapid.IntRange(0, 3).Draw(t, "month's credits"),
		Minimum:  rapid.SampledFrom([]int{1, 1, 1, 2, 3, 6}).Draw(t, "minimum"),
	}
	if rapid.Bool().Draw(t, "rolls over") {
		m.Unused, m.Cap = offer.RollOver, rapid.IntRange(1, 4).Draw(t, "cap")
	}
	if m.Credits == 0 || rapid.Bool().Draw(t, "has member price") {
		m.HasMember, m.MemberPrice = true, money.Amount(rapid.IntRange(0, price+1).Draw(t, "member price"))
	}
	return m
}
