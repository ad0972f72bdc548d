package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

var (
	asOf  = on("2026-12-01")
	never = offer.Expiry{Rule: offer.Never}
)

func on(text string) civil.Date {
	d, err := civil.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// clean is a list in which nothing is found: an hour at $90, 90 minutes at $130.
func clean() *pricelist.List {
	return &pricelist.List{
		Revision: 1, PublishedOn: asOf - 30, Name: "Cedar Street Massage",
		Effective:  civil.Range{From: asOf - 30},
		Locations:  []pricelist.Location{{ID: "main", Name: "Cedar Street", City: "Spokane", State: "WA"}},
		BookingURL: "https://cedar.example/book",
		Seller: offer.Seller{
			ID: "cedar", Provider: reference.MassageTherapist,
			Services: []offer.Service{
				{ID: "hour", Modality: "swedish", BookedMinutes: 60, HandsOnMinutes: 55, Price: span.Exact(9000)},
				{ID: "long", Modality: "swedish", BookedMinutes: 90, HandsOnMinutes: 85, Price: span.Exact(13000)},
			},
		},
	}
}

// pack is a package for the hour.
func pack(id string, visits int, cents int64, e offer.Expiry) offer.Package {
	return offer.Package{ID: id, Visits: visits, Price: span.Exact(cents), Services: []int{0}, Expiry: e}
}

func months(n int) offer.Expiry { return offer.Expiry{Rule: offer.AfterPurchase, Months: n} }

func until(day string) offer.Expiry { return offer.Expiry{Rule: offer.FixedDate, Date: on(day)} }

// found is a finding without its figures for the wording.
type found struct {
	Code          code.Finding
	Severity      review.Severity
	Path, Related string
	Cost          money.Amount
}

func lint(l *pricelist.List) []found {
	var all []found
	for _, f := range review.Lint(l, asOf) {
		all = append(all, found{f.Code, f.Severity, f.Path, f.Related, f.Cost})
	}
	return all
}

func TestLint(t *testing.T) {
	const price, hour = "packages[0].price_cents", "services[0].price_cents"
	packages := func(all ...offer.Package) func(*pricelist.List) {
		return func(l *pricelist.List) { l.Seller.Packages = all }
	}
	membership := func(m offer.Membership) func(*pricelist.List) {
		m.ID, m.Services = "monthly", []int{0}
		return func(l *pricelist.List) { l.Seller.Memberships = []offer.Membership{m} }
	}
	for name, test := range map[string]struct {
		change func(*pricelist.List)
		want   []found
	}{
		"nothing": {func(*pricelist.List) {}, nil},

		// 10 visits for $930 against 10 × $90 = $900.
		"a package dearer by $30": {packages(pack("ten", 10, 93000, never)),
			[]found{{code.PackageDearer, review.Warning, price, hour, 3000}}},
		"a package dearer by a cent": {packages(pack("ten", 10, 90001, never)),
			[]found{{code.PackageDearer, review.Warning, price, hour, 1}}},
		"a package that saves nothing": {packages(pack("ten", 10, 90000, never)),
			[]found{{code.PackageSavesNone, review.Hint, price, hour, 0}}},
		// $899.99 is ten times $89.99 and nine cents.
		"a package that saves a cent": {packages(pack("ten", 10, 89999, never)),
			[]found{{code.SharesUneven, review.Hint, price, "packages[0].credits.count", 9}}},
		// Also good for 90 minutes, at which 10 visits come to $1,300.
		"a package held against its dearest service": {func(l *pricelist.List) {
			packages(pack("ten", 10, 93000, never))(l)
			l.Seller.Packages[0].Services = []int{0, 1}
		}, nil},
		// A first visit costs $30 more: the first-timer's ten come to $930.
		"a package no dearer for a first-timer": {func(l *pricelist.List) {
			packages(pack("ten", 10, 93000, never))(l)
			l.Seller.Services[0].FirstVisit = span.Exact(12000)
		}, []found{{code.FirstVisitDearer, review.Hint, "services[0].first_visit_price_cents", hour, 3000}}},

		// Of 10 visits in 3 months (92 days at most) the usual rhythm draws those of
		// the days 0 to 35, 63 and 91: 8, singly $720. A visit a week uses all 10.
		"a package that lapses at the usual rhythm": {packages(pack("ten", 10, 80000, months(3))),
			[]found{{code.PackageNotEven, review.Hint, price, hour, 8000}}},
		// It is worth it by then, and still two visits of $72 are lost.
		"a package that is worth it by then": {packages(pack("ten", 10, 72000, months(3))),
			[]found{{code.LapsesAtUsualRhythm, review.Hint, "packages[0].expires", "packages[0].credits.count", 14400}}},
		// Of 10 visits in 2 months (62 days at most) a visit a week draws 9, singly
		// $810; the usual rhythm draws 6, singly $540. The last visit's share is $82.
		"a package that lapses at any rhythm": {packages(pack("ten", 10, 82000, months(2))), []found{
			{code.PackageNotEven, review.Warning, price, hour, 82000 - 54000},
			{code.ExpiryTooShort, review.Warning, "packages[0].expires", "packages[0].credits.count", 8200}}},
		// $400.02 in 5 shares is 2 × $80.01 and 3 × $80.00. In a month of 31 days fall
		// the days 0, 7, 14, 21 and 28: all five. Of 6 visits one is lost.
		"five visits in a month": {packages(pack("five", 5, 40002, months(1))),
			[]found{{code.SharesUneven, review.Hint, price, "packages[0].credits.count", 2}}},
		"six visits in a month": {packages(pack("six", 6, 40002, months(1))),
			[]found{{code.ExpiryTooShort, review.Warning, "packages[0].expires", "packages[0].credits.count", 6667}}},
		// From 1 to 22 December are 21 days: visits on the days 0, 7, 14 and 21.
		"four visits by a date":         {packages(pack("four", 4, 32000, until("2026-12-22"))), nil},
		"four visits by the day before": {packages(pack("four", 4, 26000, until("2026-12-21"))), []found{{code.ExpiryTooShort, review.Warning, "packages[0].expires", "packages[0].credits.count", 6500}}},
		"one visit by today":            {packages(pack("one", 1, 8000, until("2026-12-01"))), nil},
		"a date that is past": {packages(pack("four", 4, 32000, until("2026-11-30"))),
			[]found{{code.PackageLapsed, review.Warning, "packages[0].expires.date", "", 32000}}},
		"a date before the prices begin": {func(l *pricelist.List) {
			packages(pack("four", 4, 32000, until("2026-12-22")))(l)
			l.Effective.From = on("2026-12-23")
		}, []found{{code.PackageLapsed, review.Warning, "packages[0].expires.date", "", 32000}}},

		// Two fives at $400 do what a ten at $850 does.
		"ten for more than two fives": {packages(pack("ten", 10, 85000, never), pack("five", 5, 40000, never)),
			[]found{{code.PackageDominated, review.Warning, price, "packages[1].price_cents", 5000}}},
		"ten for as much as two fives": {packages(pack("ten", 10, 80000, never), pack("five", 5, 40000, never)), nil},
		"ten that last longer":         {packages(pack("ten", 10, 85000, months(13)), pack("five", 5, 40000, months(12))), nil},
		"ten that lapse earlier": {packages(pack("ten", 10, 85000, months(12)), pack("five", 5, 40000, months(13))),
			[]found{{code.PackageDominated, review.Warning, price, "packages[1].price_cents", 5000}}},
		"a ten for fewer dollars than a five": {packages(pack("five", 5, 44000, never), pack("ten", 10, 43000, never)),
			[]found{{code.PackageDominated, review.Warning, price, "packages[1].price_cents", 1000}}},
		"more visits for the same": {packages(pack("five", 5, 43800, never), pack("six", 6, 43800, never)),
			[]found{{code.PackageDominated, review.Warning, price, "packages[1].price_cents", 0}}},
		// The cheaper one may lapse before its first visit.
		"as many months from another day": {packages(pack("five", 5, 44000, offer.Expiry{Rule: offer.AfterFirstUse, Months: 12}), pack("cinq", 5, 43000, months(12))), nil},
		"twice the same":                  {packages(pack("five", 5, 44000, never), pack("cinq", 5, 44000, never)), nil},
		"for another service":             {packages(pack("five", 5, 44000, never), offer.Package{ID: "long", Visits: 5, Price: span.Exact(43000), Services: []int{1}, Expiry: never}), nil},
		"three years or one date":         {packages(pack("ten", 10, 85000, until("2027-12-01")), pack("five", 5, 40000, months(12))), []found{{code.PackageDominated, review.Warning, price, "packages[1].price_cents", 5000}}},
		"eleven months or a date":         {packages(pack("ten", 10, 85000, until("2027-12-01")), pack("five", 5, 40000, months(11))), nil},

		// Six months: $20 + 6 × $95 = $590 for 6 visits, singly $540.
		"a membership dearer by $50": {membership(offer.Membership{Fee: span.Exact(9500), SetupFee: span.Exact(2000), Credits: 1, Minimum: span.Exact(6)}),
			[]found{{code.MembershipNeverEven, review.Warning, "memberships[0].fee_cents", hour, 5000}}},
		"a membership that costs the same": {membership(offer.Membership{Fee: span.Exact(9000), Credits: 1, Minimum: span.Exact(6)}), nil},
		// The fee alone is below the price, but not with the fee for joining: $30 + $89.
		"a month's membership with a fee for joining": {membership(offer.Membership{Fee: span.Exact(8900), SetupFee: span.Exact(3000), Credits: 1, Minimum: span.Exact(1)}),
			[]found{{code.MembershipDearer, review.Warning, "memberships[0].fee_cents", hour, 2900}}},
		// A month of 31 days has 5 weekly visits: 1 credit, 4 at $80. $120 + $320 = $440
		// against $450; $131 + $320 = $451 is a dollar more.
		"extra visits that pay for it": {membership(offer.Membership{Fee: span.Exact(12000), Credits: 1, MemberPrice: span.Exact(8000), Minimum: span.Exact(1)}), nil},
		"extra visits that do not":     {membership(offer.Membership{Fee: span.Exact(13100), Credits: 1, MemberPrice: span.Exact(8000), Minimum: span.Exact(1)}), []found{{code.MembershipNeverEven, review.Warning, "memberships[0].fee_cents", hour, 100}}},
		// Eight months have at most 245 days and 35 weekly visits: 8 credits and 27 at
		// $80. 8 × $123.76 + $2,160 = $3,150.08 against $3,150.
		"eight months of it": {membership(offer.Membership{Fee: span.Exact(12376), Credits: 1, MemberPrice: span.Exact(8000), Minimum: span.Exact(8)}),
			[]found{{code.MembershipDearer, review.Warning, "memberships[0].fee_cents", hour, 8}}},
		"a member's price above the rest": {membership(offer.Membership{Fee: span.Exact(9100), Credits: 1, MemberPrice: span.Exact(9900), Minimum: span.Exact(1)}), []found{
			{code.MemberPriceAbove, review.Warning, "memberships[0].member_prices[0].price_cents", hour, 0},
			{code.MembershipNeverEven, review.Warning, "memberships[0].fee_cents", hour, 100}}},

		"a first visit that costs more": {func(l *pricelist.List) { l.Seller.Services[1].FirstVisit = span.Exact(15000) },
			[]found{{code.FirstVisitDearer, review.Hint, "services[1].first_visit_price_cents", "services[1].price_cents", 2000}}},
		"a first visit that costs less": {func(l *pricelist.List) { l.Seller.Services[1].FirstVisit = span.Exact(5000) }, nil},
		"90 minutes for less than 60": {func(l *pricelist.List) { l.Seller.Services[1].Price = span.Exact(8800) },
			[]found{{code.PricesContradict, review.Warning, hour, "services[1].price_cents", 200}}},
		"two longer visits that cost less": {func(l *pricelist.List) {
			l.Seller.Services[1].Price = span.Exact(8800)
			l.Seller.Services = append(l.Seller.Services, offer.Service{ID: "longer", Modality: "swedish", BookedMinutes: 120, HandsOnMinutes: 110, Price: span.Exact(8900)})
		}, []found{{code.PricesContradict, review.Warning, hour, "services[1].price_cents", 200}}},
		"90 minutes for as much as 60": {func(l *pricelist.List) { l.Seller.Services[1].Price = span.Exact(9000) }, nil},
		"90 minutes of another style": {func(l *pricelist.List) {
			l.Seller.Services[1].Price, l.Seller.Services[1].Modality = span.Exact(8800), "thai"
		}, nil},
		"90 minutes with less massage": {func(l *pricelist.List) {
			l.Seller.Services[1].Price, l.Seller.Services[1].HandsOnMinutes = span.Exact(8800), 50
		}, nil},
		"two styles of which nothing is said": {func(l *pricelist.List) {
			l.Seller.Services[0].Modality, l.Seller.Services[1].Modality, l.Seller.Services[1].Price = "", "", span.Exact(8800)
		}, nil},
		"hands-on minutes that nobody has stated": {func(l *pricelist.List) { l.Seller.Services[1].HandsOnMinutes = 0 }, []found{{code.HandsOnMissing, review.Hint, "services[1].hands_on_minutes", "", 0}}},

		"an insurer checked a year ago": {func(l *pricelist.List) { l.Payers = []pricelist.Payer{{ID: 2, VerifiedOn: on("2025-12-01")}} }, nil},
		"an insurer checked before that": {func(l *pricelist.List) { l.Payers = []pricelist.Payer{{ID: 2, VerifiedOn: on("2025-11-30")}} },
			[]found{{code.PayerStale, review.Warning, "payers[0].verified_on", "", 0}}},
		"a rate above the price": {func(l *pricelist.List) {
			l.Payers = []pricelist.Payer{{ID: 2, VerifiedOn: asOf, Rates: []pricelist.Rate{{Service: 1, Visit: 13000}, {Service: 0, Visit: 9001}}}}
		}, []found{{code.RateAbovePrice, review.Warning, "payers[0].rates[1].visit_cents", hour, 0}}},
		"no link to book by":    {func(l *pricelist.List) { l.BookingURL = "" }, []found{{code.NoBookingLink, review.Hint, "clinic.booking_url", "", 0}}},
		"the last day in force": {func(l *pricelist.List) { l.Effective.Until = asOf + 1 }, nil},
		"the day after":         {func(l *pricelist.List) { l.Effective.Until = asOf }, []found{{code.ListLapsed, review.Warning, "effective.until", "", 0}}},
	} {
		t.Run(name, func(t *testing.T) {
			l := clean()
			test.change(l)
			if diff := cmp.Diff(test.want, lint(l)); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestFiguresOfAFinding(t *testing.T) {
	l := clean()
	l.Seller.Packages = []offer.Package{pack("ten", 10, 82000, months(2))}
	got := review.Lint(l, asOf)
	want := [][]review.Input{
		{{Name: "count", Unit: ledger.Count, Value: 10}, {Name: "price", Unit: ledger.Cents, Value: 82000},
			{Name: "single", Unit: ledger.Cents, Value: 9000}, {Name: "used", Unit: ledger.Count, Value: 6}},
		{{Name: "count", Unit: ledger.Count, Value: 10}, {Name: "used", Unit: ledger.Count, Value: 9}},
	}
	for i := range want {
		if diff := cmp.Diff(want[i], got[i].Inputs); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", got[i].Code, diff)
		}
	}
}

// A draft may lack anything.
func TestLintOfAnEmptyDraft(t *testing.T) {
	if diff := cmp.Diff([]found{{code.NoBookingLink, review.Hint, "clinic.booking_url", "", 0}}, lint(&pricelist.List{})); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}
