// Package sample makes price lists by the thousand, the same ones each time, for
// measurements and for tests in browsers.
package sample

import (
	"fmt"
	"math/rand/v2"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// State is where the clinics are.
const State = "WA"

// Clinics makes n clinics, no two of them alike, the same ones each time. Each
// has three to five services, three packages, a membership and up to two insurers; one
// in ten has announced other prices.
func Clinics(n int) []pricelist.List {
	g := Generator{rand.New(rand.NewPCG(20261201, 3))}
	all := make([]pricelist.List, n)
	for i := range all {
		all[i] = g.Clinic(i)
	}
	return all
}

// Generator draws clinics and figures.
type Generator struct{ *rand.Rand }

// Between is a number of dollars, in cents.
func (g Generator) Between(low, high int) int64 { return int64(low+g.IntN(high-low+1)) * 100 }

// Clinic draws one with a number in its name.
func (g Generator) Clinic(i int) pricelist.List {
	published, _ := civil.Make(2026, 11, 2)
	l := pricelist.List{
		Revision:    1,
		SHA256:      fmt.Sprintf("%064x", g.Uint64()),
		PublishedOn: published,
		Name:        fmt.Sprintf("Generated Clinic %d", i),
		Effective:   civil.Range{From: published.AddDays(-g.IntN(300))},
		Locations:   []pricelist.Location{{ID: "main", Name: "Main Street", City: "Spokane", State: State, Zip3: "992", Phone: "+1-509-555-0100"}},
		Website:     fmt.Sprintf("https://clinic-%d.example", i),
		BookingURL:  fmt.Sprintf("https://clinic-%d.example/book", i),
	}
	s := &l.Seller
	s.ID = fmt.Sprintf("clinic-%05d", i)
	s.Provider = reference.Provider(1 + g.IntN(4))
	s.TipUsual = offer.Answer(g.IntN(3))
	for j, minutes := range []int{60, 30, 90, 60, 45}[:3+g.IntN(3)] {
		price := g.Between(40, 160)
		v := offer.Service{ID: fmt.Sprintf("service-%d", j), Modality: "deep_tissue", BookedMinutes: minutes, HandsOnMinutes: minutes - g.IntN(3)*5, Price: span.Exact(price)}
		if g.IntN(4) == 0 {
			v.FirstVisit = span.Exact(price * int64(60+g.IntN(30)) / 100)
		}
		s.Services = append(s.Services, v)
	}
	single := s.Services[0].Price.Low
	for j, visits := range []int{4 + g.IntN(3), 8 + g.IntN(5), 15 + g.IntN(10)} {
		s.Packages = append(s.Packages, offer.Package{
			ID:       fmt.Sprintf("package-%d", j),
			Visits:   visits,
			Price:    span.Exact(int64(visits) * single * int64(80+g.IntN(18)) / 100),
			Services: []int{0},
			Expiry:   g.expiry(published),
		})
	}
	m := offer.Membership{
		ID: "monthly", Fee: span.Exact(single * int64(75+g.IntN(20)) / 100), Credits: 1,
		Minimum: span.Exact(int64(1 + g.IntN(12))), MemberPrice: span.Exact(single * 9 / 10), Services: []int{0},
	}
	if g.IntN(2) == 0 {
		m.Unused, m.Cap = offer.RollOver, 1+g.IntN(4)
	}
	if g.IntN(2) == 0 {
		m.SetupFee = span.Exact(g.Between(10, 60))
	}
	s.Memberships = []offer.Membership{m}
	if g.IntN(10) == 0 {
		s.Changes = []offer.Change{g.change(s, published)}
	}
	l.Languages = [][]string{nil, {"en"}, {"en", "es"}, {"en", "vie"}}[g.IntN(4)]
	l.Accounts.Card = offer.Answer(g.IntN(3))
	for _, id := range []string{"example-health", "demo-mutual"} {
		if g.IntN(4) == 0 {
			continue
		}
		payer, _ := reference.ParsePayer(id)
		l.Payers = append(l.Payers, pricelist.Payer{
			ID: payer, Network: pricelist.InNetwork, CashAllowed: offer.Answer(g.IntN(3)), Prescription: offer.Answer(g.IntN(3)),
			Rates:      []pricelist.Rate{{Service: 0, Visit: money.Amount(single * int64(70+g.IntN(25)) / 100)}},
			VerifiedOn: published, Billing: pricelist.Billing(g.IntN(4)),
		})
	}
	return l
}

// change raises what is sold on a day in the winter to come.
func (g Generator) change(s *offer.Seller, published civil.Date) offer.Change {
	up := int64(104 + g.IntN(8))
	raised := func(i int, was span.Span) offer.NewPrice {
		return offer.NewPrice{Index: i, Price: span.Exact(was.Low * up / 10_000 * 100)}
	}
	c := offer.Change{From: published.AddDays(45 + g.IntN(90)), BuyersKeep: offer.Answer(1 + g.IntN(2))}
	for i := range s.Services {
		c.Services = append(c.Services, raised(i, s.Services[i].Price))
	}
	for k := range s.Packages {
		c.Packages = append(c.Packages, raised(k, s.Packages[k].Price))
	}
	c.Memberships = []offer.NewPrice{raised(0, s.Memberships[0].Fee)}
	return c
}

// expiry is one of the four rules.
func (g Generator) expiry(published civil.Date) offer.Expiry {
	switch rule := offer.ExpiryRule(1 + g.IntN(4)); rule {
	case offer.AfterPurchase, offer.AfterFirstUse:
		return offer.Expiry{Rule: rule, Months: 3 + g.IntN(22)}
	case offer.FixedDate:
		return offer.Expiry{Rule: rule, Date: published.AddDays(60 + g.IntN(500))}
	default:
		return offer.Expiry{Rule: offer.Never}
	}
}
