package pricelist

import (
	"slices"
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// MaxRevision is the greatest number of a revision.
const MaxRevision = 1_000_000

// Check holds a published list to its limits and to itself, and returns every
// fault. Nothing that decides a price may be missing.
func (l *List) Check() []code.Fault {
	c := checker{quick: true}
	if c.seen(l); len(c.Faults) == 0 {
		return nil
	}
	c = checker{}
	c.seen(l)
	return c.Faults
}

// seen looks at all of a list.
func (c *checker) seen(l *List) {
	c.chain(l)
	c.clinic(l)
	c.effective(l)
	c.Faults = append(c.Faults, l.Seller.Check("", true)...)
	c.Many("payers", len(l.Payers), MaxPayers)
	for i := range l.Payers[:min(len(l.Payers), MaxPayers)] {
		c.payer(l, i)
	}
	c.fees(&l.Fees)
}

type checker struct {
	offer.Faults
	quick bool
}

// at is the path of one element of a list, which a quick look does without, as
// in package offer.
func (c *checker) at(path string, i int) string {
	if c.quick {
		return ""
	}
	return path + "[" + strconv.Itoa(i) + "]"
}

// chain checks the revision and the hashes that link it to the one before.
func (c *checker) chain(l *List) {
	c.Whole("revision", int64(l.Revision), 1, MaxRevision)
	switch {
	case l.Previous == "" && l.Revision > 1:
		c.Add("previous_sha256", code.FaultRequired)
	case l.Previous != "" && l.Revision == 1:
		c.Add("previous_sha256", code.FaultContradicts)
	case l.Previous != "" && !IsDigest(l.Previous):
		c.Add("previous_sha256", code.FaultUnknownValue)
	}
	if l.SHA256 != "" && !IsDigest(l.SHA256) {
		c.Add("sha256", code.FaultUnknownValue)
	}
	if l.PublishedOn == 0 {
		c.Add("published_on", code.FaultRequired)
	}
	c.Day("published_on", l.PublishedOn)
}

func (c *checker) clinic(l *List) {
	switch {
	case l.Seller.ID == "":
		c.Add("clinic.slug", code.FaultRequired)
	case !offer.IsID(l.Seller.ID):
		c.Add("clinic.slug", code.FaultUnknownValue)
	}
	c.name("clinic.name", l.Name)
	switch {
	case l.Seller.Provider == 0:
		c.Add("clinic.provider_type", code.FaultRequired)
	case l.Seller.Provider.Code() == "":
		c.Add("clinic.provider_type", code.FaultUnknownValue)
	}
	if len(l.Locations) == 0 {
		c.Add("clinic.locations", code.FaultRequired)
	}
	c.Many("clinic.locations", len(l.Locations), MaxLocations)
	for i := range l.Locations[:min(len(l.Locations), MaxLocations)] {
		c.location(l.Locations, i)
	}
	if l.Website != "" && !IsAddress(l.Website) {
		c.Add("clinic.website", code.FaultUnknownValue)
	}
	if l.BookingURL != "" && !IsAddress(l.BookingURL) {
		c.Add("clinic.booking_url", code.FaultUnknownValue)
	}
}

func (c *checker) location(all []Location, i int) {
	l, path := &all[i], c.at("clinic.locations", i)
	switch {
	case l.ID == "":
		c.Add(path+".id", code.FaultRequired)
	case !offer.IsID(l.ID):
		c.Add(path+".id", code.FaultUnknownValue)
	case slices.ContainsFunc(all[:i], func(o Location) bool { return o.ID == l.ID }):
		c.Add(path+".id", code.FaultDuplicate)
	}
	c.name(path+".name", l.Name)
	c.name(path+".city", l.City)
	c.place(path, l)
	if l.Phone != "" && !IsPhone(l.Phone) {
		c.Add(path+".phone", code.FaultUnknownValue)
	}
}

// place checks the state by the ZIP prefix where there is one: a state that the
// prefix lies in needs no second look.
func (c *checker) place(path string, l *Location) {
	state, zip := reference.Zip3State(l.Zip3)
	switch {
	case l.State == "":
		c.Add(path+".state", code.FaultRequired)
	case zip && state == l.State:
		return
	case !reference.IsPlace(l.State):
		c.Add(path+".state", code.FaultUnknownValue)
	case zip:
		c.Add(path+".zip3", code.FaultContradicts)
	}
	if l.Zip3 != "" && !zip {
		c.Add(path+".zip3", code.FaultUnknownValue)
	}
}

func (c *checker) name(path, name string) {
	switch {
	case name == "":
		c.Add(path, code.FaultRequired)
	case !offer.IsName(name):
		c.Add(path, code.FaultUnknownValue)
	}
}

// effective checks the days on which the prices are in force, and that no
// package lapses for every buyer before they are.
func (c *checker) effective(l *List) {
	from, until := l.Effective.From, l.Effective.Until
	if from == 0 {
		c.Add("effective.from", code.FaultRequired)
	}
	c.Day("effective.from", from)
	c.Day("effective.until", until)
	if until != 0 && until <= from {
		c.Add("effective.until", code.FaultOrder)
	}
	for i := range l.Seller.Packages {
		e := l.Seller.Packages[i].Expiry
		if e.Rule == offer.FixedDate && e.Date != 0 && e.Date < from {
			c.Add(c.at("packages", i)+".expires.date", code.FaultOrder)
		}
	}
}

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
	if p.CashAllowed > offer.No {
		c.Add(path+".cash_allowed", code.FaultUnknownValue)
	}
	if p.Prescription > offer.No {
		c.Add(path+".needs.prescription", code.FaultUnknownValue)
	}
	c.rates(l, p, path+".rates")
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
		c.Add(path+".verified_on", code.FaultOrder)
	}
}

// rates checks the contract's amounts, which only a contract can have.
func (c *checker) rates(l *List, p *Payer, path string) {
	if len(p.Rates) > 0 && p.Network == OutOfNetwork {
		c.Add(path, code.FaultContradicts)
	}
	c.Many(path, len(p.Rates), offer.MaxServices)
	for i, r := range p.Rates[:min(len(p.Rates), offer.MaxServices)] {
		own := c.at(path, i)
		switch {
		case r.Service < 0 || r.Service >= len(l.Seller.Services):
			c.Add(own+".service", code.FaultNoSuch)
		case slices.ContainsFunc(p.Rates[:i], func(o Rate) bool { return o.Service == r.Service }):
			c.Add(own+".service", code.FaultDuplicate)
		}
		c.Whole(own+".visit_cents", int64(r.Visit), 0, int64(money.MaxInput))
	}
}
