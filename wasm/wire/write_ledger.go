package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
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
	notes := texts(w, o.Notes)
	message.WayStart(w.b)
	message.WayAddTotal(w.b, w.money("ways.total", o.Total))
	message.WayAddCases(w.b, cases)
	message.WayAddNotes(w.b, notes)
	message.WayAddKind(w.b, message.WayKind(o.Kind))
	message.WayAddApart(w.b, o.Apart)
	return message.WayEnd(w.b)
}

func (w *Writer) oneCase(c *estimate.Case) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range c.Book.Entries {
		w.keep(w.entry(&c.Book.Entries[i]))
	}
	entries := w.vector(from)
	funding := w.funding(c.Funding)
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
	message.CaseAddKind(b, message.CaseKind(c.Kind))
	return message.CaseEnd(b)
}

func (w *Writer) entry(e *ledger.Entry) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range e.Inputs {
		w.keep(w.input(&e.Inputs[i]))
	}
	inputs := w.vector(from)
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
