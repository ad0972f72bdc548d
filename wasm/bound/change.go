package bound

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// changed is a price that comes into force later, at a corner. It is not asked
// for: at a quote nobody knows it better.
func changed(said span.Span, at Corner) money.Amount {
	v, _ := stated(said).value(at)
	return money.Amount(v)
}

// inForce is the single price of a service on a day, and whether it is sold then.
func (s *Subject) inForce(service int, price money.Amount, day civil.Date, at Corner) (money.Amount, bool) {
	sold := true
	for i := range s.Seller.Changes {
		c := &s.Seller.Changes[i]
		if c.From > day {
			break
		}
		for _, now := range ofServices(c) {
			if now.Index != service {
				continue
			}
			sold = !now.Withdrawn
			if now.Price.Said {
				price = changed(now.Price, at)
			}
		}
	}
	return price, sold
}

// firstVisit is the price of the first visit on its day, where it has one.
func (s *Subject) firstVisit(p Point) (money.Amount, bool) {
	v := s.Seller.Services[s.Service].FirstVisit
	said := v.Said
	first, _ := p.pick(Key{code.FactFirstVisitPrice, -1}, stated(v), p.Offer)
	for i := range s.Seller.Changes {
		c := &s.Seller.Changes[i]
		if len(s.Dates) == 0 || c.From > s.Dates[0] {
			break
		}
		for _, now := range c.Services {
			if now.Index == s.Service && now.FirstVisit.Said {
				first, said = int64(changed(now.FirstVisit, p.Offer)), true
			}
		}
	}
	return money.Amount(first), said && len(s.Dates) > 0 && !s.returns
}

// since is the day of the change by which a service has its price on a day, 0
// for none.
func (s *Subject) since(day civil.Date, first bool) (from civil.Date) {
	for i := range s.Seller.Changes {
		c := &s.Seller.Changes[i]
		for _, now := range c.Services {
			if c.From <= day && now.Index == s.Service && (now.Price.Said && !first || now.FirstVisit.Said && first) {
				from = c.From
			}
		}
	}
	return from
}

// foreseen tells whether every price that changes, and every one that an upgrade
// is reckoned from, is exact.
func (s *Subject) foreseen() bool {
	for i := range s.Seller.Changes {
		c := &s.Seller.Changes[i]
		if !exact(c.Services) || !exact(c.Packages) || !exact(c.Memberships) {
			return false
		}
	}
	for i := range s.Seller.Packages {
		v := &s.Seller.Packages[i]
		if slices.Contains(v.Upgrades, s.Service) && !s.eligible(v.Services) {
			if price := s.Seller.Services[v.Services[0]].Price; !price.Said || price.Low < price.High {
				return false
			}
		}
	}
	return true
}

func exact(list []offer.NewPrice) bool {
	for _, now := range list {
		if now.Price.Low < now.Price.High || now.FirstVisit.Low < now.FirstVisit.High {
			return false
		}
	}
	return true
}
