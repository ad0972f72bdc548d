package main

import (
	"math/rand/v2"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
	"kneadwise/web/bench/sample"
)

// requests makes n requests as visitors may send them, the same ones each time: plans
// of a few months to a year and a half, none to three quotes with packages and memberships, half
// of them with insurance of which more or less is known, some with accounts and taxes
// or with somebody else who pays. What contradicts itself is not among them.
func requests(n int) (all []*estimate.Request) {
	g := generator{sample.Generator{Rand: rand.New(rand.NewPCG(20261201, 6))}}
	for len(all) < n {
		req := g.request()
		if len(req.Check()) == 0 {
			all = append(all, req)
		}
	}
	return all
}

func (g generator) request() *estimate.Request {
	asOf, _ := civil.Make(2026, 12, 1)
	req := &estimate.Request{AsOf: asOf, State: []string{"", "WA", "OR", "FL", "CA", "NY"}[g.IntN(6)]}
	req.Plan = plan.Request{Start: asOf.AddDays(g.IntN(60)), Phases: []plan.Phase{
		{Name: plan.Initial, Visits: []int{4, 6, 6, 10}[g.IntN(4)], Weeks: 1},
		{Name: plan.Maintenance, Weeks: 2 + g.IntN(3)},
	}}
	if g.IntN(2) == 0 {
		req.Plan.Phases[1].Visits = 4 + g.IntN(15)
	}
	for range [...]int{0, 1, 1, 1, 1, 2, 2, 3}[g.IntN(8)] {
		req.Own = append(req.Own, g.quote(len(req.Own)))
	}
	if g.IntN(2) == 0 {
		req.Tip = money.Rate(100_000 + 50_000*g.IntN(3))
	}
	if g.IntN(2) == 0 {
		req.Benefit = g.benefit()
	}
	if g.IntN(4) == 0 {
		req.Accounts, req.Tax = g.accounts(asOf)
	}
	if g.IntN(20) == 0 {
		req.OtherPayer = &secondary.Route{Kind: secondary.Auto, DeductibleLeft: g.known(0, 5, 100_00), LimitLeft: g.known(5, 50, 100_00)}
	}
	return req
}

// quote is what she was told on the telephone: of one service, and of some of what is
// sold ahead.
func (g generator) quote(i int) estimate.Quote {
	s := g.Clinic(i).Seller
	s.Services = s.Services[:1]
	s.Changes, s.TipUsual = nil, offer.NotKnown
	s.Packages = s.Packages[:g.IntN(4)]
	if g.IntN(3) > 0 {
		s.Memberships = nil
	}
	for k := range s.Packages {
		if g.IntN(3) == 0 {
			s.Packages[k].Expiry = offer.Expiry{} // she did not ask
		}
		if g.IntN(4) == 0 {
			s.Packages[k].Refund = offer.Refund{Rule: offer.RefundUnused}
		}
	}
	if price := &s.Services[0].Price; g.IntN(8) == 0 {
		price.High += 20_00
	}
	return estimate.Quote{Seller: s}
}

// known is a figure between two ends in steps, which is known to be so much, to lie
// between two, or not at all.
func (g generator) known(low, high int, step int64) span.Span {
	v := int64(low+g.IntN(high-low+1)) * step
	switch g.IntN(4) {
	case 0:
		return span.Span{}
	case 1:
		return span.Span{Low: v, High: v + step, Said: true}
	}
	return span.Exact(v)
}

func (g generator) benefit() *cover.Benefit {
	b := &cover.Benefit{
		Coverage: offer.Answer(g.IntN(2)), Network: pricelist.Network(g.IntN(2)), Share: cover.ShareKind(g.IntN(3)),
		Deductible: g.known(0, 60, 50_00), Prescription: offer.Answer(g.IntN(3)),
		VisitLimit: g.known(6, 40, 1), PocketMax: g.known(10, 90, 100_00),
	}
	if b.Coverage == offer.Yes {
		b.PaidProviders = []reference.Provider{reference.MassageTherapist, reference.PhysicalTherapy, reference.Chiropractic, reference.MedicalMassage}
	}
	switch b.Share {
	case cover.CopayShare:
		b.Copay, b.CopayWaits = g.known(1, 12, 5_00), offer.Answer(g.IntN(3))
	case cover.CoinsuranceShare:
		b.Coinsurance = g.known(1, 8, 50_000)
	}
	if g.IntN(2) == 0 {
		b.Allowed = g.known(12, 24, 5_00)
	}
	if g.IntN(2) == 0 {
		b.OtherBills = g.known(0, 20, 100_00)
	}
	return b
}

func (g generator) accounts(asOf civil.Date) (*fund.Accounts, *fund.Tax) {
	a := &fund.Accounts{Letter: fund.Letter{Have: offer.Answer(g.IntN(3))}}
	if g.IntN(3) > 0 {
		left := g.Between(0, 12) * 100
		a.FSA = &fund.FSA{
			Election: span.Exact(2_000_00), Left: span.Exact(min(left, 2_000_00)), YearEnds: asOf.AddDays(30),
			Leftover: fund.Leftover(g.IntN(4)), RunOut: 90, Open: offer.Answer(g.IntN(3)),
		}
	} else {
		a.HSA = &fund.HSA{Coverage: fund.SelfOnly}
	}
	t := &fund.Tax{
		Status: reference.Single, Income: span.Exact(g.Between(200, 1_500) * 100), Wages: span.Exact(g.Between(300, 1_600) * 100),
		Gross: span.Exact(1_800_00 * 100), Itemizes: offer.No,
	}
	return a, t
}
