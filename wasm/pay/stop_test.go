package pay

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// TestStopsByHand works what stopping comes to at $90 a visit, weekly.
func TestStopsByHand(t *testing.T) {
	pack := func(c *Course, p Package) []Step {
		p.Visits, p.Price = 4, 320_00
		c.Packages = []Package{p}
		return []Step{buy(0), drawn, drawn, drawn}
	}
	for name, test := range map[string]struct {
		sell func(*Course) []Step
		want []money.Amount
	}{
		"a package that refunds nothing is paid": {
			func(c *Course) []Step { return pack(c, Package{Expiry: offer.Expiry{Rule: offer.Never}}) },
			[]money.Amount{320_00, 320_00, 320_00, 320_00},
		},
		"each unused credit's share of $80 comes back": {
			func(c *Course) []Step {
				return pack(c, Package{Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnused}})
			},
			[]money.Amount{80_00, 160_00, 240_00, 320_00},
		},
		"less a fee of $100, which is never more than comes back": {
			func(c *Course) []Step {
				return pack(c, Package{Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 100_00}})
			},
			[]money.Amount{180_00, 260_00, 320_00, 320_00},
		},
		"what has lapsed does not come back: the credits end on the day of the second visit": {
			func(c *Course) []Step {
				pack(c, Package{Expiry: offer.Expiry{Rule: offer.FixedDate, Date: c.Dates[1]}, Refund: offer.Refund{Rule: offer.RefundUnused}})
				return []Step{buy(0), drawn, {Item: -1}, {Item: -1}}
			},
			[]money.Amount{80_00, 160_00, 410_00, 500_00},
		},
		"sales tax of 10 % comes back with a refund, a tip of $9 does not": {
			func(c *Course) []Step {
				c.Surcharge.SalesTax = 100_000
				for range c.Dates {
					c.Tip = append(c.Tip, 9_00)
				}
				return pack(c, Package{Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnused}})
			},
			[]money.Amount{97_00, 194_00, 291_00, 388_00},
		},
	} {
		t.Run(name, func(t *testing.T) {
			monday, _ := civil.Make(2027, 3, 1)
			c := &Course{}
			for i := range 4 {
				c.Dates, c.Price = append(c.Dates, monday.AddDays(7*i)), append(c.Price, 90_00)
			}
			steps := test.sell(c)
			if got := Stops(c, Route{Steps: steps}); !slices.Equal(got, test.want) {
				t.Errorf("got %v, by hand %v", got, test.want)
			}
		})
	}
}

// TestStoppingCancelsAMembership works by hand what a membership of $70 a month
// with one credit comes to at $90 a visit.
func TestStoppingCancelsAMembership(t *testing.T) {
	day := func(month, day int) civil.Date {
		d, _ := civil.Make(2027, month, day)
		return d
	}
	for name, test := range map[string]struct {
		days       []civil.Date
		membership Membership
		steps      []Step
		want       []money.Amount
	}{
		// Told on 1 February, 30 days run to 3 March, in the third month.
		"notice of 30 days": {
			[]civil.Date{day(1, 1), day(2, 1), day(3, 1), day(4, 1)},
			Membership{Fee: 70_00, Credits: 1, Minimum: 1, Notice: 30},
			[]Step{join(0), credit, credit, credit},
			[]money.Amount{70_00, 210_00, 210_00, 280_00},
		},
		"no notice": {
			[]civil.Date{day(1, 1), day(2, 1), day(3, 1)},
			Membership{Fee: 70_00, Credits: 1, Minimum: 1},
			[]Step{join(0), credit, credit},
			[]money.Amount{70_00, 140_00, 210_00},
		},
		// After the term the route had not meant to go on, and had said so.
		"notice that the route gave in time": {
			[]civil.Date{day(1, 1), day(2, 1), day(3, 1)},
			Membership{Fee: 70_00, Credits: 1, Minimum: 2, Notice: 30},
			[]Step{join(0), credit, single},
			[]money.Amount{140_00, 140_00, 230_00},
		},
		// In February she came and paid singly; the month's fee was charged to a member.
		"a month that is gone by is charged": {
			[]civil.Date{day(1, 1), day(2, 15), day(3, 20)},
			Membership{Fee: 70_00, Credits: 1, Minimum: 1},
			[]Step{join(0), single, credit},
			[]money.Amount{70_00, 230_00, 300_00},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := &Course{Dates: test.days, Memberships: []Membership{test.membership}}
			for range test.days {
				c.Price = append(c.Price, 90_00)
			}
			if got := Stops(c, Route{Steps: test.steps}); !slices.Equal(got, test.want) {
				t.Errorf("got %v, by hand %v", got, test.want)
			}
		})
	}
}

