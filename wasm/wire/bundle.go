package wire

import (
	"bytes"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire/message"
)

// Bundle is the price lists of one state, read in place from the bytes that
// were downloaded. Its lists stand by slug, ascending.
type Bundle struct {
	root  *message.Bundle
	state string
}

// OpenBundle verifies a bundle and checks every list in it. The bundle takes
// the bytes over: whoever handed them in must not write to them again. The paths
// of faults begin with the list's index ("lists[3].packages[0].price_cents").
func OpenBundle(b []byte) (*Bundle, []code.Fault) {
	if wrong := verify(b, idBundle, shapeBundle); wrong != nil {
		return nil, wrong.fault()
	}
	root := message.GetRootAsBundle(b, 0)
	bundle := &Bundle{root: root, state: reader{borrow: true}.text(root.State())}
	var list pricelist.List
	var faults []code.Fault
	before := ""
	for i := range bundle.Len() {
		where := "lists[" + strconv.Itoa(i) + "]."
		if !bundle.hasSeller(i) {
			return nil, []code.Fault{{Path: where + "clinic", Code: code.FaultRequired}}
		}
		bundle.List(i, &list)
		for _, f := range list.Check() {
			f.Path = where + f.Path
			faults = append(faults, f)
		}
		switch slug := list.Seller.ID; {
		case i > 0 && slug == before:
			faults = append(faults, code.Fault{Path: where + "clinic.slug", Code: code.FaultDuplicate})
		case slug < before:
			faults = append(faults, code.Fault{Path: where + "clinic.slug", Code: code.FaultOrder})
		}
		if list.State() != bundle.state {
			faults = append(faults, code.Fault{Path: where + "clinic.locations[0].state", Code: code.FaultContradicts})
		}
		before = list.Seller.ID
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return bundle, nil
}

// State is the two letters of the state, empty where the bundle holds no list.
func (b *Bundle) State() string { return b.state }

// Len is how many lists there are.
func (b *Bundle) Len() int { return b.root.ListsLength() }

// Find looks a list up by its slug or its SHA-256 in hexadecimal.
func (b *Bundle) Find(name string) (int, bool) {
	var sum [32]byte
	if unhex(&sum, name) {
		for i := range b.Len() {
			var m message.PriceList
			b.root.Lists(&m, i)
			if bytes.Equal(m.Sha256Bytes(), sum[:]) {
				return i, true
			}
		}
		return 0, false
	}
	low, high := 0, b.Len()
	for low < high {
		middle := (low + high) / 2
		if b.slug(middle) < name {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < b.Len() && b.slug(low) == name
}

func (b *Bundle) hasSeller(i int) bool {
	var m message.PriceList
	var s message.Seller
	b.root.Lists(&m, i)
	return m.Seller(&s) != nil
}

func (b *Bundle) slug(i int) string {
	var m message.PriceList
	var s message.Seller
	b.root.Lists(&m, i)
	m.Seller(&s)
	return reader{borrow: true}.text(s.Id())
}
