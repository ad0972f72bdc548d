package pay

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	if text == "" {
		return 0
	}
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// weeks are so many weekly days from one on.
func weeks(t *testing.T, first string, visits int) (days []string) {
	t.Helper()
	for i := range visits {
		days = append(days, day(t, first).AddDays(7*i).String())
	}
	return days
}

// TestPackagesOnTheClock works by hand what is left of packages of ten visits for
// $700, $70 a visit, and by how many weeks she may fall behind.
func TestPackagesOnTheClock(t *testing.T) {
	const first = "2026-12-12" // the eighth weekly visit falls on 30 January, 133 days = 19 weeks before 12 June
	eight := weeks(t, first, 8)
	ten := func(e offer.Expiry) Package { return Package{Visits: 10, Price: 700_00, Expiry: e} }
	halfAYear := offer.Expiry{Rule: offer.AfterPurchase, Months: 6}
	drawing := []Step{buy(0), drawn, drawn, drawn, drawn, drawn, drawn, drawn}
	fixed := func(text string) offer.Expiry { return offer.Expiry{Rule: offer.FixedDate, Date: day(t, text)} }
	bought := func(last string, drawn int, latest string, back, lost money.Amount, slack int) Bought {
		b := Bought{On: day(t, first), Last: offer.Forever, Holds: 10, Drawn: drawn, Latest: day(t, latest), Back: back, Lost: lost, Slack: slack}
		if last != "" {
			b.Last = day(t, last)
		}
		return b
	}
	for name, test := range map[string]struct {
		days   []string
		change func(*Course)
		steps  []Step
		want   []Bought
	}{
		"8 of 10 used within half a year": {
			eight, func(c *Course) { c.Packages = []Package{ten(halfAYear)} }, drawing,
			[]Bought{bought("2027-06-12", 8, "2027-01-30", 0, 140_00, 19)},
		},
		"a day earlier leaves a week less": {
			eight, func(c *Course) { c.Packages = []Package{ten(fixed("2027-06-11"))} }, drawing,
			[]Bought{bought("2027-06-11", 8, "2027-01-30", 0, 140_00, 18)},
		},
		"the last visit on the last day leaves none": {
			eight, func(c *Course) { c.Packages = []Package{ten(fixed("2027-01-30"))} }, drawing,
			[]Bought{bought("2027-01-30", 8, "2027-01-30", 0, 140_00, 0)},
		},
		"what never lapses waits for ever": {
			eight, func(c *Course) { c.Packages = []Package{ten(offer.Expiry{Rule: offer.Never})} }, drawing,
			[]Bought{bought("", 8, "2027-01-30", 0, 140_00, AnyWeeks)},
		},
		"the two left come back with their tax of 10 %": {
			eight, func(c *Course) {
				p := ten(halfAYear)
				p.Refund.Rule = offer.RefundUnused
				c.Packages, c.Surcharge.SalesTax = []Package{p}, 100_000
			}, drawing,
			[]Bought{bought("2027-06-12", 8, "2027-01-30", 154_00, 0, 19)},
		},
		"less a fee of $50, which is lost": {
			eight, func(c *Course) {
				p := ten(halfAYear)
				p.Refund = offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 50_00}
				c.Packages = []Package{p}
			}, drawing,
			[]Bought{bought("2027-06-12", 8, "2027-01-30", 90_00, 50_00, 19)},
		},
		"what is drawn on the day of purchase alone cannot fall behind": {
			weeks(t, first, 2), func(c *Course) { c.Packages = []Package{ten(halfAYear)} }, []Step{buy(0), single},
			[]Bought{bought("2027-06-12", 1, first, 0, 630_00, AnyWeeks)},
		},
		// The month's package is drawn from first: its last visit is the third, 2 January,
		// 10 days before it lapses. The other's is the fourth, 9 January, 154 days = 22
		// weeks before 12 June.
		"two at a time": {
			weeks(t, first, 4), func(c *Course) {
				c.Packages = []Package{ten(halfAYear), {Item: 1, Visits: 2, Price: 100_00, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 1}}}
			}, []Step{buy(0), buy(1), drawn, drawn},
			[]Bought{
				bought("2027-06-12", 2, "2027-01-02", 0, 560_00, 23),
				{Item: 1, On: day(t, "2026-12-19"), Last: day(t, "2027-01-19"), Holds: 2, Drawn: 2, Latest: day(t, "2026-12-26"), Slack: 3},
			},
		},
		// 500 minutes are 8 visits of an hour and 20 minutes, 1/25 of the price.
		"minutes that are left over are lost": {
			eight, func(c *Course) {
				p := ten(halfAYear)
				p.Visits, p.Minutes, p.Booked = 8, 500, 60
				c.Packages = []Package{p}
			}, drawing,
			[]Bought{{On: day(t, first), Last: day(t, "2027-06-12"), Holds: 8, Drawn: 8, Latest: day(t, "2027-01-30"), Lost: 28_00, Slack: 19}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := on(t, test.days...)
			test.change(c)
			if diff := cmp.Diff(test.want, ClockOf(c, Route{Steps: test.steps}).Packages); diff != "" {
				t.Errorf("(-by hand +got):\n%s", diff)
			}
		})
	}
}

