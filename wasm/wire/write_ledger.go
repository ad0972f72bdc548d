package wire

import (
	"unsafe"

	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

func (w *Writer) way(o *estimate.Way) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range o.Cases {
		w.keep(w.oneCase(&o.Cases[i]))
	}
	cases := w.vector(from)
	notes, item := texts(w, o.Notes), w.uint16("ways.item", o.Item)
	message.WayStart(w.b)
	message.WayAddTotal(w.b, w.money("ways.total", o.Total))
	message.WayAddCases(w.b, cases)
	message.WayAddNotes(w.b, notes)
	message.WayAddKind(w.b, message.WayKind(o.Kind))
	message.WayAddApart(w.b, o.Apart)
	message.WayAddItem(w.b, item)
	message.WayAddOfMembership(w.b, o.OfMembership)
	return message.WayEnd(w.b)
}

func (w *Writer) oneCase(c *estimate.Case) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range c.Book.Entries {
		w.keep(w.entry(&c.Book.Entries[i]))
	}
	entries := w.vector(from)
	funding, stops := w.funding(c.Funding), w.stops(c.Stops)
	packages, memberships, crossings := w.bought(c.Clock.Packages), w.tenures(c.Clock.Memberships), w.crossings(c.Crossings)
	b := w.b
	w.align()
	message.CaseStart(b)
	message.CaseAddTotal(b, w.int32("cases.total", int64(c.Total)))
	message.CaseAddDueFirst(b, w.int32("cases.due_first", int64(c.DueFirst)))
	message.CaseAddPaidAhead(b, w.int32("cases.paid_ahead", int64(c.PaidAhead)))
	message.CaseAddPrepaid(b, w.int32("cases.prepaid", int64(c.Prepaid)))
	message.CaseAddCredit(b, w.int32("cases.credit", int64(c.Credit)))
	message.CaseAddEntries(b, entries)
	message.CaseAddFunding(b, funding)
	message.CaseAddStops(b, stops)
	message.CaseAddPackages(b, packages)
	message.CaseAddMemberships(b, memberships)
	message.CaseAddCrossings(b, crossings)
	message.CaseAddMostMonth(b, w.int32("cases.most_month", int64(c.MostMonth)))
	message.CaseAddKind(b, message.CaseKind(c.Kind))
	return message.CaseEnd(b)
}

// stops writes one amount a visit.
func (w *Writer) stops(all []money.Amount) flatbuffers.UOffsetT {
	if len(all) == 0 {
		return 0
	}
	message.CaseStartStopsVector(w.b, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		w.b.PrependInt32(w.int32("cases.stops", int64(all[i])))
	}
	return w.b.EndVector(len(all))
}

func (w *Writer) entry(e *ledger.Entry) flatbuffers.UOffsetT {
	inputs := w.inputs(e.Inputs)
	rule := w.text(string(e.Rule))
	if rule != 0 && inputs != 0 {
		return w.entryAsRow(e, rule, inputs)
	}
	b := w.b
	w.align()
	message.EntryStart(b)
	message.EntryAddDate(b, Day(e.Date))
	message.EntryAddAmount(b, w.int32("entries.amount", int64(e.Amount)))
	message.EntryAddRule(b, rule)
	message.EntryAddInputs(b, inputs)
	message.EntryAddVisit(b, w.int16("entries.visit", e.Visit))
	message.EntryAddItem(b, w.int16("entries.item", e.Item))
	message.EntryAddPayer(b, message.Payer(e.Payer))
	message.EntryAddKind(b, message.EntryKind(e.Kind))
	return message.EntryEnd(b)
}

// inputs writes the figures of an entry, or points to the same ones of an earlier
// entry: thirty visits at a price of $120.00, in every case of every way, are
// made of one list.
func (w *Writer) inputs(list []ledger.Input) flatbuffers.UOffsetT {
	if len(list) == 0 {
		return 0
	}
	k := &w.figures[mix(list)>>(32-figureBits)]
	if same(k.inputs, list) {
		return k.at
	}
	from := len(w.refs)
	for i := range list {
		w.keep(w.input(&list[i]))
	}
	*k = figures{list, w.vector(from)}
	return k.at
}

// mix makes one number of a list, by which equal lists are found.
func mix(list []ledger.Input) uint32 {
	var h uint32
	for i := range list {
		in := &list[i]
		h = (h ^ uint32(in.Value) ^ uint32(in.Date)<<16 ^ uint32(len(in.Field))<<8) * 0x9E3779B1
	}
	return h
}

// same compares lists. Fields are constants: one that stands elsewhere in memory
// is written once more, which only makes the message longer.
func same(a, b []ledger.Input) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := &a[i], &b[i]
		if x.Value != y.Value || x.Date != y.Date || x.Unit != y.Unit || x.Origin != y.Origin ||
			len(x.Field) != len(y.Field) || unsafe.StringData(string(x.Field)) != unsafe.StringData(string(y.Field)) {
			return false
		}
	}
	return true
}

func (w *Writer) input(i *ledger.Input) flatbuffers.UOffsetT {
	field := w.text(string(i.Field))
	value := i.Value
	if i.Unit == ledger.Day {
		value = int64(Day(civil.Date(value)))
	}
	number := w.int32("entries.inputs", value)
	if field != 0 {
		return w.inputAsRow(i, field, number)
	}
	b := w.b
	w.align()
	message.InputStart(b)
	message.InputAddField(b, field)
	message.InputAddValue(b, number)
	message.InputAddDate(b, Day(i.Date))
	message.InputAddUnit(b, message.Unit(i.Unit))
	message.InputAddOrigin(b, message.Origin(i.Origin))
	return message.InputEnd(b)
}

// regionalPrice is a regional range in the form of a result.
func regionalPrice(r *reference.Regional) span.Money {
	return span.Money{Low: r.Low, High: r.High, Likely: r.Likely, HasLikely: r.HasLikely}
}
