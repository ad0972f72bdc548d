package literal

import (
	"reflect"
	"testing"
)

func TestSavingsLimit(t *testing.T) {
	year := Savings{Self: 4_400_00, Family: 8_750_00, CatchUp: 1_000_00} // 2026
	months := func(self, family int) (m [12]string) {
		for i := range self {
			m[i] = "self"
		}
		for i := range family {
			m[11-i] = "family"
		}
		return m
	}
	for name, c := range map[string]struct {
		months          [12]string
		is55, lastMonth bool
		want            int64
	}{
		"a whole year, self":        {months(12, 0), false, false, 4_400_00},
		"a whole year, family, 55":  {months(0, 12), true, false, 9_750_00},
		"six months, self":          {months(6, 0), false, false, 2_200_00},
		"five months, self, 55":     {months(5, 0), true, false, 2_250_00},
		"one month, self":           {months(1, 0), false, false, 366_66},
		"half self, half family":    {months(6, 6), false, false, 6_575_00},
		"from December, last month": {months(0, 1), false, true, 8_750_00},
		"to November, last month":   {months(11, 0), false, true, 4_033_33},
	} {
		if got := year.Limit(c.months, c.is55, c.lastMonth); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestSpending(t *testing.T) {
	expense := func(received, filed string, cents int64) Expense {
		return Expense{Received: day(t, received), Filed: day(t, filed), Cents: cents}
	}
	expenses := []Expense{
		expense("2025-12-31", "2026-01-10", 100_00), // before the year
		expense("2026-05-04", "2026-05-05", 300_00),
		expense("2026-12-31", "2027-03-31", 200_00), // filed on the run-out's last day
		expense("2026-12-31", "2027-04-01", 50_00),  // a day late, but for grace
		expense("2027-03-15", "2027-03-20", 70_00),  // the last day of grace
		expense("2027-03-16", "2027-03-20", 70_00),
	}
	for name, c := range map[string]struct {
		rule               string
		paid               []int64
		carried, forfeited int64
	}{
		"lose":  {"lose", []int64{0, 300_00, 200_00, 0, 0, 0}, 0, 900_00},
		"carry": {"carry", []int64{0, 300_00, 200_00, 0, 0, 0}, 680_00, 220_00},
		"grace": {"grace", []int64{0, 300_00, 200_00, 50_00, 70_00, 0}, 0, 780_00},
	} {
		s := Spending{Starts: day(t, "2026-01-01"), Election: 1_400_00, Rule: c.rule, CarryCap: 680_00, RunOut: 90}
		paid, carried, forfeited := s.Settle(expenses)
		if !reflect.DeepEqual(paid, c.paid) || carried != c.carried || forfeited != c.forfeited {
			t.Errorf("%s: %v, carried %d, forfeited %d", name, paid, carried, forfeited)
		}
	}
	// No more than the election and what was carried.
	s := Spending{Starts: day(t, "2026-01-01"), Election: 200_00, Carried: 50_00, Rule: "carry", CarryCap: 680_00}
	if paid, carried, forfeited := s.Settle(expenses[1:2]); paid[0] != 250_00 || carried != 0 || forfeited != 0 {
		t.Errorf("%v, %d, %d", paid, carried, forfeited)
	}
}

// 900 left, other bills 100: 800 would be lost, or 120 above a carry-over of 680.
func TestRescue(t *testing.T) {
	course := []Expense{{Received: day(t, "2026-05-04"), Filed: day(t, "2026-05-04"), Cents: 500_00}}
	for rule, want := range map[string][3]int64{"lose": {500_00, 800_00, 300_00}, "carry": {120_00, 120_00, 0}} {
		s := Spending{Starts: day(t, "2026-01-01"), Election: 900_00, Rule: rule, CarryCap: 680_00}
		rescued, without, with := s.Rescue(100_00, course)
		if got := [3]int64{rescued, without, with}; got != want {
			t.Errorf("%s: %v, want %v", rule, got, want)
		}
	}
}

func TestGraceEnds(t *testing.T) {
	for starts, want := range map[string]string{
		"2026-01-01": "2027-03-15",
		"2026-07-01": "2027-09-15",
		"2026-11-01": "2028-01-15",
		"2026-03-10": "2027-06-15",
	} {
		s := Spending{Starts: day(t, starts), Rule: "grace"}
		if got := s.care(); got != day(t, want) {
			t.Errorf("a year from %s: %v, want %s", starts, got, want)
		}
	}
}

func TestEligible(t *testing.T) {
	for kind, want := range map[string]int64{"visit": 90_00, "tip": 0, "late fee": 0, "dues": 0, "unused credit": 0} {
		if got := (Item{Kind: kind, Cents: 90_00, Letter: true}).Eligible(); got != want {
			t.Errorf("%s: %d", kind, got)
		}
	}
	if got := (Item{Kind: "visit", Cents: 90_00}).Eligible(); got != 0 {
		t.Errorf("without a letter: %d", got)
	}
}
