package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/offer"
	"kneadwise/wasm/wire/message"
)

// seller writes a clinic's or a quote's offers. Fields are added from the
// widest to the narrowest, so that none needs padding: a bundle holds thousands.
func (w *Writer) seller(s *offer.Seller) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range s.Services {
		w.keep(w.service(&s.Services[i]))
	}
	services := w.vector(from)
	for i := range s.Packages {
		w.keep(w.pack(&s.Packages[i]))
	}
	packages := w.vector(from)
	for i := range s.Memberships {
		w.keep(w.membership(&s.Memberships[i]))
	}
	memberships := w.vector(from)
	id := w.text(s.ID)
	b := w.b
	w.align()
	message.SellerStart(b)
	message.SellerAddId(b, id)
	message.SellerAddServices(b, services)
	message.SellerAddPackages(b, packages)
	message.SellerAddMemberships(b, memberships)
	message.SellerAddProvider(b, message.Provider(s.Provider))
	message.SellerAddTipUsual(b, message.Answer(s.TipUsual))
	return message.SellerEnd(b)
}

func (w *Writer) service(s *offer.Service) flatbuffers.UOffsetT {
	id, modality := w.text(s.ID), w.text(s.Modality)
	b := w.b
	w.align()
	message.ServiceStart(b)
	message.ServiceAddId(b, id)
	message.ServiceAddModality(b, modality)
	if s.Price.Said {
		message.ServiceAddPrice(b, w.span("services.price_cents", s.Price))
	}
	if s.FirstVisit.Said {
		message.ServiceAddFirstVisit(b, w.span("services.first_visit_price_cents", s.FirstVisit))
	}
	message.ServiceAddBookedMinutes(b, w.uint16("services.booked_minutes", s.BookedMinutes))
	message.ServiceAddHandsOnMinutes(b, w.uint16("services.hands_on_minutes", s.HandsOnMinutes))
	return message.ServiceEnd(b)
}

func (w *Writer) pack(p *offer.Package) flatbuffers.UOffsetT {
	id, services := w.text(p.ID), numbers(w, "packages.services", p.Services)
	b := w.b
	w.align()
	message.PackageStart(b)
	message.PackageAddId(b, id)
	message.PackageAddServices(b, services)
	if p.Price.Said {
		message.PackageAddPrice(b, w.span("packages.price_cents", p.Price))
	}
	message.PackageAddExpiryDate(b, Day(p.Expiry.Date))
	message.PackageAddVisits(b, w.uint16("packages.credits.count", p.Visits))
	message.PackageAddExpiryMonths(b, w.uint16("packages.expires.months", p.Expiry.Months))
	message.PackageAddExpiry(b, message.ExpiryRule(p.Expiry.Rule))
	return message.PackageEnd(b)
}

func (w *Writer) membership(m *offer.Membership) flatbuffers.UOffsetT {
	id, services := w.text(m.ID), numbers(w, "memberships.services", m.Services)
	b := w.b
	w.align()
	message.MembershipStart(b)
	message.MembershipAddId(b, id)
	message.MembershipAddServices(b, services)
	if m.Fee.Said {
		message.MembershipAddFee(b, w.span("memberships.fee_cents", m.Fee))
	}
	if m.SetupFee.Said {
		message.MembershipAddSetupFee(b, w.span("memberships.setup_fee_cents", m.SetupFee))
	}
	if m.Minimum.Said {
		message.MembershipAddMinimumMonths(b, w.span("memberships.minimum_intervals", m.Minimum))
	}
	if m.MemberPrice.Said {
		message.MembershipAddMemberPrice(b, w.span("memberships.member_prices.price_cents", m.MemberPrice))
	}
	message.MembershipAddCredits(b, w.uint16("memberships.credits_per_interval.count", m.Credits))
	message.MembershipAddCap(b, w.uint16("memberships.unused.cap", m.Cap))
	message.MembershipAddUnused(b, message.UnusedRule(m.Unused))
	return message.MembershipEnd(b)
}