// TestMembershipsOnTheClock works memberships of $70 a month by hand.
func TestMembershipsOnTheClock(t *testing.T) {
	days := []string{"2027-01-31", "2027-02-28", "2027-03-07", "2027-04-30"}
	for name, test := range map[string]struct {
		membership Membership
		steps      []Step
		want       []Tenure
	}{
		// Three months from 31 January end on 29 April; the visit of 30 April is in the fourth.
		"renewed after the term": {
			Membership{Fee: 70_00, Credits: 1, Minimum: 3}, []Step{join(0), credit, single, credit},
			[]Tenure{{Joined: day(t, "2027-01-31"), Bound: day(t, "2027-04-29"), Until: day(t, "2027-05-30"), Paid: 4, Granted: 4, Used: 3}},
		},
		// Told on the day of joining, 30 days run to 2 March, in the second month.
		"notice lengthens what she is bound to": {
			Membership{Fee: 70_00, Credits: 2, Minimum: 1, Notice: 30}, []Step{join(0), credit, single, single},
			[]Tenure{{Joined: day(t, "2027-01-31"), Bound: day(t, "2027-03-30"), Until: day(t, "2027-03-30"), Paid: 2, Granted: 4, Used: 2}},
		},
		"one that ends is joined again": {
			Membership{Fee: 70_00, Credits: 1, Minimum: 1, Cycles: 2}, []Step{join(0), credit, single, join(0)},
			[]Tenure{
				{Joined: day(t, "2027-01-31"), Bound: day(t, "2027-02-27"), Until: day(t, "2027-03-30"), Paid: 2, Granted: 2, Used: 2},
				{Joined: day(t, "2027-04-30"), Bound: day(t, "2027-05-29"), Until: day(t, "2027-05-29"), Paid: 1, Granted: 1, Used: 1},
			},
		},
		// Three months are paid, and the visit of the first takes one credit of three.
		"months in which she never comes": {
			Membership{Fee: 70_00, Credits: 1, Minimum: 3}, []Step{join(0), single, single, single},
			[]Tenure{{Joined: day(t, "2027-01-31"), Bound: day(t, "2027-04-29"), Until: day(t, "2027-04-29"), Paid: 3, Granted: 3, Used: 1}},
		},
		"only a member's price": {
			Membership{Fee: 30_00, Minimum: 1, HasMember: true, MemberPrice: 50_00},
			[]Step{{Way: PayMember, Buy: true}, {Way: PayMember}, single, single},
			[]Tenure{{Joined: day(t, "2027-01-31"), Bound: day(t, "2027-02-27"), Until: day(t, "2027-03-30"), Paid: 2}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := on(t, days...)
			c.Memberships = []Membership{test.membership}
			if diff := cmp.Diff(test.want, ClockOf(c, Route{Steps: test.steps}).Memberships); diff != "" {
				t.Errorf("(-by hand +got):\n%s", diff)
			}
		})
	}
}

