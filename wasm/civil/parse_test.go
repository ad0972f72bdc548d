package civil

import (
	"errors"
	"testing"
	"time"
)

func TestParseAccepts(t *testing.T) {
	for _, tt := range []struct {
		text             string
		year, month, day int
	}{
		{"1900-01-01", 1900, 1, 1},
		{"2026-11-23", 2026, 11, 23},
		{"2028-02-29", 2028, 2, 29},
		{"2199-12-31", 2199, 12, 31},
	} {
		t.Run(tt.text, func(t *testing.T) {
			got, err := Parse(tt.text)
			if want := date(t, tt.year, tt.month, tt.day); err != nil || got != want {
				t.Errorf("Parse(%q) = %d, %v; want %d", tt.text, got, err, want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Reason
	}{
		{"", ReasonNotISO},
		{"2026", ReasonNotISO},
		{"11/23/2026", ReasonNotISO},
		{"2026-1-05", ReasonNotISO},
		{"2026-01-5", ReasonNotISO},
		{"26-01-05", ReasonNotISO},
		{"20260105", ReasonNotISO},
		{"2026/01/05", ReasonNotISO},
		{"2026-01/05", ReasonNotISO},
		{"2026/01-05", ReasonNotISO},
		{" 2026-01-05", ReasonNotISO},
		{"2026-01-05 ", ReasonNotISO},
		{"2026-01-05T00:00:00Z", ReasonNotISO},
		{"02026-01-05", ReasonNotISO},
		{"-026-01-05", ReasonNotISO},
		{"2026-+1-05", ReasonNotISO},
		{"2026-01-0x", ReasonNotISO},
		{"2026-01-0\x00", ReasonNotISO},
		{"2026−01−05", ReasonNotISO},
		{"２026-01-05", ReasonNotISO},
		{"2026-02-29", ReasonNoSuchDay},
		{"2100-02-29", ReasonNoSuchDay},
		{"2026-04-31", ReasonNoSuchDay},
		{"2026-13-01", ReasonNoSuchDay},
		{"2026-00-01", ReasonNoSuchDay},
		{"2026-01-00", ReasonNoSuchDay},
		{"2026-99-99", ReasonNoSuchDay},
		{"1899-12-31", ReasonOutOfRange},
		{"2200-01-01", ReasonOutOfRange},
		{"0000-00-00", ReasonOutOfRange},
		{"9999-12-31", ReasonOutOfRange},
	} {
		t.Run(tt.text, func(t *testing.T) {
			got, err := Parse(tt.text)
			var fault *ParseError
			if !errors.As(err, &fault) || got != 0 {
				t.Fatalf("Parse(%q) = %v, %v; want %s", tt.text, got, err, tt.want.Code())
			}
			if fault.Reason != tt.want {
				t.Errorf("Parse(%q) is refused as %v, want %s", tt.text, fault, tt.want.Code())
			}
		})
	}
}

// The codes are a public contract: this list is meant to be hard to change.
func TestReasonCodes(t *testing.T) {
	for reason, want := range map[Reason]string{
		0:                    "civil.unknown",
		ReasonNotISO:         "civil.not_iso",
		ReasonNoSuchDay:      "civil.no_such_day",
		ReasonOutOfRange:     "civil.out_of_range",
		ReasonOutOfRange + 1: "civil.unknown",
	} {
		if got := reason.Code(); got != want {
			t.Errorf("reason %d has code %q, want %q", reason, got, want)
		}
	}
	if got := (&ParseError{ReasonNotISO}).Error(); got != "civil.not_iso" {
		t.Errorf("error reads %q", got)
	}
}

func TestAppendKeepsWhatIsThere(t *testing.T) {
	if got := string(date(t, 2026, 3, 1).Append([]byte("on "))); got != "on 2026-03-01" {
		t.Errorf("got %q", got)
	}
	if got := date(t, 7, 1, 9).String(); got != "0007-01-09" {
		t.Errorf("got %q", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Parse(text)
		clock, refused := time.Parse(time.DateOnly, text)
		known := refused == nil && clock.Year() >= 1900 && clock.Year() <= 2199
		if (err == nil) != known {
			t.Fatalf("Parse(%q) = %v, %v; time says %v, %v", text, got, err, clock, refused)
		}
		if err != nil {
			var fault *ParseError
			if !errors.As(err, &fault) || fault.Reason.Code() == "civil.unknown" || got != 0 {
				t.Fatalf("Parse(%q) = %v, %v", text, got, err)
			}
			return
		}
		if got.String() != text {
			t.Fatalf("%q is written %q", text, got)
		}
		if year, month, day := got.Split(); year != clock.Year() || month != int(clock.Month()) || day != clock.Day() {
			t.Fatalf("%q is %d-%d-%d", text, year, month, day)
		}
	})
}
