package pay

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// objectives are those with a measure of their own.
var objectives = [...]Objective{LeastFirst, LeastMonth, LeastRisk}

// rank is what a route is compared by under an objective: its measure, then
// what it costs after tax, what of it is prepaid, and how many purchases it makes.
type rank struct {
	measure, total, prepaid money.Amount
	purchases               int
}

func (a rank) before(b rank, ties bool) bool {
	switch {
	case a.measure != b.measure:
		return a.measure < b.measure
	case a.total != b.total || !ties:
		return a.total < b.total
	case a.prepaid != b.prepaid:
		return a.prepaid < b.prepaid
	}
	return a.purchases < b.purchases
}

// ranks settles a route and says how it ranks under each objective.
func ranks(c *Course, r Route) (all [len(objectives)]rank) {
	var book ledger.Book
	settled := Settle(c, r, &book)
	one := rank{total: settled.Total, prepaid: settled.Prepaid}
	if c.Savings != nil {
		one.total -= c.Savings.OfBook(&book)
	}
	clock := ClockOf(c, r)
	one.purchases = len(clock.Packages) + len(clock.Memberships)
	for i, of := range objectives {
		one.measure = Measure(&book, c, of)
		all[i] = one
	}
	return all
}

// drawGoal draws a small course, sometimes with accounts.
func drawGoal(t *rapid.T) *Course {
	c := drawCourse(t, 4)
	c.Packages = c.Packages[:min(len(c.Packages), 2)]
	c.Upgrades = c.Upgrades[:min(len(c.Upgrades), 2)]
	c.Memberships = c.Memberships[:min(len(c.Memberships), 1)]
	if rapid.IntRange(0, 2).Draw(t, "accounts") == 0 {
		larger(c, 1000)
		var about money.Amount
		for i := range c.Price {
			about += c.Price[i]
		}
		asOf, _ := civil.Parse("2026-11-20")
		accounts, tax := drawAccounts(t, about)
		c.Savings = fund.Save(accounts, tax, asOf, asOf, c.Dates[len(c.Dates)-1], rapid.Bool().Draw(t, "most"))
	}
	return c
}

// alone draws a longer course that may be paid by one thing beside single visits.
func alone(packages, memberships int, claims bool) func(*rapid.T) *Course {
	return func(t *rapid.T) *Course {
		c := drawCourse(t, 6)
		for !claims && c.Claims.Mode != NoClaims || claims && c.Claims.Mode != MixClaims {
			c = drawCourse(t, 6)
		}
		c.Packages, c.Memberships = c.Packages[:min(len(c.Packages), packages)], c.Memberships[:min(len(c.Memberships), memberships)]
		c.Upgrades = c.Upgrades[:min(len(c.Upgrades), packages)]
		if len(c.Packages) > 0 {
			for i := 5; i < len(c.Dates); i++ {
				c.Price, c.Dates = c.Price[:5], c.Dates[:5]
				c.Tip = c.Tip[:min(len(c.Tip), 5)]
			}
		}
		return c
	}
}

// TestGoalIsLeastOfEveryRoute holds each objective to every route of a course: none
// has less of the measure, and none that has as little costs less, has less prepaid
// or makes fewer purchases. It asks that often another route is chosen than the
// cheapest.
func TestGoalIsLeastOfEveryRoute(t *testing.T) {
	for name, draw := range map[string]func(*rapid.T) *Course{
		"everything": drawGoal, "packages": alone(1, 0, false), "memberships": alone(0, 2, false), "claims": alone(0, 0, true),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			goalsOfEveryRoute(t, draw)
		})
	}
}

func goalsOfEveryRoute(t *testing.T, draw func(*rapid.T) *Course) {
	var s Search
	other := [len(objectives)]int{}
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t)
		cheapest := ranks(c, s.Best(c))
		want := cheapest
		routes := 0
		if !c.Forced() {
			everyRoute{c: c, member: -1, each: func(r Route) {
				routes++
				for i, one := range ranks(c, r) {
					if one.before(want[i], c.Savings == nil) {
						want[i] = one
					}
				}
			}}.walk()
		}
		for i, of := range objectives {
			g := s.Goal(c, of)
			got := ranks(c, g.Route)[i]
			if c.Savings != nil {
				got.prepaid, got.purchases = want[i].prepaid, want[i].purchases
			}
			if got != want[i] {
				t.Fatalf("objective %d has %+v by %+v %+v, of %d routes the least is %+v", of, got, g.Steps, g.Eves, routes, want[i])
			}
			if g.Measure != got.measure || g.Least != got.measure || g.Total != got.total || g.Low != got.total {
				t.Fatalf("objective %d says %+v of its route, which has %+v", of, g, got)
			}
			if want[i].measure < cheapest[i].measure {
				other[i]++
			}
		}
		for most := want[1].measure - 1; most <= want[1].measure; most++ {
			_, found, sure := s.Within(c, most)
			if found != (most == want[1].measure) || !sure {
				t.Fatalf("within %d: found %v sure %v, the least is %d", most, found, sure, want[1].measure)
			}
		}
	})
	t.Logf("another route than the cheapest: %v", other)
}
