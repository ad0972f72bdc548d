package wire

import (
	"bytes"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
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
	var list pricelist.List // one for all: a walk over thousands makes little anew
	var faults []code.Fault
	before := ""
	for i := range bundle.Len() {
		for _, f := range bundle.check(i, &list, before) {
			f.Path = "lists[" + strconv.Itoa(i) + "]." + f.Path
			faults = append(faults, f)
		}
		before = list.Seller.ID
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return bundle, nil
}

// check fills list with list i and holds it to its limits, and to its place
// after the list of the slug before.
func (b *Bundle) check(i int, list *pricelist.List, before string) offer.Faults {
	var m message.PriceList
	var s message.Seller
	b.root.Lists(&m, i)
	var faults offer.Faults
	if m.Seller(&s) == nil {
		faults.Add("clinic", code.FaultRequired)
		return faults
	}
	prices(&m, list)
	addresses(&m, list)
	if !isHash(m.PreviousBytes()) {
		faults.Add("previous_sha256", code.FaultUnknownValue)
	} else if m.PreviousLength() > 0 {
		list.Previous = someHash
	}
	if !isHash(m.Sha256Bytes()) {
		faults.Add("sha256", code.FaultUnknownValue)
	}
	faults = append(faults, list.Check()...)
	switch slug := list.Seller.ID; {
	case i > 0 && slug == before:
		faults.Add("clinic.slug", code.FaultDuplicate)
	case slug < before:
		faults.Add("clinic.slug", code.FaultOrder)
	}
	if list.State() != b.state {
		faults.Add("clinic.locations[0].state", code.FaultContradicts)
	}
	return faults
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

func (b *Bundle) slug(i int) string {
	var m message.PriceList
	var s message.Seller
	b.root.Lists(&m, i)
	m.Seller(&s)
	return reader{borrow: true}.text(s.Id())
}
