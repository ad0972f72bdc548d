package pay

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// TestSettleSelling works the further selling rules by hand, at $90 a visit.
func TestSettleSelling(t *testing.T) {
	day := func(month, day int) civil.Date {
		d, _ := civil.Make(2027, month, day)
		return d
	}
	refunded := func(rule offer.RefundRule, fee money.Amount) func(*Course) {
		return func(c *Course) {
			c.Packages = []Package{{Visits: 4, Price: 320_00, Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: rule, Fee: fee}}}
		}
	}
	twoOfFour := []string{
		"2027-03-01 you 320.00 pay.package_purchase",
		"2027-03-01 prepaid 80.00 pay.package_credit",
		"2027-03-01 clinic 10.00 pay.package_discount",
		"2027-03-08 prepaid 80.00 pay.package_credit",
		"2027-03-08 clinic 10.00 pay.package_discount",
	}
	tests := map[string]struct {
		days   []string
		change func(*Course)
		steps  []Step
		want   []string
	}{
		// Two weeks end on 14 and 28 January. Told on the 1st, 20 days run to the 21st.
		"notice of 20 days keeps a member for two fortnights": {
			[]string{"2027-01-01"},
			func(c *Course) {
				c.Memberships = []Membership{{Interval: offer.Interval{Every: 2, Unit: offer.ByWeek}, Fee: 70_00, Credits: 1, Minimum: 1, Notice: 20}}
			},
			[]Step{join(0)},
			[]string{
				"2027-01-01 you 70.00 pay.membership_dues",
				"2027-01-01 prepaid 70.00 pay.membership_credit",
				"2027-01-01 clinic 20.00 pay.membership_discount",
				"2027-01-15 you 70.00 pay.membership_dues (course)",
				"2027-01-28 you 70.00 pay.membership_unused (course)",
			},
		},
		"a membership of one month is over after it, whatever the term": {
			[]string{"2027-01-10", "2027-02-10"},
			func(c *Course) { c.Memberships = []Membership{{Fee: 70_00, Credits: 1, Minimum: 3, Cycles: 1}} },
			[]Step{join(0), credit},
			[]string{
				"2027-01-10 you 70.00 pay.membership_fee",
				"2027-01-10 prepaid 70.00 pay.membership_credit",
				"2027-01-10 clinic 20.00 pay.membership_discount",
				"2027-02-10 you 90.00 pay.single",
			},
		},
		"credits accumulate: three months' are used in April": {
			[]string{"2027-01-10", "2027-04-10", "2027-04-11", "2027-04-12"},
			func(c *Course) {
				c.Memberships = []Membership{{Fee: 90_00, Credits: 1, Minimum: 1, Unused: offer.Accumulate}}
			},
			[]Step{join(0), credit, credit, credit},
			[]string{
				"2027-01-10 you 90.00 pay.membership_fee",
				"2027-01-10 prepaid 90.00 pay.membership_credit",
				"2027-02-10 you 90.00 pay.membership_fee (course)",
				"2027-03-10 you 90.00 pay.membership_fee (course)",
				"2027-04-10 you 90.00 pay.membership_fee",
				"2027-04-10 prepaid 90.00 pay.membership_credit",
				"2027-04-11 prepaid 90.00 pay.membership_credit",
				"2027-04-12 prepaid 90.00 pay.membership_credit",
			},
		},
		"a quarter's fee, dearer for members too from February on": {
			[]string{"2027-01-31"},
			func(c *Course) {
				c.Memberships = []Membership{{Interval: offer.Interval{Every: 3}, Fee: 90_00, Credits: 1, Minimum: 2, Later: [offer.MaxChanges]LaterFee{{From: day(2, 1), Fee: 99_00}}}}
			},
			[]Step{join(0)},
			[]string{
				"2027-01-31 you 90.00 pay.membership_dues",
				"2027-01-31 prepaid 90.00 pay.membership_credit",
				"2027-04-30 you 99.00 pay.membership_dues (course)",
				"2027-07-30 you 99.00 pay.membership_unused (course)",
			},
		},
		"unused credits come back in full": {
			[]string{"2027-03-01", "2027-03-08"}, refunded(offer.RefundUnused, 0), []Step{buy(0), drawn},
			append(twoOfFour[:5:5], "2027-03-08 you 160.00 pay.package_refund (course)"),
		},
		"used visits are charged at $90: 320 − 180": {
			[]string{"2027-03-01", "2027-03-08"}, refunded(offer.RefundUsedAtSingle, 0), []Step{buy(0), drawn},
			append(twoOfFour[:5:5], "2027-03-08 you 140.00 pay.package_refund (course)", "2027-03-08 you 20.00 pay.package_unused (course)"),
		},
		"unused credits less a fee of $25": {
			[]string{"2027-03-01", "2027-03-08"}, refunded(offer.RefundUnusedLessFee, 25_00), []Step{buy(0), drawn},
			append(twoOfFour[:5:5], "2027-03-08 you 135.00 pay.package_refund (course)", "2027-03-08 you 25.00 pay.package_unused (course)"),
		},
		"a fee above what is unused leaves nothing": {
			[]string{"2027-03-01", "2027-03-08"}, refunded(offer.RefundUnusedLessFee, 161_00), []Step{buy(0), drawn},
			append(twoOfFour[:5:5], "2027-03-08 you 160.00 pay.package_unused (course)"),
		},
		"nothing comes back of credits that have lapsed": {
			[]string{"2027-03-01", "2027-04-02"},
			func(c *Course) {
				refunded(offer.RefundUnused, 0)(c)
				c.Packages[0].Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: 1}
			},
			[]Step{buy(0), single},
			append(twoOfFour[:3:3], "2027-04-01 you 240.00 pay.package_unused (course)", "2027-04-02 you 90.00 pay.single"),
		},
		// $1.50 a minute: 60 minutes are $90.00, the 20 left over $30.00.
		"200 minutes are three visits of 60, and 20 come back": {
			[]string{"2027-03-01", "2027-03-08", "2027-03-15"},
			func(c *Course) {
				c.Packages = []Package{{Visits: 3, Minutes: 200, Booked: 60, Price: 300_00, Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnused}}}
			},
			[]Step{buy(0), drawn, drawn},
			[]string{
				"2027-03-01 you 300.00 pay.package_purchase",
				"2027-03-01 prepaid 90.00 pay.package_credit",
				"2027-03-08 prepaid 90.00 pay.package_credit",
				"2027-03-15 prepaid 90.00 pay.package_credit",
				"2027-03-15 you 30.00 pay.package_refund (course)",
			},
		},
		"a credit for a lesser service and $5 on top": {
			[]string{"2027-03-01"},
			func(c *Course) {
				c.Packages = []Package{{Visits: 1, Price: 80_00, Expiry: offer.Expiry{Rule: offer.Never}}}
				c.Upgrades = [][]money.Amount{{5_00}}
			},
			[]Step{buy(0)},
			[]string{
				"2027-03-01 you 80.00 pay.package_purchase",
				"2027-03-01 prepaid 80.00 pay.package_credit",
				"2027-03-01 you 5.00 pay.package_upgrade",
				"2027-03-01 clinic 5.00 pay.package_discount",
			},
		},
		"what is for the first purchase is not sold after another one": {
			[]string{"2027-03-01", "2027-03-08"},
			func(c *Course) {
				never := offer.Expiry{Rule: offer.Never}
				c.Packages = []Package{{Visits: 1, Price: 10_00, Expiry: never, FirstOnly: true}, {Visits: 1, Price: 90_00, Expiry: never}}
			},
			[]Step{buy(1), buy(0)},
			[]string{
				"2027-03-01 you 90.00 pay.package_purchase",
				"2027-03-01 prepaid 90.00 pay.package_credit",
				"2027-03-08 you 90.00 pay.single",
			},
		},
		"a package withdrawn on 8 March is not sold on that day": {
			[]string{"2027-03-07", "2027-03-08"},
			func(c *Course) {
				c.Packages = []Package{{Visits: 1, Price: 90_00, Expiry: offer.Expiry{Rule: offer.Never}, Sold: Period{Until: day(3, 8)}}}
				c.Price[1] = 95_00
			},
			[]Step{buy(0), buy(0)},
			[]string{
				"2027-03-07 you 90.00 pay.package_purchase",
				"2027-03-07 prepaid 90.00 pay.package_credit",
				"2027-03-08 you 95.00 pay.single",
			},
		},
		// 4 % of 90.00 is 3.60; 3 % of 93.60 is 2.808.
		"sales tax and a card": {
			[]string{"2027-03-01"},
			func(c *Course) { c.Surcharge = offer.Surcharge{SalesTax: 40_000, Card: 30_000} },
			[]Step{single},
			[]string{"2027-03-01 you 90.00 pay.single", "2027-03-01 you 3.60 pay.sales_tax", "2027-03-01 you 2.81 pay.card_surcharge"},
		},
		"the tax on what comes back comes back": {
			[]string{"2027-03-01"},
			func(c *Course) {
				c.Packages = []Package{{Visits: 2, Price: 180_00, Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnused}}}
				c.Surcharge = offer.Surcharge{SalesTax: 40_000, Card: 30_000}
			},
			[]Step{buy(0)},
			[]string{
				"2027-03-01 you 180.00 pay.package_purchase",
				"2027-03-01 you 7.20 pay.sales_tax",
				"2027-03-01 you 5.62 pay.card_surcharge",
				"2027-03-01 prepaid 90.00 pay.package_credit",
				"2027-03-01 you 90.00 pay.package_refund (course)",
				"2027-03-01 you 3.60 pay.sales_tax_back (course)",
			},
		},
		// A third of 90.00, half a cent up. A member's price is above that.
		"a sliding scale, and a member's price no higher": {
			[]string{"2027-03-01", "2027-03-08"},
			func(c *Course) {
				c.Off = 333_333
				c.Memberships = []Membership{{Fee: 1_00, Minimum: 1, HasMember: true, MemberPrice: 70_00}}
			},
			[]Step{single, {Way: PayMember, Buy: true}},
			[]string{
				"2027-03-01 you 60.00 pay.single",
				"2027-03-01 clinic 30.00 pay.sliding_scale",
				"2027-03-08 you 1.00 pay.membership_fee",
				"2027-03-08 you 60.00 pay.member_price",
				"2027-03-08 clinic 30.00 pay.member_discount",
				"2027-04-07 you 1.00 pay.membership_unused (course)",
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := on(t, test.days...)
			test.change(c)
			var book ledger.Book
			settled := Settle(c, Route{Steps: test.steps}, &book)
			if diff := cmp.Diff(test.want, lines(&book)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if settled.Total != book.Total() {
				t.Errorf("settled to %s, booked %s", settled.Total, book.Total())
			}
		})
	}
}

// TestNoMoreThanEightAreHeld: packages of two at $10 instead of $100, sold until the
// day of the thirteenth visit. On the eve of it eight are bought; a ninth could be
// bought only when one of them is used up.
func TestNoMoreThanEightAreHeld(t *testing.T) {
	c := crowded(1, NoClaims, 36, 0, 0)
	c.Packages = []Package{{Visits: 2, Price: 10_00, Expiry: offer.Expiry{Rule: offer.Never}, Sold: Period{Until: c.Dates[12]}}}
	var s Search
	// Six pay the first twelve visits, eight the sixteen after them. Eight visits are
	// paid singly.
	r := s.Best(c)
	if want := money.Amount(14*10_00 + 8*100_00); r.Total != want || len(r.Eves) != 8 {
		t.Errorf("%s with %d bought on the eve, by hand %s with 8", r.Total, len(r.Eves), want)
	}
}
