package pricelist

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

func (c *checker) payer(l *List, i int) {
	p, path := &l.Payers[i], c.at("payers", i)
	switch {
	case p.ID == 0:
		c.Add(path+".payer", code.FaultRequired)
	case p.ID.ID() == "":
		c.Add(path+".payer", code.FaultUnknownValue)
	case slices.ContainsFunc(l.Payers[:i], func(o Payer) bool { return o.ID == p.ID }):
		c.Add(path+".payer", code.FaultDuplicate)
	}
	switch {
	case p.Network == NetworkNotKnown:
		c.Add(path+".network", code.FaultRequired)
	case p.Network > OutOfNetwork:
		c.Add(path+".network", code.FaultUnknownValue)
	}
	if p.Plans != "" && !offer.IsText(p.Plans) {
		c.Add(path+".plans", code.FaultUnknownValue)
	}
	if p.Billing > GivesReceipt {
		c.Add(path+".billing", code.FaultUnknownValue)
	}
	if p.UnitRule > Midpoint {
		c.Add(path+".unit_rule", code.FaultUnknownValue)
	}
	if p.Rounding > WholeVisit {
		c.Add(path+".rounding", code.FaultUnknownValue)
	}
	if p.CashAllowed > offer.No {
		c.Add(path+".cash_allowed", code.FaultUnknownValue)
	}
	if p.Prescription > offer.No {
		c.Add(path+".needs.prescription", code.FaultUnknownValue)
	}
	if p.Referral > offer.No {
		c.Add(path+".needs.referral", code.FaultUnknownValue)
	}
	if p.Authorisation > offer.No {
		c.Add(path+".needs.authorisation", code.FaultUnknownValue)
	}
	c.rates(l, p, path)
	c.Many(path+".provider_types_paid", len(p.ProvidersPaid), int(reference.MedicalMassage))
	for j, kind := range p.ProvidersPaid[:min(len(p.ProvidersPaid), int(reference.MedicalMassage))] {
		switch own := c.at(path+".provider_types_paid", j); {
		case kind.Code() == "":
			c.Add(own, code.FaultUnknownValue)
		case slices.Contains(p.ProvidersPaid[:j], kind):
			c.Add(own, code.FaultDuplicate)
		}
	}
	if p.VerifiedOn == 0 {
		c.Add(path+".verified_on", code.FaultRequired)
	}
	c.Day(path+".verified_on", p.VerifiedOn)
	if l.PublishedOn != 0 && p.VerifiedOn > l.PublishedOn {
		c.AddTwo(path+".verified_on", "published_on", code.FaultOrder)
	}
}

// rates checks the contract's amounts, which only a contract can have.
func (c *checker) rates(l *List, p *Payer, path string) {
	switch {
	case p.Network != OutOfNetwork:
	case len(p.Rates) > 0:
		c.AddTwo(path+".rates", path+".network", code.FaultContradicts)
	case p.DailyMax != 0:
		c.AddTwo(path+".daily_maximum_cents", path+".network", code.FaultContradicts)
	case p.Rounding != EachUnit:
		c.AddTwo(path+".rounding", path+".network", code.FaultContradicts)
	}
	c.Whole(path+".daily_maximum_cents", int64(p.DailyMax), 0, int64(money.MaxInput))
	c.Many(path+".rates", len(p.Rates), offer.MaxServices)
	for i, r := range p.Rates[:min(len(p.Rates), offer.MaxServices)] {
		own := c.at(path+".rates", i)
		switch {
		case r.Service < 0 || r.Service >= len(l.Seller.Services):
			c.Add(own+".service", code.FaultNoSuch)
		case slices.ContainsFunc(p.Rates[:i], func(o Rate) bool { return o.Service == r.Service }):
			c.Add(own+".service", code.FaultDuplicate)
		}
		c.Whole(own+".visit_cents", int64(r.Visit), 0, int64(money.MaxInput))
		c.Whole(own+".unit_cents", int64(r.Unit), 0, int64(money.MaxInput))
		c.Whole(own+".percent_of_medicare_ppm", int64(r.OfMedicare), 0, int64(MaxOfMedicare))
		// One amount, reckoned in one way.
		switch {
		case r.Unit != 0 && r.Visit != 0:
			c.AddTwo(own+".unit_cents", own+".visit_cents", code.FaultContradicts)
		case r.OfMedicare != 0 && r.Visit != 0:
			c.AddTwo(own+".percent_of_medicare_ppm", own+".visit_cents", code.FaultContradicts)
		case r.OfMedicare != 0 && r.Unit != 0:
			c.AddTwo(own+".percent_of_medicare_ppm", own+".unit_cents", code.FaultContradicts)
		}
	}
}
