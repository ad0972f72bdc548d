package offer

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

func (c *checker) pack(path string, i int) {
	p := &c.seller.Packages[i]
	c.id(path+".id", p.ID, slices.ContainsFunc(c.seller.Packages[:i], func(o Package) bool { return o.ID == p.ID }))
	switch {
	case p.Visits != 0 && p.Minutes != 0:
		c.AddTwo(path+".credits.count", path+".credits.unit", code.FaultContradicts)
	case p.Minutes != 0:
		c.Whole(path+".credits.count", int64(p.Minutes), c.shortest(p.Services), MaxMinutesHeld)
	default:
		c.Whole(path+".credits.count", int64(p.Visits), 1, MaxVisits)
	}
	c.decides(path+".price_cents", p.Price, 1, int64(money.MaxInput))
	c.usable(path+".services", p.Services)
	c.expiry(path+".expires", p.Expiry)
	c.sharing(path+".shareable_with", p.Sharing)
	c.upgrades(path, p)
	c.refund(path, p)
}

// shortest is the length of the shortest visit that minutes are good for: a
// package of fewer is good for none.
func (c *checker) shortest(services []int) int64 {
	shortest := 0
	for _, v := range services {
		if v >= 0 && v < len(c.seller.Services) {
			if booked := c.seller.Services[v].BookedMinutes; shortest == 0 || booked < shortest {
				shortest = booked
			}
		}
	}
	return int64(min(max(shortest, MinMinutes), MaxMinutes))
}

func (c *checker) expiry(path string, e Expiry) {
	if e.Rule > FixedDate {
		c.Add(path+".rule", code.FaultUnknownValue)
		return
	}
	if e.Rule == ExpiryNotKnown && c.published {
		c.Add(path, code.FaultRequired)
	}
	switch counted := e.Rule == AfterPurchase || e.Rule == AfterFirstUse; {
	case counted && e.Months == 0:
		c.Add(path+".months", code.FaultRequired)
	case counted:
		c.Whole(path+".months", int64(e.Months), 1, MaxMonths)
	case e.Months != 0:
		c.AddTwo(path+".months", path+".rule", code.FaultContradicts)
	}
	switch {
	case e.Rule == FixedDate && e.Date == 0:
		c.Add(path+".date", code.FaultRequired)
	case e.Rule == FixedDate:
		c.Day(path+".date", e.Date)
	case e.Date != 0:
		c.AddTwo(path+".date", path+".rule", code.FaultContradicts)
	}
}

// sharing checks with whom a package may be shared: a circle and a number, of
// which neither says anything alone.
func (c *checker) sharing(path string, s Sharing) {
	switch {
	case s.Who > Anyone:
		c.Add(path+".who", code.FaultUnknownValue)
	case s.Who == NobodyElse && s.People != 0:
		c.AddTwo(path+".who", path+".people", code.FaultRequired)
	case s.Who != NobodyElse:
		c.Whole(path+".people", int64(s.People), 1, MaxPeople)
	}
}

// upgrades checks the services that cost the difference. One that the package is
// good for as it stands costs none, and minutes pay for a longer visit anyway.
func (c *checker) upgrades(path string, p *Package) {
	c.Many(path+".upgrade.to", len(p.Upgrades), MaxServices)
	for i, v := range p.Upgrades[:min(len(p.Upgrades), MaxServices)] {
		own := path + ".upgrade.to"
		if len(p.Upgrades) > 1 {
			own = c.at(own, i)
		}
		covered := slices.Index(p.Services, v)
		switch {
		case v < 0 || v >= len(c.seller.Services):
			c.Add(own, code.FaultNoSuch)
		case slices.Contains(p.Upgrades[:i], v):
			c.Add(own, code.FaultDuplicate)
		case covered >= 0:
			c.AddTwo(own, c.at(path+".services", covered), code.FaultContradicts)
		}
	}
	if len(p.Upgrades) > 0 && p.Minutes != 0 && p.Visits == 0 {
		c.AddTwo(path+".upgrade", path+".credits.unit", code.FaultContradicts)
	}
}

func (c *checker) refund(path string, p *Package) {
	fee := int64(p.Refund.Fee)
	switch {
	case p.Refund.Rule > RefundUnsure, p.Refund.Rule == RefundUnsure && c.published:
		c.Add(path+".refund", code.FaultUnknownValue)
	case p.Refund.Rule != RefundUnusedLessFee && fee != 0:
		c.AddTwo(path+".refund_fee_cents", path+".refund", code.FaultContradicts)
	case p.Refund.Rule == RefundUnusedLessFee && fee == 0:
		c.AddTwo(path+".refund_fee_cents", path+".refund", code.FaultRequired)
	case p.Refund.Rule == RefundUnusedLessFee && p.Price.Said && fee > p.Price.High && fee <= int64(money.MaxInput):
		c.AddTwo(path+".refund_fee_cents", path+".price_cents", code.FaultContradicts)
	case p.Refund.Rule == RefundUnusedLessFee:
		c.Whole(path+".refund_fee_cents", fee, 1, int64(money.MaxInput))
	}
}
