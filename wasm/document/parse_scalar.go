package document

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

func (p *parser) number() (node, bool) {
	from := p.at
	p.next('-')
	if !p.next('0') && !p.digits() {
		return node{}, p.refuse(NotJSON)
	}
	if p.next('.') && !p.digits() {
		return node{}, p.refuse(NotJSON)
	}
	if p.next('e') || p.next('E') {
		if !p.next('+') {
			p.next('-')
		}
		if !p.digits() {
			return node{}, p.refuse(NotJSON)
		}
	}
	return node{found: FoundNumber, text: p.text[from:p.at]}, true
}

func (p *parser) digits() bool {
	from := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		p.at++
	}
	return p.at > from
}

func (p *parser) quoted() (string, bool) {
	p.at++
	from := p.at
	for p.at < len(p.text) && p.text[p.at] >= ' ' {
		switch p.text[p.at] {
		case '"':
			p.at++
			return p.text[from : p.at-1], true
		case '\\':
			return p.escaped(p.text[from:p.at])
		}
		p.at++
	}
	return "", p.refuse(NotJSON)
}

// escaped reads the rest of a text from its first escape on.
func (p *parser) escaped(before string) (string, bool) {
	out := []byte(before)
	for p.at < len(p.text) && p.text[p.at] >= ' ' {
		c := p.text[p.at]
		switch {
		case c == '"':
			p.at++
			return string(out), true
		case c != '\\':
			out = append(out, c)
			p.at++
			continue
		}
		if p.at+1 >= len(p.text) {
			break
		}
		switch e := p.text[p.at+1]; {
		case e == 'u':
			r, size, what := p.unicode()
			if what != "" {
				return "", p.refuse(what)
			}
			out = utf8.AppendRune(out, r)
			p.at += size
		case strings.IndexByte(`"\/bfnrt`, e) >= 0:
			out = append(out, "\"\\/\b\f\n\r\t"[strings.IndexByte(`"\/bfnrt`, e)])
			p.at += 2
		default:
			return "", p.refuse(NotJSON)
		}
	}
	return "", p.refuse(NotJSON)
}

// unicode reads one \uXXXX, or the two of a surrogate pair. Half a pair is no
// character.
func (p *parser) unicode() (r rune, size int, what string) {
	high, ok := p.hex(p.at)
	if !ok {
		return 0, 0, NotJSON
	}
	if !utf16.IsSurrogate(high) {
		return high, 6, ""
	}
	low, ok := p.hex(p.at + 6)
	if r = utf16.DecodeRune(high, low); !ok || r == utf8.RuneError {
		return 0, 0, NotUTF8
	}
	return r, 12, ""
}

func (p *parser) hex(at int) (rune, bool) {
	if at+6 > len(p.text) || p.text[at] != '\\' || p.text[at+1] != 'u' {
		return 0, false
	}
	for _, c := range []byte(p.text[at+2 : at+6]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return 0, false
		}
	}
	v, err := strconv.ParseUint(p.text[at+2:at+6], 16, 16)
	return rune(v), err == nil
}
