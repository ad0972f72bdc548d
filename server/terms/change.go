package terms

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// changed says what a package or membership costs from later days on, or that it
// is not sold any more, in the order of the days.
func (s *saying) changed(seller *offer.Seller, index int, of func(*offer.Change) []offer.NewPrice, price string) {
	for i := range seller.Changes {
		c := &seller.Changes[i]
		for _, p := range of(c) {
			switch {
			case p.Index != index:
			case p.Withdrawn:
				s.add("terms.change.withdrawn", "date", s.Day(c.From))
			case p.Price.IsExact():
				s.add(price, "date", s.Day(c.From), "price", locale.Dollars(money.Amount(p.Price.Low)))
				if price == "terms.change.fee" {
					s.choice(price, c.BuyersKeep)
				}
			}
		}
	}
}

// services says what single visits cost from later days on.
func (s *saying) services(seller *offer.Seller) {
	for i := range seller.Changes {
		c := &seller.Changes[i]
		for _, p := range c.Services {
			visit := s.visits(seller, []int{p.Index})
			if visit == "" {
				continue
			}
			if p.Price.IsExact() {
				s.add("terms.change.service", "date", s.Day(c.From), "visit", visit, "price", locale.Dollars(money.Amount(p.Price.Low)))
			}
			if p.FirstVisit.IsExact() {
				s.add("terms.change.first_visit", "date", s.Day(c.From), "visit", visit, "price", locale.Dollars(money.Amount(p.FirstVisit.Low)))
			}
		}
	}
}
