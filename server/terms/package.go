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
	if p.Minutes > 0 {
		s.minutes(seller, p)
	} else {
		s.holds(seller, p)
	}
	s.expiry(p.Expiry)
	if visits := s.visits(seller, p.Upgrades); visits != "" {
		s.add("terms.package.upgrade", "visits", visits)
	}
	if p.Sharing.Who != offer.NobodyElse {
		s.add("terms.package.share."+p.Sharing.Who.Code(), "count", p.Sharing.People)
	}
	if p.FirstOnly {
		s.add("terms.package.first_only")
	}
	if p.Refund.Rule != offer.RefundNotKnown {
		s.add("terms.refund."+p.Refund.Rule.Code(), "fee", locale.Dollars(p.Refund.Fee))
	}
	s.changed(seller, index, func(c *offer.Change) []offer.NewPrice { return c.Packages }, "terms.change.price")
	return s.done()
}

// holds says how many visits a package has, for how much, and what it saves.
func (s *saying) holds(seller *offer.Seller, p *offer.Package) {
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
}

// minutes says how many minutes a package has and for how much; visits of
// different lengths are compared by the hour.
func (s *saying) minutes(seller *offer.Seller, p *offer.Package) {
	if p.Price.IsExact() {
		price := money.Amount(p.Price.Low)
		hour, each := price*60/money.Amount(p.Minutes), "terms.package.minutes.hour"
		if price*60%money.Amount(p.Minutes) != 0 {
			each = "terms.package.minutes.hour.about"
		}
		s.add("terms.package.minutes", "count", p.Minutes, "price", locale.Dollars(price), "each", s.Of(each, "price", locale.Dollars(hour)))
	} else {
		s.add("terms.package.minutes.unpriced", "count", p.Minutes)
	}
	if visits := s.visits(seller, p.Services); visits != "" {
		s.add("terms.package.minutes.visits", "visits", visits)
	}
}

// PackageName is what a package is called: "Package of 5 visits".
func PackageName(text *locale.Texts, p *offer.Package) (string, error) {
	if p.Minutes > 0 {
		return text.Of("terms.package.minutes.name", "count", p.Minutes)
	}
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
