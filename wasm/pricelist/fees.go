package pricelist

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// MaxNotice is the longest notice that a clinic may ask for, in hours: a week.
const MaxNotice = 168

// Fees is what a clinic charges for a visit that does not take place. They are
// facts that are shown before somebody books; they change no total, because
// nobody plans to miss a visit. Region bundles leave them out (package wire):
// nothing that is computed from a bundle asks for them, and whoever shows them
// reads the document.
type Fees struct {
	LateCancel  Charge
	WithinHours int // a visit canceled with less notice than this is late; 0 where no LateCancel is said
	NoShow      Charge
}

// ChargeKind says how a charge is reckoned.
type ChargeKind uint8

// Kinds of charge.
const (
	ChargeNotSaid ChargeKind = iota
	ChargeShare              // of the visit's single price
	ChargeAmount             // the same for every visit
)

// Charge is a share of the visit's price or an amount. A share or an amount of
// nothing is a promise: the clinic charges nothing.
type Charge struct {
	Kind   ChargeKind
	Share  money.Rate // whole percents; for ChargeShare
	Amount money.Amount
}

// onePercent is one of the percents in which a document states a share.
const onePercent = money.One / 100

// Percent is the share in percent.
func (c Charge) Percent() int { return int(c.Share / onePercent) }

// Percent is the charge of a share of the price, in percent.
func Percent(n int) Charge { return Charge{Kind: ChargeShare, Share: money.Rate(n) * onePercent} }

// Flat is the charge of an amount.
func Flat(a money.Amount) Charge { return Charge{Kind: ChargeAmount, Amount: a} }

// fees checks what is said of fees. A notice belongs to a charge and a charge
// for canceling late to a notice: neither says anything alone.
func (c *checker) fees(f *Fees) {
	switch {
	case f.LateCancel.Kind != ChargeNotSaid:
		c.Whole("fees.late_cancel.within_hours", int64(f.WithinHours), 1, MaxNotice)
		c.charge("fees.late_cancel", f.LateCancel)
	case f.WithinHours != 0:
		c.Add("fees.late_cancel.percent", code.FaultRequired)
	}
	c.charge("fees.no_show", f.NoShow)
}

func (c *checker) charge(path string, v Charge) {
	switch v.Kind {
	case ChargeNotSaid:
	case ChargeShare:
		// What is no whole percent could not be written and read again.
		if v.Share%onePercent != 0 {
			c.Add(path+".percent", code.FaultUnknownValue)
		}
		c.Whole(path+".percent", int64(v.Share/onePercent), 0, 100)
	case ChargeAmount:
		c.Whole(path+".cents", int64(v.Amount), 0, int64(money.MaxInput))
	default:
		c.Add(path+".percent", code.FaultUnknownValue)
	}
}
