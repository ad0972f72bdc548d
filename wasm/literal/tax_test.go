package literal

import (
	"reflect"
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
	if got := payroll2026.Saving(80_000_00, 4_150_00); got != 317_48 {
		t.Errorf("payroll %d: 317.475 rounds up", got)
	}
	if got := StateSaving(4_150_00, 50_000, true); got != 0 {
		t.Errorf("a state that taxes it saves %d", got)
	}
}

// A deduction of 1,000 from 50,900 crosses the bracket at 50,400: 500 at 22 %
// and 500 at 12 %.
func TestCrossedBracket(t *testing.T) {
	if got := single2026.Parts(50_900_00, 1_000_00); !reflect.DeepEqual(got, []int64{0, 60_00, 110_00, 0}) {
		t.Errorf("parts %v", got)
	}
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
	for wages, want := range map[int64]int64{
		184_500_00: 76_50,
		185_000_00: 45_50, // 500 at 6.2 %, 1,000 at 1.45 %
		190_000_00: 14_50,
		200_500_00: 19_00, // and 500 at 0.9 %
		300_000_00: 23_50,
	} {
		if got := payroll2026.Saving(wages, 1_000_00); got != want {
			t.Errorf("of %d: %d, want %d", wages, got, want)
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
