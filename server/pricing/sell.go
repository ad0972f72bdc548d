package pricing

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// seller is what the parts sell, for sentences: whole or not, at fault or not.
// Services that are no more are left out of what names them.
func seller(items []Item) offer.Seller {
	var s offer.Seller
	var ids sold
	var terms Terms
	for _, item := range items {
		switch p := item.Part.(type) {
		case Profile:
			s.Provider, _ = reference.ParseProvider(p.Provider)
		case Service:
			ids.services = append(ids.services, p.Name)
			s.Services = append(s.Services, p.offered())
		case Package:
			ids.packages = append(ids.packages, p.Name)
			s.Packages = append(s.Packages, p.offered(ids.services))
		case Membership:
			ids.memberships = append(ids.memberships, p.Name)
			s.Memberships = append(s.Memberships, p.offered(ids.services))
		case Terms:
			terms = p
		}
	}
	terms.selling(&s, ids)
	return s
}

// sold are the names of what a draft sells, in order.
type sold struct{ services, packages, memberships []string }

func (p Service) offered() offer.Service {
	v := offer.Service{
		ID: p.Name, Modality: known(p.Modality), BookedMinutes: p.Booked, HandsOnMinutes: p.HandsOn,
		Price: priced(&p.Price), FirstVisit: stated(p.FirstVisit),
	}
	v.Tier, _ = offer.ParseTier(p.Tier)
	for _, coded := range p.Codes {
		v.Codes = append(v.Codes, offer.Coded(coded))
	}
	return v
}

func (p Package) offered(services []string) offer.Package {
	v := offer.Package{ID: p.Name, Price: priced(&p.Price), Services: indices(services, p.Services), FirstOnly: p.FirstOnly}
	if p.Credits.Unit == minute {
		v.Minutes = p.Credits.Count
	} else {
		v.Visits = p.Credits.Count
	}
	rule, _ := offer.ParseExpiryRule(p.Expires.Rule)
	v.Expiry = offer.Expiry{Rule: rule, Months: p.Expires.Months, Date: civil.Date(p.Expires.Date)}
	if p.Shared != nil {
		v.Sharing.People = p.Shared.People
		v.Sharing.Who, _ = offer.ParseWho(p.Shared.Who)
	}
	if p.Upgrade != nil {
		v.Upgrades = indices(services, p.Upgrade.To)
	}
	v.Refund.Rule, _ = offer.ParseRefundRule(p.Refund)
	if p.RefundFee != nil {
		v.Refund.Fee = *p.RefundFee
	}
	return v
}

func (p Membership) offered(services []string) offer.Membership {
	m := offer.Membership{
		ID: p.Name, Fee: priced(&p.Fee), SetupFee: stated(p.SetupFee), Credits: p.Credits.Count,
		Services: indices(services, p.Services), Cap: p.Unused.Cap,
		Notice: p.Notice, Pause: p.Pause, ClawBack: p.ClawBack, Cycles: p.Cycles,
	}
	m.Interval.Every = p.Interval.Every
	m.Interval.Unit, _ = offer.ParseIntervalUnit(p.Interval.Unit)
	m.Unused, _ = offer.ParseUnused(p.Unused.Rule)
	if p.Minimum > 0 {
		m.Minimum = span.Exact(int64(p.Minimum))
	}
	if len(p.MemberPrices) > 0 {
		m.MemberPrice = stated(&p.MemberPrices[0].Price)
	}
	return m
}

// selling fills in what holds for everything that is sold.
func (t Terms) selling(s *offer.Seller, ids sold) {
	s.TipUsual = t.tips()
	if t.Tips != nil {
		s.TipPercents, s.TipOnSingle = t.Tips.Percents, t.Tips.On != ""
	}
	if t.Fees != nil {
		s.Surcharge = offer.Surcharge{Card: t.Fees.Card, SalesTax: t.Fees.SalesTax}
	}
	for _, d := range t.Discounts {
		v := offer.Discount{ID: d.Name, Eligibility: d.Who, Off: money.Rate(d.Percent) * (money.One / 100)}
		v.Proof, _ = offer.ParseProof(d.Proof)
		s.Discounts = append(s.Discounts, v)
	}
	for _, c := range t.Changes {
		s.Changes = append(s.Changes, offer.Change{
			From: civil.Date(c.From), BuyersKeep: said(c.Keep), Services: repriced(ids.services, c.Services),
			Packages: repriced(ids.packages, c.Packages), Memberships: repriced(ids.memberships, c.Memberships),
		})
	}
}

