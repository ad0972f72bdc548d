package pay

import (
	"fmt"
	"math/rand"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// crowded is a year of weekly visits at a seller with as many packages and
// memberships as a list may hold, none of them plainly better than another.
func crowded(seed int64, mode Mode, visits, packages, memberships int) *Course {
	r := rand.New(rand.NewSource(seed))
	const price = 100_00
	c := &Course{}
	day, _ := civil.Make(2027, 1, 4)
	for i := range visits {
		c.Dates = append(c.Dates, day.AddDays(7*i))
		c.Price = append(c.Price, price)
	}
	for k := range packages {
		visits := 2 + r.Intn(14)
		p := Package{Item: k, Visits: visits, Price: money.Amount(visits * (70_00 + r.Intn(25_00)))}
		p.Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: 1 + r.Intn(12)}
		if r.Intn(4) == 0 {
			p.Expiry = offer.Expiry{Rule: offer.Never}
		}
		c.Packages = append(c.Packages, p)
	}
	for k := range memberships {
		credits := 1 + r.Intn(4)
		m := Membership{Item: k, Credits: credits, Fee: money.Amount(credits * (70_00 + r.Intn(25_00))), Minimum: 1 + r.Intn(6), HasMember: true, MemberPrice: money.Amount(75_00 + r.Intn(20_00))}
		m.SetupFee = money.Amount(r.Intn(50_00))
		m.Unused, m.Cap = offer.RollOver, 1+r.Intn(6)
		c.Memberships = append(c.Memberships, m)
	}
	c.Claims.Mode = mode
	if mode != NoClaims {
		c.Claims.Terms = cover.Terms{
			Deductible: 1500_00, PocketMax: 4000_00, VisitLimit: 20, PermitUntil: offer.Forever,
			Share: cover.CoinsuranceShare, Coinsurance: 200_000, YearStarts: cover.MonthDay{Month: 7, Day: 1},
		}
		if r.Intn(2) == 0 {
			c.Claims.Terms.Share, c.Claims.Terms.Copay, c.Claims.Terms.CopayWaits = cover.CopayShare, 40_00, r.Intn(2) == 0
		}
		c.Claims.Terms.Opening = cover.State{DeductibleLeft: money.Amount(r.Intn(1500_00)), PocketLeft: 3000_00}
		for range visits {
			c.Claims.Allowed = append(c.Claims.Allowed, 90_00)
		}
	}
	return c
}

// sizes of crowded courses: visits, packages, memberships.
func sizes() [][3]int {
	return [][3]int{{17, 3, 1}, {17, 8, 4}, {29, 8, 4}, {52, 3, 1}, {52, 8, 0}, {52, 0, 4}, {52, 8, 4}, {60, 8, 4}}
}

// TestCrowdedCoursesKeepFewLabels: what a person waits for is the number of
// labels. Without the bound for whole packages, the groups or the widening
// sweeps it is a hundred times as many, and she waits for a minute.
func TestCrowdedCoursesKeepFewLabels(t *testing.T) {
	var s Search
	for _, mode := range []Mode{NoClaims, MixClaims} {
		for _, size := range sizes() {
			for seed := range int64(2) {
				s.Best(crowded(seed, mode, size[0], size[1], size[2]))
				if got, most := len(s.nodes), 30_000; got > most {
					t.Errorf("mode %d, %v visits, packages and memberships, seed %d: the last sweep kept %d labels, more than %d", mode, size, seed, got, most)
				}
			}
		}
	}
}

// TestCrowdedSettingsKeepFewLabels: settings under which less is not always better
// let fewer labels dominate one another; the bound for claims has to make up for it.
func TestCrowdedSettingsKeepFewLabels(t *testing.T) {
	var s Search
	for name, change := range map[string]func(*cover.Terms){
		"the copay waived":      func(t *cover.Terms) { t.Settings.CopayAtEnd = cover.CopayWaived },
		"the copay whole":       func(t *cover.Terms) { t.Settings.CopayAtEnd = cover.CopayWhole },
		"only paid visits":      func(t *cover.Terms) { t.Settings.OnlyPaidCount = true },
		"dollars a year":        func(t *cover.Terms) { t.Caps.Year, t.Caps.HasYear = 600_00, true },
		"the limit a visit":     func(t *cover.Terms) { t.Settings.VisitCap, t.Caps.Visit, t.Caps.HasVisit = cover.CapLast, 50_00, true },
		"out of network":        func(t *cover.Terms) { t.Outside = true },
		"a permit of ten times": func(t *cover.Terms) { t.PermitVisits = 10 },
	} {
		for _, size := range sizes() {
			c := crowded(1, MixClaims, size[0], size[1], size[2])
			change(&c.Claims.Terms)
			s.Best(c)
			if got, most := len(s.nodes), 30_000; got > most {
				t.Errorf("%s, %v visits, packages and memberships: the last sweep kept %d labels, more than %d", name, size, got, most)
			}
		}
	}
}

func BenchmarkCrowded(b *testing.B) {
	for _, mode := range []Mode{NoClaims, MixClaims} {
		for _, size := range sizes() {
			for seed := range int64(4) {
				c := crowded(seed, mode, size[0], size[1], size[2])
				b.Run(fmt.Sprintf("mode=%d/visits=%d/packages=%d/memberships=%d/seed=%d", mode, size[0], size[1], size[2], seed), func(b *testing.B) {
					var s Search
					for b.Loop() {
						s.Best(c)
					}
				})
			}
		}
	}
}
