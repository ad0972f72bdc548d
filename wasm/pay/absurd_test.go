package pay

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// TestAbsurdAmountsDoNotOverflow holds the search to the oracle where a slip of
// the pen put the greatest amounts that may be typed beside ordinary ones.
func TestAbsurdAmountsDoNotOverflow(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 6)
		slip := func(a *money.Amount, label string) {
			*a *= rapid.SampledFrom([]money.Amount{1, 1000, 1000_00}).Draw(t, label)
			if rapid.IntRange(0, 5).Draw(t, label+" slips") == 0 {
				*a = rapid.SampledFrom([]money.Amount{money.MaxInput, money.MaxInput / 10, 42_000_00, exactTies / money.Amount(len(c.Dates))}).Draw(t, label+" is")
			}
		}
		price := c.Price[len(c.Price)-1]
		slip(&price, "price")
		for i := range c.Price {
			c.Price[i] = price
		}
		slip(&c.Price[0], "first visit")
		c.Price[0] = min(c.Price[0], money.MaxInput)
		for i := range c.Packages {
			slip(&c.Packages[i].Price, "package")
		}
		for i := range c.Memberships {
			m := &c.Memberships[i]
			slip(&m.Fee, "fee")
			slip(&m.SetupFee, "set-up fee")
			slip(&m.MemberPrice, "member price")
			m.Minimum = rapid.SampledFrom([]int{1, 60}).Draw(t, "term")
		}
		if c.Claims.Mode != NoClaims {
			terms := &c.Claims.Terms
			slip(&terms.Deductible, "deductible")
			slip(&terms.Copay, "copay")
			terms.PocketMax = max(terms.PocketMax, terms.Deductible)
			terms.Opening = cover.State{DeductibleLeft: terms.Deductible, PocketLeft: terms.PocketMax, VisitsUsed: terms.Opening.VisitsUsed}
			allowed := price
			slip(&allowed, "allowed")
			allowed = min(allowed, money.MaxInput)
			for i := range c.Claims.Allowed {
				c.Claims.Allowed[i] = allowed
			}
		}
		route := s.Best(c)
		want := newOracle(c).best()
		for _, tip := range c.Tip {
			want.cost += cents(tip)
		}
		if cents(route.Total) != want.cost {
			t.Fatalf("Best is %d by %+v, the oracle's best %+v", route.Total, route.Steps, want)
		}
	})
}
