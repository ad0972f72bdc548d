package pricelist

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

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
	c.npi("clinic.npi", l.NPI)
	c.licences(l.Licences)
	c.languages(l.Languages)
	if l.Website != "" && !IsAddress(l.Website) {
		c.Add("clinic.website", code.FaultUnknownValue)
	}
	if l.BookingURL != "" && !IsAddress(l.BookingURL) {
		c.Add("clinic.booking_url", code.FaultUnknownValue)
	}
}

func (c *checker) npi(path, npi string) {
	switch {
	case npi == "":
	case !isNPI(npi):
		c.Add(path, code.FaultUnknownValue)
	case !checksOut(npi):
		c.Add(path, code.FaultCheckDigit)
	}
}

func (c *checker) licences(all []Licence) {
	c.Many("clinic.licences", len(all), MaxLicences)
	for i, l := range all[:min(len(all), MaxLicences)] {
		path := c.at("clinic.licences", i)
		switch {
		case l.State == "":
			c.Add(path+".state", code.FaultRequired)
		case !reference.IsPlace(l.State):
			c.Add(path+".state", code.FaultUnknownValue)
		}
		c.name(path+".number", l.Number)
		if l.Kind != "" {
			c.name(path+".kind", l.Kind)
		}
		if slices.Contains(all[:i], l) {
			c.Add(path+".number", code.FaultDuplicate)
		}
	}
}

func (c *checker) languages(all []string) {
	c.Many("clinic.languages", len(all), MaxLanguages)
	for i, l := range all[:min(len(all), MaxLanguages)] {
		switch {
		case !IsLanguage(l):
			c.Add(c.at("clinic.languages", i), code.FaultUnknownValue)
		case slices.Contains(all[:i], l):
			c.Add(c.at("clinic.languages", i), code.FaultDuplicate)
		}
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
		c.AddTwo(path+".zip3", path+".state", code.FaultContradicts)
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
