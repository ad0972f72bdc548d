package cover

import (
	"slices"
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// MaxVisitCount is the most that a benefit may state in visits a year.
const MaxVisitCount = 366

// Check holds what was said of a plan to limits and to itself, and returns every
// fault. The prefix stands before each path ("benefit."). Spans contradict one
// another only if no pair of their values would do: what may be true is not a
// fault.
func (b *Benefit) Check(prefix string) []code.Fault {
	c := checker{prefix: prefix}
	if b.Payer != 0 && b.Payer.ID() == "" {
		c.Add(prefix+"payer", code.FaultUnknownValue)
	}
	c.coverage(b)
	if b.Network > pricelist.OutOfNetwork {
		c.Add(prefix+"network", code.FaultUnknownValue)
	}
	c.amounts(b)
	c.share(b)
	c.visits(b)
	c.prescription(b)
	if y := b.YearStarts; y != (MonthDay{}) {
		// A leap year has every month and day that there is.
		if _, ok := civil.Make(2000, y.Month, y.Day); !ok {
			c.Add(prefix+"plan_year_starts", code.FaultNotADate)
		}
	}
	return c.Faults
}

type checker struct {
	offer.Faults
	prefix string
}

// coverage checks that "the plan pays" names whom it pays, and nothing else does.
func (c *checker) coverage(b *Benefit) {
	path := c.prefix + "pays_for_massage_by"
	switch {
	case b.Coverage > offer.No:
		c.Add(path, code.FaultUnknownValue)
	case b.Coverage == offer.Yes && len(b.PaidProviders) == 0:
		c.Add(path, code.FaultRequired)
	case b.Coverage != offer.Yes && len(b.PaidProviders) > 0:
		c.Add(path, code.FaultContradicts)
	}
	c.Many(path, len(b.PaidProviders), int(reference.MedicalMassage))
	for i, p := range b.PaidProviders[:min(len(b.PaidProviders), int(reference.MedicalMassage))] {
		own := path + "[" + strconv.Itoa(i) + "]"
		switch {
		case p.Code() == "":
			c.Add(own, code.FaultUnknownValue)
		case slices.Contains(b.PaidProviders[:i], p):
			c.Add(own, code.FaultDuplicate)
		}
	}
}

func (c *checker) amounts(b *Benefit) {
	const most = int64(money.MaxInput)
	c.Span(c.prefix+"deductible_cents", b.Deductible, 0, most)
	c.Span(c.prefix+"deductible_met_cents", b.DeductibleMet, 0, most)
	c.Span(c.prefix+"out_of_pocket_maximum_cents", b.PocketMax, 0, most)
	c.Span(c.prefix+"out_of_pocket_met_cents", b.PocketMet, 0, most)
	c.Span(c.prefix+"other_bills_this_year_cents", b.OtherBills, 0, most)
	if b.DeductibleMet.Said && b.Deductible.Said && b.DeductibleMet.Low > b.Deductible.High {
		c.Add(c.prefix+"deductible_met_cents", code.FaultContradicts)
	}
	if b.PocketMet.Said && b.PocketMax.Said && b.PocketMet.Low > b.PocketMax.High {
		c.Add(c.prefix+"out_of_pocket_met_cents", code.FaultContradicts)
	}
	if b.Deductible.Said && b.PocketMax.Said && b.Deductible.Low > b.PocketMax.High {
		c.Add(c.prefix+"out_of_pocket_maximum_cents", code.FaultContradicts)
	}
}

// share checks that each figure goes with its kind of cost sharing.
func (c *checker) share(b *Benefit) {
	path := c.prefix + "cost_share."
	ofCopay := b.Copay.Said || b.CopayWaits != offer.NotKnown
	switch {
	case b.Share > CoinsuranceShare:
		c.Add(path+"kind", code.FaultUnknownValue)
	case b.Share == ShareNotKnown && (ofCopay || b.Coinsurance.Said):
		c.Add(path+"kind", code.FaultRequired)
	}
	if b.CopayWaits > offer.No {
		c.Add(path+"after_deductible", code.FaultUnknownValue)
	}
	if b.Share == CoinsuranceShare && b.Copay.Said {
		c.Add(path+"copay_cents", code.FaultContradicts)
	}
	if b.Share == CoinsuranceShare && b.CopayWaits != offer.NotKnown {
		c.Add(path+"after_deductible", code.FaultContradicts)
	}
	if b.Share == CopayShare && b.Coinsurance.Said {
		c.Add(path+"coinsurance_ppm", code.FaultContradicts)
	}
	c.Span(path+"copay_cents", b.Copay, 0, int64(money.MaxInput))
	c.Span(path+"coinsurance_ppm", b.Coinsurance, 0, int64(money.One))
}

func (c *checker) visits(b *Benefit) {
	path := c.prefix + "limits.visits_per_year"
	if b.NoVisitLimit && b.VisitLimit.Said {
		c.Add(path, code.FaultContradicts)
	}
	c.Span(path, b.VisitLimit, 0, MaxVisitCount)
	c.Whole(c.prefix+"visits_used", int64(b.VisitsUsed), 0, MaxVisitCount)
}

func (c *checker) prescription(b *Benefit) {
	if b.Prescription > offer.No {
		c.Add(c.prefix+"prescription.have", code.FaultUnknownValue)
		return
	}
	if b.ScriptExpires == 0 {
		return
	}
	switch b.Prescription {
	case offer.NotKnown:
		c.Add(c.prefix+"prescription.have", code.FaultRequired)
	case offer.No:
		c.Add(c.prefix+"prescription.expires", code.FaultContradicts)
	}
	c.Day(c.prefix+"prescription.expires", b.ScriptExpires)
}
