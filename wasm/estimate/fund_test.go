package estimate_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
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

// TestAccountsChangeNoTotalAndNoOrder: what accounts and taxes take off stands
// beside the figures; the figures, the winner and what is worth asking stay, and
// so does every entry of the ledgers that was there.
func TestAccountsChangeNoTotalAndNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := insured(rapid.IntRange(1, 7).Draw(t, "visits"), rapid.Int64Range(0, 400_00).Draw(t, "deductible"))
		r.Own = []estimate.Quote{with(quote("a", rapid.Int64Range(60_00, 120_00).Draw(t, "price")), 3, rapid.Int64Range(100_00, 300_00).Draw(t, "pack"))}
		l := estimate.Lists{clinic(offer.Yes)}
		bare, _ := estimate.Run(r, l)
		with, faults := estimate.Run(funded(r), l)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, o := range with.Offers {
			for w := range o.Ways {
				for i := range o.Ways[w].Cases {
					c := &o.Ways[w].Cases[i]
					if c.Funding == nil || c.Funding.AfterTax != span.Certain(c.Total-c.Funding.TaxSaved.Low) {
						t.Fatalf("%+v of %s", c.Funding, c.Total)
					}
					c.Funding = nil
					c.Book.Entries = slices.DeleteFunc(slices.Clone(c.Book.Entries), func(e ledger.Entry) bool { return e.Kind == ledger.Saving })
				}
			}
		}
		if diff := cmp.Diff(bare, with); diff != "" {
			t.Fatalf("(-without accounts +with)\n%s", diff)
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
