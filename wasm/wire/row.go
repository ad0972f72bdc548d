package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/ledger"
	"kneadwise/wasm/wire/message"
)

// Entries of ledgers and their inputs are nine tenths of a reply's tables, and
// nearly all have every field. Those are written here as rows: whole, in one
// order, each pointing to the same list of fields. The builder works such a
// list out for each table anew and then looks for one like it.

// row is the list of fields of one kind of table.
type row struct {
	size   uint16    // bytes of a table with its first four
	count  uint16    // of its fields
	fields [8]uint16 // where each begins
}

// Rows.
const (
	entryRow = iota
	inputRow
	rowKinds
)

// rows follow the order of fields in the schema.
var rows = [rowKinds]row{
	entryRow: {28, 8, [8]uint16{20, 4, 24, 25, 8, 12, 22, 16}},
	inputRow: {20, 5, [8]uint16{4, 16, 8, 17, 12}},
}

// begin makes room for a row and its list of fields, which the first row of a
// message writes.
func (w *Writer) begin(kind int) {
	r, b := &rows[kind], w.b
	if w.lists[kind] == 0 {
		b.Prep(4, 4+2*int(r.count))
		for i := int(r.count) - 1; i >= 0; i-- {
			b.PlaceUint16(r.fields[i])
		}
		b.PlaceUint16(r.size)
		b.PlaceUint16(4 + 2*r.count)
		w.lists[kind] = b.Offset()
	}
	b.Prep(4, int(r.size)-4)
}

// end writes the first four bytes of a row.
func (w *Writer) end(kind int) flatbuffers.UOffsetT {
	at := w.b.Offset() + 4
	w.b.PlaceSOffsetT(flatbuffers.SOffsetT(w.lists[kind]) - flatbuffers.SOffsetT(at))
	return at
}

// point writes an offset.
func (w *Writer) point(to flatbuffers.UOffsetT) {
	w.b.PlaceUOffsetT(w.b.Offset() + 4 - to)
}

// entryAsRow writes an entry that has a rule and inputs.
func (w *Writer) entryAsRow(e *ledger.Entry, rule, inputs flatbuffers.UOffsetT) flatbuffers.UOffsetT {
	visit, item := w.int16("entries.visit", e.Visit), w.int16("entries.item", e.Item)
	amount := w.int32("entries.amount", int64(e.Amount))
	w.begin(entryRow)
	b := w.b
	b.PlaceUint16(0)
	b.PlaceUint16(uint16(message.Payer(e.Payer)) | uint16(message.EntryKind(e.Kind))<<8)
	b.PlaceInt16(item)
	b.PlaceInt16(visit)
	w.point(inputs)
	w.point(rule)
	b.PlaceInt32(amount)
	b.PlaceInt32(Day(e.Date))
	return w.end(entryRow)
}

// inputAsRow writes an input that has a field.
func (w *Writer) inputAsRow(i *ledger.Input, field flatbuffers.UOffsetT, value int32) flatbuffers.UOffsetT {
	w.begin(inputRow)
	w.b.PlaceUint16(0)
	w.b.PlaceUint16(uint16(message.Unit(i.Unit)) | uint16(message.Origin(i.Origin))<<8)
	w.b.PlaceInt32(Day(i.Date))
	w.b.PlaceInt32(value)
	w.point(field)
	return w.end(inputRow)
}
