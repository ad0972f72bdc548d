package ics_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	golangical "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ics"
)

// read is an event as a parser finds it.
type read struct {
	UID, Stamp, Start, End, Summary, Description string
	Sequence                                     string
}

// wanted is what a parser should find of the events of a day.
func wanted(asOf civil.Date, events []ics.Event) (all []read) {
	compact := func(d civil.Date) string { return strings.ReplaceAll(d.String(), "-", "") }
	sequence, _ := civil.Parse("2000-01-01")
	for _, e := range events {
		number, _ := json.Marshal(asOf - sequence)
		all = append(all, read{
			UID: e.UID, Stamp: compact(asOf) + "T000000Z", Start: compact(e.Day), End: compact(e.Day + 1),
			Summary: e.Summary, Description: e.Description, Sequence: string(number),
		})
	}
	return all
}

// drawn is a calendar's events, with texts that have one way of ending a line and
// nothing that could not stand in a file.
func drawn(t *rapid.T) (civil.Date, []ics.Event) {
	first, _ := civil.Parse("2026-01-01")
	day := func(label string) civil.Date { return first + civil.Date(rapid.IntRange(0, 60_000).Draw(t, label)) }
	text := func(label string) string {
		return strings.Map(func(r rune) rune {
			if r != '\n' && r != '\t' && unicode.IsControl(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(anything(t, label), ""))
	}
	var events []ics.Event
	for range rapid.IntRange(0, 4).Draw(t, "events") {
		events = append(events, ics.Event{
			UID: ics.UID(text("course"), "visit", rapid.IntRange(1, 60).Draw(t, "number")), Day: day("day"), Summary: text("summary"), Description: text("description"),
		})
	}
	return day("as of"), events
}

// What is written comes back whole from a parser in Go that others wrote.
func TestAnotherParserReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asOf, events := drawn(t)
		out := ics.Write(asOf, events)
		calendar, err := golangical.ParseCalendar(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("%v\n%q", err, out)
		}
		var got []read
		for _, e := range calendar.Events() {
			value := func(name golangical.ComponentProperty) string {
				if p := e.GetProperty(name); p != nil {
					return p.Value
				}
				return ""
			}
			got = append(got, read{
				UID: e.Id(), Stamp: value(golangical.ComponentPropertyDtstamp), Start: value(golangical.ComponentPropertyDtStart),
				End: value(golangical.ComponentPropertyDtEnd), Sequence: value(golangical.ComponentPropertySequence),
				Summary: value(golangical.ComponentPropertySummary), Description: value(golangical.ComponentPropertyDescription),
			})
		}
		if diff := cmp.Diff(wanted(asOf, events), got); diff != "" {
			t.Errorf("(-written +read)\n%s", diff)
		}
	})
}

// variable tells tests with the value "none" that they may do without Python, as
// "make quick" does.
const variable = "KNEADWISE_TEST_PYTHON"

// python is an interpreter that has the package vobject. Debian's packages are
// for Debian's own, which need not be the first that is found.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(t.Context(), name, "-c", "import vobject").Run() == nil {
			return name
		}
	}
	const missing = "no python3 here has the package vobject"
	if os.Getenv(variable) == "none" {
		t.Skipf("%s, and %s tells tests to do without", missing, variable)
	}
	t.Fatalf("%s: run .ci/install test (apt-get install python3-vobject), or set %s=none to do without", missing, variable)
	return ""
}

// And whole from one in another language. It is started once for many calendars.
func TestAParserInAnotherLanguageReadsWhatIsWritten(t *testing.T) {
	interpreter := python(t)
	var calendars []string
	var want [][]read
	generate := rapid.Custom(func(t *rapid.T) [][]read {
		asOf, events := drawn(t)
		calendars = append(calendars, string(ics.Write(asOf, events)))
		return [][]read{wanted(asOf, events)}
	})
	for seed := range 200 {
		want = append(want, generate.Example(seed)...)
	}
	given, err := json.Marshal(calendars)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), interpreter, "testdata/read.py")
	cmd.Stdin = bytes.NewReader(given)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got [][]read
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	events := 0
	if len(got) != len(want) {
		t.Fatalf("%d calendars were read, %d written", len(got), len(want))
	}
	for i := range want {
		events += len(want[i])
		if diff := cmp.Diff(want[i], got[i]); diff != "" {
			t.Fatalf("calendar %d (-written +read)\n%s\n%q", i, diff, calendars[i])
		}
	}
	if events < 200 {
		t.Errorf("%d events in all: too few to show anything", events)
	}
}
