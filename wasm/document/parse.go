package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kneadwise/wasm/code"
)

// node is one JSON value. The zero node is a field that is not there.
type node struct {
	found Found
	truth bool
	text  string // a text, or a number as it was written
	keys  []string
	items []node // of a list, or of an object beside its keys
}

// parser reads RFC 8259 and nothing more lenient: encoding/json would take the
// last of two equal keys and mend broken text without a word.
type parser struct {
	text  string
	at    int
	depth int
	trail []string // the path so far, a piece a level
	found *faults
}

// parse reads a whole document, and reports false where it is not one JSON
// value within the limits; the faults then say why. Fields that stand twice are
// faults too, of which the first value counts.
func parse(text string, found *faults) (node, bool) { return parseUpTo(text, MaxBytes, found) }

// parseUpTo is parse with a limit of its own, in bytes.
func parseUpTo(text string, most int, found *faults) (node, bool) {
	if len(text) > most {
		found.add(code.Fault{Code: TooLong, High: int64(most)})
		return node{}, false
	}
	p := parser{text: text, found: found}
	if !utf8.ValidString(text) {
		for p.at < len(text) {
			r, size := utf8.DecodeRuneInString(text[p.at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			p.at += size
		}
		return node{}, p.refuse(NotUTF8)
	}
	p.space()
	top, ok := p.value()
	if !ok {
		return node{}, false
	}
	p.space()
	if p.at < len(text) {
		return node{}, p.refuse(NotJSON)
	}
	return top, true
}

// refuse notes where reading ended, and returns false.
func (p *parser) refuse(what string) bool {
	before := p.text[:p.at]
	line := 1 + strings.Count(before, "\n")
	column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	p.found.add(code.Fault{Path: p.path(), Code: what, Low: int64(line), High: int64(column)})
	return false
}

func (p *parser) path() string {
	return strings.TrimPrefix(strings.Join(p.trail, ""), ".")
}

func (p *parser) space() {
	for p.at < len(p.text) {
		switch p.text[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

// next takes one byte if it is the wanted one.
func (p *parser) next(wanted byte) bool {
	if p.at >= len(p.text) || p.text[p.at] != wanted {
		return false
	}
	p.at++
	return true
}

func (p *parser) value() (node, bool) {
	if p.at >= len(p.text) {
		return node{}, p.refuse(NotJSON)
	}
	switch c := p.text[p.at]; {
	case c == '{':
		return p.nested(p.object)
	case c == '[':
		return p.nested(p.list)
	case c == '"':
		text, ok := p.quoted()
		return node{found: FoundText, text: text}, ok
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	case p.word("true"):
		return node{found: FoundTruth, truth: true}, true
	case p.word("false"):
		return node{found: FoundTruth}, true
	case p.word("null"):
		return node{found: FoundNull}, true
	}
	return node{}, p.refuse(NotJSON)
}

func (p *parser) word(word string) bool {
	if !strings.HasPrefix(p.text[p.at:], word) {
		return false
	}
	p.at += len(word)
	return true
}

func (p *parser) nested(read func() (node, bool)) (node, bool) {
	if p.depth == MaxDepth {
		p.found.add(code.Fault{Path: p.path(), Code: TooDeep, High: MaxDepth})
		return node{}, false
	}
	p.depth++
	p.at++
	n, ok := read()
	p.depth--
	return n, ok
}

func (p *parser) list() (node, bool) {
	n := node{found: FoundList}
	p.space()
	if p.next(']') {
		return n, true
	}
	for {
		p.trail = append(p.trail, "["+strconv.Itoa(len(n.items))+"]")
		p.space()
		item, ok := p.value()
		if !ok {
			return n, false
		}
		p.trail = p.trail[:len(p.trail)-1]
		n.items = append(n.items, item)
		p.space()
		if p.next(']') {
			return n, true
		}
		if !p.next(',') {
			return n, p.refuse(NotJSON)
		}
	}
}

func (p *parser) object() (node, bool) {
	n := node{found: FoundObject}
	seen := map[string]bool{}
	p.space()
	if p.next('}') {
		return n, true
	}
	for {
		p.space()
		if p.at >= len(p.text) || p.text[p.at] != '"' {
			return n, p.refuse(NotJSON)
		}
		key, ok := p.quoted()
		if !ok {
			return n, false
		}
		p.trail = append(p.trail, step(key))
		p.space()
		if !p.next(':') {
			return n, p.refuse(NotJSON)
		}
		p.space()
		item, ok := p.value()
		if !ok {
			return n, false
		}
		if seen[key] {
			p.found.add(code.Fault{Path: p.path(), Code: DuplicateKey})
		} else {
			seen[key] = true
			n.keys = append(n.keys, key)
			n.items = append(n.items, item)
		}
		p.trail = p.trail[:len(p.trail)-1]
		p.space()
		if p.next('}') {
			return n, true
		}
		if !p.next(',') {
			return n, p.refuse(NotJSON)
		}
	}
}

// step is one field's piece of a path: .name, or ["na me"] where the name would
// not read as one. A long name is cut: the path is for people.
func step(key string) string {
	if len(key) > maxKey {
		cut := maxKey
		for !utf8.RuneStart(key[cut]) {
			cut--
		}
		key = key[:cut] + "…"
		return "[" + strconv.Quote(key) + "]"
	}
	for i := range len(key) {
		c := key[i]
		plain := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
		if !plain {
			return "[" + strconv.Quote(key) + "]"
		}
	}
	if key == "" {
		return `[""]`
	}
	return "." + key
}
