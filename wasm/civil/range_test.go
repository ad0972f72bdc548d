package civil

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRangeIsHalfOpen(t *testing.T) {
	from, until := date(t, 2026, 3, 1), date(t, 2026, 4, 1)
	tests := []struct {
		name string
		r    Range
		d    Date
		want bool
	}{
		{"first day", Range{from, until}, from, true},
		{"last day", Range{from, until}, until - 1, true},
		{"day before", Range{from, until}, from - 1, false},
		{"end itself", Range{from, until}, until, false},
		{"open start", Range{0, until}, 1, true},
		{"open start, after the end", Range{0, until}, until, false},
		{"open end", Range{from, 0}, last, true},
		{"open end, before the start", Range{from, 0}, from - 1, false},
		{"always", Range{}, from, true},
		{"no date is never", Range{}, 0, false},
		{"no date before an end", Range{0, until}, 0, false},
		{"turned round", Range{until, from}, from, false},
		{"empty", Range{from, from}, from, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.r.Contains(tt.d); got != tt.want {
				t.Errorf("%v contains %v: %v, want %v", tt.r, tt.d, got, tt.want)
			}
		})
	}
}

func TestRangeDays(t *testing.T) {
	from, until := date(t, 2026, 12, 1), date(t, 2027, 11, 30)
	tests := []struct {
		name   string
		r      Range
		n      int
		closed bool
	}{
		{"52 weeks", Range{from, until}, 364, true},
		{"empty", Range{from, from}, 0, true},
		{"turned round", Range{until, from}, 0, true},
		{"open start", Range{0, until}, 0, false},
		{"open end", Range{from, 0}, 0, false},
		{"always", Range{}, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if n, closed := tt.r.Days(); n != tt.n || closed != tt.closed {
				t.Errorf("%v has %d days, %v; want %d, %v", tt.r, n, closed, tt.n, tt.closed)
			}
		})
	}
}

func TestDaysCountsWhatContainsHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.Int32Range(1, 300).Draw(t, "from")
		until := rapid.Int32Range(1, 300).Draw(t, "until")
		r := Range{Date(from), Date(until)}
		held := 0
		for d := Date(0); d < 400; d++ {
			if r.Contains(d) {
				held++
			}
		}
		if n, _ := r.Days(); n != held {
			t.Fatalf("%v has %d days, holds %d", r, n, held)
		}
	})
}
