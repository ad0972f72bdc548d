package pricing

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// seller is what the parts sell, for sentences: whole or not, at fault or not.
// Services that are no more are left out of what names them.
func seller(items []Item) offer.Seller {
	var s offer.Seller
	var ids []string
	for _, item := range items {
		switch p := item.Part.(type) {
		case Profile:
			s.Provider, _ = reference.ParseProvider(p.Provider)
		case Service:
			ids = append(ids, p.Name)
			s.Services = append(s.Services, offer.Service{
				ID: p.Name, Modality: known(p.Modality), BookedMinutes: p.Booked, HandsOnMinutes: p.HandsOn,
				Price: priced(&p.Price), FirstVisit: stated(p.FirstVisit),
			})
		case Package:
			rule, _ := offer.ParseExpiryRule(p.Expires.Rule)
			s.Packages = append(s.Packages, offer.Package{
				ID: p.Name, Visits: p.Credits.Count, Price: priced(&p.Price), Services: indices(ids, p.Services),
				Expiry: offer.Expiry{Rule: rule, Months: p.Expires.Months, Date: civil.Date(p.Expires.Date)},
			})
		case Membership:
			m := offer.Membership{
				ID: p.Name, Fee: priced(&p.Fee), SetupFee: stated(p.SetupFee), Credits: p.Credits.Count,
				Services: indices(ids, p.Services), Cap: p.Unused.Cap,
			}
			if p.Minimum > 0 {
				m.Minimum = span.Exact(int64(p.Minimum))
			}
			if p.Unused.Rule == offer.RollOver.Code() {
				m.Unused = offer.RollOver
			}
			if len(p.MemberPrices) > 0 {
				m.MemberPrice = stated(&p.MemberPrices[0].Price)
			}
			s.Memberships = append(s.Memberships, m)
		}
	}
	return s
}

// known is a style that has words.
func known(modality string) string {
	if slices.Contains(offer.Modalities(), modality) {
		return modality
	}
	return ""
}

func stated(a *money.Amount) span.Span {
	if a == nil {
		return span.Span{}
	}
	return span.Exact(int64(*a))
}

// priced is an amount without which there is no price.
func priced(a *money.Amount) span.Span {
	if *a == 0 {
		return span.Span{}
	}
	return stated(a)
}

func indices(ids, named []string) (all []int) {
	for _, id := range named {
		if i := slices.Index(ids, id); i >= 0 {
			all = append(all, i)
		}
	}
	return all
}

// stated is what is said of an insurer, for sentences; false where none of that
// name is known.
func (p Payer) stated(s offer.Seller) (pricelist.Payer, bool) {
	id, ok := reference.ParsePayer(p.Insurer)
	v := pricelist.Payer{ID: id, CashAllowed: said(p.Cash), VerifiedOn: civil.Date(p.VerifiedOn)}
	v.Network, _ = pricelist.ParseNetwork(p.Network)
	if p.Needs != nil {
		v.Prescription = said(p.Needs.Prescription)
	}
	for _, code := range p.Paid {
		if kind, ok := reference.ParseProvider(code); ok {
			v.ProvidersPaid = append(v.ProvidersPaid, kind)
		}
	}
	for _, rate := range p.Rates {
		at := slices.IndexFunc(s.Services, func(o offer.Service) bool { return o.ID == rate.Service })
		v.Rates = append(v.Rates, pricelist.Rate{Service: at, Visit: rate.Visit})
	}
	return v, ok
}

// stated is the fees, for sentences.
func (t Terms) stated() (f pricelist.Fees) {
	if t.Fees == nil {
		return f
	}
	if late := t.Fees.LateCancel; late != nil {
		f.LateCancel, f.WithinHours = late.Charge.stated(), late.WithinHours
	}
	if missed := t.Fees.NoShow; missed != nil {
		f.NoShow = missed.stated()
	}
	return f
}

func (c Charge) stated() pricelist.Charge {
	switch {
	case c.Percent != nil:
		return pricelist.Percent(*c.Percent)
	case c.Cents != nil:
		return pricelist.Flat(*c.Cents)
	}
	return pricelist.Charge{}
}

// tips is whether a tip is usual, as far as she says.
func (t Terms) tips() offer.Answer {
	if t.Tips == nil {
		return offer.NotKnown
	}
	return said(&t.Tips.Expected)
}

func said(b *bool) offer.Answer {
	switch {
	case b == nil:
		return offer.NotKnown
	case *b:
		return offer.Yes
	}
	return offer.No
}
