package document

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
)

func (w *writer) entry(e *ledger.Entry) {
	w.open("", '{')
	if e.Visit != ledger.CourseLevel {
		w.count("visit", e.Visit)
	}
	w.day("date", e.Date)
	w.text("payer", e.Payer.Code())
	w.text("kind", e.Kind.Code())
	w.whole("amount_cents", int64(e.Amount))
	w.text("rule", string(e.Rule))
	if e.Item >= 0 {
		w.count("item", e.Item)
	}
	if len(e.Inputs) > 0 {
		w.open("inputs", '[')
		for i := range e.Inputs {
			w.input(&e.Inputs[i])
		}
		w.close(']')
	}
	w.close('}')
}

// input writes one figure. A day is its own kind of value, and "never" is the
// last day of what does not lapse.
func (w *writer) input(in *ledger.Input) {
	w.open("", '{')
	w.text("field", string(in.Field))
	w.text("unit", unitWord(in.Unit))
	switch {
	case in.Unit != ledger.Day:
		w.whole("value", in.Value)
	case in.Value == int64(offer.Forever):
		w.text("day", "never")
	default:
		w.text("day", civil.Date(in.Value).String())
	}
	w.text("origin", originWord(in.Origin))
	w.day("date", in.Date)
	w.close('}')
}
