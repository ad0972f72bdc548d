package document

import (
	"kneadwise/wasm/dispute"
)

// WriteBill is the canonical bytes of a bill.
func WriteBill(b *dispute.Bill) []byte {
	w := &writer{}
	w.open("", '{')
	w.text("format", dispute.Format)
	w.text("issued_by", b.IssuedBy.Code())
	w.textIf("provider", b.Provider)
	w.day("issued_on", b.IssuedOn)
	w.day("received_on", b.ReceivedOn)
	if b.From != 0 {
		w.open("period", '{')
		w.day("from", b.From)
		w.day("until", b.Until)
		w.close('}')
	}
	w.stated("good_faith_estimate_cents", b.Estimate)
	w.open("lines", '[')
	for i := range b.Lines {
		w.billed(&b.Lines[i])
	}
	w.close(']')
	if b.Totals != (dispute.Totals{}) {
		w.open("totals", '{')
		w.stated("charge_cents", b.Totals.Charge)
		w.parts(&b.Totals.Parts)
		w.close('}')
	}
	w.close('}')
	return w.done()
}

func (w *writer) billed(l *dispute.Line) {
	w.open("", '{')
	w.day("date", l.Date)
	w.textIf("code", l.Code)
	w.countIf("units", l.Units)
	w.whole("charge_cents", int64(l.Charge))
	w.parts(&l.Parts)
	w.stated("deductible_cents", l.Deductible)
	w.stated("copay_cents", l.Copay)
	w.stated("coinsurance_cents", l.Coinsurance)
	w.textIf("note", l.Note)
	w.close('}')
}

func (w *writer) parts(p *dispute.Parts) {
	w.stated("allowed_cents", p.Allowed)
	w.stated("plan_paid_cents", p.PlanPaid)
	w.stated("patient_cents", p.Patient)
}

// stated writes an amount that is said, be it nothing.
func (w *writer) stated(name string, s dispute.Stated) {
	if s.Said {
		w.whole(name, int64(s.Cents))
	}
}
