package literal

import (
	"testing"
)

// single2026 is domain D5's: 10 % to 12,400; 12 % to 50,400; 22 % to 105,700;
// 24 % to 201,775.
var single2026 = Filing{Standard: 16_100_00, Brackets: []Bracket{
	{0, 12_400_00, 100_000}, {12_400_00, 50_400_00, 120_000}, {50_400_00, 105_700_00, 220_000}, {105_700_00, None, 240_000},
}}

var payroll2026 = Payroll{SocialPPM: 62_000, WageBase: 184_500_00, MedicarePPM: 14_500, AdditionalPPM: 9_000, Threshold: 200_000_00}

func TestPublishedSavings(t *testing.T) {
	// calculatorlib: 4,150 at 22 %, 5 % and 7.65 %.
	if got := single2026.Saving(80_000_00, 4_150_00); got != 913_00 {
		t.Errorf("federal %d", got)
	}
	if got := StateSaving(4_150_00, 50_000, false); got != 207_50 {
		t.Errorf("state %d", got)
	}
	if got := payroll2026.Parts(80_000_00, 4_150_00); got != [3]int64{257_30, 60_18, 0} {
		t.Errorf("payroll %d: 60.175 rounds up, so that both are 317.48", got)
	}
	if got := StateSaving(4_150_00, 50_000, true); got != 0 {
		t.Errorf("a state that taxes it saves %d", got)
	}
}

// A deduction of 1,000 from 50,900 crosses the bracket at 50,400: 500 at 22 %
// and 500 at 12 %.
func TestCrossedBracket(t *testing.T) {
	if got := single2026.Saving(50_900_00, 1_000_00); got != 170_00 {
		t.Errorf("saving %d", got)
	}
	if got := single2026.Saving(300_00, 1_000_00); got != 30_00 {
		t.Errorf("more than the income: %d", got)
	}
	// 1,240 + 12 % of 38,000 + 22 % of 500.
	if got := single2026.Tax(50_900_00); got != 5_910_00 {
		t.Errorf("tax %d", got)
	}
}

func TestWageBase(t *testing.T) {
	for wages, want := range map[int64][3]int64{
		184_500_00: {62_00, 14_50, 0},
		185_000_00: {31_00, 14_50, 0}, // 500 at 6.2 %
		190_000_00: {0, 14_50, 0},
		200_500_00: {0, 14_50, 4_50}, // 500 at 0.9 %
		300_000_00: {0, 14_50, 9_00},
		500_00:     {31_00, 7_25, 0},
	} {
		if got := payroll2026.Parts(wages, 1_000_00); got != want {
			t.Errorf("of %d: %d, want %d", wages, got, want)
		}
	}
}

// One year's taxes, one contribution after another: 1,000 by payroll from 50,900,
// then 500 of her own, then expenses of 600 beside others of 3,500 where the floor
// has come down from 3,750 by 112.50.
func TestYear(t *testing.T) {
	y := Year{Filing: single2026, Payroll: payroll2026, StatePPM: 50_000, Taxable: 50_900_00, Gross: 50_000_00, Wages: 60_000_00}
	for _, c := range []struct {
		name      string
		got, want int64
	}{
		{"by payroll", Saved(y.Contribute(1_000_00, true, false)), 60_00 + 110_00 + 50_00 + 76_50},
		{"her own, taxed by the state", Saved(y.Contribute(500_00, false, true)), 60_00},
		{"itemised", Saved(y.Deduct(y.Added(600_00, 3_500_00, 50_000_00))), 55_50}, // 462.50 at 12 %
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
}

func TestItemised(t *testing.T) {
	// Pub. 502: adjusted gross income 50,000, expenses 6,500.
	if got := Deductible(6_500_00, 50_000_00); got != 2_750_00 {
		t.Errorf("deductible %d", got)
	}
	if got := Deductible(3_750_00, 50_000_00); got != 0 {
		t.Errorf("deductible at the floor %d", got)
	}
	// Other deductions of 15,000 and 2,750 are 1,650 above the standard: at 12 %.
	if got := single2026.ItemisedSaving(50_000_00, 15_000_00, 6_500_00); got != 198_00 {
		t.Errorf("saving %d", got)
	}
	if got := single2026.ItemisedSaving(50_000_00, 13_000_00, 6_500_00); got != 0 {
		t.Errorf("below the standard deduction %d", got)
	}
}
