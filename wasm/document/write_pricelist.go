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
	for i := range l.Locations {
		w.places = append(w.places, l.Locations[i].ID)
	}
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
	w.fees(l)
	if a := l.Accounts; a != (pricelist.Accounts{}) {
		w.open("accounts", '{')
		w.answer("hsa_fsa_card", a.Card)
		w.answer("letter_of_medical_necessity_template", a.Letter)
		w.close('}')
	}
	w.close('}')
	return w.done()
}

func (w *writer) clinic(l *pricelist.List) {
	w.open("clinic", '{')
	w.text("slug", l.Seller.ID)
	w.text("name", l.Name)
	w.text("provider_type", l.Seller.Provider.Code())
	w.textIf("npi", l.NPI)
	if len(l.Licences) > 0 {
		w.open("licences", '[')
		for _, v := range l.Licences {
			w.open("", '{')
			w.text("state", v.State)
			w.text("number", v.Number)
			w.textIf("kind", v.Kind)
			w.close('}')
		}
		w.close(']')
	}
	w.textList("languages", l.Languages)
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
	w.textIf("plans", p.Plans)
	w.textIf("network", p.Network.Code())
	w.textIf("billing", p.Billing.Code())
	w.answer("cash_allowed", p.CashAllowed)
	w.textIf("unit_rule", p.UnitRule.Code())
	if p.Rounding != pricelist.EachUnit {
		w.text("rounding", p.Rounding.Code())
	}
	if p.Prescription != offer.NotKnown || p.Referral != offer.NotKnown || p.Authorisation != offer.NotKnown {
		w.open("needs", '{')
		w.answer("prescription", p.Prescription)
		w.answer("referral", p.Referral)
		w.answer("authorisation", p.Authorisation)
		w.close('}')
	}
	if len(p.Rates) > 0 {
		w.open("rates", '[')
		for _, r := range p.Rates {
			w.open("", '{')
			w.text("service", l.Seller.Services[r.Service].ID)
			w.wholeIf("unit_cents", int64(r.Unit))
			w.wholeIf("percent_of_medicare_ppm", int64(r.OfMedicare))
			if r.ByVisit() {
				w.whole("visit_cents", int64(r.Visit))
			}
			w.close('}')
		}
		w.close(']')
	}
	w.wholeIf("daily_maximum_cents", int64(p.DailyMax))
	w.textList("provider_types_paid", providerCodes(p.ProvidersPaid))
	w.day("verified_on", p.VerifiedOn)
	w.close('}')
}

func (w *writer) fees(l *pricelist.List) {
	f, paying := &l.Fees, &l.Seller.Surcharge
	if *f == (pricelist.Fees{}) && *paying == (offer.Surcharge{}) {
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
	w.paying(paying)
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
