package fund_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// TestAccountsThatContradictThemselves: one fault for each contradiction, which
// names both fields.
func TestAccountsThatContradictThemselves(t *testing.T) {
	two := func(path, other string) code.Fault {
		return code.Fault{Path: "accounts." + path, Other: "accounts." + other, Code: code.FaultContradicts}
	}
	large := func(path string, high money.Amount) code.Fault {
		return code.Fault{Path: "accounts." + path, Code: code.FaultTooLarge, High: int64(high)}
	}
	for name, c := range map[string]struct {
		accounts fund.Accounts
		want     []code.Fault
	}{
		"nothing said": {fund.Accounts{}, nil},
		"as much as the law allows": {fund.Accounts{Letter: letter, FSA: &fund.FSA{
			Election: span.Exact(3_400_00), CarriedIn: 660_00, Left: span.Exact(4_060_00), Leftover: fund.CarryOver, Cap: span.Exact(680_00), RunOut: 90,
			Open: offer.Yes, Planned: span.Exact(3_740_00),
		}}, nil},
		"an election above the limit":           {fund.Accounts{FSA: &fund.FSA{Election: span.Exact(3_400_01)}}, []code.Fault{large("fsa.election_cents", 3_400_00)}},
		"more carried in than may be":           {fund.Accounts{FSA: &fund.FSA{CarriedIn: 660_01}}, []code.Fault{large("fsa.carried_in_cents", 660_00)}},
		"a cap above the law's":                 {fund.Accounts{FSA: &fund.FSA{Leftover: fund.CarryOver, Cap: span.Exact(680_01)}}, []code.Fault{large("fsa.leftover.cap_cents", 680_00)}},
		"a plan above what next year may allow": {fund.Accounts{FSA: &fund.FSA{Planned: span.Exact(3_740_01)}}, []code.Fault{large("fsa.next_year.planned_cents", 3_740_00)}},
		"more left than was elected":            {fund.Accounts{FSA: &fund.FSA{Election: span.Exact(500_00), Left: span.Exact(500_01)}}, []code.Fault{two("fsa.left_cents", "fsa.election_cents")}},
		"carry-over and grace":                  {fund.Accounts{FSA: &fund.FSA{Leftover: fund.Grace, Cap: span.Exact(680_00)}}, []code.Fault{two("fsa.leftover.cap_cents", "fsa.leftover.rule")}},
		"a cap of no rule": {fund.Accounts{FSA: &fund.FSA{Cap: span.Exact(680_00)}},
			[]code.Fault{{Path: "accounts.fsa.leftover.rule", Code: code.FaultRequired}}},
		"an election that is planned and not open": {fund.Accounts{FSA: &fund.FSA{Open: offer.No, Planned: span.Exact(1)}},
			[]code.Fault{two("fsa.next_year.planned_cents", "fsa.next_year.election_open")}},
		"a plan year that has not begun": {fund.Accounts{FSA: &fund.FSA{YearEnds: day("2027-11-23")}},
			[]code.Fault{{Path: "accounts.fsa.year_ends", Other: "as_of", Code: code.FaultContradicts}}},
		"a plan year that begins today": {fund.Accounts{FSA: &fund.FSA{YearEnds: day("2027-11-22")}}, nil},
		"both accounts":                 {fund.Accounts{FSA: &fund.FSA{}, HSA: &fund.HSA{}}, []code.Fault{two("hsa", "fsa.limited_purpose")}},
		"both, one for teeth and eyes":  {fund.Accounts{FSA: &fund.FSA{Limited: true}, HSA: &fund.HSA{}}, nil},
		"contributions at the limit":    {fund.Accounts{HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(4_400_00)}}, nil},
		"contributions above the limit": {fund.Accounts{HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(4_400_01)}},
			[]code.Fault{large("hsa.planned_cents", 4_400_00)}},
		"above that of six months": {fund.Accounts{HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Medicare: day("2026-07-01"), Planned: span.Exact(2_200_01)}},
			[]code.Fault{large("hsa.planned_cents", 2_200_00)}},
		"contributions between": {fund.Accounts{HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Span{Low: 0, High: 5_000_00, Said: true}}}, nil},
		"a plan that ends before": {fund.Accounts{HSA: &fund.HSA{From: day("2026-02-01"), Until: day("2026-01-31")}},
			[]code.Fault{{Path: "accounts.hsa.covered_until", Other: "accounts.hsa.covered_from", Code: code.FaultOrder}}},
		"a letter that is not had": {fund.Accounts{Letter: fund.Letter{Have: offer.No, Until: day("2027-01-01")}},
			[]code.Fault{two("letter_of_medical_necessity.until", "letter_of_medical_necessity.have")}},
		"a letter not said": {fund.Accounts{Letter: fund.Letter{From: day("2026-01-01")}},
			[]code.Fault{{Path: "accounts.letter_of_medical_necessity.have", Code: code.FaultRequired}}},
		"a letter upside down": {fund.Accounts{Letter: fund.Letter{Have: offer.Yes, From: day("2026-02-01"), Until: day("2026-01-31")}},
			[]code.Fault{{Path: "accounts.letter_of_medical_necessity.until", Other: "accounts.letter_of_medical_necessity.from", Code: code.FaultOrder}}},
		"numbers of no word": {fund.Accounts{Letter: fund.Letter{Have: 3}, Prepaid: 2, FSA: &fund.FSA{Limited: true, Leftover: 4, Open: 3, RunOut: 367}, HSA: &fund.HSA{Coverage: 3, Route: 3, Born: 1899}},
			[]code.Fault{
				{Path: "accounts.letter_of_medical_necessity.have", Code: code.FaultUnknownValue},
				{Path: "accounts.prepaid", Code: code.FaultUnknownValue},
				{Path: "accounts.fsa.run_out_days", Code: code.FaultTooLarge, High: 366},
				{Path: "accounts.fsa.leftover.rule", Code: code.FaultUnknownValue},
				{Path: "accounts.fsa.next_year.election_open", Code: code.FaultUnknownValue},
				{Path: "accounts.hsa.coverage", Code: code.FaultUnknownValue},
				{Path: "accounts.hsa.contributions", Code: code.FaultUnknownValue},
				{Path: "accounts.hsa.birth_year", Code: code.FaultTooSmall, Low: 1900, High: 2199},
			}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.accounts.Check(day(today)); !slices.Equal(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestTaxesThatContradictThemselves(t *testing.T) {
	for name, c := range map[string]struct {
		tax  fund.Tax
		want []code.Fault
	}{
		"nothing said": {fund.Tax{}, nil},
		"all said":     {*middle(), nil},
		"more taxable than gross": {fund.Tax{Income: span.Exact(50_000_01), Gross: span.Exact(50_000_00)},
			[]code.Fault{{Path: "tax.taxable_income_cents", Other: "tax.adjusted_gross_income_cents", Code: code.FaultContradicts}}},
		"a fifth at most": {fund.Tax{State: span.Exact(200_001)}, []code.Fault{{Path: "tax.state_rate_ppm", Code: code.FaultTooLarge, High: 200_000}}},
		"numbers of no word": {fund.Tax{Status: reference.HeadOfHousehold + 1, Itemizes: 3},
			[]code.Fault{{Path: "tax.filing_status", Code: code.FaultUnknownValue}, {Path: "tax.itemizes", Code: code.FaultUnknownValue}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.tax.Check(); !slices.Equal(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}
