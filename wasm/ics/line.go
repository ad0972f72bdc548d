package ics

import (
	"strings"
	"unicode/utf8"
)

// longest is the most octets of a line without its end (RFC 5545, 3.1).
const longest = 75

type writer struct {
	out []byte
}

// line writes one content line, folded. A line is cut between characters: a
// reader that decodes before it unfolds would not survive half of one.
func (w *writer) line(name, value string) {
	room := longest
	for rest := name + ":" + value; ; {
		if len(rest) <= room {
			w.out = append(append(w.out, rest...), '\r', '\n')
			return
		}
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.out = append(append(w.out, rest[:cut]...), '\r', '\n', ' ')
		rest, room = rest[cut:], longest-1 // the space counts
	}
}

// escape writes a text as a TEXT value (3.3.11). All ways of ending a line are
// one. Other control characters and broken UTF-8 have no place in a file and are
// replaced, so that it is seen where they were.
func escape(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\r' && strings.HasPrefix(text[i+1:], "\n"):
			// The line feed after it ends the line.
		case r == '\n' || r == '\r':
			b.WriteString(`\n`)
		case r < ' ' && r != '\t' || r == 0x7f:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
