package document

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// seller writes what quotes and price lists have in common, but for tips and
// what paying adds.
func (w *writer) seller(s *offer.Seller) {
	w.open("services", '[')
	for i := range s.Services {
		w.service(&s.Services[i])
	}
	w.close(']')
	if len(s.Packages) > 0 {
		w.open("packages", '[')
		for i := range s.Packages {
			w.pack(s, &s.Packages[i])
		}
		w.close(']')
	}
	if len(s.Memberships) > 0 {
		w.open("memberships", '[')
		for i := range s.Memberships {
			w.membership(s, &s.Memberships[i])
		}
		w.close(']')
	}
	if len(s.Discounts) > 0 {
		w.open("discounts", '[')
		for i := range s.Discounts {
			w.discount(&s.Discounts[i])
		}
		w.close(']')
	}
	if len(s.Changes) > 0 {
		w.open("changes", '[')
		for i := range s.Changes {
			w.change(s, &s.Changes[i])
		}
		w.close(']')
	}
}

func (w *writer) tips(s *offer.Seller) {
	if s.TipUsual == offer.NotKnown {
		return
	}
	w.open("tips", '{')
	w.answer("expected", s.TipUsual)
	if len(s.TipPercents) > 0 {
		w.open("suggested_percent", '[')
		for _, v := range s.TipPercents {
			w.comma()
			w.number(int64(v))
		}
		w.close(']')
	}
	if s.TipOnSingle {
		w.text("on", "undiscounted_price")
	}
	w.close('}')
}

// paying writes what paying adds, among the fees.
func (w *writer) paying(s *offer.Surcharge) {
	w.wholeIf("card_surcharge_ppm", int64(s.Card))
	w.wholeIf("sales_tax_ppm", int64(s.SalesTax))
}

func (w *writer) service(v *offer.Service) {
	w.open("", '{')
	w.text("id", v.ID)
	w.textIf("modality", v.Modality)
	w.count("booked_minutes", v.BookedMinutes)
	w.countIf("hands_on_minutes", v.HandsOnMinutes)
	w.textIf("practitioner_tier", v.Tier.Code())
	if len(v.Locations) > 0 {
		w.open("locations", '[')
		for _, i := range v.Locations {
			w.comma()
			w.quote(w.places[i])
		}
		w.close(']')
	}
	w.span("price_cents", v.Price)
	w.span("first_visit_price_cents", v.FirstVisit)
	if len(v.Codes) > 0 {
		w.open("codes", '[')
		for _, coded := range v.Codes {
			w.open("", '{')
			w.text("code", coded.Code)
			w.countIf("minutes", coded.Minutes)
			w.close('}')
		}
		w.close(']')
	}
	w.close('}')
}

func (w *writer) credits(name, unit string, count int) {
	w.open(name, '{')
	w.text("unit", unit)
	w.count("count", count)
	w.close('}')
}

// ids writes the ids of services by their indices.
func (w *writer) ids(name string, s *offer.Seller, services []int) {
	w.open(name, '[')
	for _, i := range services {
		w.comma()
		w.quote(s.Services[i].ID)
	}
	w.close(']')
}

func (w *writer) pack(s *offer.Seller, p *offer.Package) {
	w.open("", '{')
	w.text("id", p.ID)
	if p.Minutes > 0 {
		w.credits("credits", "minute", p.Minutes)
	} else {
		w.credits("credits", "visit", p.Visits)
	}
	w.span("price_cents", p.Price)
	w.ids("services", s, p.Services)
	if p.Expiry.Rule != offer.ExpiryNotKnown {
		w.open("expires", '{')
		w.text("rule", p.Expiry.Rule.Code())
		w.countIf("months", p.Expiry.Months)
		w.day("date", p.Expiry.Date)
		w.close('}')
	}
	if p.Sharing.Who != offer.NobodyElse {
		w.open("shareable_with", '{')
		w.count("people", p.Sharing.People)
		w.text("who", p.Sharing.Who.Code())
		w.close('}')
	}
	w.upgrade(s, p.Upgrades)
	w.textIf("refund", p.Refund.Rule.Code())
	w.wholeIf("refund_fee_cents", int64(p.Refund.Fee))
	w.truthIf("first_purchase_only", p.FirstOnly)
	w.close('}')
}

func (w *writer) upgrade(s *offer.Seller, to []int) {
	if len(to) == 0 {
		return
	}
	w.open("upgrade", '{')
	if len(to) == 1 {
		w.text("to", s.Services[to[0]].ID)
	} else {
		w.ids("to", s, to)
	}
	w.truth("pay_difference", true)
	w.close('}')
}

func (w *writer) membership(s *offer.Seller, m *offer.Membership) {
	w.open("", '{')
	w.text("id", m.ID)
	w.open("interval", '{')
	w.count("every", max(1, m.Interval.Every))
	w.text("unit", m.Interval.Unit.Code())
	w.close('}')
	w.span("fee_cents", m.Fee)
	w.span("setup_fee_cents", m.SetupFee)
	w.credits("credits_per_interval", "visit", m.Credits)
	w.ids("services", s, m.Services)
	w.open("unused", '{')
	w.text("rule", m.Unused.Code())
	if m.Unused == offer.RollOver {
		w.count("cap", m.Cap)
	}
	w.close('}')
	if m.MemberPrice.Said {
		w.open("member_prices", '[')
		for _, i := range m.Services {
			w.open("", '{')
			w.text("service", s.Services[i].ID)
			w.span("price_cents", m.MemberPrice)
			w.close('}')
		}
		w.close(']')
	}
	w.span("minimum_intervals", m.Minimum)
	w.countIf("notice_days", m.Notice)
	w.countIf("pause_intervals", m.Pause)
	w.truthIf("claw_back", m.ClawBack)
	w.countIf("cycles", m.Cycles)
	w.close('}')
}

func (w *writer) discount(d *offer.Discount) {
	w.open("", '{')
	w.text("id", d.ID)
	w.text("kind", "sliding_scale")
	w.text("eligibility", d.Eligibility)
	w.textIf("proof", d.Proof.Code())
	w.whole("service_percent_off", int64(d.Off/(money.One/100)))
	w.close('}')
}

func (w *writer) change(s *offer.Seller, c *offer.Change) {
	w.open("", '{')
	w.day("from", c.From)
	w.answer("existing_buyers_keep", c.BuyersKeep)
	w.repriced("services", "price_cents", c.Services, func(i int) string { return s.Services[i].ID })
	w.repriced("packages", "price_cents", c.Packages, func(i int) string { return s.Packages[i].ID })
	w.repriced("memberships", "fee_cents", c.Memberships, func(i int) string { return s.Memberships[i].ID })
	w.close('}')
}

func (w *writer) repriced(name, price string, all []offer.NewPrice, id func(int) string) {
	if len(all) == 0 {
		return
	}
	w.open(name, '[')
	for i := range all {
		w.open("", '{')
		w.text("id", id(all[i].Index))
		w.span(price, all[i].Price)
		w.span("first_visit_price_cents", all[i].FirstVisit)
		w.truthIf("withdrawn", all[i].Withdrawn)
		w.close('}')
	}
	w.close(']')
}