// TestTheClockIsTheLedgers holds what was drawn, what comes back and what is lost
// to the book of the same route.
func TestTheClockIsTheLedgers(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 9)
		if rapid.Bool().Draw(t, "costly") {
			c = drawCostly(t)
		}
		route := own(s.Best(c))
		var book ledger.Book
		Settle(c, route, &book)
		sums, counts := map[code.Rule]money.Amount{}, map[code.Rule]int{}
		for _, e := range book.Entries {
			sums[e.Rule] += e.Amount
			counts[e.Rule]++
		}
		clock := ClockOf(c, route)
		var drawn, used, paid int
		var back, lost money.Amount
		for _, b := range clock.Packages {
			if b.Drawn+b.Unused() != b.Holds || b.Drawn < 1 || b.Unused() < 0 {
				t.Fatalf("%d drawn and %d unused of %d", b.Drawn, b.Unused(), b.Holds)
			}
			if b.Latest < b.On || b.Latest > b.Last {
				t.Fatalf("bought on %s, drawn on %s, good to %s", b.On, b.Latest, b.Last)
			}
			drawn, back, lost = drawn+b.Drawn, back+b.Back, lost+b.Lost
		}
		for _, m := range clock.Memberships {
			if m.Used+m.Lost() != m.Granted || m.Used < 0 || m.Lost() < 0 || m.Bound > m.Until || m.Joined > m.Bound {
				t.Fatalf("%+v", m)
			}
			used, paid = used+m.Used, paid+m.Paid
		}
		switch {
		case len(clock.Packages) != counts[code.PackagePurchase] || drawn != counts[code.PackageCredit]:
			t.Fatalf("%d packages with %d drawn; the book has %d and %d", len(clock.Packages), drawn, counts[code.PackagePurchase], counts[code.PackageCredit])
		case back != sums[code.PackageRefund]+sums[code.SalesTaxBack] || lost != sums[code.PackageUnused]:
			t.Fatalf("%d come back and %d are lost; the book has %v", back, lost, sums)
		case used != counts[code.MembershipCredit] || paid != counts[code.MembershipFee]+counts[code.MembershipDues]:
			t.Fatalf("%d credits of %d intervals; the book has %v", used, paid, counts)
		}
	})
}

// TestSlackIsHowFarVisitsMayBePutOff puts the visits after a purchase off week by
// week and follows the same route: as many credits are drawn for as long as the
// slack says, and fewer a week later.
func TestSlackIsHowFarVisitsMayBePutOff(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		route := own(s.Best(c))
		clock := ClockOf(c, route)
		if len(clock.Packages) != 1 {
			t.Skip("another package might take a credit's place")
		}
		b := clock.Packages[0]
		drawn := func(weeks int) int {
			later := *c
			later.Dates = slices.Clone(c.Dates)
			for i := range later.Dates {
				if later.Dates[i] > b.On {
					later.Dates[i] = later.Dates[i].AddDays(7 * weeks)
				}
			}
			return ClockOf(&later, route).Packages[0].Drawn
		}
		if b.Slack == AnyWeeks {
			if n := drawn(1000); n != b.Drawn {
				t.Fatalf("%d credits of %+v are drawn a thousand weeks later", n, b)
			}
			return
		}
		for w := range b.Slack + 1 {
			if n := drawn(w); n != b.Drawn {
				t.Fatalf("%d credits are drawn %d weeks later, and %+v", n, w, b)
			}
		}
		if n := drawn(b.Slack + 1); n >= b.Drawn {
			t.Fatalf("%d credits are drawn a week after %+v", n, b)
		}
	})
}

// own is a route that stays as it is when the search goes on.
func own(r Route) Route {
	r.Steps, r.Eves = slices.Clone(r.Steps), slices.Clone(r.Eves)
	return r
}
