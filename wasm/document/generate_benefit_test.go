package document_test

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// dearest is the highest price of all quotes, above which no copay is; the most
// that there is where no price was quoted.
func dearest(own []estimate.Quote) int {
	most := int64(-1)
	for _, q := range own {
		for _, v := range q.Seller.Services {
			if v.Price.Said {
				most = max(most, v.Price.High)
			}
			if v.FirstVisit.Said {
				most = max(most, v.FirstVisit.High)
			}
		}
	}
	if most <= 0 {
		return int(money.MaxInput)
	}
	return int(most)
}

func (s source) benefit(dearest int) *cover.Benefit {
	const most = int(money.MaxInput)
	b := &cover.Benefit{
		Network:    pricelist.Network(s.between("network", 0, 2)),
		VisitsUsed: s.between("used", 0, cover.MaxVisitCount),
		OtherBills: s.span("other bills", 0, most, false),
		Payer:      reference.Payer(s.between("payer", 0, len(reference.PayerIDs()))),
	}
	switch b.Coverage = s.answer("covered"); b.Coverage {
	case offer.Yes:
		b.PaidProviders = s.providers("pays", 1)
	}
	// Each quantity lies below the one that bounds it.
	b.PocketMax = s.span("maximum", 5_000_000, 7_000_000, false)
	b.Deductible = s.span("deductible", 2_000_000, 5_000_000, false)
	if s.maybe("said as left") {
		b.PocketLeft = s.span("maximum left", 0, 5_000_000, false)
		b.DeductibleLeft = s.span("deductible left", 0, 2_000_000, false)
	} else {
		b.PocketMet = s.span("maximum met", 0, 5_000_000, false)
		b.DeductibleMet = s.span("deductible met", 0, 2_000_000, false)
	}
	b.Allowed = s.span("allowed", 0, dearest, false)
	b.Share = cover.ShareKind(s.between("share", 0, int(cover.BothShare)))
	if b.Share.Copayed() {
		b.Copay, b.CopayWaits = s.span("copay", 0, dearest, false), s.answer("waits")
	}
	if b.Share.Coinsured() {
		b.Coinsurance = s.span("coinsurance", 0, int(money.One), false)
	}
	if b.NoVisitLimit = s.maybe("unlimited"); !b.NoVisitLimit {
		b.VisitLimit = s.span("visits a year", 0, cover.MaxVisitCount, false)
	}
	if b.Prescription = s.answer("prescription"); b.Prescription == offer.Yes && s.maybe("expires") {
		b.ScriptExpires = s.day("prescription expires")
	}
	if s.maybe("plan year") {
		b.YearStarts = cover.MonthDay{Month: s.between("month", 1, 12), Day: s.between("day", 1, 29)}
	}
	if s.maybe("family") {
		b.Family = s.family()
	}
	if s.maybe("limits") {
		b.Limits = s.limits(b.NoVisitLimit)
	}
	b.Referral, b.Authorisation = s.permit("referral"), s.permit("authorisation")
	if s.maybe("outside") {
		b.Outside = s.outside()
	}
	if s.maybe("settings") {
		b.Settings = s.settings(b)
	}
	return b
}

// family is all together, nothing below what she alone may have.
func (s source) family() cover.Family {
	return cover.Family{
		Rule:          cover.FamilyRule(s.between("family rule", 1, 2)),
		PocketMax:     s.span("family maximum", 20_000_000, int(money.MaxInput), false),
		PocketMet:     s.span("family maximum met", 5_000_000, 20_000_000, false),
		Deductible:    s.span("family deductible", 5_000_000, 20_000_000, false),
		DeductibleMet: s.span("family deductible met", 2_000_000, 5_000_000, false),
	}
}

func (s source) limits(unlimited bool) cover.Limits {
	l := cover.Limits{
		VisitCents:   s.span("visit cents", 0, int(money.MaxInput), false),
		VisitMinutes: s.span("visit minutes", 1, offer.MaxMinutes, false),
		YearCents:    s.span("year cents", 50_000, int(money.MaxInput), false),
		YearUsed:     s.span("year used", 0, 50_000, false),
		Shared:       s.answer("shared"),
	}
	if unlimited {
		l.Shared = offer.No
	}
	if l.Shared != offer.No {
		l.SharedUsed = s.between("shared used", 0, cover.MaxVisitCount)
	}
	return l
}

func (s source) permit(name string) cover.Permit {
	p := cover.Permit{Needed: s.answer(name + " needed"), Have: s.answer(name)}
	if p.Have == offer.Yes {
		if s.maybe(name + " expires") {
			p.Expires = s.day(name + " until")
		}
		p.Visits = s.between(name+" visits", 0, cover.MaxVisitCount)
	}
	return p
}

func (s source) outside() cover.Outside {
	o := cover.Outside{Pays: s.answer("pays outside")}
	if o.Pays == offer.No {
		return o
	}
	o.PocketMax = s.span("outside maximum", 5_000_000, int(money.MaxInput), false)
	o.PocketMet = s.span("outside maximum met", 0, 5_000_000, false)
	o.Deductible = s.span("outside deductible", 2_000_000, 5_000_000, false)
	o.DeductibleMet = s.span("outside deductible met", 0, 2_000_000, false)
	o.Reference = s.span("reference", 0, int(money.MaxInput), false)
	o.Share = cover.ShareKind(s.between("outside share", 0, int(cover.BothShare)))
	if o.Share.Copayed() {
		o.Copay = s.span("outside copay", 0, int(money.MaxInput), false)
	}
	if o.Share.Coinsured() {
		o.Coinsurance = s.span("outside coinsurance", 0, int(money.One), false)
	}
	if o.Assigned = s.answer("assigned"); o.Assigned != offer.Yes {
		o.Delay = s.between("delay", 0, cover.MaxDelay)
	}
	return o
}

// settings are any that have something to be about.
func (s source) settings(b *cover.Benefit) cover.Settings {
	v := cover.Settings{
		VisitCap:       cover.CapTiming(s.between("cap", 0, 1)),
		PocketExcludes: s.maybe("excludes"), OnlyPaidCount: s.maybe("only paid"), FailureOnPatient: s.maybe("failure"),
	}
	if b.Outside.Share.Copayed() || b.Share != cover.CoinsuranceShare && b.CopayWaits != offer.No {
		if v.CopayOrder = cover.CopayOrder(s.between("order", 0, 1)); v.CopayOrder == cover.DeductibleFirst {
			v.CopayAtEnd = cover.CopayAtEnd(s.between("end", 0, 2))
		}
	}
	if b.Share == cover.ShareNotKnown || b.Share == cover.BothShare || b.Outside.Share == cover.BothShare {
		v.CoinsuranceOn = cover.CoinsuranceBase(s.between("base", 0, 1))
	}
	return v
}
