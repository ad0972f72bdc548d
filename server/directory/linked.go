package directory

import (
	"fmt"

	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// Business is the clinic in the vocabulary of schema.org, as JSON-LD. A template
// writes it into its data block, where html/template escapes it for a script.
type Business struct {
	Context     string        `json:"@context"`
	Type        string        `json:"@type"`
	ID          string        `json:"@id,omitempty"`
	Name        string        `json:"name"`
	Description string        `json:"description,omitempty"`
	URL         string        `json:"url,omitempty"`
	Telephone   string        `json:"telephone,omitempty"`
	Address     *Address      `json:"address,omitempty"`
	Location    []Place       `json:"location,omitempty"`
	Offers      []LinkedOffer `json:"makesOffer"`
}

// Address is a schema.org PostalAddress. A list holds no street.
type Address struct {
	Type     string `json:"@type"`
	Locality string `json:"addressLocality"`
	Region   string `json:"addressRegion"`
	Country  string `json:"addressCountry"`
}

// Place is a schema.org Place.
type Place struct {
	Type      string   `json:"@type"`
	Name      string   `json:"name"`
	Telephone string   `json:"telephone,omitempty"`
	Address   *Address `json:"address"`
}

// LinkedOffer is a schema.org Offer. A membership's price is one for each month,
// and stands in its Specification alone.
type LinkedOffer struct {
	Type          string         `json:"@type"`
	Name          string         `json:"name"`
	Description   string         `json:"description,omitempty"`
	Price         string         `json:"price,omitempty"`
	Currency      string         `json:"priceCurrency,omitempty"`
	Specification *Specification `json:"priceSpecification,omitempty"`
	ValidFrom     string         `json:"validFrom"`
	ValidThrough  string         `json:"validThrough,omitempty"`
	Item          Item           `json:"itemOffered"`
}

// Specification is a schema.org UnitPriceSpecification.
type Specification struct {
	Type     string `json:"@type"`
	Price    string `json:"price"`
	Currency string `json:"priceCurrency"`
	Unit     string `json:"unitCode"` // UN/CEFACT: MON is a month
}

// Item is a schema.org Service.
type Item struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

const currency = "USD"

// business describes a clinic whose view is otherwise complete.
func business(url string, list *pricelist.List, v *ClinicView) *Business {
	b := &Business{Context: "https://schema.org", Type: kind(list.Seller.Provider), ID: url, Name: list.Name, Description: v.Invented, URL: list.Website}
	first := &list.Locations[0]
	b.Telephone, b.Address = first.Phone, address(first)
	if len(list.Locations) > 1 {
		for i := range list.Locations {
			at := &list.Locations[i]
			b.Location = append(b.Location, Place{"Place", at.Name, at.Phone, address(at)})
		}
	}
	s := &list.Seller
	for i := range s.Services {
		b.offer(list, v.Rows[i].Visit, "", money.Amount(s.Services[i].Price.Low))
	}
	for i := range s.Packages {
		b.offer(list, v.packageNames[i], v.Packages[i], money.Amount(s.Packages[i].Price.Low))
	}
	for i := range s.Memberships {
		o := b.offer(list, v.membershipNames[i], v.Memberships[i], 0)
		o.Price, o.Currency = "", ""
		o.Specification = &Specification{"UnitPriceSpecification", decimal(money.Amount(s.Memberships[i].Fee.Low)), currency, "MON"}
	}
	return b
}

func (b *Business) offer(list *pricelist.List, name, description string, price money.Amount) *LinkedOffer {
	o := LinkedOffer{
		Type: "Offer", Name: name, Description: description, Price: decimal(price), Currency: currency,
		ValidFrom: list.Effective.From.String(), Item: Item{"Service", name},
	}
	if until := list.Effective.Until; until != 0 {
		o.ValidThrough = until.AddDays(-1).String()
	}
	b.Offers = append(b.Offers, o)
	return &b.Offers[len(b.Offers)-1]
}

// kind is the closest type of schema.org: it has one for physical therapy, and
// for other medical and other businesses only wider ones.
func kind(p reference.Provider) string {
	switch p {
	case reference.PhysicalTherapy:
		return "Physiotherapy"
	case reference.Chiropractic, reference.MedicalMassage:
		return "MedicalBusiness"
	}
	return "HealthAndBeautyBusiness"
}

func address(l *pricelist.Location) *Address {
	return &Address{"PostalAddress", l.City, l.State, "US"}
}

// decimal is an amount as schema.org wants it: a point and no sign.
func decimal(a money.Amount) string { return fmt.Sprintf("%d.%02d", a/100, a%100) }
