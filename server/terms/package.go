package terms

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Package says what one package of a seller is, in a few sentences: "5 visits
// for $400, paid ahead: $80 a visit. …".
func Package(text *locale.Texts, seller *offer.Seller, index int) (string, error) {
	p := &seller.Packages[index]
	s := saying{Wording: locale.Wording{Texts: text}}
	if p.Price.IsExact() && p.Visits > 0 {
		price := money.Amount(p.Price.Low)
		each := "terms.package.each"
		if price%money.Amount(p.Visits) != 0 {
			each = "terms.package.each.about"
		}
		s.add("terms.package", "count", p.Visits, "price", locale.Dollars(price),
			"each", s.Of(each, "price", locale.Dollars(price/money.Amount(p.Visits))))
	} else {
		s.add("terms.package.unpriced", "count", p.Visits)
	}
	if visits := s.visits(seller, p.Services); visits != "" {
		s.add("terms.package.visits", "visits", visits)
	}
	if one, ok := single(seller, p.Services); ok && p.Price.IsExact() {
		s.saved(p.Visits, one*money.Amount(p.Visits)-money.Amount(p.Price.Low))
	}
	s.expiry(p.Expiry)
	return s.done()
}

// PackageName is what a package is called: "Package of 5 visits".
func PackageName(text *locale.Texts, p *offer.Package) (string, error) {
	return text.Of("terms.package.name", "count", p.Visits)
}

// saved compares a package with as many single visits.
func (s *saying) saved(visits int, saved money.Amount) {
	switch {
	case saved > 0:
		s.add("terms.package.saves", "count", visits, "amount", locale.Dollars(saved))
	case saved < 0:
		s.add("terms.package.costs_more", "count", visits, "amount", locale.Dollars(-saved))
	default:
		s.add("terms.package.same", "count", visits)
	}
}

func (s *saying) expiry(e offer.Expiry) {
	switch e.Rule {
	case offer.Never:
		s.add("terms.expires.never")
	case offer.AfterPurchase:
		s.add("terms.expires.after_purchase", "count", e.Months)
	case offer.AfterFirstUse:
		s.add("terms.expires.after_first_use", "count", e.Months)
	case offer.FixedDate:
		s.add("terms.expires.fixed_date", "date", s.Day(e.Date))
	}
}
