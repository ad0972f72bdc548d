package embed

import (
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/terms"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// A wording words a frame.
type wording struct{ locale.Wording }

// prices words the list itself.
func (w *wording) prices(v *View, list *pricelist.List) {
	seller := &list.Seller
	for i := range seller.Services {
		s := &seller.Services[i]
		row := Service{
			Name: w.Take(terms.Service(w.Texts, s)), Price: dollars(s.Price.Low), HandsOn: s.HandsOnMinutes,
		}
		if s.FirstVisit.Said {
			row.First, v.First = dollars(s.FirstVisit.Low), true
		}
		if s.HandsOnMinutes == s.BookedMinutes {
			row.HandsOn = 0 // the name says so already
		}
		v.Services = append(v.Services, row)
	}
	for i := range seller.Packages {
		v.Packages = append(v.Packages, w.Take(terms.Package(w.Texts, seller, i)))
	}
	for i := range seller.Memberships {
		v.Memberships = append(v.Memberships, w.Take(terms.Membership(w.Texts, seller, i)))
	}
	w.fees(v, &list.Fees)
	more, err := terms.Selling(w.Texts, list)
	w.Take("", err)
	v.Selling = more
	for i := range list.Payers {
		v.Payers = append(v.Payers, w.payer(&list.Payers[i]))
	}
}

func dollars(cents int64) string { return locale.Dollars(money.Amount(cents)) }

// fees words what a visit costs that does not take place.
func (w *wording) fees(v *View, f *pricelist.Fees) {
	if charge := w.charge(f.LateCancel); charge != "" {
		v.Fees = append(v.Fees, w.Of("widget.fees.late", "charge", charge, "count", f.WithinHours))
	}
	if charge := w.charge(f.NoShow); charge != "" {
		v.Fees = append(v.Fees, w.Of("widget.fees.no_show", "charge", charge))
	}
}

func (w *wording) charge(c pricelist.Charge) string {
	switch {
	case c.Kind == pricelist.ChargeNotSaid:
		return ""
	case c.Kind == pricelist.ChargeShare && c.Share > 0:
		return w.Of("widget.fees.share", "percent", c.Percent())
	case c.Kind == pricelist.ChargeAmount && c.Amount > 0:
		return locale.Dollars(c.Amount)
	}
	return w.Of("widget.fees.nothing")
}

func (w *wording) payer(p *pricelist.Payer) Payer {
	one := Payer{Name: locale.Capital(w.Of("payer." + p.ID.ID()))}
	add := func(key string, pairs ...any) { one.Facts = append(one.Facts, w.Of(key, pairs...)) }
	switch p.Network {
	case pricelist.InNetwork:
		add("widget.payer.in")
	case pricelist.OutOfNetwork:
		add("widget.payer.out")
	case pricelist.NetworkNotKnown:
	}
	if p.Plans != "" {
		add("terms.insurer.plans", "plans", p.Plans)
	}
	if p.Billing != pricelist.BillingNotSaid {
		add("terms.insurer.billing." + p.Billing.Code())
	}
	switch p.Prescription {
	case offer.Yes:
		add("widget.payer.prescription")
	case offer.No:
		add("widget.payer.no_prescription")
	case offer.NotKnown:
	}
	asks := func(key string, a offer.Answer) {
		switch a {
		case offer.Yes:
			add(key + ".yes")
		case offer.No:
			add(key + ".no")
		case offer.NotKnown:
		}
	}
	asks("terms.insurer.referral", p.Referral)
	asks("terms.insurer.authorisation", p.Authorisation)
	switch p.CashAllowed {
	case offer.Yes:
		add("widget.payer.cash")
	case offer.No:
		add("widget.payer.no_cash")
	case offer.NotKnown:
	}
	if p.VerifiedOn != 0 {
		add("widget.payer.verified", "date", w.Day(p.VerifiedOn))
	}
	return one
}

// dates words when the list was published and when it holds.
func (w *wording) dates(v *View, list *pricelist.List) {
	v.Published = w.Of("widget.published", "date", w.Day(list.PublishedOn), "number", list.Revision)
	if list.Effective.From != 0 {
		key := "widget.since"
		if list.Effective.From > list.PublishedOn {
			key = "widget.from"
		}
		v.Force = w.Of(key, "date", w.Day(list.Effective.From))
	}
	if list.Effective.Until != 0 {
		last := w.Of("widget.until", "date", w.Day(list.Effective.Until.AddDays(-1)))
		v.Force = strings.TrimSpace(v.Force + " " + last)
	}
}

// places are where the clinic works, with the number to call.
func places(list *pricelist.List) (all []Place) {
	for _, l := range list.Locations {
		all = append(all, Place{l.ID, l.Name, l.City, l.State, l.Phone, page.Dial(l.Phone)})
	}
	return all
}

// link is an address with its text: the address without what goes without saying.
func link(address string) Link {
	return Link{address, strings.TrimSuffix(strings.TrimPrefix(address, "https://"), "/")}
}
