package fund_test

import (
	"testing"

	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// TestHSALimit pays for a visit that costs more than any limit: what comes from the
// account is what may be put in.
func TestHSALimit(t *testing.T) {
	for name, c := range map[string]struct {
		hsa  fund.HSA
		on   string
		want money.Amount
	}{
		"alone, a whole year":                         {fund.HSA{Coverage: fund.SelfOnly, Born: 1990}, "2026-12-07", 4_400_00},
		"a family":                                    {fund.HSA{Coverage: fund.Family, Born: 1990}, "2026-12-07", 8_750_00},
		"55 within the year: 1,000 more":              {fund.HSA{Coverage: fund.SelfOnly, Born: 1971}, "2026-12-07", 5_400_00},
		"54 at its end":                               {fund.HSA{Coverage: fund.SelfOnly, Born: 1972}, "2026-12-07", 4_400_00},
		"Medicare from 1 July: six months":            {fund.HSA{Coverage: fund.SelfOnly, Born: 1961, Medicare: day("2026-07-01")}, "2026-12-07", 2_700_00},
		"Medicare from 2 July: seven, 5,400 × 7 ÷ 12": {fund.HSA{Coverage: fund.SelfOnly, Born: 1961, Medicare: day("2026-07-02")}, "2026-12-07", 3_150_00},
		"cover since 1 August: five, cut to a cent":   {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, From: day("2026-08-01")}, "2026-12-07", 1_833_33},
		"since 2 August: four":                        {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, From: day("2026-08-02")}, "2026-12-07", 1_466_66},
		"until 1 March: three":                        {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Until: day("2026-03-01")}, "2026-12-07", 1_100_00},
		"until 28 February: two":                      {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Until: day("2026-02-28")}, "2026-12-07", 733_33},
		"the last-month rule from 1 December":         {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, From: day("2026-12-01"), LastMonth: true}, "2026-12-07", 4_400_00},
		"a day late for it":                           {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, From: day("2026-12-02"), LastMonth: true}, "2026-12-07", 0},
		"without it one month":                        {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, From: day("2026-12-01")}, "2026-12-07", 366_66},
		"opened on the day of the visit":              {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Opened: day("2026-12-07")}, "2026-12-07", 4_400_00},
		"opened the day after":                        {fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Opened: day("2026-12-08")}, "2026-12-07", 0},
		"a visit of a year that is past":              {fund.HSA{Coverage: fund.SelfOnly, Born: 1990}, "2025-12-31", 0},
		"2027":                                        {fund.HSA{Coverage: fund.Family, Born: 1972}, "2027-01-01", 10_000_00},
	} {
		t.Run(name, func(t *testing.T) {
			c.hsa.Planned = span.Exact(0)
			f := fund.Fund(book(visit(c.on, 20_000_00)), &fund.Accounts{Letter: letter, HSA: &c.hsa}, middle(), day(today))
			if f.FromHSA != span.Certain(c.want) {
				t.Errorf("%+v, want %s", f.FromHSA, c.want)
			}
		})
	}
	unknown := fund.Fund(book(visit("2026-12-07", 20_000_00)), &fund.Accounts{Letter: letter, HSA: &fund.HSA{}}, middle(), day(today))
	if want := between(0, 9_750_00); unknown.FromHSA != want {
		t.Errorf("nothing said of the account: %+v, want %+v", unknown.FromHSA, want)
	}
}
