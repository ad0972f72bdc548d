package estimate_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// funded is a person with an HSA of whom all is known: $80,000 taxable.
func funded(r *estimate.Request) *estimate.Request {
	r.Accounts = &fund.Accounts{
		Letter: fund.Letter{Have: offer.Yes},
		HSA:    &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(0), Route: fund.SelfMade},
	}
	r.Tax = &fund.Tax{Status: reference.Single, Income: span.Exact(80_000_00), State: span.Exact(0), Itemizes: offer.No}
	return r
}

// TestTotalsAreAfterTax: what a way costs is what its cases cost after tax, at the
// low end with all that may be saved, else with what is sure; and no choice made
// without knowing of the account comes out cheaper after tax.
func TestTotalsAreAfterTax(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := insured(rapid.IntRange(1, 7).Draw(t, "visits"), rapid.Int64Range(0, 400_00).Draw(t, "deductible"))
		r.Own = []estimate.Quote{with(quote("a", rapid.Int64Range(60_00, 120_00).Draw(t, "price")), 3, rapid.Int64Range(100_00, 300_00).Draw(t, "pack"))}
		l := estimate.Lists{clinic(offer.Yes)}
		bare, _ := estimate.Run(r, l)
		funded(r).Accounts.Letter.Have = offer.Answer(rapid.IntRange(0, 2).Draw(t, "letter"))
		after, faults := estimate.Run(r, l)
		if len(faults) > 0 || !slices.Contains(after.Notes, code.AfterTax) {
			t.Fatal(faults, after.Notes)
		}
		for i := range after.Offers {
			for k := range after.Offers[i].Ways {
				w, was := &after.Offers[i].Ways[k], &bare.Offers[i].Ways[k]
				for n := range w.Cases {
					c := &w.Cases[n]
					want := w.Total.High
					switch c.Kind {
					case estimate.Low:
						want = w.Total.Low
					case estimate.Likely:
						want = w.Total.Likely
					}
					got := c.Funding.AfterTax.High
					if c.Kind == estimate.Low {
						got = c.Funding.AfterTax.Low
					}
					if got != want {
						t.Fatalf("%s costs %+v after tax, the way %+v", c.Total, c.Funding.AfterTax, w.Total)
					}
				}
				last, before := &w.Cases[len(w.Cases)-1], &was.Cases[len(was.Cases)-1]
				if f := fund.Fund(&before.Book, r.Accounts, r.Tax, r.AsOf); last.Funding.AfterTax.High > f.AfterTax.High {
					t.Fatalf("%+v after tax, by the route chosen before tax %+v", last.Funding.AfterTax, f.AfterTax)
				}
			}
		}
	})
}

// TestFundingOfAWay: two visits of $90 and one of the same tip. The tip is not
// eligible: 180 at 22 % are $39.60.
func TestFundingOfAWay(t *testing.T) {
	r := funded(weekly(2, quote("a", 90_00)))
	r.Tip = 100_000
	c := run(t, r).Offers[0].Ways[0].Cases[0]
	f := c.Funding
	if c.Total != 198_00 || f.Eligible != span.Certain(180_00) || f.TaxSaved != span.Certain(39_60) || f.AfterTax != span.Certain(158_40) {
		t.Errorf("%s: %+v", c.Total, f)
	}
	if last := c.Book.Entries[len(c.Book.Entries)-1]; last.Rule != code.IncomeTaxSaved || last.Amount != money.Amount(39_60) {
		t.Errorf("%+v", last)
	}
}

func TestAccountsAndTaxesAreChecked(t *testing.T) {
	r := funded(weekly(1, quote("a", 90_00)))
	r.Accounts.FSA = &fund.FSA{}
	r.Tax.Gross = span.Exact(1)
	_, faults := estimate.Run(r, nil)
	want := []code.Fault{
		{Path: "accounts.hsa", Other: "accounts.fsa.limited_purpose", Code: code.FaultContradicts},
		{Path: "tax.taxable_income_cents", Other: "tax.adjusted_gross_income_cents", Code: code.FaultContradicts},
	}
	if !slices.Equal(faults, want) {
		t.Errorf("%+v, want %+v", faults, want)
	}
}
