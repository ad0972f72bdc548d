package document

import "kneadwise/wasm/offer"

// seller writes what quotes and price lists have in common, but for tips.
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
}

func (w *writer) tips(s *offer.Seller) {
	if s.TipUsual == offer.NotKnown {
		return
	}
	w.open("tips", '{')
	w.answer("expected", s.TipUsual)
	w.close('}')
}

func (w *writer) service(v *offer.Service) {
	w.open("", '{')
	w.text("id", v.ID)
	w.textIf("modality", v.Modality)
	w.count("booked_minutes", v.BookedMinutes)
	w.countIf("hands_on_minutes", v.HandsOnMinutes)
	w.span("price_cents", v.Price)
	w.span("first_visit_price_cents", v.FirstVisit)
	w.close('}')
}

func (w *writer) credits(name string, visits int) {
	w.open(name, '{')
	w.text("unit", "visit")
	w.count("count", visits)
	w.close('}')
}

// usable writes the ids of services by their indices.
func (w *writer) usable(s *offer.Seller, services []int) {
	w.open("services", '[')
	for _, i := range services {
		w.comma()
		w.quote(s.Services[i].ID)
	}
	w.close(']')
}

func (w *writer) pack(s *offer.Seller, p *offer.Package) {
	w.open("", '{')
	w.text("id", p.ID)
	w.credits("credits", p.Visits)
	w.span("price_cents", p.Price)
	w.usable(s, p.Services)
	if p.Expiry.Rule != offer.ExpiryNotKnown {
		w.open("expires", '{')
		w.text("rule", p.Expiry.Rule.Code())
		w.countIf("months", p.Expiry.Months)
		w.day("date", p.Expiry.Date)
		w.close('}')
	}
	w.close('}')
}

func (w *writer) membership(s *offer.Seller, m *offer.Membership) {
	w.open("", '{')
	w.text("id", m.ID)
	w.open("interval", '{')
	w.count("every", 1)
	w.text("unit", "month")
	w.close('}')
	w.span("fee_cents", m.Fee)
	w.span("setup_fee_cents", m.SetupFee)
	w.credits("credits_per_interval", m.Credits)
	w.usable(s, m.Services)
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
	w.close('}')
}
