package pay

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// TestSettleClaims books what limits, networks and denials do to a visit, line by
// line.
func TestSettleClaims(t *testing.T) {
	plain := func(change func(*cover.Terms)) cover.Terms {
		terms := cover.Terms{
			Share: cover.CoinsuranceShare, Coinsurance: 200_000, VisitLimit: cover.NoLimit, PermitUntil: offer.Forever,
			Opening: cover.State{PocketLeft: 5000_00},
		}
		change(&terms)
		return terms
	}
	tests := map[string]struct {
		terms          cover.Terms
		price, allowed money.Amount
		superbill      bool
		days           []string
		want           []string
		total          money.Amount
	}{
		// 128 laid out on the day, back four weeks later; 32 and the 20 above the
		// allowed amount stay hers.
		"CalcSimpler's superbill, twice": {
			plain(func(t *cover.Terms) { t.Outside = true }), 180_00, 160_00, true, []string{"2027-03-01", "2027-03-08"},
			[]string{
				"2027-03-01 you 32.00 cover.coinsurance",
				"2027-03-01 you 20.00 cover.balance_bill",
				"2027-03-01 plan 128.00 cover.plan_pays",
				"2027-03-01 you 128.00 cover.superbill_advance",
				"2027-03-08 you 32.00 cover.coinsurance",
				"2027-03-08 you 20.00 cover.balance_bill",
				"2027-03-08 plan 128.00 cover.plan_pays",
				"2027-03-08 you 128.00 cover.superbill_advance",
				"2027-03-29 you 128.00 cover.reimbursement",
				"2027-04-05 you 128.00 cover.reimbursement",
			}, 104_00},
		"CalcSimpler's other superbill: nothing comes back": {
			plain(func(t *cover.Terms) { t.Outside, t.Opening.DeductibleLeft = true, 800_00 }), 220_00, 150_00, true, []string{"2027-03-01"},
			[]string{"2027-03-01 you 150.00 cover.deductible", "2027-03-01 you 70.00 cover.balance_bill"}, 220_00},
		"the clinic waits for the plan's part": {
			plain(func(t *cover.Terms) { t.Outside = true }), 180_00, 160_00, false, []string{"2027-03-01"},
			[]string{"2027-03-01 you 32.00 cover.coinsurance", "2027-03-01 you 20.00 cover.balance_bill", "2027-03-01 plan 128.00 cover.plan_pays"}, 52_00},
		// 45 of 60 minutes of 80 are 60, of which 50 count; 40 of the plan's year are left, then none.
		"minutes, dollars a visit, dollars a year, then the price": {
			plain(func(t *cover.Terms) {
				t.Coinsurance = 0
				t.Caps = cover.Caps{Minutes: 45, HandsOn: 60, Visit: 50_00, HasVisit: true, Year: 40_00, HasYear: true}
			}), 90_00, 80_00, false, []string{"2027-03-01", "2027-03-08"},
			[]string{
				"2027-03-01 you 20.00 cover.over_minutes",
				"2027-03-01 you 10.00 cover.over_visit_cap",
				"2027-03-01 you 10.00 cover.over_year_cap",
				"2027-03-01 plan 40.00 cover.plan_pays",
				"2027-03-01 clinic 10.00 cover.write_off",
				"2027-03-08 you 90.00 pay.single",
			}, 130_00},
		"the permit lapses, and the denial is hers": {
			plain(func(t *cover.Terms) { t.PermitVisits, t.Settings.FailureOnPatient = 1, true }), 90_00, 80_00, false, []string{"2027-03-01", "2027-03-08"},
			[]string{
				"2027-03-01 you 16.00 cover.coinsurance",
				"2027-03-01 plan 64.00 cover.plan_pays",
				"2027-03-01 clinic 10.00 cover.write_off",
				"2027-03-08 you 80.00 cover.denied",
				"2027-03-08 clinic 10.00 cover.write_off",
			}, 96_00},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := on(t, test.days...)
			c.Claims = Claims{Mode: ClaimsOnly, Terms: test.terms, Superbill: test.superbill, Delay: 28}
			var steps []Step
			for i := range c.Dates {
				c.Price[i] = test.price
				c.Claims.Allowed, steps = append(c.Claims.Allowed, test.allowed), append(steps, claim)
			}
			var book ledger.Book
			settled := Settle(c, Route{Steps: steps}, &book)
			if diff := cmp.Diff(test.want, lines(&book)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if settled.Total != test.total || book.Total() != test.total {
				t.Errorf("settled to %s, booked %s, want %s", settled.Total, book.Total(), test.total)
			}
			if first := book.PaidOn(c.Dates[0]); test.superbill && first != test.price {
				t.Errorf("%s are due on the first day, want the whole price", first)
			}
		})
	}
}
