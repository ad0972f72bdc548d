package terms

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/money"
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
		if p.Plans != "" {
			s.add("terms.insurer.plans", "plans", p.Plans)
		}
		if p.Billing != pricelist.BillingNotSaid {
			s.add("terms.insurer.billing." + p.Billing.Code())
		}
		s.choice("terms.insurer.prescription", p.Prescription)
		s.choiceIf("terms.insurer.referral", p.Referral)
		s.choiceIf("terms.insurer.authorisation", p.Authorisation)
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
			visit := s.visits(&list.Seller, []int{r.Service})
			switch {
			case r.Unit != 0:
				s.add("terms.insurer.rate.unit", "amount", locale.Dollars(r.Unit), "visit", visit)
			case r.OfMedicare != 0:
				s.add("terms.insurer.rate.medicare", "percent", percent(r.OfMedicare), "visit", visit)
			default:
				s.add("terms.insurer.rate", "amount", locale.Dollars(r.Visit), "visit", visit)
			}
		}
		if p.DailyMax != 0 {
			s.add("terms.insurer.daily_maximum", "amount", locale.Dollars(p.DailyMax))
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

// choiceIf is choice of what need not be said.
func (s *saying) choiceIf(key string, a offer.Answer) {
	if a != offer.NotKnown {
		s.choice(key, a)
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
	more, err := Selling(text, list)
	if err != nil {
		return nil, err
	}
	return append(s.said, more...), s.Err
}

// Selling is what a list states of tips, of what paying adds, of who pays less,
// of later prices of single visits and of health accounts.
func Selling(text *locale.Texts, list *pricelist.List) ([]string, error) {
	s := saying{Wording: locale.Wording{Texts: text}}
	s.choiceIf("terms.tips", list.Seller.TipUsual)
	s.suggested(&list.Seller)
	if v := list.Seller.Surcharge.SalesTax; v > 0 {
		s.add("terms.pays.sales_tax", "percent", percent(v))
	}
	if v := list.Seller.Surcharge.Card; v > 0 {
		s.add("terms.pays.card", "percent", percent(v))
	}
	for i := range list.Seller.Discounts {
		s.said = append(s.said, s.Take(Discount(text, &list.Seller.Discounts[i])))
	}
	s.services(&list.Seller)
	if list.Accounts.Card == offer.Yes {
		s.add("terms.account.card")
	}
	if list.Accounts.Letter == offer.Yes {
		s.add("terms.account.letter")
	}
	return s.said, s.Err
}

// suggested says which tips the clinic suggests.
func (s *saying) suggested(seller *offer.Seller) {
	var all []string
	for _, v := range seller.TipPercents {
		all = append(all, percent(money.Rate(v)*(money.One/100)))
	}
	switch {
	case len(all) == 0:
	case seller.TipOnSingle:
		s.add("terms.tips.suggested.single", "percents", s.either(all))
	default:
		s.add("terms.tips.suggested", "percents", s.either(all))
	}
}

// Discount says who pays less, how much less, and what they have to show.
func Discount(text *locale.Texts, d *offer.Discount) (string, error) {
	s := saying{Wording: locale.Wording{Texts: text}}
	said := s.Of("terms.discount", "percent", percent(d.Off), "who", d.Eligibility)
	if d.Proof != offer.ProofNotSaid {
		said += " " + s.Of("terms.discount."+d.Proof.Code())
	}
	return said, s.Err
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
