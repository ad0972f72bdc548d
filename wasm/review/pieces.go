package review

import (
	"strconv"
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
		all = append(all, piece{Service, s.Services[i].ID, i, service(l, &s.Services[i])})
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
	for i := range s.Discounts {
		all = append(all, piece{Discount, s.Discounts[i].ID, i, discount(&s.Discounts[i])})
	}
	for i := range s.Changes {
		all = append(all, piece{Scheduled, s.Changes[i].From.String(), i, scheduled(s, &s.Changes[i])})
	}
	return all
}

func profile(l *pricelist.List) []leaf {
	var percents []string
	for _, v := range l.Seller.TipPercents {
		percents = append(percents, strconv.Itoa(v))
	}
	var licences []string
	for _, v := range l.Licences {
		licences = append(licences, strings.TrimSpace(v.State+" "+v.Kind+" "+v.Number))
	}
	return []leaf{
		{"clinic.name", text(l.Name)},
		{"clinic.provider_type", text(l.Seller.Provider.Code())},
		{"clinic.npi", text(l.NPI)},
		{"clinic.licences", text(strings.Join(licences, ", "))},
		{"clinic.languages", text(strings.Join(l.Languages, ", "))},
		{"clinic.website", text(l.Website)},
		{"clinic.booking_url", text(l.BookingURL)},
		{"effective.from", number(ledger.Day, int64(l.Effective.From))},
		{"effective.until", number(ledger.Day, int64(l.Effective.Until))},
		{"tips.expected", answer(l.Seller.TipUsual)},
		{"tips.suggested_percent", text(strings.Join(percents, ", "))},
		{"tips.on", truth(l.Seller.TipOnSingle)},
		{"fees.late_cancel", charge(l.Fees.LateCancel)},
		{"fees.late_cancel.within_hours", number(ledger.Count, int64(l.Fees.WithinHours))},
		{"fees.no_show", charge(l.Fees.NoShow)},
		{"fees.card_surcharge_ppm", number(ledger.PPM, int64(l.Seller.Surcharge.Card))},
		{"fees.sales_tax_ppm", number(ledger.PPM, int64(l.Seller.Surcharge.SalesTax))},
		{"accounts.hsa_fsa_card", answer(l.Accounts.Card)},
		{"accounts.letter_of_medical_necessity_template", answer(l.Accounts.Letter)},
		{"demonstration", truth(l.Demonstration)},
	}
}

func place(l *pricelist.Location) []leaf {
	return []leaf{{"name", text(l.Name)}, {"city", text(l.City)}, {"state", text(l.State)}, {"zip3", text(l.Zip3)}, {"phone", text(l.Phone)}}
}

func insurer(s *offer.Seller, p *pricelist.Payer) []leaf {
	var kinds []string
	for _, kind := range p.ProvidersPaid {
		kinds = append(kinds, kind.Code())
	}
	rounding := "" // the default is never stated
	if p.Rounding != pricelist.EachUnit {
		rounding = p.Rounding.Code()
	}
	all := []leaf{
		{"plans", text(p.Plans)},
		{"network", text(p.Network.Code())},
		{"billing", text(p.Billing.Code())},
		{"cash_allowed", answer(p.CashAllowed)},
		{"unit_rule", text(p.UnitRule.Code())},
		{"rounding", text(rounding)},
		{"needs.prescription", answer(p.Prescription)},
		{"needs.referral", answer(p.Referral)},
		{"needs.authorisation", answer(p.Authorisation)},
		{"daily_maximum_cents", number(ledger.Cents, int64(p.DailyMax))},
		{"provider_types_paid", text(strings.Join(kinds, ", "))},
		{"verified_on", number(ledger.Day, int64(p.VerifiedOn))},
	}
	for _, r := range p.Rates {
		own := "rates." + names(s, []int{r.Service})
		switch {
		case r.OfMedicare != 0:
			all = append(all, leaf{own + ".percent_of_medicare_ppm", number(ledger.PPM, int64(r.OfMedicare))})
		case r.Unit != 0:
			all = append(all, leaf{own + ".unit_cents", number(ledger.Cents, int64(r.Unit))})
		default:
			all = append(all, leaf{own, Value{Stated: true, Unit: ledger.Cents, Number: int64(r.Visit)}})
		}
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
