package offer

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// percent is one of the percents in which a document states a discount.
const percent = money.One / 100

func (c *checker) discounts(path string) {
	all := c.seller.Discounts
	c.Many(path, len(all), MaxDiscounts)
	for i := range all[:min(len(all), MaxDiscounts)] {
		d := &all[i]
		own := c.at(path, i)
		c.id(own+".id", d.ID, slices.ContainsFunc(all[:i], func(o Discount) bool { return o.ID == d.ID }))
		switch {
		case d.Eligibility == "":
			c.Add(own+".eligibility", code.FaultRequired)
		case !IsText(d.Eligibility):
			c.Add(own+".eligibility", code.FaultUnknownValue)
		}
		if d.Proof > ProofDocument {
			c.Add(own+".proof", code.FaultUnknownValue)
		}
		if d.Off%percent != 0 {
			c.Add(own+".service_percent_off", code.FaultUnknownValue)
		}
		c.Whole(own+".service_percent_off", int64(d.Off/percent), 1, int64(money.One/percent))
	}
}

// tips checks the custom of the house. Who says that none is expected suggests
// none.
func (c *checker) tips(prefix string) {
	s := c.seller
	switch said := len(s.TipPercents) > 0 || s.TipOnSingle; {
	case s.TipUsual > No:
		c.Add(prefix+"tips.expected", code.FaultUnknownValue)
	case said && s.TipUsual == NotKnown:
		c.Add(prefix+"tips.expected", code.FaultRequired)
	case len(s.TipPercents) > 0 && s.TipUsual == No:
		c.AddTwo(prefix+"tips.suggested_percent", prefix+"tips.expected", code.FaultContradicts)
	}
	c.Many(prefix+"tips.suggested_percent", len(s.TipPercents), MaxTips)
	for i, v := range s.TipPercents[:min(len(s.TipPercents), MaxTips)] {
		own := c.at(prefix+"tips.suggested_percent", i)
		c.Whole(own, int64(v), 1, int64(money.One/percent))
		if slices.Contains(s.TipPercents[:i], v) {
			c.Add(own, code.FaultDuplicate)
		}
	}
}
