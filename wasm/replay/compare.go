package replay

import (
	"slices"
	"strconv"
	"strings"

	"kneadwise/wasm/money"
)

// named are the lists of things that have a name, by which they are the same in
// two answers wherever they stand; the fields that make it, none where the thing
// is a text. Every other list is stated as a whole.
var named = map[string][]string{
	"offers": {"kind", "index"}, "ways": {"kind"}, "cases": {"kind"}, "unknowns": {"fact", "offer", "item"},
	"gates": {"code"}, "inputs": {"field"}, "notes": {}, "signs": {},
}

// comparison is one on its way through two answers.
type comparison struct {
	out             *Outcome
	at              Difference // the place so far
	entries, beside []Difference
}

// differ notes a difference at the place so far.
func (c *comparison) differ(d Difference) {
	if c.at.Stated != nil || d.Stated != nil || d.Found != nil {
		c.entries = append(c.entries, d)
	} else {
		c.beside = append(c.beside, d)
	}
}

func (c *comparison) object(path string, then, now value) {
	for i, key := range then.keys {
		at := strings.TrimPrefix(path+"."+key, ".")
		c.field(at, key, isMoney(key, &then), then.items[i], *now.get(key))
	}
	for i, key := range now.keys {
		if !slices.Contains(then.keys, key) {
			c.out.Unstated += now.items[i].figures()
		}
	}
}

// field compares two values under one name. An answer that has none has another.
func (c *comparison) field(path, name string, isMoney bool, then, now value) {
	switch {
	case then.kind == '{' && now.kind == '{':
		c.object(path, then, now)
	case then.kind == '[' && now.kind == '[' && name == "ledger":
		c.ledger(path, then, now)
	case then.kind == '[' && now.kind == '[':
		if fields, ok := named[name]; ok {
			c.things(path, name, fields, then, now)
			return
		}
		c.list(path, isMoney, then, now)
	case then.kind != now.kind || then.text != now.text:
		switch {
		case then.kind == 0: // not stated, and so not counted
		case isMoney:
			c.out.Differing += then.figures()
		default:
			c.out.Differing += then.amounts()
		}
		d := c.at
		d.Path = path
		d.Was, d.Is = figure(then, isMoney), figure(now, isMoney)
		c.differ(d)
	}
}

func figure(v value, isMoney bool) Figure {
	f := Figure{Said: v.kind != 0, Money: isMoney && v.kind == '0', Text: v.text}
	if v.kind == '{' || v.kind == '[' {
		f.Text = "…"
	}
	return f
}

// list compares lists whose elements have no name but their place.
func (c *comparison) list(path string, isMoney bool, then, now value) {
	for i := range max(len(then.items), len(now.items)) {
		var a, b value
		if i < len(then.items) {
			a = then.items[i]
		}
		if i < len(now.items) {
			b = now.items[i]
		}
		c.field(path+"["+strconv.Itoa(i)+"]", "", isMoney, a, b)
	}
}

// things compares lists whose elements have names, of the same name the first with
// the first. Those that are found beyond the stated ones are no difference.
func (c *comparison) things(path, list string, fields []string, then, now value) {
	names := nameAll(fields, now)
	for i, name := range nameAll(fields, then) {
		var b value
		if k := slices.Index(names, name); k >= 0 {
			b, names[k] = now.items[k], ""
		}
		place := c.at
		if list != "cases" || len(then.items) > 1 {
			c.enter(list, &then.items[i])
		}
		c.field(path+"["+strconv.Itoa(i)+"]", "", false, then.items[i], b)
		c.at = place
	}
	for k, name := range names {
		if name != "" {
			c.out.Unstated += now.items[k].figures()
		}
	}
}

// enter moves the place to an element of a list.
func (c *comparison) enter(list string, v *value) {
	switch list {
	case "offers":
		c.at.OfferKind, c.at.OfferID = v.get("kind").text, v.get("id").text
	case "ways":
		c.at.Way = v.get("kind").text
	case "cases":
		c.at.Case = v.get("kind").text
	case "inputs":
		c.at.Field = v.get("field").text
	}
}

// nameAll names the elements of a list; no name is empty.
func nameAll(fields []string, list value) []string {
	names := make([]string, len(list.items))
	for i := range list.items {
		v := &list.items[i]
		names[i] = strconv.Quote(v.text)
		for _, field := range fields {
			names[i] += strconv.Quote(v.get(field).text)
		}
	}
	return names
}

// ledger compares two ledgers entry by entry, up to the first that is another:
// what stands behind it follows from it.
func (c *comparison) ledger(path string, then, now value) {
	for i := range max(len(then.items), len(now.items)) {
		at := path + "[" + strconv.Itoa(i) + "]"
		a, b := entry(then, i), entry(now, i)
		if a == nil || b == nil || a.other(b) {
			d := c.at
			d.Path, d.Stated, d.Found = at, a, b
			c.differ(d)
			for k := i; k < len(then.items); k++ {
				c.out.Differing += then.items[k].amounts()
			}
			return
		}
		c.at.Stated, c.at.Found = a, b
		c.object(at, then.items[i], now.items[i])
		c.at.Stated, c.at.Found = nil, nil
	}
}

// entry is one of a ledger, nil behind its end.
func entry(ledger value, i int) *Entry {
	if i >= len(ledger.items) {
		return nil
	}
	v := &ledger.items[i]
	e := &Entry{
		Visit: -1, Date: v.get("date").text, Payer: v.get("payer").text, Kind: v.get("kind").text, Rule: v.get("rule").text,
		Amount: money.Amount(v.get("amount_cents").whole()), item: v.get("item").text,
	}
	if visit := v.get("visit"); visit.kind != 0 {
		e.Visit = int(visit.whole())
	}
	return e
}

// other tells whether two entries are not about the same.
func (e *Entry) other(than *Entry) bool {
	a, b := *e, *than
	a.Amount, b.Amount = 0, 0
	return a != b
}
