package ledger_test

import (
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

const monday civil.Date = 739_900

// share is one payer's part of a visit; visits are a week apart.
func share(visit int, payer ledger.Payer, amount money.Amount) ledger.Entry {
	return ledger.Entry{Visit: visit, Date: monday + civil.Date(7*visit), Payer: payer, Kind: ledger.Share, Amount: amount}
}

// entry is of no visit.
func entry(after civil.Date, kind ledger.Kind, amount money.Amount) ledger.Entry {
	return ledger.Entry{Visit: ledger.CourseLevel, Date: monday + after, Payer: ledger.You, Kind: kind, Amount: amount}
}

func TestBook(t *testing.T) {
	tests := map[string]struct {
		entries                    []ledger.Entry
		total, first, visit, ahead money.Amount // of all, on the first day, of the first visit, paid ahead at most
	}{
		"nothing": {},
		"paid singly, with a tip": {
			entries: []ledger.Entry{share(0, ledger.You, 90_00), entry(0, ledger.Extra, 9_00), share(1, ledger.You, 90_00)},
			total:   189_00, first: 99_00, visit: 90_00,
		},
		"a tip and a purchase on the day of a visit are no part of its price": {
			entries: []ledger.Entry{
				{Visit: 0, Date: monday, Payer: ledger.You, Kind: ledger.Purchase, Amount: 80_00},
				share(0, ledger.Prepaid, 80_00), share(0, ledger.Provider, 10_00),
				{Visit: 0, Date: monday, Payer: ledger.You, Kind: ledger.Extra, Amount: 9_00},
			},
			total: 89_00, first: 89_00, visit: 90_00,
		},
		"a claim: the plan's part and the write-off are not hers": {
			entries: []ledger.Entry{share(0, ledger.You, 30_00), share(0, ledger.Plan, 50_00), share(0, ledger.Provider, 10_00)},
			total:   30_00, first: 30_00, visit: 90_00,
		},
		"a package: the first credit is had the same day": {
			entries: []ledger.Entry{
				entry(0, ledger.Purchase, 240_00), share(0, ledger.Prepaid, 80_00), share(0, ledger.Provider, 10_00),
				share(1, ledger.Prepaid, 80_00), share(2, ledger.Prepaid, 80_00),
			},
			total: 240_00, first: 240_00, visit: 90_00, ahead: 160_00,
		},
		"the order within a day does not matter": {
			entries: []ledger.Entry{share(0, ledger.Prepaid, 80_00), entry(0, ledger.Purchase, 240_00), share(1, ledger.Prepaid, 80_00)},
			total:   240_00, first: 240_00, visit: 80_00, ahead: 160_00,
		},
		"a credit that cost more than the single price": {
			entries: []ledger.Entry{entry(0, ledger.Purchase, 100_00), share(0, ledger.Prepaid, 100_00), share(0, ledger.Provider, -10_00)},
			total:   100_00, first: 100_00, visit: 90_00,
		},
		"what is lost is not paid again": {
			entries: []ledger.Entry{entry(0, ledger.Purchase, 240_00), share(0, ledger.Prepaid, 80_00), entry(30, ledger.Unused, 160_00)},
			total:   240_00, first: 240_00, visit: 80_00, ahead: 160_00,
		},
		"what has lapsed is no longer at stake when more is bought": {
			entries: []ledger.Entry{
				entry(0, ledger.Purchase, 240_00), share(0, ledger.Prepaid, 80_00), entry(30, ledger.Unused, 160_00),
				entry(40, ledger.Purchase, 200_00),
			},
			total: 440_00, first: 240_00, visit: 80_00, ahead: 200_00,
		},
		"two purchases open at once": {
			entries: []ledger.Entry{
				entry(0, ledger.Purchase, 240_00), share(0, ledger.Prepaid, 80_00), entry(3, ledger.Purchase, 200_00), share(1, ledger.Prepaid, 100_00),
			},
			total: 440_00, first: 240_00, visit: 80_00, ahead: 360_00,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := ledger.Book{Entries: test.entries}
			got := [...]money.Amount{b.Total(), b.PaidOn(monday), b.VisitPrice(0), b.PaidAhead()}
			if want := [...]money.Amount{test.total, test.first, test.visit, test.ahead}; got != want {
				t.Errorf("total, first day, first visit, paid ahead: %v, want %v", got, want)
			}
		})
	}
}
