package pay

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// on is a course of visits at $90 on the days given.
func on(t *testing.T, days ...string) *Course {
	t.Helper()
	c := &Course{}
	for _, text := range days {
		d, err := civil.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c.Dates, c.Price = append(c.Dates, d), append(c.Price, 90_00)
	}
	return c
}

// lines writes a book as one line an entry: day, who, how much, by which rule.
func lines(b *ledger.Book) []string {
	who := map[ledger.Payer]string{ledger.You: "you", ledger.Plan: "plan", ledger.Provider: "clinic", ledger.Prepaid: "prepaid"}
	var out []string
	for _, e := range b.Entries {
		where := ""
		if e.Visit == ledger.CourseLevel {
			where = " (course)"
		}
		out = append(out, fmt.Sprintf("%s %s %s %s%s", e.Date, who[e.Payer], e.Amount, e.Rule, where))
	}
	return out
}

func buy(item int) Step  { return Step{Way: PayPackage, Buy: true, Item: item} }
func join(item int) Step { return Step{Way: PayCredit, Buy: true, Item: item} }

var single, credit, claim, drawn = Step{Way: PaySingle, Item: -1}, Step{Way: PayCredit}, Step{Way: PayClaim, Item: -1}, Step{Way: PayPackage}

// TestSettle works routes by hand, the ones that fall back too.
func TestSettle(t *testing.T) {
	pack := func(visits int, price money.Amount, months int) Package {
		return Package{Visits: visits, Price: price, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: months}}
	}
	tests := map[string]struct {
		days   []string
		change func(*Course)
		steps  []Step
		want   []string
	}{
		"a package of three, the odd cent in the first": {
			[]string{"2027-03-01", "2027-03-08"},
			func(c *Course) { c.Packages = []Package{pack(3, 200_00, 6)} },
			[]Step{buy(0), drawn},
			[]string{
				"2027-03-01 you 200.00 pay.package_purchase",
				"2027-03-01 prepaid 66.67 pay.package_credit",
				"2027-03-01 clinic 23.33 pay.package_discount",
				"2027-03-08 prepaid 66.67 pay.package_credit",
				"2027-03-08 clinic 23.33 pay.package_discount",
				"2027-03-08 you 66.66 pay.package_unused (course)",
			},
		},
		"a credit that has lapsed falls back on the single price": {
			[]string{"2027-03-01", "2027-04-02"},
			func(c *Course) { c.Packages = []Package{pack(2, 160_00, 1)} },
			[]Step{buy(0), drawn},
			[]string{
				"2027-03-01 you 160.00 pay.package_purchase",
				"2027-03-01 prepaid 80.00 pay.package_credit",
				"2027-03-01 clinic 10.00 pay.package_discount",
				"2027-04-01 you 80.00 pay.package_unused (course)",
				"2027-04-02 you 90.00 pay.single",
			},
		},
		"the package that lapses first is drawn from first": {
			[]string{"2027-03-01", "2027-03-08", "2027-03-15"},
			func(c *Course) { c.Packages = []Package{pack(2, 160_00, 12), pack(2, 100_00, 1)} },
			[]Step{buy(0), buy(1), drawn},
			[]string{
				"2027-03-01 you 160.00 pay.package_purchase",
				"2027-03-01 prepaid 80.00 pay.package_credit",
				"2027-03-01 clinic 10.00 pay.package_discount",
				"2027-03-08 you 100.00 pay.package_purchase",
				"2027-03-08 prepaid 50.00 pay.package_credit",
				"2027-03-08 clinic 40.00 pay.package_discount",
				"2027-03-15 prepaid 50.00 pay.package_credit",
				"2027-03-15 clinic 40.00 pay.package_discount",
				"2027-03-15 you 80.00 pay.package_unused (course)",
			},
		},
		"a membership joined on the 31st bills on the last days of shorter months": {
			[]string{"2027-01-31", "2027-03-30"},
			func(c *Course) {
				c.Memberships = []Membership{{Fee: 70_00, SetupFee: 20_00, Credits: 1, Minimum: 3, Unused: offer.RollOver, Cap: 1}}
			},
			[]Step{join(0), credit},
			[]string{
				"2027-01-31 you 20.00 pay.membership_setup",
				"2027-01-31 you 70.00 pay.membership_fee",
				"2027-01-31 prepaid 70.00 pay.membership_credit",
				"2027-01-31 clinic 20.00 pay.membership_discount",
				"2027-02-28 you 70.00 pay.membership_fee (course)",
				"2027-03-30 prepaid 70.00 pay.membership_credit",
				"2027-03-30 clinic 20.00 pay.membership_discount",
				"2027-03-31 you 70.00 pay.membership_fee (course)",
				"2027-04-29 you 70.00 pay.membership_unused (course)",
			},
		},
		"credits are carried over up to the cap, the last ones": {
			[]string{"2027-01-10", "2027-02-10", "2027-02-11", "2027-02-12", "2027-02-13", "2027-02-14"},
			func(c *Course) {
				c.Memberships = []Membership{{Fee: 100_01, Credits: 3, Minimum: 1, Unused: offer.RollOver, Cap: 1}}
			},
			[]Step{join(0), credit, credit, credit, credit, credit},
			[]string{
				"2027-01-10 you 100.01 pay.membership_fee",
				"2027-01-10 prepaid 33.34 pay.membership_credit",
				"2027-01-10 clinic 56.66 pay.membership_discount",
				"2027-02-10 you 100.01 pay.membership_fee",
				"2027-02-10 prepaid 33.33 pay.membership_credit",
				"2027-02-10 clinic 56.67 pay.membership_discount",
				"2027-02-11 prepaid 33.34 pay.membership_credit",
				"2027-02-11 clinic 56.66 pay.membership_discount",
				"2027-02-12 prepaid 33.34 pay.membership_credit",
				"2027-02-12 clinic 56.66 pay.membership_discount",
				"2027-02-13 prepaid 33.33 pay.membership_credit",
				"2027-02-13 clinic 56.67 pay.membership_discount",
				"2027-02-14 you 90.00 pay.single",
				"2027-03-09 you 33.34 pay.membership_unused (course)",
			},
		},
		"months between are paid too where a later one is renewed": {
			[]string{"2027-01-10", "2027-03-10"},
			func(c *Course) { c.Memberships = []Membership{{Fee: 70_00, Credits: 1, Minimum: 1}} },
			[]Step{join(0), credit},
			[]string{
				"2027-01-10 you 70.00 pay.membership_fee",
				"2027-01-10 prepaid 70.00 pay.membership_credit",
				"2027-01-10 clinic 20.00 pay.membership_discount",
				"2027-02-10 you 70.00 pay.membership_fee (course)",
				"2027-03-10 you 70.00 pay.membership_fee",
				"2027-03-10 prepaid 70.00 pay.membership_credit",
				"2027-03-10 clinic 20.00 pay.membership_discount",
				"2027-04-09 you 70.00 pay.membership_unused (course)",
			},
		},
		"no credit in hand: the member's price; not a member: the single price": {
			[]string{"2027-01-10", "2027-01-17", "2027-01-24"},
			func(c *Course) {
				c.Memberships = []Membership{{Fee: 95_00, Credits: 1, Minimum: 1, HasMember: true, MemberPrice: 60_00}, {Fee: 1}}
			},
			[]Step{join(0), credit, {Way: PayMember, Item: 1}},
			[]string{
				"2027-01-10 you 95.00 pay.membership_fee",
				"2027-01-10 prepaid 95.00 pay.membership_credit",
				"2027-01-10 clinic -5.00 pay.membership_discount",
				"2027-01-17 you 60.00 pay.member_price",
				"2027-01-17 clinic 30.00 pay.member_discount",
				"2027-01-24 you 90.00 pay.single",
			},
		},
		"claims: deductible, copay, the maximum, then no longer covered": {
			[]string{"2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22"},
			func(c *Course) {
				c.Claims = Claims{Mode: MixClaims, Allowed: []money.Amount{80_00, 80_00, 80_00, 80_00}, Terms: cover.Terms{
					Share: cover.CopayShare, Copay: 30_00, CopayWaits: true, VisitLimit: 3, PermitUntil: offer.Forever,
					Opening: cover.State{DeductibleLeft: 60_00, PocketLeft: 100_00},
				}}
			},
			[]Step{claim, claim, claim, claim},
			[]string{
				"2027-03-01 you 60.00 cover.deductible",
				"2027-03-01 you 20.00 cover.copay",
				"2027-03-01 clinic 10.00 cover.write_off",
				"2027-03-08 you 20.00 cover.copay",
				"2027-03-08 plan 50.00 cover.plan_pays",
				"2027-03-08 plan 10.00 cover.pocket_limit",
				"2027-03-08 clinic 10.00 cover.write_off",
				"2027-03-15 plan 50.00 cover.plan_pays",
				"2027-03-15 plan 30.00 cover.pocket_limit",
				"2027-03-15 clinic 10.00 cover.write_off",
				"2027-03-22 you 90.00 pay.single",
			},
		},
		"a first visit's price and a tip": {
			[]string{"2027-03-01", "2027-03-08"},
			func(c *Course) {
				c.Price[0], c.Tip = 60_00, []money.Amount{9_00, 9_00}
				c.Grounds.FirstVisit = []ledger.Input{{Field: ledger.FirstVisitPrice}}
			},
			[]Step{single, single},
			[]string{
				"2027-03-01 you 60.00 pay.first_visit", "2027-03-01 you 9.00 pay.tip",
				"2027-03-08 you 90.00 pay.single", "2027-03-08 you 9.00 pay.tip",
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

// TestEveryCauseOfAClaimIsNamed: an amount of a claim carries the figures that
// it was made of.
func TestEveryCauseOfAClaimIsNamed(t *testing.T) {
	c := on(t, "2027-03-01")
	c.Claims = Claims{Mode: ClaimsOnly, Allowed: []money.Amount{80_00}, Terms: cover.Terms{
		Deductible: 500_00, PocketMax: 900_00, Share: cover.CoinsuranceShare, Coinsurance: 200_000, VisitLimit: cover.NoLimit, PermitUntil: offer.Forever,
		Opening: cover.State{DeductibleLeft: 50_00, PocketLeft: 55_00},
	}}
	want := map[code.Rule]map[ledger.Field]int64{
		code.Deductible:  {ledger.DeductibleLeft: 50_00, ledger.Deductible: 500_00},
		code.Coinsurance: {ledger.AfterDeductible: 30_00, ledger.Coinsurance: 200_000},
		code.PocketLimit: {ledger.PocketLeft: 55_00, ledger.PocketMax: 900_00},
		code.PlanPays:    {}, code.WriteOff: {},
	}
	var book ledger.Book
	Settle(c, Route{Steps: []Step{claim}}, &book)
	for _, e := range book.Entries {
		got := map[ledger.Field]int64{}
		for _, in := range e.Inputs {
			got[in.Field] = in.Value
		}
		if diff := cmp.Diff(want[e.Rule], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", e.Rule, diff)
		}
		delete(want, e.Rule)
	}
	if len(want) > 0 {
		t.Errorf("no entry by %v", want)
	}
}
