package terms

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// An Insurer is what a clinic states of one insurer, in words.
type Insurer struct {
	Name  string
	Facts []string // whether it is in network, what it asks for, what it pays
	// Checked says when the clinic last made sure.
	Checked string
}

// Insurers words all that a list states of insurers, in its order.
func Insurers(text *locale.Texts, list *pricelist.List) ([]Insurer, error) {
	var all []Insurer
	for i := range list.Payers {
		p := &list.Payers[i]
		s := saying{Wording: locale.Wording{Texts: text}}
		one := Insurer{Name: locale.Capital(s.Of("payer." + p.ID.ID())), Checked: s.Of("terms.insurer.checked", "date", s.Day(p.VerifiedOn))}
		s.network(p.Network)
		s.choice("terms.insurer.prescription", p.Prescription)
		s.choice("terms.insurer.cash", p.CashAllowed)
		var kinds []string
		for _, kind := range p.ProvidersPaid {
			kinds = append(kinds, s.Of("provider."+kind.Code()))
		}
		if len(kinds) > 0 {
			s.add("terms.insurer.pays", "providers", s.either(kinds))
		}
		for _, r := range p.Rates {
			if r.Service < 0 || r.Service >= len(list.Seller.Services) {
				continue
			}
			v := &list.Seller.Services[r.Service]
			s.add("terms.insurer.rate", "amount", locale.Dollars(r.Visit),
				"visit", s.Of("terms.visit", "minutes", v.BookedMinutes, "style", s.style(v.Modality)))
		}
		if s.Err != nil {
			return nil, s.Err
		}
		one.Facts = s.said
		all = append(all, one)
	}
	return all, nil
}

func (s *saying) network(n pricelist.Network) {
	switch n {
	case pricelist.InNetwork:
		s.add("terms.insurer.in")
	case pricelist.OutOfNetwork:
		s.add("terms.insurer.out")
	}
}

// choice says yes, no or that nothing is said.
func (s *saying) choice(key string, a offer.Answer) {
	switch a {
	case offer.Yes:
		s.add(key + ".yes")
	case offer.No:
		s.add(key + ".no")
	default:
		s.add(key + ".unknown")
	}
}

// Extras says what may come on top of the prices: fees for a visit that does not
// take place, and tips. Of what the list does not state nothing is said.
func Extras(text *locale.Texts, list *pricelist.List) ([]string, error) {
	s := saying{Wording: locale.Wording{Texts: text}}
	if f := &list.Fees; f.LateCancel.Kind != pricelist.ChargeNotSaid {
		s.add("terms.fee.late", "count", f.WithinHours, "charge", s.charge(f.LateCancel))
	}
	if f := &list.Fees; f.NoShow.Kind != pricelist.ChargeNotSaid {
		s.add("terms.fee.no_show", "charge", s.charge(f.NoShow))
	}
	if tips := list.Seller.TipUsual; tips != offer.NotKnown {
		s.choice("terms.tips", tips)
	}
	return s.said, s.Err
}

func (s *saying) charge(c pricelist.Charge) string {
	switch {
	case c.Share == 0 && c.Amount == 0:
		return s.Of("terms.fee.none")
	case c.Kind == pricelist.ChargeShare:
		return s.Of("terms.fee.share", "percent", percent(c.Share))
	}
	return locale.Dollars(c.Amount)
}
