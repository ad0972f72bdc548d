package published

import (
	"fmt"

	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

var taxRules = map[string]rule{
	"itemised": by(itemised), "brackets": by(brackets), "bracket_parts": by(bracketParts),
	"wage_base": by(wageBase), "wage_base_step": by(wageBaseStep),
}

type itemisedGiven struct {
	Gross    money.Amount `json:"agi_cents"`
	Floor    money.Rate   `json:"floor_ppm"`
	Expenses money.Amount `json:"expenses_cents"`
}

type itemisedSaid struct {
	Floor      money.Amount `json:"floor_cents"`
	Deductible money.Amount `json:"deductible_cents"`
}

// itemised asks what of the expenses may be deducted. The floor is what cannot be
// of expenses as high as the income.
func itemised(g *itemisedGiven) (any, error) {
	said := itemisedSaid{Floor: g.Gross - deduction(g.Gross, g.Gross), Deductible: deduction(g.Gross, g.Expenses)}
	if said.Floor != g.Gross.Times(g.Floor, money.HalfUp) {
		return nil, fmt.Errorf("the engine knows no floor of %d ppm", g.Floor)
	}
	return said, nil
}

// deduction is what a course of so much adds to the itemised deduction.
func deduction(gross, expenses money.Amount) money.Amount {
	day := someDay(thisYear)
	book := course(expenses, day)
	fund.Fund(book, &fund.Accounts{Letter: fund.Letter{Have: offer.Yes}}, &fund.Tax{
		Status: reference.Single, Gross: span.Exact(int64(gross)), Income: span.Exact(int64(gross)), Itemizes: offer.Yes,
	}, day)
	for _, e := range book.Entries {
		for _, in := range e.Inputs {
			if e.Rule == code.DeductionSaved && in.Field == ledger.Deduction {
				return money.Amount(in.Value)
			}
		}
	}
	return 0
}

type bracketsGiven struct {
	Year     int    `json:"year"`
	Status   string `json:"status"`
	Brackets []struct {
		To   *money.Amount `json:"to_cents"` // null: the last
		Rate money.Rate    `json:"ppm"`
	} `json:"brackets"`
}

// table puts brackets into the engine's form, and holds them to the engine's own
// where it has that year on file.
func (g *bracketsGiven) table() (*reference.Brackets, error) {
	status, ok := reference.ParseFilingStatus(g.Status)
	var b reference.Brackets
	if !ok || len(g.Brackets) != len(b.Over) {
		return nil, fmt.Errorf("no brackets of the engine: %q, %d of them", g.Status, len(g.Brackets))
	}
	for i, row := range g.Brackets {
		b.Rate[i] = row.Rate
		if row.To != nil && i+1 < len(b.Over) {
			b.Over[i+1] = *row.To
		}
	}
	if file := reference.IncomeTax(g.Year, status); file.Standing == reference.Published && (file.Over != b.Over || file.Rate != b.Rate) {
		return nil, fmt.Errorf("the brackets of %d are not those on file", g.Year)
	}
	return &b, nil
}

type taxGiven struct {
	bracketsGiven
	Taxable []money.Amount `json:"taxable_cents"`
}

type taxSaid struct {
	Tax []money.Amount `json:"tax_cents"`
}

func brackets(g *taxGiven) (any, error) {
	b, err := g.table()
	if err != nil {
		return nil, err
	}
	var said taxSaid
	for _, income := range g.Taxable {
		said.Tax = append(said.Tax, fund.IncomeTax(b, income))
	}
	return said, nil
}

type partsGiven struct {
	bracketsGiven
	Taxable money.Amount `json:"taxable_cents"`
}

type partsSaid struct {
	Parts []money.Amount `json:"parts_cents"`
}

// bracketParts taxes each bracket alone: at no rate in the others.
func bracketParts(g *partsGiven) (any, error) {
	b, err := g.table()
	if err != nil {
		return nil, err
	}
	var said partsSaid
	for i := range b.Rate {
		alone := *b
		alone.Rate = [len(b.Rate)]money.Rate{}
		alone.Rate[i] = b.Rate[i]
		if b.Over[i] < g.Taxable {
			said.Parts = append(said.Parts, fund.IncomeTax(&alone, g.Taxable))
		}
	}
	return said, nil
}

type wagesGiven struct {
	Year  int          `json:"year"`
	Wages money.Amount `json:"wages_cents"`
	Base  money.Amount `json:"wage_base_cents"`
	Rate  money.Rate   `json:"social_security_ppm"`
}

type wagesSaid struct {
	Tax money.Amount `json:"social_security_cents"`
}

// wageBase taxes wages up to a year's base, which is held to the one on file.
func wageBase(g *wagesGiven) (any, error) {
	if g.Rate != reference.SocialSecurityRate {
		return nil, fmt.Errorf("the engine knows no rate of %d ppm", g.Rate)
	}
	if file := reference.WageBase(g.Year); file.Standing == reference.Published && file.Low != g.Base {
		return nil, fmt.Errorf("the base of %d on file is %s", g.Year, file.Low)
	}
	return wagesSaid{min(g.Wages, g.Base).Times(reference.SocialSecurityRate, money.HalfUp)}, nil
}

type stepGiven struct {
	Base [2]money.Amount `json:"wage_base_cents"`
	Rate money.Rate      `json:"social_security_ppm"`
}

type stepSaid struct {
	Increase money.Amount `json:"increase_cents"`
}

func wageBaseStep(g *stepGiven) (any, error) {
	if g.Rate != reference.SocialSecurityRate {
		return nil, fmt.Errorf("the engine knows no rate of %d ppm", g.Rate)
	}
	most := func(base money.Amount) money.Amount { return base.Times(reference.SocialSecurityRate, money.HalfUp) }
	return stepSaid{most(g.Base[1]) - most(g.Base[0])}, nil
}
