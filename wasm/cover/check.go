package cover

import (
	"slices"
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
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
		c.add("payer", code.FaultUnknownValue)
	}
	c.words(b)
	c.coverage(b)
	c.amounts(b)
	c.counts(b)
	c.missing(b)
	c.odds(b)
	if y := b.YearStarts; y != (MonthDay{}) {
		// A leap year has every month and day that there is.
		if _, ok := civil.Make(2000, y.Month, y.Day); !ok {
			c.add("plan_year_starts", code.FaultNotADate)
		}
	}
	return c.Faults
}

// checker gathers the faults of a benefit. Its checks are tables wherever they are
// many of a kind: in the module a row is much smaller than a call.
type checker struct {
	offer.Faults
	prefix string
}

func (c *checker) add(path, what string) { c.Add(c.prefix+path, what) }

// words checks that each number of an enumeration stands for a word.
func (c *checker) words(b *Benefit) {
	s, o := &b.Settings, &b.Outside
	const answer, kind = uint8(offer.No), uint8(BothShare)
	for _, w := range []struct {
		path    string
		v, last uint8
	}{
		{"network", uint8(b.Network), uint8(pricelist.OutOfNetwork)},
		{"cost_share.kind", uint8(b.Share), kind},
		{"cost_share.after_deductible", uint8(b.CopayWaits), answer},
		{"family.rule", uint8(b.Family.Rule), uint8(Aggregate)},
		{"limits.shared_with_other_providers", uint8(b.Limits.Shared), answer},
		{"prescription.have", uint8(b.Prescription), answer},
		{"referral.needed", uint8(b.Referral.Needed), answer},
		{"referral.have", uint8(b.Referral.Have), answer},
		{"authorisation.needed", uint8(b.Authorisation.Needed), answer},
		{"authorisation.have", uint8(b.Authorisation.Have), answer},
		{"out_of_network.pays", uint8(o.Pays), answer},
		{"out_of_network.cost_share.kind", uint8(o.Share), kind},
		{"out_of_network.assigned", uint8(o.Assigned), answer},
		{"settings.copay_order", uint8(s.CopayOrder), uint8(CopayFirst)},
		{"settings.coinsurance_on", uint8(s.CoinsuranceOn), uint8(GrossOfCopay)},
		{"settings.copay_at_deductible_end", uint8(s.CopayAtEnd), uint8(CopayWhole)},
		{"settings.visit_cap_applies", uint8(s.VisitCap), uint8(CapLast)},
	} {
		if w.v > w.last {
			c.add(w.path, code.FaultUnknownValue)
		}
	}
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
