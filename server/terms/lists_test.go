package terms_test

import (
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// lists bring about every finding.
func lists(asOf civil.Date) []*pricelist.List {
	never := offer.Expiry{Rule: offer.Never}
	hour := []int{0}
	pack := func(visits int, cents int64, e offer.Expiry) offer.Package {
		return offer.Package{Visits: visits, Price: span.Exact(cents), Services: hour, Expiry: e}
	}
	first, second := &pricelist.List{Seller: *seller()}, &pricelist.List{Seller: *seller()}
	s := &first.Seller
	s.Packages = []offer.Package{
		pack(10, 91000, never), pack(10, 90000, never), pack(5, 40000, never),
		pack(10, 84000, offer.Expiry{Rule: offer.AfterPurchase, Months: 2}),
		pack(5, 40000, offer.Expiry{Rule: offer.FixedDate, Date: asOf - 1}),
	}
	s.Memberships = []offer.Membership{{Fee: span.Exact(9900), Credits: 1, Minimum: span.Exact(2), Services: hour}}
	first.Effective.Until = asOf
	first.Payers = []pricelist.Payer{{VerifiedOn: asOf - 500, Rates: []pricelist.Rate{{Service: 0, Visit: 10000}}}}
	s = &second.Seller
	s.Services[0].Modality, s.Services[1].Modality = "thai", "thai"
	s.Services[1].Price, s.Services[1].FirstVisit = span.Exact(8000), span.Exact(9500)
	return []*pricelist.List{first, second, selling(asOf)}
}

// selling brings about what is found of the further selling rules.
func selling(asOf civil.Date) *pricelist.List {
	never, hour := offer.Expiry{Rule: offer.Never}, []int{0}
	l := &pricelist.List{Seller: *seller()}
	s := &l.Seller
	s.Services[0].Modality, s.Services[0].Price, s.Services[0].FirstVisit = "thai", span.Exact(9000), span.Span{}
	s.Services = append(s.Services, s.Services[0])
	s.Services[len(s.Services)-1].Price = span.Exact(9500)
	booked := s.Services[0].BookedMinutes
	s.Packages = []offer.Package{
		{Minutes: 10 * booked, Price: span.Exact(91000), Services: hour, Expiry: never},
		{Minutes: 10 * booked, Price: span.Exact(80000), Services: hour, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 1}},
		{Minutes: 10 * booked, Price: span.Exact(81000), Services: hour, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 3}},
		{Visits: 1, Price: span.Exact(9100), Services: hour, Expiry: never, FirstOnly: true},
		{Visits: 10, Price: span.Exact(70001), Services: hour, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 3}},
		{Visits: 7, Price: span.Exact(59000), Services: hour, Expiry: never},
		{Visits: 4, Price: span.Exact(33000), Services: hour, Expiry: never},
	}
	m := offer.Membership{Fee: span.Exact(9900), Credits: 1, Minimum: span.Exact(2), Services: hour, MemberPrice: span.Exact(9500)}
	cheaper := m
	cheaper.Fee, cheaper.SetupFee = span.Exact(8900), span.Exact(200)
	m.SetupFee = span.Exact(300)
	s.Memberships = []offer.Membership{m, cheaper, {Fee: span.Exact(8900), SetupFee: span.Exact(900), Credits: 1, Minimum: span.Exact(2), Services: hour}}
	s.Discounts = []offer.Discount{{ID: "low", Eligibility: "students", Off: 200_000}}
	s.Changes = []offer.Change{{From: asOf + 30, Packages: []offer.NewPrice{{Index: 6, Price: span.Exact(37000)}}}}
	return l
}

// finding is the code that a key words.
func finding(key string) (code.Finding, bool) {
	what, _, _ := strings.Cut(key, "#")
	what = strings.TrimSuffix(what, ".same")
	return code.Finding(what), strings.HasPrefix(what, "review.")
}
