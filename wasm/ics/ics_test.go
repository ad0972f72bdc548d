package ics_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ics"
)

func date(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// One event, letter by letter. 2026-12-01 is 9,831 days after 2000-01-01: 27 years
// of 365 days less one month, and 7 leap days (2000 to 2024).
func TestAnEventIsWritten(t *testing.T) {
	got := string(ics.Write(date(t, "2026-12-01"), []ics.Event{{
		UID: "visit-3-x@kneadwise", Day: date(t, "2026-12-31"), Summary: "Massage, visit 3", Description: "You pay $90.00.\nBring a form; or two.",
	}}))
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kneadwise//Kneadwise//EN", "CALSCALE:GREGORIAN",
		"BEGIN:VEVENT", "UID:visit-3-x@kneadwise", "DTSTAMP:20261201T000000Z", "SEQUENCE:9831",
		"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
		`SUMMARY:Massage\, visit 3`, `DESCRIPTION:You pay $90.00.\nBring a form\; or two.`,
		"CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestALongLineIsFolded(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		// "SUMMARY:" has 8 octets, so 67 fill a line.
		"a full line is not": {strings.Repeat("a", 67), strings.Repeat("a", 67)},
		"one more is":        {strings.Repeat("a", 68), strings.Repeat("a", 67) + "\r\n a"},
		"a second time":      {strings.Repeat("a", 67+74+1), strings.Repeat("a", 67) + "\r\n " + strings.Repeat("a", 74) + "\r\n a"},
		"before a character of four octets that would be cut": {
			strings.Repeat("a", 66) + "💆b", strings.Repeat("a", 66) + "\r\n 💆b"},
		"before one of two": {strings.Repeat("a", 66) + "ñb", strings.Repeat("a", 66) + "\r\n ñb"},
	} {
		got := string(ics.Write(date(t, "2026-12-01"), []ics.Event{{UID: "x", Day: date(t, "2026-12-01"), Summary: c.text}}))
		if !strings.Contains(got, "\r\nSUMMARY:"+c.want+"\r\nCLASS") {
			t.Errorf("%s:\n%q", name, got)
		}
	}
}

// A text of strangers cannot end its line and begin a property of its own, and
// what cannot stand in a file is seen to be missing.
func TestATextStaysWithinItsProperty(t *testing.T) {
	for text, want := range map[string]string{
		"a\nATTACH:http://x": `a\nATTACH:http://x`,
		"a\r\nb":             `a\nb`,
		"a\rb":               `a\nb`,
		"a\r":                `a\n`,
		`\n`:                 `\\n`,
		"a\x00b\x1bc\x7f":    "a\ufffdb\ufffdc\ufffd",
		"a\tb":               "a\tb",
		"a\xffb":             "a\ufffdb",
	} {
		got := string(ics.Write(date(t, "2026-12-01"), []ics.Event{{UID: "x", Day: date(t, "2026-12-01"), Summary: text}}))
		if !strings.Contains(got, "\r\nSUMMARY:"+want+"\r\nCLASS") {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// However long a text and whatever is in it, each line keeps to its length and is
// whole characters, and no line ends but by a return and a feed.
func TestLinesKeepToTheirLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		out := ics.Write(1, []ics.Event{{UID: "x", Day: 2, Summary: anything(t, "summary"), Description: anything(t, "description")}})
		lines := bytes.Split(out, []byte("\r\n"))
		for i, line := range lines {
			if len(line) > 75 {
				t.Errorf("line %d has %d octets: %q", i, len(line), line)
			}
			if !utf8.Valid(line) || bytes.ContainsAny(line, "\r\n\x00") {
				t.Errorf("line %d: %q", i, line)
			}
		}
		if last := lines[len(lines)-1]; len(last) > 0 {
			t.Errorf("the file ends with %q", last)
		}
	})
}

func TestUIDs(t *testing.T) {
	seen := map[string]string{}
	for _, course := range []string{"own/Main Street", "own/Main Street ", "clinic/main-street", "own/Él, ¿y tú? 💆"} {
		for _, kind := range []string{"visit", "payment"} {
			for _, number := range []int{1, 2, 11} {
				uid := ics.UID(course, kind, number)
				if other := seen[uid]; other != "" {
					t.Errorf("%s is of %s and of %s", uid, other, course)
				}
				seen[uid] = course
				if uid != ics.UID(course, kind, number) {
					t.Errorf("%s: another time another UID", course)
				}
			}
		}
	}
	// A program that took this event in must know it for ever: the hash is FNV-1a's.
	if got := ics.UID("foobar", "visit", 3); got != "visit-3-85944171f73967e8@kneadwise" {
		t.Error(got)
	}
}

// anything draws a text with all that gives trouble in it.
func anything(t *rapid.T, label string) string {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{",", ";", "\\", "\n", "\r\n", ":", "\"", "\\n", " ", "\t", "💆", "👩‍👩‍👧", "ñ", "¿", "“", "é", "BEGIN:VEVENT", "\n ", "\u2028"}),
		rapid.StringMatching(`[ -~]{0,12}`), rapid.StringN(0, 20, 60),
	)
	text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, label), "")
	if rapid.IntRange(0, 4).Draw(t, label+" long") == 0 {
		text += strings.Repeat("ä", 300)
	}
	return text
}
