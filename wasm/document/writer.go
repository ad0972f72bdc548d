package document

import (
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// writer appends canonical JSON. A field is written by its name and value;
// nothing is written for a field that is not known or says nothing new.
type writer struct {
	out    []byte
	places []string // the ids of a price list's locations, which its services name
}

// comma sets off a value from one before it.
func (w *writer) comma() {
	if n := len(w.out); n > 0 && w.out[n-1] != '{' && w.out[n-1] != '[' && w.out[n-1] != ':' {
		w.out = append(w.out, ',')
	}
}

func (w *writer) key(name string) {
	w.comma()
	w.quote(name)
	w.out = append(w.out, ':')
}

// open begins an object or list: an element or the whole with an empty name.
func (w *writer) open(name string, bracket byte) {
	if name != "" {
		w.key(name)
	}
	w.comma()
	w.out = append(w.out, bracket)
}

func (w *writer) close(bracket byte) { w.out = append(w.out, bracket) }

func (w *writer) text(name, v string) {
	w.key(name)
	w.quote(v)
}

// textIf writes a text that says something.
func (w *writer) textIf(name, v string) {
	if v != "" {
		w.text(name, v)
	}
}

// textList writes a list that is not empty.
func (w *writer) textList(name string, list []string) {
	if len(list) == 0 {
		return
	}
	w.open(name, '[')
	for _, v := range list {
		w.comma()
		w.quote(v)
	}
	w.close(']')
}

func (w *writer) truth(name string, v bool) {
	w.key(name)
	w.out = strconv.AppendBool(w.out, v)
}

// truthIf writes a truth that is not the usual one, false.
func (w *writer) truthIf(name string, v bool) {
	if v {
		w.truth(name, v)
	}
}

func (w *writer) answer(name string, v offer.Answer) {
	if v != offer.NotKnown {
		w.truth(name, v == offer.Yes)
	}
}

func (w *writer) number(v int64) { w.out = strconv.AppendInt(w.out, v, 10) }

func (w *writer) whole(name string, v int64) {
	w.key(name)
	w.number(v)
}

// wholeIf writes a number that is not zero.
func (w *writer) wholeIf(name string, v int64) {
	if v != 0 {
		w.whole(name, v)
	}
}

func (w *writer) count(name string, v int) { w.whole(name, int64(v)) }

// countIf writes a count that is not zero.
func (w *writer) countIf(name string, v int) {
	if v != 0 {
		w.count(name, v)
	}
}

func (w *writer) span(name string, s span.Span) {
	switch {
	case !s.Said:
	case s.Low == s.High:
		w.whole(name, s.Low)
	default:
		w.open(name, '{')
		w.whole("low", s.Low)
		w.whole("high", s.High)
		w.close('}')
	}
}

// day writes a day that is one.
func (w *writer) day(name string, d civil.Date) {
	if d != 0 {
		w.text(name, d.String())
	}
}

// quote appends a text with the escapes that JSON demands and no other. Broken
// UTF-8 becomes the replacement character.
func (w *writer) quote(v string) {
	const hex = "0123456789abcdef"
	w.out = append(w.out, '"')
	for _, r := range v {
		switch {
		case r == '"' || r == '\\':
			w.out = append(w.out, '\\', byte(r))
		case r == '\n':
			w.out = append(w.out, '\\', 'n')
		case r == '\t':
			w.out = append(w.out, '\\', 't')
		case r < ' ':
			w.out = append(w.out, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			w.out = append(w.out, string(r)...)
		}
	}
	w.out = append(w.out, '"')
}

// done ends a document.
func (w *writer) done() []byte { return append(w.out, '\n') }
