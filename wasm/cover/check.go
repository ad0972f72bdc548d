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
	"kneadwise/wasm/span"
)

// Limits of what a benefit may state.
const (
	MaxVisitCount = 366 // visits a plan year, or of a permit
	MaxDelay      = 366 // days to a reimbursement
)

// Check holds what was said of a plan to limits and to itself, and returns every
// fault: one for each contradiction, with the paths of both fields. The prefix
// stands before each path ("benefit."). Spans contradict one another only if no
// pair of their values would do, and a setting contradicts a kind of cost
// sharing only if nothing else that was said could be what it is about: what may
// be true is not a fault.
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
	c.family(b)
	c.share("cost_share", shared{b.Share, b.Copay, b.CopayWaits, b.Coinsurance})
	c.settings(b)
	c.limits(b)
	c.permit("prescription", &Permit{Have: b.Prescription, Expires: b.ScriptExpires})
	c.permit("referral", &b.Referral)
	c.permit("authorisation", &b.Authorisation)
	c.outside(b)
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

// odds notes, where two fields are at odds, the one that has to give way and the
// one that it contradicts.
func (c *checker) odds(are bool, path, other string) {
	if are {
		c.AddTwo(c.prefix+path, c.prefix+other, code.FaultContradicts)
	}
}

// listed notes a number that stands for no word.
func (c *checker) listed(path string, v, last uint8) {
	if v > last {
		c.Add(c.prefix+path, code.FaultUnknownValue)
	}
}

func (c *checker) span(path string, s span.Span, least, most int64) {
	c.Span(c.prefix+path, s, least, most)
}

func (c *checker) cents(path string, s span.Span) { c.span(path, s, 0, int64(money.MaxInput)) }

// exceeds tells whether one quantity is above another whatever they are.
func exceeds(a, b span.Span) bool { return a.Said && b.Said && a.Low > b.High }

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
