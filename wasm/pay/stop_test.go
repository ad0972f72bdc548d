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
			if got := Stops(c, steps, nil); !slices.Equal(got, test.want) {
				t.Errorf("got %v, by hand %v", got, test.want)
			}
		})
	}
}

// TestStopsAreShorterCourses holds each stop to the same steps through the course
// that ends there. Where a refund lapses on some day, another credit may be drawn
// first in a shorter course, so such packages are left out.
func TestStopsAreShorterCourses(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 9)
		for i := range c.Packages {
			if p := &c.Packages[i]; p.refunds() {
				p.Expiry = offer.Expiry{Rule: offer.Never}
			}
		}
		steps := s.Best(c).Steps
		stops := Stops(c, steps, nil)
		for i := range c.Dates {
			short := *c
			short.Dates = c.Dates[:i+1]
			if want := Settle(&short, steps[:i+1], nil).Total; stops[i] != want {
				t.Fatalf("stopping after visit %d comes to %d, the course that ends there to %d, by %+v", i+1, stops[i], want, steps[:i+1])
			}
		}
	})
}
