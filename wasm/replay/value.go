package replay

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// value is one JSON value of an answer, its fields in their order.
type value struct {
	kind  byte   // '{', '[', '"' for a text, '0' for a number, 't' for a truth; 0: not there
	text  string // of a scalar
	keys  []string
	items []value
}

func parse(text []byte) (value, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return read(d)
}

func read(d *json.Decoder) (value, error) {
	token, err := d.Token()
	if err != nil {
		return value{}, err
	}
	switch t := token.(type) {
	case json.Delim:
		v := value{kind: byte(t)}
		for d.More() {
			if v.kind == '{' {
				key, err := d.Token()
				if err != nil {
					return v, err
				}
				v.keys = append(v.keys, key.(string))
			}
			item, err := read(d)
			if err != nil {
				return v, err
			}
			v.items = append(v.items, item)
		}
		_, err := d.Token()
		return v, err
	case string:
		return value{kind: '"', text: t}, nil
	case json.Number:
		return value{kind: '0', text: t.String()}, nil
	case bool:
		return value{kind: 't', text: strconv.FormatBool(t)}, nil
	}
	return value{}, nil
}

// get is a field of an object; the zero value where it is not there.
func (v *value) get(name string) *value {
	for i, key := range v.keys {
		if key == name {
			return &v.items[i]
		}
	}
	return &value{}
}

func (v *value) whole() int64 {
	n, _ := strconv.ParseInt(v.text, 10, 64)
	return n
}

// isMoney tells whether a number under a name is an amount: its field says so, or,
// for a figure behind a ledger entry, the unit beside it.
func isMoney(name string, within *value) bool {
	return strings.HasSuffix(name, "_cents") || name == "value" && within.get("unit").text == "cents"
}

// amounts counts the amounts in a value.
func (v *value) amounts() (n int) {
	for i := range v.items {
		item := &v.items[i]
		if v.kind == '{' && isMoney(v.keys[i], v) {
			n += item.figures()
			continue
		}
		n += item.amounts()
	}
	return n
}

// figures counts the scalars in a value.
func (v *value) figures() (n int) {
	if v.kind != '{' && v.kind != '[' {
		return 1
	}
	for i := range v.items {
		n += v.items[i].figures()
	}
	return n
}
