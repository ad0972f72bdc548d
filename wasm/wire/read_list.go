package wire

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/wire/message"
)

// Prices fills into with what of list i decides a price, and makes nothing anew
// where the arrays of into suffice: for comparing thousands. It leaves hashes
// and addresses empty, and of locations all but the state, which fee schedules go by.
func (b *Bundle) Prices(i int, into *pricelist.List) {
	var m message.PriceList
	b.root.Lists(&m, i)
	prices(&m, into)
}

// List fills into with list i. It uses the arrays that into already has, so that
// one list serves to walk through all; its texts point into the bundle. What it
// makes anew are the two hashes, as text.
func (b *Bundle) List(i int, into *pricelist.List) {
	var m message.PriceList
	b.root.Lists(&m, i)
	prices(&m, into)
	addresses(&m, into)
	into.Previous = inHex(m.PreviousBytes())
	into.SHA256 = inHex(m.Sha256Bytes())
}

func addresses(m *message.PriceList, into *pricelist.List) {
	r := reader{borrow: true}
	into.Website = r.text(m.Website())
	into.BookingURL = r.text(m.BookingUrl())
	into.Locations = resize(into.Locations, m.LocationsLength())
	for i := range into.Locations {
		var l message.Location
		m.Locations(&l, i)
		into.Locations[i] = pricelist.Location{
			ID:    r.text(l.Id()),
			Name:  r.text(l.Name()),
			City:  r.text(l.City()),
			State: r.text(l.State()),
			Zip3:  r.text(l.Zip3()),
			Phone: r.text(l.Phone()),
		}
	}
}

func prices(m *message.PriceList, into *pricelist.List) {
	r := reader{borrow: true}
	into.Revision = int(m.Revision())
	into.Previous, into.SHA256 = "", ""
	into.PublishedOn = fromDay(m.PublishedOn())
	into.Demonstration = m.Demonstration()
	into.Name = r.text(m.Name())
	into.Effective = civil.Range{From: fromDay(m.EffectiveFrom()), Until: fromDay(m.EffectiveTo())}
	into.Locations = resize(into.Locations, m.LocationsLength())
	for i := range into.Locations {
		var l message.Location
		m.Locations(&l, i)
		into.Locations[i] = pricelist.Location{State: r.text(l.State())}
	}
	into.Website, into.BookingURL = "", ""
	into.Languages = resize(into.Languages, m.LanguagesLength())
	for i := range into.Languages {
		into.Languages[i] = r.text(m.Languages(i))
	}
	into.Accounts = pricelist.Accounts{Card: offer.Answer(m.Card()), Letter: offer.Answer(m.Letter())}
	var s message.Seller
	m.Seller(&s) // OpenBundle saw that there is one
	r.seller(&into.Seller, &s)
	r.insurers(into, m)
}

// insurers reads what is stated of each insurer. One that this engine does not
// know yet cannot be the visitor's and is left out.
func (r reader) insurers(into *pricelist.List, m *message.PriceList) {
	into.Payers = resize(into.Payers, m.InsurersLength())
	n := 0
	for i := range into.Payers {
		var p message.Insurer
		m.Insurers(&p, i)
		id, ok := reference.ParsePayer(r.text(p.Payer()))
		if !ok {
			continue
		}
		out := &into.Payers[n]
		n++
		out.ID = id
		out.Network = pricelist.Network(p.Network())
		out.CashAllowed = offer.Answer(p.CashAllowed())
		out.Prescription = offer.Answer(p.Prescription())
		out.ProvidersPaid = providers(out.ProvidersPaid, p.ProvidersPaidBytes())
		out.VerifiedOn = fromDay(p.VerifiedOn())
		out.Plans = r.text(p.Plans())
		out.Billing = pricelist.Billing(p.Billing())
		out.Referral = offer.Answer(p.Referral())
		out.Authorisation = offer.Answer(p.Authorisation())
		out.UnitRule = pricelist.UnitRule(p.UnitRule())
		out.Rounding = pricelist.Rounding(p.Rounding())
		out.DailyMax = money.Amount(p.DailyMax())
		out.Rates = resize(out.Rates, p.RatesLength())
		for j := range out.Rates {
			var rate message.ContractRate
			p.Rates(&rate, j)
			out.Rates[j] = pricelist.Rate{
				Service: int(rate.Service()), Visit: money.Amount(rate.Visit()),
				Unit: money.Amount(rate.Unit()), OfMedicare: money.Rate(rate.OfMedicare()),
			}
		}
	}
	into.Payers = into.Payers[:n]
}
