package civil

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func anyDate() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		return Date(rapid.Int32Range(1, int32(last)).Draw(t, "day"))
	})
}

func TestAddMonthsByHand(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2028-01-31", 1, "2028-02-29"},
		{"2026-01-31", 2, "2026-03-31"},
		{"2026-01-31", 3, "2026-04-30"},
		{"2026-01-31", 13, "2027-02-28"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-03-31", -13, "2025-02-28"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2026-05-20", 0, "2026-05-20"},
	}
	for _, tt := range tests {
		t.Run(tt.from, func(t *testing.T) {
			from, err := Parse(tt.from)
			if err != nil {
				t.Fatal(err)
			}
			if got := from.AddMonths(tt.n).String(); got != tt.want {
				t.Errorf("%s plus %d months is %s, want %s", tt.from, tt.n, got, tt.want)
			}
		})
	}
}

// A membership that starts on the 31st bills on the last day of short months
// and on the 31st again afterwards.
func TestBillingKeepsItsAnchorDay(t *testing.T) {
	anchor := date(t, 2026, 1, 31)
	want := []string{"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"}
	for n, day := range want {
		if got := anchor.AddMonths(n).String(); got != day {
			t.Errorf("bill %d falls on %s, want %s", n, got, day)
		}
	}
}

func TestAddMonthsAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		n := rapid.IntRange(-15000, 15000).Draw(t, "months")
		year, month, day := d.Split()
		first := time.Date(year, time.Month(month+n), 1, 0, 0, 0, 0, time.UTC)
		length := first.AddDate(0, 1, -1).Day()
		want, _ := Make(first.Year(), int(first.Month()), min(day, length))
		if got := d.AddMonths(n); got != want {
			t.Fatalf("%v plus %d months is %v, want %v", d, n, got, want)
		}
	})
}

func TestAddDaysAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		n := rapid.IntRange(-4_000_001, 4_000_001).Draw(t, "days")
		year, month, day := d.Split()
		clock := time.Date(year, time.Month(month), day+n, 0, 0, 0, 0, time.UTC)
		want, _ := Make(clock.Year(), int(clock.Month()), clock.Day())
		got := d.AddDays(n)
		if got != want {
			t.Fatalf("%v plus %d days is %v, want %v", d, n, got, want)
		}
		if got != 0 && (int(got-d) != n || got.AddDays(-n) != d) {
			t.Fatalf("%v plus %d days is %v, %d days away", d, n, got, got-d)
		}
	})
}

func TestAddYearsByHand(t *testing.T) {
	leapDay := date(t, 2028, 2, 29)
	for n, want := range map[int]string{0: "2028-02-29", 1: "2029-02-28", 4: "2032-02-29", -1: "2027-02-28", -128: "1900-02-28"} {
		if got := leapDay.AddYears(n).String(); got != want {
			t.Errorf("29 February 2028 plus %d years is %s, want %s", n, got, want)
		}
	}
}

func TestStepsOutOfTheCalendarGiveNoDate(t *testing.T) {
	first := Date(1)
	for name, got := range map[string]Date{
		"a day before the first":       first.AddDays(-1),
		"a day after the last":         last.AddDays(1),
		"a month before the first":     first.AddMonths(-1),
		"a month after the last":       last.AddMonths(1),
		"a year after the last":        last.AddYears(1),
		"as far as int goes, days":     last.AddDays(math.MaxInt),
		"as far back as int goes":      first.AddDays(math.MinInt),
		"as far as int goes, months":   last.AddMonths(math.MaxInt),
		"as far back, months":          first.AddMonths(math.MinInt),
		"as far as int goes, years":    last.AddYears(math.MaxInt),
		"as far back, years":           first.AddYears(math.MinInt),
		"years whose months overflow":  first.AddYears(math.MaxInt/12 + 2),
		"a day after no date":          Date(0).AddDays(1),
		"a month after no date":        Date(0).AddMonths(1),
		"a year after no date":         Date(0).AddYears(1),
		"a day before what is no date": (last + 1).AddDays(-1),
		"months after what is no date": (last + 1).AddMonths(24),
		"plan year of what is no date": (last + 1).YearStart(1, 1),
		"plan year of no date":         Date(0).YearStart(1, 1),
		"plan year of no month":        last.YearStart(0, 1),
		"plan year of month 13":        last.YearStart(13, 1),
		"plan year of no day":          last.YearStart(1, 0),
		"plan year of day 32":          last.YearStart(1, 32),
		"plan year before the first":   first.YearStart(1, 2),
		"plan year before, by a month": first.YearStart(12, 31),
	} {
		if got != 0 {
			t.Errorf("%s is %v, want no date", name, got)
		}
	}
	if got := first.YearStart(1, 1); got != first {
		t.Errorf("the first plan year starts on %v", got)
	}
	if got := first.AddYears(9998).String(); got != "9999-01-01" {
		t.Errorf("the last year starts on %s", got)
	}
	if got := last.AddDays(-int(last) + 1); got != first {
		t.Errorf("the whole way back is %v", got)
	}
}

func TestYearStartByHand(t *testing.T) {
	tests := []struct {
		name       string
		on         string
		month, day int
		want       string
	}{
		{"calendar year", "2026-11-23", 1, 1, "2026-01-01"},
		{"the first day itself", "2026-01-01", 1, 1, "2026-01-01"},
		{"the last day of a calendar year", "2026-12-31", 1, 1, "2026-01-01"},
		{"July plan, before July", "2026-06-30", 7, 1, "2025-07-01"},
		{"July plan, on the day", "2026-07-01", 7, 1, "2026-07-01"},
		{"leap day in a common year", "2027-03-15", 2, 29, "2027-02-28"},
		{"leap day, the day before", "2028-02-28", 2, 29, "2027-02-28"},
		{"leap day in a leap year", "2028-02-29", 2, 29, "2028-02-29"},
		{"31 June is 30 June", "2026-06-30", 6, 31, "2026-06-30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			on, err := Parse(tt.on)
			if err != nil {
				t.Fatal(err)
			}
			if got := on.YearStart(tt.month, tt.day).String(); got != tt.want {
				t.Errorf("the year of %d-%d in which %s lies starts on %s, want %s", tt.month, tt.day, tt.on, got, tt.want)
			}
		})
	}
}

// The oracle walks back day by day and clamps by asking whether tomorrow is in
// another month.
func TestYearStartAgreesWithAWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.Int32Range(800, int32(last)).Draw(t, "date"))
		month := rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, 31).Draw(t, "day")
		walk := d
		for {
			_, m, on := walk.Split()
			_, tomorrow, _ := (walk + 1).Split()
			if m == month && (on == day || on < day && tomorrow != month) {
				break
			}
			walk--
		}
		if got := d.YearStart(month, day); got != walk {
			t.Fatalf("start of the %d-%d year of %v is %v, want %v", month, day, d, got, walk)
		}
	})
}
