package published

import (
	"fmt"
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

type savingGiven struct {
	Eligible money.Amount `json:"eligible_cents"`
	Times    int          `json:"times"`
	Federal  money.Rate   `json:"federal_ppm"`
	State    money.Rate   `json:"state_ppm"`
	Payroll  money.Rate   `json:"payroll_ppm"`
}

type savingSaid struct {
	Federal money.Amount `json:"federal_cents"`
	State   money.Amount `json:"state_cents"`
	Payroll money.Amount `json:"payroll_cents"`
	Saving  money.Amount `json:"saving_cents"`
	Year    money.Amount `json:"year_saving_cents"`
	Net     money.Amount `json:"net_cents"`
}

// The payroll taxes of an example: all of them, of wages below the wage base;
// Medicare tax alone, which is what is left above it and what those pay who are
// not in Social Security; none, where it reckons with income taxes alone.
const (
	allPayroll   = reference.SocialSecurityRate + reference.MedicareRate
	medicareOnly = reference.MedicareRate
)

// Wages of this year below its wage base, and between that and the additional
// Medicare tax's threshold.
const (
	belowBase money.Amount = 100_000_00
	aboveBase money.Amount = 195_000_00
)

// savingFlat puts the amount into a family's HSA by payroll. A federal rate that
// is a bracket's is taken from the brackets, of an income that ends so far into
// it; another (25 %, of the years before 2018) is one flat rate, as a state's is.
func savingFlat(g *savingGiven) (any, error) {
	t := fund.Tax{Status: reference.Single, Income: cents(g.Eligible), Wages: cents(belowBase), Itemizes: offer.No}
	route := fund.Payroll
	switch g.Payroll {
	case allPayroll:
	case medicareOnly:
		t.Wages = cents(aboveBase)
	case 0:
		route = fund.SelfMade
	default:
		return nil, fmt.Errorf("no payroll taxes of %d ppm", g.Payroll)
	}
	brackets := reference.IncomeTax(thisYear, t.Status)
	bracket := slices.Index(brackets.Rate[:], g.Federal)
	if bracket >= 0 {
		t.Income = cents(brackets.Over[bracket] + g.Eligible)
	}
	saved := func(state money.Rate, rules ...code.Rule) (sum money.Amount) {
		t.State = cents(money.Amount(state))
		day := someDay(thisYear)
		book := course(g.Eligible, day)
		fund.Fund(book, &fund.Accounts{
			Letter: fund.Letter{Have: offer.Yes}, HSA: &fund.HSA{Coverage: fund.Family, Born: thisYear - 40, Planned: cents(0), Route: route},
		}, &t, day)
		for _, e := range book.Entries {
			if slices.Contains(rules, e.Rule) {
				sum += e.Amount
			}
		}
		return sum
	}
	said := savingSaid{
		State:   saved(g.State, code.StateTaxSaved),
		Payroll: saved(0, code.SocialSecuritySaved, code.MedicareSaved, code.AdditionalMedicareSaved),
	}
	if bracket >= 0 {
		said.Federal = saved(0, code.IncomeTaxSaved)
	} else {
		said.Federal = saved(g.Federal, code.StateTaxSaved)
	}
	said.Saving = said.Federal + said.State + said.Payroll
	said.Year, said.Net = said.Saving*money.Amount(g.Times), g.Eligible-said.Saving
	return said, nil
}
