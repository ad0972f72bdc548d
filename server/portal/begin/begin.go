// Package begin is the page on which an owner without an account sees what a
// buyer would read of her prices: /for-clinics, in English and Spanish.
//
// She types up to three prices and one package. They become a price list that
// nobody publishes, the engine answers the empty question by it, and the page
// says the result as the calculator does. Nothing is stored, nobody is asked who
// she is, and no cookie is set: what she typed travels back in the page that she
// gets, and on to the sign-in if she wants to keep it.
package begin

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// minutes are the lengths of visit that can be priced here.
var minutes = [...]int{30, 60, 90}

// slug is what the list is called while it exists.
const slug = "your-clinic"

// Menu is what she typed, as far as it makes sense.
type Menu struct {
	Provider reference.Provider
	State    string
	Prices   [len(minutes)]money.Amount // 0: not sold
	Package  *Package
}

// Package is a number of visits paid for ahead.
type Package struct {
	Visits  int
	Price   money.Amount
	Minutes int
	Months  int // to use it from the day of purchase; 0: it never lapses
}

// List is the menu as a price list that begins on a day. The name is what the
// sentences call the clinic.
func (m *Menu) List(name string, day civil.Date) *pricelist.List {
	l := &pricelist.List{
		Revision: 1, PublishedOn: day, Name: name,
		Effective: civil.Range{From: day},
		Locations: []pricelist.Location{{ID: "main", Name: name, City: name, State: m.State}},
		Seller:    offer.Seller{ID: slug, Provider: m.Provider},
	}
	for i, price := range m.Prices {
		if price > 0 {
			l.Seller.Services = append(l.Seller.Services, offer.Service{ID: visitID(minutes[i]), BookedMinutes: minutes[i], Price: span.Exact(int64(price))})
		}
	}
	if p := m.Package; p != nil {
		one := offer.Package{ID: "package", Visits: p.Visits, Price: span.Exact(int64(p.Price)), Expiry: offer.Expiry{Rule: offer.Never}}
		if p.Months > 0 {
			one.Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: p.Months}
		}
		for i := range l.Seller.Services {
			if l.Seller.Services[i].BookedMinutes == p.Minutes {
				one.Services = []int{i}
			}
		}
		l.Seller.Packages = []offer.Package{one}
	}
	return l
}

func visitID(minutes int) string {
	switch minutes {
	case 30:
		return "visit-30"
	case 60:
		return "visit-60"
	}
	return "visit-90"
}

// asked is the length of visit that the default visitor is answered for: hers is
// 60 minutes, or what is nearest where that is not sold.
func (m *Menu) asked() int {
	for _, i := range [...]int{1, 2, 0} {
		if m.Prices[i] > 0 {
			return minutes[i]
		}
	}
	return 0
}
