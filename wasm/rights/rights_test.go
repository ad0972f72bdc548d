package rights_test

import (
	"slices"
	"testing"
	"time"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/rights"
)

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestHolidays is the calendar of the Office of Personnel Management for 2026 and
// 2027, and the years in which a holiday leaves its own year.
func TestHolidays(t *testing.T) {
	for year, want := range map[string][]string{
		"2026": {"01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"},
		// Juneteenth and Christmas fall on a Saturday, Independence Day on a Sunday,
		// and New Year's Day of 2028 on a Saturday.
		"2027": {"01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24", "12-31"},
		"2028": {"01-17", "02-21", "05-29", "06-19", "07-04", "09-04", "10-09", "11-10", "11-23", "12-25"},
		"2020": {"01-01", "01-20", "02-17", "05-25", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"},
		// Juneteenth was signed on a Thursday; the Friday was the first.
		"2021": {"01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24", "12-31"},
	} {
		var got []string
		for d := day(t, year+"-01-01"); d <= day(t, year+"-12-31"); d++ {
			if rights.Holiday(d) {
				got = append(got, d.String()[5:])
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", year, got, want)
		}
	}
}

func TestWeekendsAreNoBusinessDays(t *testing.T) {
	for d := day(t, "2026-01-01"); d <= day(t, "2027-12-31"); d++ {
		weekday := time.Date(2026, 1, 1+int(d-day(t, "2026-01-01")), 0, 0, 0, 0, time.UTC).Weekday()
		weekend := weekday == time.Saturday || weekday == time.Sunday
		if rights.Business(d) != (!weekend && !rights.Holiday(d)) {
			t.Errorf("%s: business day %v", d, rights.Business(d))
		}
	}
}

// TestScheduled has both sides of each threshold. 2026-12-07 is a Monday.
func TestScheduled(t *testing.T) {
	for name, c := range map[string]struct{ booked, visit, by string }{
		"Monday for Thursday is three days ahead":       {"2026-12-07", "2026-12-10", "2026-12-08"},
		"Monday for Wednesday is two":                   {"2026-12-07", "2026-12-09", ""},
		"the same day":                                  {"2026-12-07", "2026-12-07", ""},
		"nine days ahead":                               {"2026-12-07", "2026-12-18", "2026-12-08"},
		"ten days ahead":                                {"2026-12-07", "2026-12-21", "2026-12-10"},
		"on a Friday, owed the next Monday":             {"2026-12-04", "2026-12-09", "2026-12-07"},
		"on a Sunday for Wednesday: two business days":  {"2026-12-06", "2026-12-09", ""},
		"on a Sunday for Thursday":                      {"2026-12-06", "2026-12-10", "2026-12-07"},
		"over Christmas: Tuesday for Monday is three":   {"2026-12-22", "2026-12-28", "2026-12-23"},
		"over Christmas: Wednesday for Monday is two":   {"2026-12-23", "2026-12-28", ""},
		"owed after the holiday":                        {"2026-12-24", "2026-12-31", "2026-12-28"},
		"for a Saturday, three business days before it": {"2026-12-09", "2026-12-12", "2026-12-10"},
		"for a Saturday, two":                           {"2026-12-10", "2026-12-12", ""},
	} {
		by, owed := rights.Scheduled(day(t, c.booked), day(t, c.visit))
		if owed != (c.by != "") || owed && by != day(t, c.by) {
			t.Errorf("%s: by %s, owed %v; want %q", name, by, owed, c.by)
		}
	}
}

func TestRequestedAndRenewed(t *testing.T) {
	for name, c := range map[string]struct{ got, want civil.Date }{
		"asked on a Monday":                         {rights.Requested(day(t, "2026-12-07")), day(t, "2026-12-10")},
		"asked on a Thursday":                       {rights.Requested(day(t, "2026-12-10")), day(t, "2026-12-15")},
		"asked before Thanksgiving":                 {rights.Requested(day(t, "2026-11-25")), day(t, "2026-12-01")},
		"changed before a Tuesday":                  {rights.Renewed(day(t, "2026-12-08")), day(t, "2026-12-07")},
		"changed before a Monday":                   {rights.Renewed(day(t, "2026-12-07")), day(t, "2026-12-04")},
		"changed before the Monday after Christmas": {rights.Renewed(day(t, "2026-12-28")), day(t, "2026-12-24")},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", name, c.got, c.want)
		}
	}
}

func TestRecurs(t *testing.T) {
	for last, want := range map[string]bool{"2026-12-07": true, "2027-12-06": true, "2027-12-07": false} {
		if got := rights.Recurs(day(t, "2026-12-07"), day(t, last)); got != want {
			t.Errorf("from 2026-12-07 to %s: %v", last, got)
		}
	}
}

func TestDispute(t *testing.T) {
	for _, c := range []struct {
		billed, estimated money.Amount
		want              bool
	}{{1_399_99, 1_000_00, false}, {1_400_00, 1_000_00, true}, {1_400_01, 1_000_00, true}, {900_00, 1_000_00, false}, {400_00, 0, true}} {
		if got := rights.Disputable(c.billed, c.estimated); got != c.want {
			t.Errorf("billed %v, estimated %v: %v", c.billed, c.estimated, got)
		}
	}
	// January has 27 days left, February 28, March 31; 34 more end on 4 May.
	if got := rights.DisputeUntil(day(t, "2027-01-04")); got != day(t, "2027-05-04") {
		t.Errorf("until %s, want 2027-05-04", got)
	}
	if rights.Fee != 25_00 {
		t.Errorf("fee %v", rights.Fee)
	}
}

func TestContents(t *testing.T) {
	once, often := rights.Contents(false), rights.Contents(true)
	if slices.Contains(once, rights.ItemRecurrences) || !slices.Contains(often, rights.ItemRecurrences) || len(often) != len(once)+1 {
		t.Errorf("%q and %q", once, often)
	}
	if !slices.Contains(once, rights.ItemCodes) || !slices.Contains(once, rights.ItemDispute) {
		t.Errorf("%q", once)
	}
	slices.Sort(often)
	if len(slices.Compact(often)) != 12 {
		t.Errorf("an item stands twice: %q", often)
	}
}