func repriced(ids []string, all []NewPrice) (prices []offer.NewPrice) {
	for _, p := range all {
		price := p.Price
		if p.Fee != nil {
			price = p.Fee
		}
		if i := slices.Index(ids, p.ID); i >= 0 {
			prices = append(prices, offer.NewPrice{Index: i, Price: stated(price), FirstVisit: stated(p.First), Withdrawn: p.Withdrawn})
		}
	}
	return prices
}

// known is a style that has words.
func known(modality string) string {
	if slices.Contains(offer.Modalities(), modality) {
		return modality
	}
	return ""
}

func stated(a *money.Amount) span.Span {
	if a == nil {
		return span.Span{}
	}
	return span.Exact(int64(*a))
}

// priced is an amount without which there is no price.
func priced(a *money.Amount) span.Span {
	if *a == 0 {
		return span.Span{}
	}
	return stated(a)
}

func indices(ids, named []string) (all []int) {
	for _, id := range named {
		if i := slices.Index(ids, id); i >= 0 {
			all = append(all, i)
		}
	}
	return all
}

// stated is what is said of an insurer, for sentences; false where none of that
// name is known.
func (p Payer) stated(s offer.Seller) (pricelist.Payer, bool) {
	id, ok := reference.ParsePayer(p.Insurer)
	v := pricelist.Payer{ID: id, Plans: p.Plans, CashAllowed: said(p.Cash), VerifiedOn: civil.Date(p.VerifiedOn)}
	v.Network, _ = pricelist.ParseNetwork(p.Network)
	v.Billing, _ = pricelist.ParseBilling(p.Billing)
	v.UnitRule, _ = pricelist.ParseUnitRule(p.UnitRule)
	v.Rounding, _ = pricelist.ParseRounding(p.Rounding)
	if p.Needs != nil {
		v.Prescription, v.Referral, v.Authorisation = said(p.Needs.Prescription), said(p.Needs.Referral), said(p.Needs.Authorisation)
	}
	if p.DailyMax != nil {
		v.DailyMax = *p.DailyMax
	}
	for _, code := range p.Paid {
		if kind, ok := reference.ParseProvider(code); ok {
			v.ProvidersPaid = append(v.ProvidersPaid, kind)
		}
	}
	for _, rate := range p.Rates {
		at := slices.IndexFunc(s.Services, func(o offer.Service) bool { return o.ID == rate.Service })
		v.Rates = append(v.Rates, pricelist.Rate{
			Service: at, Visit: money.Amount(stated(rate.Visit).Low), Unit: money.Amount(stated(rate.Unit).Low), OfMedicare: rate.OfMedicare,
		})
	}
	return v, ok
}

// stated is the fees, for sentences.
func (t Terms) stated() (f pricelist.Fees) {
	if t.Fees == nil {
		return f
	}
	if late := t.Fees.LateCancel; late != nil {
		f.LateCancel, f.WithinHours = late.Charge.stated(), late.WithinHours
	}
	if missed := t.Fees.NoShow; missed != nil {
		f.NoShow = missed.stated()
	}
	return f
}

func (c Charge) stated() pricelist.Charge {
	switch {
	case c.Percent != nil:
		return pricelist.Percent(*c.Percent)
	case c.Cents != nil:
		return pricelist.Flat(*c.Cents)
	}
	return pricelist.Charge{}
}

// accounts is what is said of health accounts, for sentences.
func (t Terms) accounts() (a pricelist.Accounts) {
	if t.Accounts != nil {
		a.Card, a.Letter = said(t.Accounts.Card), said(t.Accounts.Letter)
	}
	return a
}

// tips is whether a tip is usual, as far as she says.
func (t Terms) tips() offer.Answer {
	if t.Tips == nil {
		return offer.NotKnown
	}
	return said(&t.Tips.Expected)
}

func said(b *bool) offer.Answer {
	switch {
	case b == nil:
		return offer.NotKnown
	case *b:
		return offer.Yes
	}
	return offer.No
}
