package offer

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// Limits on the length of a visit, in booked minutes.
const (
	MinMinutes = 5
	MaxMinutes = 240
)

func (c *checker) services(path string) {
	services := c.seller.Services
	if len(services) == 0 {
		c.Add(path, code.FaultRequired)
	}
	c.Many(path, len(services), MaxServices)
	for i := range services[:min(len(services), MaxServices)] {
		v := &services[i]
		own := c.at(path, i)
		c.id(own+".id", v.ID, slices.ContainsFunc(services[:i], func(o Service) bool { return o.ID == v.ID }))
		if v.Modality != "" && !slices.Contains(Modalities(), v.Modality) {
			c.Add(own+".modality", code.FaultUnknownValue)
		}
		c.Whole(own+".booked_minutes", int64(v.BookedMinutes), MinMinutes, MaxMinutes)
		if v.HandsOnMinutes != 0 {
			c.Whole(own+".hands_on_minutes", int64(v.HandsOnMinutes), 1, int64(max(1, min(v.BookedMinutes, MaxMinutes))))
		}
		c.decides(own+".price_cents", v.Price, 1, int64(money.MaxInput))
		c.optional(own+".first_visit_price_cents", v.FirstVisit, 0, int64(money.MaxInput))
		if v.Tier > TierLead {
			c.Add(own+".practitioner_tier", code.FaultUnknownValue)
		}
		if !c.published && len(v.Locations) > 0 {
			c.Add(own+".locations", code.FaultNoSuch) // only a price list has any
		}
		c.codes(own, v)
	}
}

// codes checks what a visit is billed under. Only minutes of massage are billed
// (domain C1), so all timed codes together have no more than are hands-on.
func (c *checker) codes(path string, v *Service) {
	c.Many(path+".codes", len(v.Codes), MaxCodes)
	most, limit := v.HandsOnMinutes, ".hands_on_minutes"
	if most == 0 {
		most, limit = v.BookedMinutes, ".booked_minutes"
	}
	sum := 0
	for i, coded := range v.Codes[:min(len(v.Codes), MaxCodes)] {
		own := c.at(path+".codes", i)
		switch {
		case coded.Code == "":
			c.Add(own+".code", code.FaultRequired)
		case !IsBillingCode(coded.Code):
			c.Add(own+".code", code.FaultUnknownValue)
		case slices.ContainsFunc(v.Codes[:i], func(o Coded) bool { return o.Code == coded.Code }):
			c.Add(own+".code", code.FaultDuplicate)
		}
		c.Whole(own+".minutes", int64(coded.Minutes), 0, MaxMinutes)
		if before := sum; before <= most {
			if sum += coded.Minutes; sum > most {
				c.AddTwo(own+".minutes", path+limit, code.FaultContradicts)
			}
		}
	}
}
