package bound

import (
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// course is some visits at $5,000 each, all in network, so that the limits of
// the law decide what they can cost.
func course(start civil.Date, visits int, b cover.Benefit) Subject {
	b.Payer, b.Coverage, b.PaidProviders, b.NoVisitLimit = 2, offer.Yes, []reference.Provider{reference.MassageTherapist}, true
	seller := offer.Seller{Provider: reference.MassageTherapist, Services: []offer.Service{{Price: span.Exact(5000_00)}}}
	list := &pricelist.List{Seller: seller, Payers: []pricelist.Payer{{
		ID: 2, Network: pricelist.InNetwork, CashAllowed: offer.No, Prescription: offer.No, Rates: []pricelist.Rate{{Visit: 5000_00}},
	}}}
	s := Subject{Seller: &list.Seller, List: list, From: ledger.FromList, Benefit: &b}
	for i := range visits {
		s.Dates = append(s.Dates, start.AddDays(7*i))
	}
	return s
}

func TestLimitsOfEveryPlanYearBoundTheRange(t *testing.T) {
	december, _ := civil.Make(2026, 12, 28)
	june, _ := civil.Make(2026, 6, 1)
	for name, c := range map[string]struct {
		s    Subject
		high money.Amount
	}{
		// One visit in 2026, then 2027: its limit is $12,000, not 2026's $10,600.
		"a second plan year has its own limit": {course(december, 5, cover.Benefit{OtherBills: span.Exact(0)}), 5000_00 + 12000_00},
		// She has paid $11,000, more than the limit of $10,600: it does not bind her
		// plan, so nothing says that the visit is free.
		"what is paid may exceed the limit": {course(june, 1, cover.Benefit{PocketMet: span.Exact(11000_00), OtherBills: span.Exact(0)}), 5000_00},
		"what is met may exceed the limit":  {course(june, 1, cover.Benefit{DeductibleMet: span.Exact(11000_00), OtherBills: span.Exact(0)}), 5000_00},
	} {
		t.Run(name, func(t *testing.T) {
			var b Bench
			total, ok := b.Range(&c.s, Any)
			if !ok || total.High != c.high {
				t.Errorf("the high end is %s, want %s", total.High, c.high)
			}
		})
	}
}

func TestYearsWithoutALimitAreNotBounded(t *testing.T) {
	late, _ := civil.Make(2028, 12, 28)
	known := cover.Benefit{Deductible: span.Exact(0), PocketMax: span.Exact(1000_00)}
	s := course(late, 3, known)
	if why, ok := s.Why(); !ok || why != code.NoDataForYear {
		t.Errorf("other bills of a year without a limit are bounded: %q", why)
	}
	known.OtherBills = span.Exact(0)
	s = course(late, 3, known)
	if why, ok := s.Why(); ok {
		t.Errorf("all is said, and claims are left out: %q", why)
	}
}
