package document_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// selling draws the further selling rules of a seller that has its offers.
func (s source) selling(v *offer.Seller, published bool) {
	refunds := offer.RefundUnsure
	if published {
		refunds = offer.RefundUnusedLessFee
	}
	for i := range v.Services {
		one := &v.Services[i]
		one.Tier = offer.Tier(s.between("tier", 0, int(offer.TierLead)))
		left := one.BookedMinutes
		if one.HandsOnMinutes > 0 {
			left = one.HandsOnMinutes
		}
		for j := range s.between("codes", 0, offer.MaxCodes) {
			coded := offer.Coded{Code: fmt.Sprintf("9712%d", j), Minutes: s.between("coded minutes", 0, left)}
			left -= coded.Minutes
			one.Codes = append(one.Codes, coded)
		}
	}
	for i := range v.Packages {
		s.pack(&v.Packages[i], len(v.Services), refunds)
	}
	for i := range v.Memberships {
		s.membership(&v.Memberships[i])
	}
	for i := range s.between("discounts", 0, offer.MaxDiscounts) {
		v.Discounts = append(v.Discounts, offer.Discount{
			ID: fmt.Sprintf("d-%d", i), Eligibility: s.name("for whom"), Proof: offer.Proof(s.between("proof", 0, 3)),
			Off: money.Rate(s.between("percent off", 1, 100)) * (money.One / 100),
		})
	}
	v.Surcharge.Card = money.Rate(s.between("card", 0, int(offer.MaxCard)))
	v.Surcharge.SalesTax = money.Rate(s.between("sales tax", 0, int(offer.MaxSalesTax)))
	if v.TipUsual != offer.NotKnown {
		v.TipOnSingle = s.maybe("tip on the single price")
	}
	if v.TipUsual == offer.Yes {
		for i := range s.between("suggested", 0, offer.MaxTips) {
			v.TipPercents = append(v.TipPercents, 10*i+s.between("percent", 1, 10))
		}
	}
}

func (s source) pack(p *offer.Package, services int, refunds offer.RefundRule) {
	if s.maybe("minutes held") {
		p.Visits, p.Minutes = 0, s.between("minutes", offer.MaxMinutes, offer.MaxMinutesHeld)
	} else if len(p.Services) < services {
		for i := range services {
			if !slices.Contains(p.Services, i) && s.maybe("upgrade") {
				p.Upgrades = append(p.Upgrades, i)
			}
		}
	}
	switch p.Refund.Rule = offer.RefundRule(s.between("refund", 0, int(refunds))); p.Refund.Rule {
	case offer.RefundUnusedLessFee:
		most := int(money.MaxInput)
		if p.Price.Said {
			most = int(p.Price.High)
		}
		p.Refund.Fee = money.Amount(s.between("refund fee", 1, most))
	}
	if p.Sharing.Who = offer.Who(s.between("shared with", 0, int(offer.Anyone))); p.Sharing.Who != offer.NobodyElse {
		p.Sharing.People = s.between("people", 1, offer.MaxPeople)
	}
	p.FirstOnly = s.maybe("first only")
}

func (s source) membership(m *offer.Membership) {
	m.Interval = rapid.SampledFrom([]offer.Interval{
		{}, {Every: 3}, {Every: 6}, {Unit: offer.ByWeek}, {Every: 2, Unit: offer.ByWeek}, {Every: 3, Unit: offer.ByWeek},
		{Every: 4, Unit: offer.ByWeek}, {Every: 6, Unit: offer.ByWeek}, {Unit: offer.ByYear},
	}).Draw(s.T, "interval")
	if m.Unused == offer.Reset && s.maybe("accumulates") {
		m.Unused = offer.Accumulate
	}
	m.Notice, m.Pause = s.between("notice", 0, offer.MaxNotice), s.between("pause", 0, offer.MaxPause)
	m.ClawBack = s.maybe("claw back")
	if s.maybe("cycles") {
		least := 1
		if m.Minimum.Said {
			least = int(m.Minimum.Low)
		}
		m.Cycles = s.between("cycles are", least, offer.MaxCycles)
	}
}

// changes draws prices of days after one, in order.
func (s source) changes(v *offer.Seller, after civil.Date, published bool) (all []offer.Change) {
	if first, _ := civil.Make(1900, 1, 1); after < first {
		after = first
	}
	for range s.between("changes", 0, offer.MaxChanges) {
		after = after.AddDays(s.between("days on", 1, 40))
		c := offer.Change{From: after, BuyersKeep: offer.Answer(s.between("keep", 1, 2))}
		for _, i := range s.some("dearer", len(v.Services)) {
			p := offer.NewPrice{Index: i, Price: s.said("new price", 1, published)}
			if s.maybe("new first") {
				p.FirstVisit = s.said("new first visit", 0, published)
			}
			c.Services = append(c.Services, p)
		}
		c.Packages = s.repriced("packages", len(v.Packages), published)
		c.Memberships = s.repriced("memberships", len(v.Memberships), published)
		all = append(all, c)
	}
	return all
}

// said is a quantity that is known, exactly or between.
func (s source) said(name string, least int, exact bool) span.Span {
	v := s.span(name, least, int(money.MaxInput), exact)
	if !v.Said {
		return span.Exact(int64(least))
	}
	return v
}

func (s source) repriced(name string, count int, published bool) (all []offer.NewPrice) {
	if count == 0 || !s.maybe("new "+name) {
		return nil
	}
	for _, i := range s.some(name+" anew", count) {
		p := offer.NewPrice{Index: i, Withdrawn: s.maybe("withdrawn")}
		if !p.Withdrawn {
			p.Price = s.said("new price", 1, published)
		}
		all = append(all, p)
	}
	return all
}

// about draws what a clinic says of itself.
func (s source) about(l *pricelist.List) {
	if s.maybe("npi") {
		l.NPI = rapid.SampledFrom([]string{"1234567893", "1558598797"}).Draw(s.T, "npi is")
	}
	for i := range s.between("licences", 0, 2) {
		l.Licences = append(l.Licences, pricelist.Licence{State: "WA", Number: fmt.Sprintf("MA%d", i), Kind: rapid.SampledFrom([]string{"", "LMT"}).Draw(s.T, "kind")})
	}
	l.Languages = rapid.SampledFrom([][]string{nil, {"en"}, {"es", "hmn"}}).Draw(s.T, "languages")
	l.Accounts = pricelist.Accounts{Card: s.answer("card"), Letter: s.answer("letter")}
}
