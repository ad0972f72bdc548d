package cover_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// plenty is an accumulator that no example reaches.
const plenty = 1_000_000_00

// unmet is a deductible left and nothing near the out-of-pocket maximum.
func unmet(left money.Amount) cover.State {
	return cover.State{DeductibleLeft: left, PocketLeft: plenty}
}

func copay(amount money.Amount, waits bool) cover.Terms {
	return cover.Terms{Share: cover.CopayShare, Copay: amount, CopayWaits: waits, VisitLimit: cover.NoLimit}
}

func coinsurance(percent money.Rate) cover.Terms {
	return cover.Terms{Share: cover.CoinsuranceShare, Coinsurance: percent * 10_000, VisitLimit: cover.NoLimit}
}

// TestClaimByHand settles the worked examples that insurers and teachers
// publish, as far as they are in network.
func TestClaimByHand(t *testing.T) {
	tests := map[string]struct {
		terms           cover.Terms
		state           cover.State
		charge, allowed money.Amount
		want            cover.Split
		left            money.Amount // of the deductible
	}{
		"HealthCare.gov, allowed amount: what is above 70 of 100 is nobody's": {
			coinsurance(0), unmet(0), 100_00, 70_00, cover.Split{WriteOff: 30_00, Plan: 70_00}, 0},
		"HealthCare.gov, copayment: 20 once the deductible is met": {
			copay(20_00, true), unmet(0), 100_00, 100_00, cover.Split{Copay: 20_00, Plan: 80_00}, 0},
		"HealthCare.gov, copayment: the full 100 while it is not": {
			copay(20_00, true), unmet(1000_00), 100_00, 100_00, cover.Split{Deductible: 100_00}, 900_00},
		"HealthCare.gov, coinsurance: 20 % of 100 once the deductible is met": {
			coinsurance(20), unmet(0), 100_00, 100_00, cover.Split{Coinsurance: 20_00, Plan: 80_00}, 0},
		"HealthCare.gov, coinsurance: the full 100 while it is not": {
			coinsurance(20), unmet(1000_00), 100_00, 100_00, cover.Split{Deductible: 100_00}, 900_00},
		"Valley Benefit: a copay of 25 takes no more than the charge of 20": {
			copay(25_00, false), unmet(500_00), 20_00, 20_00, cover.Split{Copay: 20_00}, 500_00},
		"University of Missouri, its in-network part: 350, then 20 % of 650": {
			coinsurance(20), unmet(350_00), 1500_00, 1000_00, cover.Split{WriteOff: 500_00, Deductible: 350_00, Coinsurance: 130_00, Plan: 520_00}, 0},
		"CalcSimpler, its in-network part: 150 of a deductible of 800": {
			coinsurance(30), unmet(800_00), 220_00, 150_00, cover.Split{WriteOff: 70_00, Deductible: 150_00}, 650_00},
		"CalcSimpler, its in-network part: 20 % of 160, the plan 128": {
			coinsurance(20), unmet(0), 180_00, 160_00, cover.Split{WriteOff: 20_00, Coinsurance: 32_00, Plan: 128_00}, 0},
		"20 % of $92.37 is half a cent short of $18.48": {
			coinsurance(20), unmet(0), 92_37, 92_37, cover.Split{Coinsurance: 18_47, Plan: 73_90}, 0},
		"half a cent goes up, the plan has the rest": {
			coinsurance(50), unmet(0), 1, 1, cover.Split{Coinsurance: 1}, 0},
		"a deductible that ends inside the visit, then the copay": {
			copay(30_00, true), unmet(50_00), 100_00, 90_00, cover.Split{WriteOff: 10_00, Deductible: 50_00, Copay: 30_00, Plan: 10_00}, 0},
		"a copay takes no more than the deductible left over": {
			copay(30_00, true), unmet(75_00), 90_00, 90_00, cover.Split{Deductible: 75_00, Copay: 15_00}, 0},
		"no copay where the deductible took all": {
			copay(30_00, true), unmet(90_00), 90_00, 90_00, cover.Split{Deductible: 90_00}, 0},
		"a copay that does not wait leaves the deductible alone": {
			copay(30_00, false), unmet(500_00), 90_00, 90_00, cover.Split{Copay: 30_00, Plan: 60_00}, 500_00},
		"the maximum takes coinsurance back before deductible": {
			coinsurance(20), cover.State{DeductibleLeft: 50_00, PocketLeft: 52_00}, 100_00, 100_00,
			cover.Split{Deductible: 50_00, Coinsurance: 2_00, Plan: 48_00, Relief: 8_00}, 0},
		"the maximum takes the copay back before deductible": {
			copay(30_00, true), cover.State{DeductibleLeft: 50_00, PocketLeft: 40_00}, 100_00, 100_00,
			cover.Split{Deductible: 40_00, Plan: 60_00, Relief: 40_00}, 10_00},
		"the maximum is reached: nothing": {
			coinsurance(20), cover.State{DeductibleLeft: 50_00}, 100_00, 100_00, cover.Split{Plan: 100_00, Relief: 60_00}, 50_00},
		"a contract above the charge allows the charge": {
			coinsurance(10), unmet(0), 80_00, 95_00, cover.Split{Coinsurance: 8_00, Plan: 72_00}, 0},
		"a contract of nothing": {
			copay(30_00, false), unmet(0), 80_00, 0, cover.Split{WriteOff: 80_00}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, after := test.terms.Claim(test.state, test.charge, test.allowed)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			want := cover.State{DeductibleLeft: test.left, PocketLeft: test.state.PocketLeft - test.want.You(), VisitsUsed: 1}
			if after != want {
				t.Errorf("accumulators %+v, want %+v", after, want)
			}
		})
	}
}

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCovers(t *testing.T) {
	tests := map[string]struct {
		limit, used int
		until, on   string
		want        bool
	}{
		"the last visit of the limit": {20, 19, "", "2027-03-01", true},
		"the limit is used up":        {20, 20, "", "2027-03-01", false},
		"used more than the limit":    {20, 23, "", "2027-03-01", false},
		"a limit of none":             {0, 0, "", "2027-03-01", false},
		"the prescription's last day": {cover.NoLimit, 300, "2027-03-01", "2027-03-01", true},
		"the day after it":            {cover.NoLimit, 0, "2027-03-01", "2027-03-02", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			terms := cover.Terms{VisitLimit: test.limit, ScriptUntil: offer.Forever}
			if test.until != "" {
				terms.ScriptUntil = day(t, test.until)
			}
			if got := terms.Covers(cover.State{VisitsUsed: test.used}, day(t, test.on)); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
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
			state = terms.NewYear()
			if want := (cover.State{DeductibleLeft: 150_00, PocketLeft: 500_00}); state != want {
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
