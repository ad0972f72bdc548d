package compare_test

import (
	"fmt"
	"math/rand"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

const today civil.Date = 739943 // 2026-11-23

// A draw's amounts are whole multiples of so many dollars: the more, the more of
// them tie.
type draw struct {
	*rand.Rand
	grain int
}

func drawing(seed int) draw {
	return draw{rand.New(rand.NewSource(int64(seed))), []int{1, 5, 20}[seed%3]}
}

// one tells whether something happens that does once in so many times.
func (d draw) one(in int) bool { return d.Intn(in) == 0 }

func (d draw) dollars(low, high int) int64 {
	return int64((low+d.Intn(high-low+1))/d.grain*d.grain) * 100
}

func (d draw) answer() offer.Answer { return offer.Answer(d.Intn(3)) }

// clinics are lists in which much happens, few dollars apart so that many tie.
func (d draw) clinics(n int) []pricelist.List {
	all := make([]pricelist.List, n)
	for i := range all {
		all[i] = d.clinic(i)
	}
	return all
}

func (d draw) clinic(i int) pricelist.List {
	l := pricelist.List{
		Name: fmt.Sprint("Clinic ", i), Effective: civil.Range{From: today - 90},
		Locations: []pricelist.Location{{ID: "main", Name: "Main", City: "Spokane", State: "WA"}},
		Accounts:  pricelist.Accounts{Card: d.answer()},
	}
	for _, code := range []string{"en", "es", "vie"} {
		if d.one(2) {
			l.Languages = append(l.Languages, code)
		}
	}
	s := &l.Seller
	s.ID, s.Provider, s.TipUsual = fmt.Sprintf("clinic-%03d", i), reference.Provider(1+d.Intn(4)), d.answer()
	styles := offer.Modalities()
	for j := range 1 + d.Intn(4) {
		v := offer.Service{ID: fmt.Sprint("service-", j), BookedMinutes: 30 * (1 + d.Intn(3)), Modality: styles[d.Intn(3)], Price: span.Exact(d.dollars(50, 90))}
		if !d.one(5) {
			v.HandsOnMinutes = v.BookedMinutes - 5*d.Intn(3)
		}
		if d.one(4) {
			v.FirstVisit = span.Exact(d.dollars(20, 95))
		}
		s.Services = append(s.Services, v)
	}
	for k := range d.Intn(3) {
		s.Packages = append(s.Packages, d.pack(s, k))
	}
	for k := range d.Intn(5) / 2 {
		s.Memberships = append(s.Memberships, d.membership(s, k))
	}
	if d.one(4) {
		s.Surcharge = offer.Surcharge{Card: money.Rate(d.Intn(2)) * 30_000, SalesTax: money.Rate(d.Intn(2)) * 85_000}
	}
	if d.one(3) {
		s.Discounts = []offer.Discount{{ID: "low-income", Eligibility: "Low income", Off: 100_000}, {ID: "veteran", Eligibility: "Veterans", Off: 200_000}}
	}
	if d.one(3) {
		d.change(s)
	}
	for _, id := range []string{"example-health", "demo-mutual"} {
		if d.one(2) {
			l.Payers = append(l.Payers, d.payer(&l, id))
		}
	}
	return l
}

// some are a few services of a seller.
func (d draw) some(s *offer.Seller) (list []int) {
	for i := range s.Services {
		if d.one(2) {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		list = []int{0}
	}
	return list
}

func (d draw) pack(s *offer.Seller, k int) offer.Package {
	visits := 2 + d.Intn(8)
	p := offer.Package{ID: fmt.Sprint("package-", k), Visits: visits, Price: span.Exact(int64(visits) * d.dollars(35, 75)), Services: d.some(s), FirstOnly: d.one(5)}
	if d.one(5) {
		p.Visits, p.Minutes = 0, visits*60
	}
	p.Expiry.Rule = offer.ExpiryRule(1 + d.Intn(4))
	p.Expiry.Months = 1 + d.Intn(8)
	if p.Expiry.Rule == offer.FixedDate {
		p.Expiry.Date = today.AddDays(d.Intn(200))
	}
	p.Refund.Rule = offer.RefundRule(d.Intn(6))
	if p.Refund.Rule == offer.RefundUnusedLessFee {
		p.Refund.Fee = 25_00
	}
	if d.one(4) && len(p.Services) == 1 && len(s.Services) > 1 {
		p.Upgrades = []int{(p.Services[0] + 1) % len(s.Services)}
	}
	return p
}

func (d draw) membership(s *offer.Seller, k int) offer.Membership {
	m := offer.Membership{
		ID: fmt.Sprint("membership-", k), Fee: span.Exact(d.dollars(40, 120)), Credits: 1 + d.Intn(3), Minimum: span.Exact(int64(1 + d.Intn(4))),
		Services: d.some(s), Interval: offer.Interval{Every: 1 + d.Intn(2), Unit: offer.IntervalUnit(d.Intn(2))}, Notice: 10 * d.Intn(3),
	}
	if m.Interval.Unit == offer.ByWeek {
		m.Interval.Every *= 4
	}
	if d.one(2) {
		m.Unused, m.Cap = offer.RollOver, 1+d.Intn(3)
	}
	if d.one(2) {
		m.SetupFee = span.Exact(d.dollars(5, 40))
	}
	if d.one(2) {
		m.MemberPrice = span.Exact(d.dollars(35, 70))
	}
	if d.one(5) {
		m.Cycles = 2 + d.Intn(3)
	}
	return m
}

func (d draw) change(s *offer.Seller) {
	c := offer.Change{From: today.AddDays(1 + d.Intn(90)), BuyersKeep: d.answer()}
	now := func(i int, low, high int) offer.NewPrice {
		return offer.NewPrice{Index: i, Price: span.Exact(d.dollars(low, high))}
	}
	c.Services = []offer.NewPrice{now(0, 50, 100)}
	if s.Services[0].FirstVisit.Said && d.one(2) {
		c.Services[0].FirstVisit = span.Exact(d.dollars(20, 95))
	}
	for k := range s.Packages {
		c.Packages = append(c.Packages, now(k, 100, 500))
		c.Packages[k].Withdrawn = d.one(4)
	}
	for k := range s.Memberships {
		c.Memberships = append(c.Memberships, now(k, 40, 120))
	}
	s.Changes = []offer.Change{c}
}

func (d draw) payer(l *pricelist.List, id string) pricelist.Payer {
	payer, _ := reference.ParsePayer(id)
	p := pricelist.Payer{
		ID: payer, Network: pricelist.Network(d.Intn(3)), Billing: pricelist.Billing(d.Intn(4)), CashAllowed: d.answer(), Prescription: d.answer(),
		Referral: d.answer(), VerifiedOn: today - 60,
	}
	if d.one(2) {
		p.Rates = []pricelist.Rate{{Service: 0, Visit: money.Amount(d.dollars(40, 80))}}
	}
	return p
}

// question draws a visitor with what she asks.
func (d draw) request() *estimate.Request {
	r := &estimate.Request{
		AsOf: today, State: "WA", Minutes: 60, PaysByCard: d.one(2),
		Plan: plan.Request{Start: today.AddDays(d.Intn(40)), Phases: []plan.Phase{
			{Name: plan.Initial, Visits: 1 + d.Intn(4), Weeks: 1},
			{Name: plan.Maintenance, Visits: 1 + d.Intn(3), Weeks: 1 + d.Intn(6)},
		}},
	}
	if d.one(3) {
		r.Tip = 180_000
	}
	if d.one(3) {
		r.QualifiesFor = []string{[]string{"low-income", "veteran", "student"}[d.Intn(3)]}
	}
	if d.one(3) {
		r.Benefit = d.benefit()
	}
	if d.one(4) {
		d.accounts(r)
	}
	return r
}

func (d draw) benefit() *cover.Benefit {
	payer, _ := reference.ParsePayer([]string{"example-health", "demo-mutual"}[d.Intn(2)])
	b := &cover.Benefit{Payer: payer, Coverage: offer.Yes, PaidProviders: []reference.Provider{1, 2, 3, 4}, Prescription: d.answer(), VisitsUsed: d.Intn(3)}
	said := func(s *span.Span, low, high int) {
		switch d.Intn(3) {
		case 0:
			*s = span.Exact(d.dollars(low, high))
		case 1:
			*s = span.Span{Low: int64(low) * 100, High: int64(high) * 100, Said: true}
		}
	}
	said(&b.Deductible, 100, 400)
	said(&b.OtherBills, 0, 100)
	said(&b.PocketMax, 500, 3000)
	said(&b.Allowed, 40, 80)
	b.Share = cover.ShareKind(1 + d.Intn(3))
	if b.Share.Copayed() {
		said(&b.Copay, 10, 50)
	}
	if b.Share != cover.CopayShare && d.one(2) {
		b.Coinsurance = span.Exact(int64(d.Intn(5)) * 100_000)
	}
	if d.one(3) {
		b.VisitLimit = span.Exact(int64(1 + d.Intn(8)))
	}
	if d.one(4) {
		b.Settings = cover.Settings{FailureOnPatient: d.one(2), OnlyPaidCount: d.one(2)}
	}
	if b.Share.Copayed() && b.Settings != (cover.Settings{}) {
		b.CopayWaits, b.Settings.CopayAtEnd = offer.Yes, cover.CopayAtEnd(d.Intn(3))
	}
	switch d.Intn(8) {
	case 0:
		b.Coverage, b.PaidProviders = offer.No, nil
	case 1:
		b.Coverage, b.PaidProviders = offer.NotKnown, nil
	case 2:
		b.Outside.Pays = offer.Yes
	}
	return b
}

func (d draw) accounts(r *estimate.Request) {
	r.Accounts = &fund.Accounts{Letter: fund.Letter{Have: d.answer()}}
	if d.one(2) {
		r.Accounts.FSA = &fund.FSA{Left: span.Exact(d.dollars(0, 600)), Election: span.Exact(1500_00), Other: span.Exact(0), Leftover: fund.Leftover(d.Intn(4)), Open: d.answer()}
	} else {
		r.Accounts.HSA = &fund.HSA{Coverage: fund.SelfOnly, Born: 1980, Route: fund.Payroll, Planned: span.Exact(0)}
	}
	r.Tax = &fund.Tax{Status: reference.Single, Income: span.Exact(60_000_00), Wages: span.Exact(70_000_00), Itemizes: offer.No}
}
