package wire

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/wire/message"
)

// HeldList is one list that requests may name, as Writer.Held says it.
type HeldList struct {
	Slug, Name, City string
	Provider         reference.Provider
	Revision         int
	PublishedOn      civil.Date
	Effective        civil.Range // half-open; no end where From alone is known
	Demonstration    bool
	Discounts        []offer.Discount
}

// ReadHeld reads what Writer.Held wrote. The error is a [*Malformed].
func ReadHeld(b []byte) (state string, lists []HeldList, faults []code.Fault, err error) {
	if wrong := verify(b, idHeld, shapeHeld); wrong != nil {
		return "", nil, nil, wrong
	}
	m := message.GetRootAsHeld(b, 0)
	for i := range m.ListsLength() {
		var l message.HeldList
		m.Lists(&l, i)
		var discounts []offer.Discount
		for j := range l.DiscountsLength() {
			var d message.Discount
			l.Discounts(&d, j)
			discounts = append(discounts, reader{}.discount(&d))
		}
		lists = append(lists, HeldList{
			Slug: string(l.Slug()), Name: string(l.Name()), City: string(l.City()),
			Provider:      reference.Provider(l.Provider()),
			Revision:      int(l.Revision()),
			PublishedOn:   fromDay(l.PublishedOn()),
			Effective:     civil.Range{From: fromDay(l.EffectiveFrom()), Until: fromDay(l.EffectiveTo())},
			Demonstration: l.Demonstration(),
			Discounts:     discounts,
		})
	}
	return string(m.State()), lists, faultsOf(m.FaultsLength(), m.Faults), nil
}

// ReadFigures reads what Writer.Figures wrote. The error is a [*Malformed].
func ReadFigures(b []byte) (list []Figure, faults []code.Fault, err error) {
	if wrong := verify(b, idFigures, shapeFigures); wrong != nil {
		return nil, nil, wrong
	}
	m := message.GetRootAsFigures(b, 0)
	for i := range m.FiguresLength() {
		var f message.Figure
		m.Figures(&f, i)
		list = append(list, Figure{Value: f.Value(), Code: string(f.Code())})
	}
	return list, faultsOf(m.FaultsLength(), m.Faults), nil
}

// ReadFaults reads what Writer.Faults wrote. The error is a [*Malformed].
func ReadFaults(b []byte) ([]code.Fault, error) {
	if wrong := verify(b, idFaults, shapeFaults); wrong != nil {
		return nil, wrong
	}
	m := message.GetRootAsFaults(b, 0)
	return faultsOf(m.FaultsLength(), m.Faults), nil
}
