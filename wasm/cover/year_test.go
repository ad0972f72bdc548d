package cover_test

import (
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestYearOf(t *testing.T) {
	tests := map[string]struct {
		starts   cover.MonthDay
		on, want string
	}{
		"not said: the calendar year":           {cover.MonthDay{}, "2026-12-31", "2026-01-01"},
		"not said: from its first day":          {cover.MonthDay{}, "2027-01-01", "2027-01-01"},
		"July: the day before":                  {cover.MonthDay{Month: 7, Day: 1}, "2027-06-30", "2026-07-01"},
		"July: the first day":                   {cover.MonthDay{Month: 7, Day: 1}, "2027-07-01", "2027-07-01"},
		"a leap day in a common year":           {cover.MonthDay{Month: 2, Day: 29}, "2027-02-28", "2027-02-28"},
		"a leap day in a leap year: not yet":    {cover.MonthDay{Month: 2, Day: 29}, "2028-02-28", "2027-02-28"},
		"a leap day in a leap year: from there": {cover.MonthDay{Month: 2, Day: 29}, "2028-02-29", "2028-02-29"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			terms := cover.Terms{YearStarts: test.starts}
			if got := terms.YearOf(day(t, test.on)); got != day(t, test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestNewYearStartsAgain crosses a plan year: the deductible is met twice (domain
// D3, "start in January vs November").
func TestNewYearStartsAgain(t *testing.T) {
	terms := coinsurance(20)
	terms.Deductible, terms.PocketMax = 150_00, 500_00
	state := cover.State{DeductibleLeft: 20_00, PocketLeft: 30_00, VisitsUsed: 12}
	var total money.Amount
	for i := range 4 {
		if i == 2 {
			state = terms.NewYear(state)
			if want := (cover.State{DeductibleLeft: 150_00, PocketLeft: 500_00, PermitUsed: 2}); state != want {
				t.Fatalf("the new year starts at %+v, want %+v", state, want)
			}
		}
		split, after := terms.Claim(state, 100_00, 100_00)
		total, state = total+split.You(), after
	}
	// Old year: 30 to the maximum, then nothing. New year: 100, then 50 and 20 % of 50.
	if total != 30_00+0+100_00+60_00 {
		t.Errorf("total %d", total)
	}
}
