package review

import (
	"strings"

	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// pieces takes a list apart. Its revision, hashes and day of publication are no
// part of it: they change each time, and say nothing to a buyer.
func pieces(l *pricelist.List) []piece {
	if l == nil {
		return nil
	}
	all := []piece{{kind: Profile, index: -1, fields: profile(l)}}
	for i := range l.Locations {
		all = append(all, piece{Place, l.Locations[i].ID, i, place(&l.Locations[i])})
	}
	s := &l.Seller
	for i := range s.Services {
		all = append(all, piece{Service, s.Services[i].ID, i, service(&s.Services[i])})
	}
	for i := range s.Packages {
		all = append(all, piece{Package, s.Packages[i].ID, i, packaged(s, &s.Packages[i])})
	}
	for i := range s.Memberships {
		all = append(all, piece{Membership, s.Memberships[i].ID, i, member(s, &s.Memberships[i])})
	}
	for i := range l.Payers {
		all = append(all, piece{Insurer, l.Payers[i].ID.ID(), i, insurer(s, &l.Payers[i])})
	}
	return all
}

func profile(l *pricelist.List) []leaf {
	return []leaf{
		{"clinic.name", text(l.Name)},
		{"clinic.provider_type", text(l.Seller.Provider.Code())},
		{"clinic.website", text(l.Website)},
		{"clinic.booking_url", text(l.BookingURL)},
		{"effective.from", number(ledger.Day, int64(l.Effective.From))},
		{"effective.until", number(ledger.Day, int64(l.Effective.Until))},
		{"tips.expected", answer(l.Seller.TipUsual)},
		{"fees.late_cancel", charge(l.Fees.LateCancel)},
		{"fees.late_cancel.within_hours", number(ledger.Count, int64(l.Fees.WithinHours))},
		{"fees.no_show", charge(l.Fees.NoShow)},
		{"demonstration", truth(l.Demonstration)},
	}
}

func place(l *pricelist.Location) []leaf {
	return []leaf{{"name", text(l.Name)}, {"city", text(l.City)}, {"state", text(l.State)}, {"zip3", text(l.Zip3)}, {"phone", text(l.Phone)}}
}

func service(v *offer.Service) []leaf {
	return []leaf{
		{"modality", text(v.Modality)},
		{"booked_minutes", number(ledger.Count, int64(v.BookedMinutes))},
		{"hands_on_minutes", number(ledger.Count, int64(v.HandsOnMinutes))},
		{"price_cents", amount(v.Price)},
		{"first_visit_price_cents", amount(v.FirstVisit)},
	}
}

func packaged(s *offer.Seller, p *offer.Package) []leaf {
	return []leaf{
		{"credits.count", number(ledger.Count, int64(p.Visits))},
		{"price_cents", amount(p.Price)},
		{"services", text(names(s, p.Services))},
		{"expires.rule", text(p.Expiry.Rule.Code())},
		{"expires.months", number(ledger.Months, int64(p.Expiry.Months))},
		{"expires.date", number(ledger.Day, int64(p.Expiry.Date))},
	}
}

func member(s *offer.Seller, m *offer.Membership) []leaf {
	return []leaf{
		{"fee_cents", amount(m.Fee)},
		{"setup_fee_cents", amount(m.SetupFee)},
		{"credits_per_interval.count", Value{Stated: true, Unit: ledger.Count, Number: int64(m.Credits)}},
		{"services", text(names(s, m.Services))},
		{"unused.rule", text(m.Unused.Code())},
		{"unused.cap", number(ledger.Count, int64(m.Cap))},
		{"member_prices.price_cents", amount(m.MemberPrice)},
		{"minimum_intervals", Value{Stated: m.Minimum.Said, Unit: ledger.Months, Number: m.Minimum.Low}},
	}
}

func insurer(s *offer.Seller, p *pricelist.Payer) []leaf {
	var kinds []string
	for _, kind := range p.ProvidersPaid {
		kinds = append(kinds, kind.Code())
	}
	all := []leaf{
		{"network", text(p.Network.Code())},
		{"cash_allowed", answer(p.CashAllowed)},
		{"needs.prescription", answer(p.Prescription)},
		{"provider_types_paid", text(strings.Join(kinds, ", "))},
		{"verified_on", number(ledger.Day, int64(p.VerifiedOn))},
	}
	for _, r := range p.Rates {
		all = append(all, leaf{"rates." + names(s, []int{r.Service}), Value{Stated: true, Unit: ledger.Cents, Number: int64(r.Visit)}})
	}
	return all
}

// names are the ids of services, which stay when others come before them.
func names(s *offer.Seller, services []int) string {
	var ids []string
	for _, i := range services {
		if i >= 0 && i < len(s.Services) {
			ids = append(ids, s.Services[i].ID)
		}
	}
	return strings.Join(ids, ", ")
}

func text(t string) Value { return Value{Stated: t != "", Text: t} }

// number is a figure that is not stated where it is zero.
func number(unit ledger.Unit, n int64) Value {
	if n == 0 {
		return Value{}
	}
	return Value{Stated: true, Unit: unit, Number: n}
}

func amount(s span.Span) Value {
	if !s.Said {
		return Value{}
	}
	return Value{Stated: true, Unit: ledger.Cents, Number: s.Low}
}

// charge is an amount or a share of the price, so that no fee is one too.
func charge(c pricelist.Charge) Value {
	switch c.Kind {
	case pricelist.ChargeAmount:
		return Value{Stated: true, Unit: ledger.Cents, Number: int64(c.Amount)}
	case pricelist.ChargeShare:
		return Value{Stated: true, Unit: ledger.PPM, Number: int64(c.Share)}
	}
	return Value{}
}

func truth(yes bool) Value {
	if yes {
		return text("yes")
	}
	return Value{}
}

func answer(a offer.Answer) Value {
	switch a {
	case offer.Yes:
		return text("yes")
	case offer.No:
		return text("no")
	}
	return Value{}
}
