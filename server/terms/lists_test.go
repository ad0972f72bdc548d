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
	return []*pricelist.List{first, second}
}

// finding is the code that a key words.
func finding(key string) (code.Finding, bool) {
	what, _, _ := strings.Cut(key, "#")
	what = strings.TrimSuffix(what, ".same")
	return code.Finding(what), strings.HasPrefix(what, "review.")
}
