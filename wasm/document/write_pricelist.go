package document

import (
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// Canonical writes a price list that its Check accepts as its canonical bytes,
// of which the SHA256 is the digest. SHA256 itself is therefore not in them.
func Canonical(l *pricelist.List) []byte {
	w := &writer{}
	w.open("", '{')
	w.text("format", pricelist.Format)
	w.count("revision", l.Revision)
	w.textIf("previous_sha256", l.Previous)
	w.day("published_on", l.PublishedOn)
	w.truthIf("demonstration", l.Demonstration)
	w.clinic(l)
	w.open("effective", '{')
	w.day("from", l.Effective.From)
	w.day("until", l.Effective.Until)
	w.close('}')
	w.text("currency", "USD")
	w.seller(&l.Seller)
	if len(l.Payers) > 0 {
		w.open("payers", '[')
		for i := range l.Payers {
			w.payer(l, &l.Payers[i])
		}
		w.close(']')
	}
	w.tips(&l.Seller)
	w.fees(&l.Fees)
	w.close('}')
	return w.done()
}

func (w *writer) clinic(l *pricelist.List) {
	w.open("clinic", '{')
	w.text("slug", l.Seller.ID)
	w.text("name", l.Name)
	w.text("provider_type", l.Seller.Provider.Code())
	w.open("locations", '[')
	for i := range l.Locations {
		at := &l.Locations[i]
		w.open("", '{')
		w.text("id", at.ID)
		w.text("name", at.Name)
		w.text("city", at.City)
		w.text("state", at.State)
		w.textIf("zip3", at.Zip3)
		w.textIf("phone", at.Phone)
		w.close('}')
	}
	w.close(']')
	w.textIf("website", l.Website)
	w.textIf("booking_url", l.BookingURL)
	w.close('}')
}

func (w *writer) payer(l *pricelist.List, p *pricelist.Payer) {
	w.open("", '{')
	w.text("payer", p.ID.ID())
	w.textIf("network", p.Network.Code())
	w.answer("cash_allowed", p.CashAllowed)
	if p.Prescription != offer.NotKnown {
		w.open("needs", '{')
		w.answer("prescription", p.Prescription)
		w.close('}')
	}
	if len(p.Rates) > 0 {
		w.open("rates", '[')
		for _, r := range p.Rates {
			w.open("", '{')
			w.text("service", l.Seller.Services[r.Service].ID)
			w.whole("visit_cents", int64(r.Visit))
			w.close('}')
		}
		w.close(']')
	}
	w.textList("provider_types_paid", providerCodes(p.ProvidersPaid))
	w.day("verified_on", p.VerifiedOn)
	w.close('}')
}

func (w *writer) fees(f *pricelist.Fees) {
	if *f == (pricelist.Fees{}) {
		return
	}
	w.open("fees", '{')
	if f.LateCancel.Kind != pricelist.ChargeNotSaid {
		w.open("late_cancel", '{')
		w.count("within_hours", f.WithinHours)
		w.charge(f.LateCancel)
		w.close('}')
	}
	if f.NoShow.Kind != pricelist.ChargeNotSaid {
		w.open("no_show", '{')
		w.charge(f.NoShow)
		w.close('}')
	}
	w.close('}')
}

func (w *writer) charge(c pricelist.Charge) {
	if c.Kind == pricelist.ChargeShare {
		w.count("percent", c.Percent())
	} else {
		w.whole("cents", int64(c.Amount))
	}
}

func providerCodes(all []reference.Provider) []string {
	codes := make([]string, len(all))
	for i, p := range all {
		codes[i] = p.Code()
	}
	return codes
}
