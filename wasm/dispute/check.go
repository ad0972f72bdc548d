package dispute

import (
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Check holds a paper's fields to their limits and to each other, and returns
// every fault.
func (b *Bill) Check() []code.Fault {
	var f offer.Faults
	if b.IssuedBy.Code() == "" {
		f.Add("issued_by", code.FaultRequired)
	}
	if b.Provider != "" && !offer.IsName(b.Provider) {
		f.Add("provider", code.FaultUnknownValue)
	}
	for _, d := range [...]struct {
		path string
		day  civil.Date
	}{{"issued_on", b.IssuedOn}, {"received_on", b.ReceivedOn}, {"period.from", b.From}, {"period.until", b.Until}} {
		f.Day(d.path, d.day)
	}
	switch {
	case b.ReceivedOn != 0 && b.ReceivedOn < b.IssuedOn:
		f.AddTwo("received_on", "issued_on", code.FaultOrder)
	case b.Until < b.From:
		f.AddTwo("period.until", "period.from", code.FaultOrder)
	}
	amount(&f, "good_faith_estimate_cents", b.Estimate)
	if len(b.Lines) == 0 {
		f.Add("lines", code.FaultRequired)
	}
	f.Many("lines", len(b.Lines), MaxLines)
	for i := range b.Lines[:min(len(b.Lines), MaxLines)] {
		b.line(&f, i)
	}
	amount(&f, "totals.charge_cents", b.Totals.Charge)
	b.Totals.check(&f, "totals.")
	return f
}

func (b *Bill) line(f *offer.Faults, i int) {
	l := &b.Lines[i]
	path := "lines[" + strconv.Itoa(i) + "]."
	f.Day(path+"date", l.Date)
	switch {
	case l.Date == 0:
		f.Add(path+"date", code.FaultRequired)
	case b.IssuedOn != 0 && l.Date > b.IssuedOn:
		f.AddTwo(path+"date", "issued_on", code.FaultOrder)
	case b.From != 0 && (l.Date < b.From || l.Date > b.Until):
		f.AddTwo(path+"date", "period", code.FaultContradicts)
	}
	if l.Code != "" && !offer.IsBillingCode(l.Code) {
		f.Add(path+"code", code.FaultUnknownValue)
	}
	f.Whole(path+"units", int64(l.Units), 0, MaxUnits)
	amount(f, path+"charge_cents", Stated{l.Charge, true})
	l.Parts.check(f, path)
	amount(f, path+"deductible_cents", l.Deductible)
	amount(f, path+"copay_cents", l.Copay)
	amount(f, path+"coinsurance_cents", l.Coinsurance)
	if l.Note != "" && !offer.IsText(l.Note) {
		f.Add(path+"note", code.FaultUnknownValue)
	}
}

func (p *Parts) check(f *offer.Faults, path string) {
	amount(f, path+"allowed_cents", p.Allowed)
	amount(f, path+"plan_paid_cents", p.PlanPaid)
	amount(f, path+"patient_cents", p.Patient)
}

func amount(f *offer.Faults, path string, s Stated) {
	if s.Said {
		f.Whole(path, int64(s.Cents), 0, int64(money.MaxInput))
	}
}
