package civil

import (
	"testing"
	"time"
)

// date is a day that the test knows to exist.
func date(t *testing.T, year, month, day int) Date {
	t.Helper()
	d, ok := Make(year, month, day)
	if !ok {
		t.Fatalf("there is no %d-%d-%d", year, month, day)
	}
	return d
}

func TestEveryDayAgreesWithTime(t *testing.T) {
	clock := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := Date(1); d <= last; d++ {
		year, month, day := d.Split()
		if year != clock.Year() || month != int(clock.Month()) || day != clock.Day() {
			t.Fatalf("day %d is %d-%d-%d, want %s", d, year, month, day, clock.Format(time.DateOnly))
		}
		if got, ok := Make(year, month, day); !ok || got != d {
			t.Fatalf("%d-%d-%d is day %d, %v; want %d", year, month, day, got, ok, d)
		}
		if got, want := d.Weekday(), int(clock.Weekday()); got != want {
			t.Fatalf("%s is weekday %d, want %d", clock.Format(time.DateOnly), got, want)
		}
		clock = clock.AddDate(0, 0, 1)
	}
	if clock.Year() != 10000 {
		t.Errorf("the day after the last is %s, want 10000-01-01", clock.Format(time.DateOnly))
	}
}

func TestMakeRefusesDaysThatAreNot(t *testing.T) {
	for _, tt := range []struct {
		name             string
		year, month, day int
	}{
		{"no year", 0, 1, 1},
		{"before the calendar", -1, 1, 1},
		{"after the calendar", 10000, 1, 1},
		{"no month", 2026, 0, 1},
		{"thirteenth month", 2026, 13, 1},
		{"no day", 2026, 1, 0},
		{"32 January", 2026, 1, 32},
		{"31 April", 2026, 4, 31},
		{"29 February in a common year", 2026, 2, 29},
		{"29 February in a century that is not leap", 2100, 2, 29},
		{"30 February", 2028, 2, 30},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d, ok := Make(tt.year, tt.month, tt.day); ok || d != 0 {
				t.Errorf("Make(%d, %d, %d) = %d, %v; want no date", tt.year, tt.month, tt.day, d, ok)
			}
		})
	}
}

func TestMakeAgreesWithTimeOnEveryTriple(t *testing.T) {
	for year := 1895; year <= 2205; year++ {
		for month := -1; month <= 14; month++ {
			for day := -1; day <= 33; day++ {
				clock := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				exists := clock.Year() == year && int(clock.Month()) == month && clock.Day() == day
				if _, ok := Make(year, month, day); ok != exists {
					t.Fatalf("Make(%d, %d, %d) says %v, time says %v", year, month, day, ok, exists)
				}
			}
		}
	}
}

func TestNoDate(t *testing.T) {
	for _, d := range []Date{0, -1, last + 1} {
		if year, month, day := d.Split(); year != 0 || month != 0 || day != 0 {
			t.Errorf("day %d splits into %d-%d-%d", d, year, month, day)
		}
	}
	var none Date
	if none.Year() != 0 {
		t.Errorf("no date has year %d", none.Year())
	}
	if got := none.String(); got != "0000-00-00" {
		t.Errorf("no date is written %q", got)
	}
	if _, err := Parse(none.String()); err == nil {
		t.Error("the form of no date is read as a date")
	}
}
