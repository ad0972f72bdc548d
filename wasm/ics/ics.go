// Package ics writes days as an iCalendar file (RFC 5545), which every calendar
// program can take in.
//
// The vocabulary: a calendar object holds events. Each of ours is a whole day: a
// visit's hour is not known, and a payment or a deadline has none, so an event
// carries a date without a time and needs no time zone. Its UID says which event
// it is: a program that meets it again takes the new one in the old one's place,
// so a UID must follow from what the event is and never from when the file was
// made. DTSTAMP and SEQUENCE say which of two files is the newer; both follow from
// the day of asking, since the engine has no clock.
//
// A content line is at most 75 octets long; what is longer is folded, cut by a
// line end and a space that a reader takes out again. Texts are given by whoever
// words them.
package ics

import (
	"strconv"

	"kneadwise/wasm/civil"
)

// Event is something on a day.
type Event struct {
	UID         string // which event it is, see UID
	Day         civil.Date
	Summary     string
	Description string // may be empty
}

// product is the program that made a file (RFC 5545, 3.7.3).
const product = "-//Kneadwise//Kneadwise//EN"

// epoch is the first day of the year 2000, from which sequences count.
const epoch civil.Date = 730_120

// Write returns a calendar of events as it was on a day of asking.
//
// There is no METHOD: with one the file would be a message between calendars
// (RFC 5546), which has to name an organizer. An event takes no time away from
// others (TRANSP) and is not for everybody who sees a shared calendar (CLASS).
func Write(asOf civil.Date, events []Event) []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", product)
	w.line("CALSCALE", "GREGORIAN")
	sequence := strconv.Itoa(max(0, int(asOf-epoch)))
	for i := range events {
		e := &events[i]
		w.line("BEGIN", "VEVENT")
		w.line("UID", escape(e.UID))
		w.line("DTSTAMP", day(asOf)+"T000000Z")
		w.line("SEQUENCE", sequence)
		w.line("DTSTART;VALUE=DATE", day(e.Day))
		w.line("DTEND;VALUE=DATE", day(e.Day.AddDays(1))) // the first day after it
		w.line("SUMMARY", escape(e.Summary))
		if e.Description != "" {
			w.line("DESCRIPTION", escape(e.Description))
		}
		w.line("CLASS", "PRIVATE")
		w.line("TRANSP", "TRANSPARENT")
		w.line("END", "VEVENT")
	}
	w.line("END", "VCALENDAR")
	return w.out
}

// day writes a date as YYYYMMDD (3.3.4).
func day(d civil.Date) string {
	iso := d.String()
	return iso[:4] + iso[5:7] + iso[8:]
}
