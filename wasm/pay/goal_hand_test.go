package pay

import (
	"testing"

	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// What takes the least in the dearest month may buy sooner than the cheapest ever
// would. Single visits are $100, two are $120 together and never lapse.
func TestLeastMonthBuysSoonerThanNeeded(t *testing.T) {
	two := Package{Visits: 2, Price: 120_00, Expiry: offer.Expiry{Rule: offer.Never}}
	old, now := two, two
	old.Sold.Until = day(t, "2026-03-01")
	now.Sold.From = day(t, "2026-03-01")
	for _, c := range []struct {
		name     string
		days     []string
		opens    string
		packages []Package
		want     money.Amount
	}{
		// One in February and, with a credit in hand, another in March leave two for
		// April, in which one more is bought: 120 in each. Drawn as they come, April
		// would take 100 more.
		{"on top of what is open", []string{"2026-02-16", "2026-03-16", "2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27"}, "", []Package{two}, 120_00},
		// The price is the same from 1 March on, but what is bought on the eve of that is
		// paid in February: 120 in either month, and not 240 in March.
		{"on an eve though the price stays", []string{"2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"}, "2026-02-01", []Package{old, now}, 120_00},
	} {
		course := &Course{Packages: c.packages}
		for _, text := range c.days {
			course.Dates, course.Price = append(course.Dates, day(t, text)), append(course.Price, 100_00)
		}
		if c.opens != "" {
			course.Opens = day(t, c.opens)
		}
		var s Search
		if g := s.Goal(course, LeastMonth); g.Measure != c.want || g.Least != c.want {
			t.Errorf("%s: %s, at least %s, by %+v %+v, by hand %s", c.name, g.Measure, g.Least, g.Steps, g.Eves, c.want)
		}
	}
}
