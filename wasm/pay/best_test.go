package pay

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// TestBestIsTheOracle holds the search to the oracle: what the cheapest route
// costs, and of the cheapest ones how little is prepaid, in how few purchases and
// how late.
func TestBestIsTheOracle(t *testing.T) {
	var s Search // used again and again, as bound does
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 7)
		route := s.Best(c)
		want := newOracle(c).best()
		for _, tip := range c.Tip {
			want.cost += cents(tip)
		}
		got := toll{cents(route.Total), cents(route.Prepaid), int64(route.Purchases), early(c, route)}
		if got != want {
			t.Fatalf("Best is %+v by %+v and %+v, the oracle's best %+v", got, route.Steps, route.Eves, want)
		}
		settled := Settle(c, route, nil)
		if settled.Total != route.Total || settled.Prepaid != route.Prepaid {
			t.Fatalf("Settle comes to %+v, Best to %d with %d prepaid", settled, route.Total, route.Prepaid)
		}
	})
}

// early adds up how many visits are still to come at each purchase of a route.
func early(c *Course, r Route) (sum int64) {
	for i, step := range r.Steps {
		if step.Buy {
			sum += int64(len(c.Dates) - 1 - i)
		}
	}
	for _, e := range r.Eves {
		for _, day := range c.Dates {
			if day > e.Day {
				sum++
			}
		}
	}
	return sum
}

// TestBestIsTheSameEachTime holds ties to one answer, whatever the search was
// used for before.
func TestBestIsTheSameEachTime(t *testing.T) {
	var used Search
	rapid.Check(t, func(t *rapid.T) {
		c, other := drawCourse(t, 9), drawCourse(t, 9)
		first := used.Best(c)
		first.Steps, first.Eves = slices.Clone(first.Steps), slices.Clone(first.Eves)
		used.Best(other)
		var fresh Search
		if diff := cmp.Diff(first, fresh.Best(c), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("the same course gave another route (-first +second):\n%s", diff)
		}
	})
}

// TestBestAmongCostlyCredits is the same where hardly anything but packages is on
// sale whose credits cost something when they are drawn, some of them more after
// a day than before: where it matters which credits are drawn and which are given
// up.
func TestBestAmongCostlyCredits(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCostly(t)
		route, want := s.Best(c), newOracle(c).best()
		if got := (toll{cents(route.Total), cents(route.Prepaid), int64(route.Purchases), early(c, route)}); got != want {
			t.Fatalf("Best is %+v by %+v and %+v, the oracle's best %+v", got, route.Steps, route.Eves, want)
		}
		if settled := Settle(c, route, nil); settled.Total != route.Total {
			t.Fatalf("Settle comes to %+v, Best to %d", settled, route.Total)
		}
	})
}

// TestASearchThatIsCutShort: however soon a search is cut short, the route that it
// found costs no less than the cheapest and its low end no more, and where it says
// that they are the same the route is the cheapest.
func TestASearchThatIsCutShort(t *testing.T) {
	var whole Search
	apart := 0
	rapid.Check(t, func(t *rapid.T) {
		short := Search{Effort: 1 + rapid.IntRange(0, 40).Draw(t, "effort")}
		c := drawCourse(t, 9)
		want := whole.Best(c)
		got := short.Best(c)
		if got.Low > want.Total || got.Total < want.Total || want.Low != want.Total {
			t.Fatalf("cut short between %d and %d, the cheapest costs %d (at least %d)", got.Low, got.Total, want.Total, want.Low)
		}
		if settled := Settle(c, got, nil); settled.Total != got.Total {
			t.Fatalf("its route comes to %d, not %d", settled.Total, got.Total)
		}
		if got.Low < got.Total {
			apart++
		}
	})
	if apart == 0 {
		t.Error("no search was cut short")
	}
}
