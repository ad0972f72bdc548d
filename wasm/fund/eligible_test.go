package fund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// course is one of everything: two credits of a package of three, a claim of which
// she lays out the plan's part, dues with a credit, a tip, and what is lost.
func course() *ledger.Book {
	entry := func(on string, payer ledger.Payer, kind ledger.Kind, cents money.Amount, rule code.Rule) ledger.Entry {
		return ledger.Entry{Date: day(on), Payer: payer, Kind: kind, Amount: cents, Rule: rule}
	}
	drawn := func(on, paid string, cents money.Amount, rule code.Rule) ledger.Entry {
		e := entry(on, ledger.Prepaid, ledger.Share, cents, rule)
		e.Paid = day(paid)
		return e
	}
	return book(
		entry("2026-12-01", ledger.You, ledger.Purchase, 240_00, code.PackagePurchase),
		drawn("2026-12-01", "2026-12-01", 80_00, code.PackageCredit),
		entry("2026-12-01", ledger.Provider, ledger.Share, 10_00, code.PackageDiscount),
		entry("2026-12-01", ledger.You, ledger.Extra, 9_00, code.Tip),
		drawn("2026-12-08", "2026-12-01", 80_00, code.PackageCredit),
		entry("2026-12-15", ledger.You, ledger.Share, 30_00, code.Copay),
		entry("2026-12-15", ledger.Plan, ledger.Share, 50_00, code.PlanPays),
		entry("2026-12-15", ledger.You, ledger.Advance, 50_00, code.PlanPays),
		entry("2026-12-20", ledger.You, ledger.Purchase, 70_00, code.MembershipFee),
		drawn("2026-12-22", "2026-12-20", 70_00, code.MembershipCredit),
		entry("2026-12-29", ledger.You, ledger.Return, 50_00, code.PlanPays),
		entry("2026-12-30", ledger.You, ledger.Unused, 80_00, code.PackageUnused),
		entry("2027-01-05", ledger.You, ledger.Share, 90_00, code.Single),
	)
}

func TestEligibility(t *testing.T) {
	type eligible = fund.Eligible
	claim := eligible{Date: day("2026-12-15"), Amount: 30_00, Sure: true}
	received := []eligible{
		{day("2026-12-01"), 80_00, true}, {day("2026-12-08"), 80_00, true}, claim, {day("2026-12-22"), 70_00, true}, {day("2027-01-05"), 90_00, true},
	}
	unsure := make([]eligible, len(received))
	for i, e := range received {
		e.Sure = e == claim
		unsure[i] = e
	}
	for name, c := range map[string]struct {
		accounts fund.Accounts
		want     []eligible
	}{
		"each visit on its own day": {fund.Accounts{Letter: letter}, received},
		"by setting when it was paid, for the visits that are had": {fund.Accounts{Letter: letter, Prepaid: fund.WhenPaid}, []eligible{
			{day("2026-12-01"), 80_00, true}, {day("2026-12-01"), 80_00, true}, claim, {day("2026-12-20"), 70_00, true}, {day("2027-01-05"), 90_00, true},
		}},
		"without a letter the share of a claim alone":      {fund.Accounts{Letter: fund.Letter{Have: offer.No}}, []eligible{claim}},
		"a letter that is not known":                       {fund.Accounts{}, unsure},
		"a letter from a day to a day, both included":      {fund.Accounts{Letter: fund.Letter{Have: offer.Yes, From: day("2026-12-08"), Until: day("2026-12-22")}}, received[1:4]},
		"a letter of 8 December holds for a year":          {fund.Accounts{Letter: fund.Letter{Have: offer.Yes, From: day("2026-12-08")}}, received[1:]},
		"a letter of 5 January of the year before ended":   {fund.Accounts{Letter: fund.Letter{Have: offer.Yes, From: day("2026-01-05")}}, received[:4]},
		"a letter of 6 January of the year before did not": {fund.Accounts{Letter: fund.Letter{Have: offer.Yes, From: day("2026-01-06")}}, received},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, fund.Eligibility(course(), &c.accounts)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
