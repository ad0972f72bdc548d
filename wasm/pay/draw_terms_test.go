package pay

import (
	"pgregory.net/rapid"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// drawTerms draws a plan under any settings, in network or out of it, whose limits
// and permits end within the course.
func drawTerms(t *rapid.T, c *Course, price int) cover.Terms {
	some := func(most int, label string) money.Amount {
		return money.Amount(rapid.IntRange(0, most).Draw(t, label))
	}
	terms := cover.Terms{
		Deductible:  some(4*price, "deductible"),
		PocketMax:   some(7*price, "pocket max"),
		VisitLimit:  cover.NoLimit,
		PermitUntil: offer.Forever,
		Outside:     rapid.IntRange(0, 3).Draw(t, "outside") == 0,
	}
	if rapid.Bool().Draw(t, "no pocket max") {
		terms.PocketMax = 1 << 40
	}
	terms.Opening = cover.State{
		DeductibleLeft: some(int(terms.Deductible), "deductible left"),
		PocketLeft:     terms.PocketMax,
		VisitsUsed:     rapid.IntRange(0, 2).Draw(t, "visits used"),
	}
	if terms.PocketMax < 1<<40 {
		terms.Opening.PocketLeft = some(int(terms.PocketMax), "pocket left")
	}
	drawSharing(t, &terms, price)
	if rapid.Bool().Draw(t, "plain settings") {
		drawLimits(t, c, &terms)
		return terms
	}
	terms.Settings = cover.Settings{
		CopayOrder:       cover.CopayOrder(rapid.IntRange(0, 1).Draw(t, "order")),
		CoinsuranceOn:    cover.CoinsuranceBase(rapid.IntRange(0, 1).Draw(t, "gross")),
		CopayAtEnd:       cover.CopayAtEnd(rapid.IntRange(0, 2).Draw(t, "at the end")),
		VisitCap:         cover.CapTiming(rapid.IntRange(0, 1).Draw(t, "cap last")),
		PocketExcludes:   rapid.Bool().Draw(t, "maximum without deductible"),
		OnlyPaidCount:    rapid.Bool().Draw(t, "only paid count"),
		FailureOnPatient: rapid.Bool().Draw(t, "denial is hers"),
	}
	drawLimits(t, c, &terms)
	if rapid.Bool().Draw(t, "dollars a visit") {
		terms.Caps.Visit, terms.Caps.HasVisit = some(price+1, "a visit"), true
	}
	if rapid.IntRange(0, 3).Draw(t, "minutes a visit") == 0 {
		terms.Caps.Minutes, terms.Caps.HandsOn = rapid.IntRange(1, 60).Draw(t, "minutes"), rapid.IntRange(1, 90).Draw(t, "hands-on")
	}
	if rapid.IntRange(0, 2).Draw(t, "dollars a year") == 0 {
		terms.Caps.Year, terms.Caps.HasYear = some(5*price, "a year"), true
		terms.Opening.DollarsUsed = some(int(terms.Caps.Year), "of it used")
	}
	if rapid.IntRange(0, 2).Draw(t, "permit's visits") == 0 {
		terms.PermitVisits = rapid.IntRange(1, 5).Draw(t, "permit's number")
	}
	return terms
}

func drawSharing(t *rapid.T, terms *cover.Terms, price int) {
	terms.Share = rapid.SampledFrom([]cover.ShareKind{cover.CopayShare, cover.CoinsuranceShare, cover.BothShare}).Draw(t, "share")
	if terms.Share.Copayed() {
		terms.Copay = money.Amount(rapid.IntRange(0, price+1).Draw(t, "copay"))
		terms.CopayWaits = rapid.Bool().Draw(t, "waits")
	}
	if terms.Share.Coinsured() {
		terms.Coinsurance = money.Rate(rapid.SampledFrom([]int{0, 50_000, 200_000, 333_333, 500_000, 1_000_000}).Draw(t, "coinsurance"))
	}
}

func drawLimits(t *rapid.T, c *Course, terms *cover.Terms) {
	if rapid.Bool().Draw(t, "has limit") {
		terms.VisitLimit = rapid.IntRange(0, 5).Draw(t, "limit")
	}
	if rapid.IntRange(0, 3).Draw(t, "script ends") == 0 {
		terms.PermitUntil = drawDay(t, c, "script")
	}
	if rapid.Bool().Draw(t, "year starts in the course") {
		_, month, day := drawDay(t, c, "year start").Split()
		terms.YearStarts = cover.MonthDay{Month: month, Day: day}
	}
}
