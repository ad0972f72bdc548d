package offer

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// changes checks the prices that are set for later days, which come in the
// order of their days.
func (c *checker) changes(prefix string) {
	s := c.seller
	c.Many(prefix+"changes", len(s.Changes), MaxChanges)
	for i := range s.Changes[:min(len(s.Changes), MaxChanges)] {
		change := &s.Changes[i]
		path := c.at(prefix+"changes", i)
		switch {
		case change.From == 0:
			c.Add(path+".from", code.FaultRequired)
		case i > 0 && change.From <= s.Changes[i-1].From:
			c.AddTwo(path+".from", c.at(prefix+"changes", i-1)+".from", code.FaultOrder)
		}
		c.Day(path+".from", change.From)
		c.change(path, change)
	}
}

func (c *checker) change(path string, change *Change) {
	s := c.seller
	if len(change.Services)+len(change.Packages)+len(change.Memberships) == 0 {
		c.Add(path+".services", code.FaultRequired)
	}
	c.repriced(path+".services", change.Services, len(s.Services), ".price_cents")
	c.repriced(path+".packages", change.Packages, len(s.Packages), ".price_cents")
	c.repriced(path+".memberships", change.Memberships, len(s.Memberships), ".fee_cents")
	// Packages and memberships stand on their services, which stay; and only a
	// service has a first visit.
	for i := range change.Services {
		if change.Services[i].Withdrawn {
			c.Add(c.at(path+".services", i)+".withdrawn", code.FaultUnknownValue)
		}
	}
	c.noFirst(path+".packages", change.Packages)
	c.noFirst(path+".memberships", change.Memberships)
	switch {
	case change.BuyersKeep > No:
		c.Add(path+".existing_buyers_keep", code.FaultUnknownValue)
	case c.published && change.BuyersKeep == NotKnown &&
		slices.ContainsFunc(change.Memberships, func(p NewPrice) bool { return !p.Withdrawn }):
		// Without it nobody knows what a member pays from that day on.
		c.Add(path+".existing_buyers_keep", code.FaultRequired)
	}
}

// repriced checks the new prices of things of one kind, of which there are so
// many; price is the field in which they stand.
func (c *checker) repriced(path string, all []NewPrice, there int, price string) {
	c.Many(path, len(all), there)
	for i := range all[:min(len(all), there)] {
		p := &all[i]
		own := c.at(path, i)
		switch {
		case p.Index < 0 || p.Index >= there:
			c.Add(own+".id", code.FaultNoSuch)
		case slices.ContainsFunc(all[:i], func(o NewPrice) bool { return o.Index == p.Index }):
			c.Add(own+".id", code.FaultDuplicate)
		}
		switch said := p.Price.Said || p.FirstVisit.Said; {
		case p.Withdrawn && said:
			c.AddTwo(own+".withdrawn", own+price, code.FaultContradicts)
		case !p.Withdrawn && !said:
			c.Add(own+price, code.FaultRequired)
		}
		c.optional(own+price, p.Price, 1, int64(money.MaxInput))
		c.optional(own+".first_visit_price_cents", p.FirstVisit, 0, int64(money.MaxInput))
	}
}

func (c *checker) noFirst(path string, all []NewPrice) {
	for i := range all {
		if all[i].FirstVisit.Said {
			c.Add(c.at(path, i)+".first_visit_price_cents", code.FaultUnknownValue)
		}
	}
}
