package literal

import (
	"testing"

	"kneadwise/wasm/civil"
)

// 2026-03-02 is a Monday.
func TestEstimateBy(t *testing.T) {
	var c Calendar
	for name, w := range map[string]struct {
		booked, visit string
		owed          bool
		by            string
	}{
		"two business days ahead":           {"2026-03-02", "2026-03-04", false, ""},
		"three":                             {"2026-03-02", "2026-03-05", true, "2026-03-03"},
		"three over a weekend":              {"2026-03-05", "2026-03-10", true, "2026-03-06"},
		"two over a weekend":                {"2026-03-05", "2026-03-09", false, ""},
		"booked on Friday":                  {"2026-03-06", "2026-03-12", true, "2026-03-09"},
		"nine":                              {"2026-03-02", "2026-03-13", true, "2026-03-03"},
		"ten":                               {"2026-03-02", "2026-03-16", true, "2026-03-05"},
		"two, booked on Sunday":             {"2026-03-08", "2026-03-11", false, ""},
		"three, visit on Sunday":            {"2026-03-04", "2026-03-08", true, "2026-03-05"},
		"ten, the estimate after a weekend": {"2026-03-05", "2026-03-19", true, "2026-03-10"},
	} {
		by, owed := c.EstimateBy(day(t, w.booked), day(t, w.visit))
		if owed != w.owed || owed && by != day(t, w.by) {
			t.Errorf("%s: %v %v, want %v %s", name, by, owed, w.owed, w.by)
		}
	}
	if got := c.EstimateOnRequest(day(t, "2026-03-05")); got != day(t, "2026-03-10") {
		t.Errorf("on request by %v", got)
	}
	if got := c.NewEstimateBy(day(t, "2026-03-09")); got != day(t, "2026-03-06") {
		t.Errorf("anew by %v", got)
	}
	holiday := Calendar{Holidays: []civil.Date{day(t, "2026-03-03")}}
	if got := holiday.EstimateOnRequest(day(t, "2026-03-02")); got != day(t, "2026-03-06") {
		t.Errorf("with a holiday by %v", got)
	}
}

// As the Office of Personnel Management lists them for 2026 and the days that it
// moves in 2027.
func TestFederal(t *testing.T) {
	want := []string{
		"2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03",
		"2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25",
	}
	got := Federal(2026)
	for i, text := range want {
		if got[i] != day(t, text) {
			t.Errorf("%v, want %s", got[i], text)
		}
	}
	moved := Federal(2027)
	if moved[4] != day(t, "2027-06-18") || moved[5] != day(t, "2027-07-05") || moved[10] != day(t, "2027-12-24") {
		t.Errorf("2027: %v", moved)
	}
}

func TestMayDispute(t *testing.T) {
	billed := day(t, "2026-03-02")
	for _, c := range []struct {
		bill int64
		days int
		want bool
	}{{899_99, 0, false}, {900_00, 0, true}, {900_00, 120, true}, {900_00, 121, false}} {
		if got := MayDispute(500_00, c.bill, billed, billed.AddDays(c.days)); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
