package wire

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/wire/message"
)

func wayOf(m *message.Way) estimate.Way {
	var total message.Money
	w := estimate.Way{
		Kind:  estimate.WayKind(m.Kind()),
		Total: moneyOf(m.Total(&total)),
		Apart: m.Apart(),
		Notes: codes[code.Note](m.NotesLength(), m.Notes),

		Item: int(m.Item()), OfMembership: m.OfMembership(),
	}
	for i := range m.CasesLength() {
		var c message.Case
		m.Cases(&c, i)
		w.Cases = append(w.Cases, caseOf(&c))
	}
	return w
}

func caseOf(m *message.Case) estimate.Case {
	c := estimate.Case{
		Kind:      estimate.CaseKind(m.Kind()),
		Total:     money.Amount(m.Total()),
		DueFirst:  money.Amount(m.DueFirst()),
		MostMonth: money.Amount(m.MostMonth()),
		PaidAhead: money.Amount(m.PaidAhead()),
		Prepaid:   money.Amount(m.Prepaid()),
		Credit:    money.Amount(m.Credit()),
		Funding:   fundingOf(m),
		Clock:     clockOf(m),
		Crossings: crossingsOf(m),
	}
	for i := range m.StopsLength() {
		c.Stops = append(c.Stops, money.Amount(m.Stops(i)))
	}
	for i := range m.EntriesLength() {
		var e message.Entry
		m.Entries(&e, i)
		c.Book.Entries = append(c.Book.Entries, entryOf(&e))
	}
	return c
}

func entryOf(m *message.Entry) ledger.Entry {
	e := ledger.Entry{
		Visit:  int(m.Visit()),
		Date:   fromDay(m.Date()),
		Payer:  ledger.Payer(m.Payer()),
		Kind:   ledger.Kind(m.Kind()),
		Amount: money.Amount(m.Amount()),
		Rule:   code.Rule(m.Rule()),
		Item:   int(m.Item()),
	}
	for i := range m.InputsLength() {
		var n message.Input
		m.Inputs(&n, i)
		in := ledger.Input{
			Field:  ledger.Field(n.Field()),
			Unit:   ledger.Unit(n.Unit()),
			Value:  int64(n.Value()),
			Origin: ledger.Origin(n.Origin()),
			Date:   fromDay(n.Date()),
		}
		if in.Unit == ledger.Day {
			in.Value = int64(fromDay(n.Value()))
		}
		e.Inputs = append(e.Inputs, in)
	}
	return e
}