// TestStopsAreShorterCourses holds each stop to the same steps through the course
// that ends there. Where a refund lapses on some day, another credit may be drawn
// first in a shorter course, so such packages are left out. A membership may cost
// more: a shorter course is planned from the start, and cancels in time.
func TestStopsAreShorterCourses(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 9)
		for i := range c.Packages {
			if p := &c.Packages[i]; p.refunds() {
				p.Expiry = offer.Expiry{Rule: offer.Never}
			}
		}
		route := s.Best(c)
		stops := Stops(c, route)
		for i := range c.Dates {
			short := *c
			short.Dates = c.Dates[:i+1]
			want := Settle(&short, route, nil).Total
			if stops[i] < want || stops[i] > want && len(c.Memberships) == 0 {
				t.Fatalf("stopping after visit %d comes to %d, the course that ends there to %d, by %+v", i+1, stops[i], want, route)
			}
		}
	})
}

// TestStoppingBetweenVisits works by hand what stopping on a day without a visit comes
// to: credits lapse, and a member's month begins.
func TestStoppingBetweenVisits(t *testing.T) {
	on := func(month, day int) civil.Date {
		d, _ := civil.Make(2027, month, day)
		return d
	}
	for name, test := range map[string]struct {
		course Course
		steps  []Step
		days   []civil.Date
		want   []money.Amount
	}{
		"four credits at $80 of which the unused come back until 20 January": {
			Course{Dates: []civil.Date{on(1, 1), on(1, 8)}, Price: []money.Amount{90_00, 90_00}, Packages: []Package{
				{Visits: 4, Price: 320_00, Expiry: offer.Expiry{Rule: offer.FixedDate, Date: on(1, 20)}, Refund: offer.Refund{Rule: offer.RefundUnused}},
			}},
			[]Step{buy(0), drawn},
			[]civil.Date{on(1, 1), on(1, 7), on(1, 8), on(1, 20), on(1, 21)},
			[]money.Amount{80_00, 80_00, 160_00, 160_00, 320_00},
		},
		"a membership of $70 a month": {
			Course{Dates: []civil.Date{on(1, 1), on(3, 1)}, Price: []money.Amount{90_00, 90_00}, Memberships: []Membership{{Fee: 70_00, Credits: 1, Minimum: 1}}},
			[]Step{join(0), credit},
			[]civil.Date{on(1, 1), on(1, 31), on(2, 1), on(3, 1), on(5, 1)},
			[]money.Amount{70_00, 70_00, 140_00, 210_00, 210_00},
		},
		"a package bought on the eve of 1 February, before the visit of 15 February": {
			Course{Dates: []civil.Date{on(1, 1), on(2, 15)}, Price: []money.Amount{90_00, 90_00}, Packages: []Package{
				{Visits: 1, Price: 50_00, Expiry: offer.Expiry{Rule: offer.Never}, Sold: Period{Until: on(2, 1)}},
			}},
			[]Step{{Item: -1}, {Way: PayPackage, From: -1}},
			[]civil.Date{on(1, 1), on(1, 31), on(2, 1), on(2, 15)},
			[]money.Amount{90_00, 90_00, 140_00, 140_00},
		},
	} {
		t.Run(name, func(t *testing.T) {
			route := Route{Steps: test.steps}
			if test.course.Packages != nil && test.steps[1].From < 0 {
				route.Eves = []Eve{{Day: on(1, 31)}}
			}
			if got := StopsOn(&test.course, route, test.days); !slices.Equal(got, test.want) {
				t.Errorf("got %v, by hand %v", got, test.want)
			}
		})
	}
}
