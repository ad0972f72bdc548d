package review_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

// codes are those of the findings, from their source.
func codes(t *testing.T) (all []code.Finding) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../code/finding.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, code.Finding(text))
		}
		return true
	})
	return all
}

func cents(n int64) review.Value { return review.Value{Stated: true, Unit: ledger.Cents, Number: n} }

func words(text string) review.Value { return review.Value{Stated: true, Text: text} }

func TestDifference(t *testing.T) {
	before, after := clean(), clean()
	before.Seller.Packages = []offer.Package{pack("five", 5, 42000, months(6)), pack("ten", 10, 80000, never)}
	after.Revision, after.Previous = 2, "0f"
	after.Name, after.BookingURL = "Cedar Street", ""
	after.Seller.Services = append([]offer.Service{{ID: "short", BookedMinutes: 30, Price: span.Exact(5000)}}, after.Seller.Services...)
	after.Seller.Services[1].Price = span.Exact(9500)
	after.Seller.Packages = []offer.Package{{ID: "five", Visits: 5, Price: span.Exact(42000), Services: []int{1}, Expiry: months(4)}}
	after.Payers = []pricelist.Payer{{ID: 2, Network: pricelist.InNetwork, CashAllowed: offer.Yes, VerifiedOn: asOf, Rates: []pricelist.Rate{{Service: 1, Visit: 7000}}}}
	after.Fees = pricelist.Fees{NoShow: pricelist.Percent(50)}
	number := func(unit ledger.Unit, n int64) review.Value { return review.Value{Stated: true, Unit: unit, Number: n} }
	want := []review.Part{
		{Kind: review.Profile, What: review.Changed, Before: -1, After: -1, Fields: []review.Field{
			{Path: "clinic.name", Before: words("Cedar Street Massage"), After: words("Cedar Street")},
			{Path: "clinic.booking_url", Before: words("https://cedar.example/book")},
			{Path: "fees.no_show", After: number(ledger.PPM, 500_000)},
		}},
		{Kind: review.Service, What: review.Added, ID: "short", Before: -1, After: 0, Fields: []review.Field{
			{Path: "booked_minutes", After: number(ledger.Count, 30)}, {Path: "price_cents", After: cents(5000)},
		}},
		{Kind: review.Service, What: review.Changed, ID: "hour", Before: 0, After: 1, Fields: []review.Field{
			{Path: "price_cents", Before: cents(9000), After: cents(9500)},
		}},
		// That its service now stands second is no change to a buyer.
		{Kind: review.Package, What: review.Changed, ID: "five", Before: 0, After: 0, Fields: []review.Field{
			{Path: "expires.months", Before: number(ledger.Months, 6), After: number(ledger.Months, 4)},
		}},
		{Kind: review.Package, What: review.Removed, ID: "ten", Before: 1, After: -1, Fields: []review.Field{
			{Path: "credits.count", Before: number(ledger.Count, 10)}, {Path: "price_cents", Before: cents(80000)},
			{Path: "services", Before: words("hour")}, {Path: "expires.rule", Before: words("never")},
		}},
		{Kind: review.Insurer, What: review.Added, ID: after.Payers[0].ID.ID(), Before: -1, After: 0, Fields: []review.Field{
			{Path: "network", After: words("in")}, {Path: "cash_allowed", After: words("yes")},
			{Path: "verified_on", After: number(ledger.Day, int64(asOf))}, {Path: "rates.hour", After: cents(7000)},
		}},
	}
	got := review.Difference(before, after, asOf)
	if diff := cmp.Diff(want, got.Parts); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

func TestDifferenceOfSellingRules(t *testing.T) {
	before, after := clean(), clean()
	five := pack("five", 5, 42000, never)
	monthly := offer.Membership{ID: "monthly", Fee: span.Exact(8000), Credits: 1, Minimum: span.Exact(1), Services: []int{0}}
	before.Seller.Packages, before.Seller.Memberships = []offer.Package{five}, []offer.Membership{monthly}
	five.Visits, five.Minutes, five.FirstOnly = 0, 300, true
	five.Refund, five.Sharing = offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 1000}, offer.Sharing{Who: offer.Household, People: 1}
	monthly.Interval, monthly.Notice, monthly.Pause, monthly.ClawBack, monthly.Cycles, monthly.Unused = offer.Interval{Every: 4, Unit: offer.ByWeek}, 14, 1, true, 6, offer.Accumulate
	s := &after.Seller
	s.Packages, s.Memberships = []offer.Package{five}, []offer.Membership{monthly}
	s.Packages = append(s.Packages, pack("ten", 10, 80000, never))
	s.Packages[1].Upgrades = []int{1}
	s.Services[0].Tier, s.Services[0].Locations, s.Services[0].Codes = offer.TierSenior, []int{0}, []offer.Coded{{Code: "97124", Minutes: 45}, {Code: "97010"}}
	s.Surcharge, s.TipUsual, s.TipPercents, s.TipOnSingle = offer.Surcharge{Card: 30_000, SalesTax: 80_000}, offer.Yes, []int{15, 20}, true
	s.Discounts = []offer.Discount{{ID: "low", Eligibility: "students", Proof: offer.ProofDocument, Off: 200_000}}
	s.Changes = []offer.Change{{From: on("2027-03-01"), BuyersKeep: offer.Yes, Services: []offer.NewPrice{{Index: 0, Price: span.Exact(9500)}},
		Packages: []offer.NewPrice{{Index: 0, Withdrawn: true}}, Memberships: []offer.NewPrice{{Index: 0, Price: span.Exact(8500)}}}}
	after.NPI, after.Licences, after.Languages = "1234567893", []pricelist.Licence{{State: "WA", Kind: "LMT", Number: "MA1"}}, []string{"en", "es"}
	after.Accounts = pricelist.Accounts{Card: offer.Yes, Letter: offer.No}
	before.Payers = []pricelist.Payer{{ID: 2, Network: pricelist.InNetwork, VerifiedOn: asOf, Rates: []pricelist.Rate{{Service: 0, Visit: 7000}}}}
	after.Payers = []pricelist.Payer{{ID: 2, Network: pricelist.InNetwork, VerifiedOn: asOf, Rates: []pricelist.Rate{{Service: 0, Unit: 2500}, {Service: 1, OfMedicare: 1_100_000}},
		Plans: "all", Billing: pricelist.BillsDirect, UnitRule: pricelist.Midpoint, Rounding: pricelist.EachLine, Referral: offer.Yes, Authorisation: offer.No, DailyMax: 12000}}
	number := func(unit ledger.Unit, n int64) review.Value { return review.Value{Stated: true, Unit: unit, Number: n} }
	want := []review.Part{
		{Kind: review.Profile, What: review.Changed, Before: -1, After: -1, Fields: []review.Field{
			{Path: "clinic.npi", After: words("1234567893")}, {Path: "clinic.licences", After: words("WA LMT MA1")}, {Path: "clinic.languages", After: words("en, es")},
			{Path: "tips.expected", After: words("yes")}, {Path: "tips.suggested_percent", After: words("15, 20")}, {Path: "tips.on", After: words("yes")},
			{Path: "fees.card_surcharge_ppm", After: number(ledger.PPM, 30_000)}, {Path: "fees.sales_tax_ppm", After: number(ledger.PPM, 80_000)},
			{Path: "accounts.hsa_fsa_card", After: words("yes")}, {Path: "accounts.letter_of_medical_necessity_template", After: words("no")},
		}},
		{Kind: review.Service, What: review.Changed, ID: "hour", Fields: []review.Field{
			{Path: "practitioner_tier", After: words("senior")}, {Path: "locations", After: words("main")}, {Path: "codes", After: words("97124:45, 97010")},
		}},
		{Kind: review.Package, What: review.Changed, ID: "five", Fields: []review.Field{
			{Path: "credits.count", Before: number(ledger.Count, 5)}, {Path: "credits.minutes", After: number(ledger.Count, 300)},
			{Path: "shareable_with.who", After: words("household")}, {Path: "shareable_with.people", After: number(ledger.Count, 1)},
			{Path: "refund", After: words("unused_less_fee")}, {Path: "refund_fee_cents", After: cents(1000)}, {Path: "first_purchase_only", After: words("yes")},
		}},
		{Kind: review.Package, What: review.Added, ID: "ten", Before: -1, After: 1, Fields: []review.Field{
			{Path: "credits.count", After: number(ledger.Count, 10)}, {Path: "price_cents", After: cents(80000)}, {Path: "services", After: words("hour")},
			{Path: "expires.rule", After: words("never")}, {Path: "upgrade.to", After: words("long")},
		}},
		{Kind: review.Membership, What: review.Changed, ID: "monthly", Fields: []review.Field{
			{Path: "interval.every", Before: number(ledger.Count, 1), After: number(ledger.Count, 4)}, {Path: "interval.unit", Before: words("month"), After: words("week")},
			{Path: "unused.rule", Before: words("reset"), After: words("accumulate")}, {Path: "notice_days", After: number(ledger.Count, 14)},
			{Path: "pause_intervals", After: number(ledger.Count, 1)}, {Path: "claw_back", After: words("yes")}, {Path: "cycles", After: number(ledger.Count, 6)},
		}},
		{Kind: review.Insurer, What: review.Changed, ID: after.Payers[0].ID.ID(), Fields: []review.Field{
			{Path: "plans", After: words("all")}, {Path: "billing", After: words("direct")}, {Path: "unit_rule", After: words("ama_midpoint")}, {Path: "rounding", After: words("line")},
			{Path: "needs.referral", After: words("yes")}, {Path: "needs.authorisation", After: words("no")}, {Path: "daily_maximum_cents", After: cents(12000)},
			{Path: "rates.hour.unit_cents", After: cents(2500)}, {Path: "rates.long.percent_of_medicare_ppm", After: number(ledger.PPM, 1_100_000)},
			{Path: "rates.hour", Before: cents(7000)},
		}},
		{Kind: review.Discount, What: review.Added, ID: "low", Before: -1, Fields: []review.Field{
			{Path: "eligibility", After: words("students")}, {Path: "proof", After: words("document")}, {Path: "service_percent_off", After: number(ledger.PPM, 200_000)},
		}},
		{Kind: review.Scheduled, What: review.Added, ID: "2027-03-01", Before: -1, Fields: []review.Field{
			{Path: "existing_buyers_keep", After: words("yes")}, {Path: "services.hour.price_cents", After: cents(9500)},
			{Path: "packages.five.withdrawn", After: words("yes")}, {Path: "memberships.monthly.fee_cents", After: cents(8500)},
		}},
	}
	if diff := cmp.Diff(want, review.Parts(before, after)); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

func TestFirstPublication(t *testing.T) {
	c := review.Difference(nil, clean(), asOf)
	if len(c.Parts) != 4 {
		t.Errorf("%d parts, want the profile, a place and two services", len(c.Parts))
	}
	for _, p := range c.Parts {
		if p.What != review.Added {
			t.Errorf("%+v", p)
		}
	}
	for _, v := range c.Visitors {
		if _, both := v.Rise(); both || v.Before.Priced || !v.After.Priced {
			t.Errorf("%+v", v)
		}
	}
}

func TestReferenceVisitors(t *testing.T) {
	type row struct {
		Kind                         review.VisitorKind
		Visits                       int
		Before, After, Rise, Prepaid money.Amount
	}
	// rest is what all pay to whom nothing changes, and the insured one.
	rest := func(insured row) []row {
		same := func(kind review.VisitorKind, visits int, each money.Amount) row {
			all := each * money.Amount(visits)
			return row{kind, visits, all, all, 0, 0}
		}
		return []row{
			same(review.Yearlong, 17, 9000), same(review.SixWeeks, 6, 9000), insured, same(review.Weekly, 26, 9000), same(review.Monthly, 13, 9000),
			same(review.Brief, 4, 9000), same(review.Long, 17, 13000), same(review.Later, 17, 9000), same(review.Couple, 12, 9000), same(review.Superbill, 17, 4200),
		}
	}
	insured := func(l *pricelist.List) {
		l.Payers = []pricelist.Payer{{ID: 2, Network: pricelist.InNetwork, CashAllowed: offer.Yes, VerifiedOn: asOf, Rates: []pricelist.Rate{{Service: 0, Visit: 7000}}}}
	}
	for name, test := range map[string]struct {
		before, after func(*pricelist.List)
		want          []row
	}{
		// 17 visits in a year: 6 weekly, then 11 every four weeks. With nobody's
		// contract the plan out of network allows $80 and pays $48 of it.
		"$5 more": {func(*pricelist.List) {}, func(l *pricelist.List) { l.Seller.Services[0].Price = span.Exact(9500) }, []row{
			{review.Yearlong, 17, 17 * 9000, 17 * 9500, 17 * 500, 0}, {review.SixWeeks, 6, 6 * 9000, 6 * 9500, 6 * 500, 0},
			{review.Insured, 17, 17 * 9000, 17 * 9500, 17 * 500, 0}, {review.Weekly, 26, 26 * 9000, 26 * 9500, 26 * 500, 0},
			{review.Monthly, 13, 13 * 9000, 13 * 9500, 13 * 500, 0}, {review.Brief, 4, 4 * 9000, 4 * 9500, 4 * 500, 0},
			{review.Long, 17, 17 * 13000, 17 * 13000, 0, 0}, {review.Later, 17, 17 * 9000, 17 * 9500, 17 * 500, 0},
			{review.Couple, 12, 12 * 9000, 12 * 9500, 12 * 500, 0}, {review.Superbill, 17, 17 * 4200, 17 * 4700, 17 * 500, 0}}},
		// Three packages of 5 at $420 and two visits; one and one visit; five and one.
		// The couple buys one each, as nothing is said of sharing.
		"a package at $420 for 5": {func(*pricelist.List) {}, func(l *pricelist.List) { l.Seller.Packages = []offer.Package{pack("five", 5, 42000, never)} }, []row{
			{review.Yearlong, 17, 17 * 9000, 3*42000 + 2*9000, -3 * 3000, 3 * 42000}, {review.SixWeeks, 6, 6 * 9000, 42000 + 9000, -3000, 42000},
			{review.Insured, 17, 17 * 9000, 3*42000 + 2*9000, -3 * 3000, 3 * 42000}, {review.Weekly, 26, 26 * 9000, 5*42000 + 9000, -5 * 3000, 5 * 42000},
			{review.Monthly, 13, 13 * 9000, 2*42000 + 3*9000, -2 * 3000, 2 * 42000}, {review.Brief, 4, 4 * 9000, 4 * 9000, 0, 0},
			{review.Long, 17, 17 * 13000, 17 * 13000, 0, 0}, {review.Later, 17, 17 * 9000, 3*42000 + 2*9000, -3 * 3000, 3 * 42000},
			{review.Couple, 12, 12 * 9000, 2*42000 + 2*9000, -2 * 3000, 2 * 42000}, {review.Superbill, 17, 17 * 4200, 17 * 4200, 0, 0}}},
		// A ten at $800, of which what is not used comes back. Four visits of it are
		// $320, six $480. The couple uses ten of one and two of another. A visit that
		// is filed out of network is paid singly.
		"a package that is shared and refunded": {func(*pricelist.List) {}, func(l *pricelist.List) {
			p := pack("ten", 10, 80000, never)
			p.Refund.Rule, p.Sharing = offer.RefundUnused, offer.Sharing{Who: offer.Household, People: 1}
			l.Seller.Packages = []offer.Package{p}
		}, []row{
			{review.Yearlong, 17, 17 * 9000, 17 * 8000, -17 * 1000, 17 * 8000}, {review.SixWeeks, 6, 6 * 9000, 6 * 8000, -6000, 6 * 8000},
			{review.Insured, 17, 17 * 9000, 17 * 8000, -17 * 1000, 17 * 8000}, {review.Weekly, 26, 26 * 9000, 26 * 8000, -26 * 1000, 26 * 8000},
			{review.Monthly, 13, 13 * 9000, 13 * 8000, -13 * 1000, 13 * 8000}, {review.Brief, 4, 4 * 9000, 4 * 8000, -4000, 4 * 8000},
			{review.Long, 17, 17 * 13000, 17 * 13000, 0, 0}, {review.Later, 17, 17 * 9000, 17 * 8000, -17 * 1000, 17 * 8000},
			{review.Couple, 12, 12 * 9000, 12 * 8000, -12000, 12 * 8000}, {review.Superbill, 17, 17 * 4200, 17 * 4200, 0, 0}}},
		// A twelve at $960 that lapses after three months: alone, six every two weeks
		// are all that is drawn of it, and together all twelve.
		"a package to share": {func(*pricelist.List) {}, func(l *pricelist.List) {
			p := pack("twelve", 12, 96000, months(3))
			p.Sharing = offer.Sharing{Who: offer.Anyone, People: 1}
			l.Seller.Packages = []offer.Package{p}
			l.Seller.Services[0].FirstVisit = span.Exact(9100)
		}, []row{
			{review.Yearlong, 17, 17 * 9000, 17*9000 + 100, 100, 0}, {review.SixWeeks, 6, 6 * 9000, 6*9000 + 100, 100, 0},
			{review.Insured, 17, 17 * 9000, 17*9000 + 100, 100, 0}, {review.Weekly, 26, 26 * 9000, 2*96000 + 2*9000, -24 * 1000, 2 * 96000},
			{review.Monthly, 13, 13 * 9000, 13*9000 + 100, 100, 0}, {review.Brief, 4, 4 * 9000, 4*9000 + 100, 100, 0},
			{review.Long, 17, 17 * 13000, 17 * 13000, 0, 0}, {review.Later, 17, 17 * 9000, 17*9000 + 100, 100, 0},
			{review.Couple, 12, 12 * 9000, 96000 + 100, -11900, 96000}, {review.Superbill, 17, 17 * 4200, 17*4200 + 100, 100, 0}}},
		// From 1 March on an hour costs $100: of who begins on 1 December, six weekly
		// visits and that of 2 February are before it.
		"a price that rises": {func(*pricelist.List) {}, func(l *pricelist.List) {
			l.Seller.Changes = []offer.Change{{From: on("2027-03-01"), Services: []offer.NewPrice{{Index: 0, Price: span.Exact(10000)}}}}
		}, []row{
			{review.Yearlong, 17, 17 * 9000, 7*9000 + 10*10000, 10 * 1000, 0}, {review.SixWeeks, 6, 6 * 9000, 6 * 9000, 0, 0},
			{review.Insured, 17, 17 * 9000, 7*9000 + 10*10000, 10 * 1000, 0}, {review.Weekly, 26, 26 * 9000, 13*9000 + 13*10000, 13 * 1000, 0},
			{review.Monthly, 13, 13 * 9000, 4*9000 + 9*10000, 9 * 1000, 0}, {review.Brief, 4, 4 * 9000, 4 * 9000, 0, 0},
			{review.Long, 17, 17 * 13000, 17 * 13000, 0, 0}, {review.Later, 17, 17 * 9000, 17 * 10000, 17 * 1000, 0},
			{review.Couple, 12, 12 * 9000, 12 * 9000, 0, 0}, {review.Superbill, 17, 17 * 4200, 7*4200 + 10*5200, 10 * 1000, 0}}},
		// The insured one pays $20 a visit, or $18 where the contract allows no more.
		"a contract of $18 a visit": {insured, func(l *pricelist.List) { insured(l); l.Payers[0].Rates[0].Visit = 1800 }, rest(row{review.Insured, 17, 17 * 2000, 17 * 1800, -17 * 200, 0})},
		"an insurer that goes":      {insured, func(*pricelist.List) {}, rest(row{review.Insured, 17, 17 * 2000, 17 * 9000, 17 * 7000, 0})},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := clean(), clean()
			test.before(before)
			test.after(after)
			var got []row
			for _, v := range review.Difference(before, after, asOf).Visitors {
				rise, both := v.Rise()
				if !both {
					t.Errorf("%+v has no price", v)
				}
				if v.After.Prepaid == 0 && v.After.Plain != v.After.Money || v.After.Plain.Low < v.After.Money.Low {
					t.Errorf("with nothing paid ahead: %+v", v.After)
				}
				got = append(got, row{v.Kind, v.Visits, v.Before.Headline(), v.After.Headline(), rise, v.After.Prepaid})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

// A draft at fault has no price, and one without a slug or a revision has.
func TestPaysOfADraft(t *testing.T) {
	l := clean()
	l.Revision, l.Seller.ID, l.PublishedOn = 0, "", 0
	if v, ok := review.Pays(l, review.SixWeeks, asOf); !ok || v.After.Headline() != 6*9000 || v.Visits != 6 {
		t.Errorf("%+v, %t", v, ok)
	}
	if _, ok := review.Pays(l, review.Insured, asOf); ok {
		t.Error("there is no insurer, and yet one that pays")
	}
	l.Seller.Services[0].Price = span.Span{}
	if v, ok := review.Pays(l, review.SixWeeks, asOf); !ok || v.After.Priced {
		t.Errorf("%+v, %t", v, ok)
	}
}
