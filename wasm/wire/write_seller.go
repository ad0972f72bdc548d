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
	for i := range s.Discounts {
		w.keep(w.discount(&s.Discounts[i]))
	}
	discounts := w.vector(from)
	for i := range s.Changes {
		w.keep(w.change(&s.Changes[i]))
	}
	changes := w.vector(from)
	tips := numbers(w, "tips.suggested_percent", s.TipPercents)
	id := w.text(s.ID)
	b := w.b
	w.align()
	message.SellerStart(b)
	message.SellerAddId(b, id)
	message.SellerAddServices(b, services)
	message.SellerAddPackages(b, packages)
	message.SellerAddMemberships(b, memberships)
	message.SellerAddDiscounts(b, discounts)
	message.SellerAddCard(b, w.int32("fees.card_surcharge_ppm", int64(s.Surcharge.Card)))
	message.SellerAddSalesTax(b, w.int32("fees.sales_tax_ppm", int64(s.Surcharge.SalesTax)))
	message.SellerAddChanges(b, changes)
	message.SellerAddTipPercents(b, tips)
	message.SellerAddProvider(b, message.Provider(s.Provider))
	message.SellerAddTipUsual(b, message.Answer(s.TipUsual))
	message.SellerAddTipOnSingle(b, s.TipOnSingle)
	return message.SellerEnd(b)
}

func (w *Writer) service(s *offer.Service) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range s.Codes {
		w.keep(w.coded(s.Codes[i]))
	}
	codes := w.vector(from)
	locations := numbers(w, "services.locations", s.Locations)
	id, modality := w.text(s.ID), w.text(s.Modality)
	b := w.b
	w.align()
	message.ServiceStart(b)
	message.ServiceAddId(b, id)
	message.ServiceAddModality(b, modality)
	message.ServiceAddLocations(b, locations)
	message.ServiceAddCodes(b, codes)
	if s.Price.Said {
		message.ServiceAddPrice(b, w.span("services.price_cents", s.Price))
	}
	if s.FirstVisit.Said {
		message.ServiceAddFirstVisit(b, w.span("services.first_visit_price_cents", s.FirstVisit))
	}
	message.ServiceAddBookedMinutes(b, w.uint16("services.booked_minutes", s.BookedMinutes))
	message.ServiceAddHandsOnMinutes(b, w.uint16("services.hands_on_minutes", s.HandsOnMinutes))
	message.ServiceAddTier(b, message.Tier(s.Tier))
	return message.ServiceEnd(b)
}

func (w *Writer) coded(c offer.Coded) flatbuffers.UOffsetT {
	number := w.text(c.Code)
	w.align()
	message.CodedStart(w.b)
	message.CodedAddCode(w.b, number)
	message.CodedAddMinutes(w.b, w.uint16("services.codes.minutes", c.Minutes))
	return message.CodedEnd(w.b)
}

func (w *Writer) pack(p *offer.Package) flatbuffers.UOffsetT {
	id, services := w.text(p.ID), numbers(w, "packages.services", p.Services)
	upgrades := numbers(w, "packages.upgrade.to", p.Upgrades)
	b := w.b
	w.align()
	message.PackageStart(b)
	message.PackageAddId(b, id)
	message.PackageAddServices(b, services)
	message.PackageAddUpgrades(b, upgrades)
	if p.Price.Said {
		message.PackageAddPrice(b, w.span("packages.price_cents", p.Price))
	}
	message.PackageAddExpiryDate(b, Day(p.Expiry.Date))
	message.PackageAddRefundFee(b, w.int32("packages.refund_fee_cents", int64(p.Refund.Fee)))
	message.PackageAddVisits(b, w.uint16("packages.credits.count", p.Visits))
	message.PackageAddMinutes(b, w.uint16("packages.credits.count", p.Minutes))
	message.PackageAddPeople(b, w.uint16("packages.shareable_with.people", p.Sharing.People))
	message.PackageAddExpiryMonths(b, w.uint16("packages.expires.months", p.Expiry.Months))
	message.PackageAddExpiry(b, message.ExpiryRule(p.Expiry.Rule))
	message.PackageAddRefund(b, message.RefundRule(p.Refund.Rule))
	message.PackageAddWho(b, message.Who(p.Sharing.Who))
	message.PackageAddFirstOnly(b, p.FirstOnly)
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
	message.MembershipAddEvery(b, w.uint16("memberships.interval.every", m.Interval.Every))
	message.MembershipAddNotice(b, w.uint16("memberships.notice_days", m.Notice))
	message.MembershipAddPause(b, w.uint16("memberships.pause_intervals", m.Pause))
	message.MembershipAddCycles(b, w.uint16("memberships.cycles", m.Cycles))
	message.MembershipAddUnused(b, message.UnusedRule(m.Unused))
	message.MembershipAddUnit(b, message.IntervalUnit(m.Interval.Unit))
	message.MembershipAddClawBack(b, m.ClawBack)
	return message.MembershipEnd(b)
}

func (w *Writer) discount(d *offer.Discount) flatbuffers.UOffsetT {
	id, eligibility := w.text(d.ID), w.text(d.Eligibility)
	b := w.b
	w.align()
	message.DiscountStart(b)
	message.DiscountAddId(b, id)
	message.DiscountAddEligibility(b, eligibility)
	message.DiscountAddOff(b, w.int32("discounts.service_percent_off", int64(d.Off)))
	message.DiscountAddProof(b, message.Proof(d.Proof))
	return message.DiscountEnd(b)
}

func (w *Writer) change(c *offer.Change) flatbuffers.UOffsetT {
	services, packages, memberships := w.repriced(c.Services), w.repriced(c.Packages), w.repriced(c.Memberships)
	b := w.b
	w.align()
	message.ChangeStart(b)
	message.ChangeAddFrom(b, Day(c.From))
	message.ChangeAddServices(b, services)
	message.ChangeAddPackages(b, packages)
	message.ChangeAddMemberships(b, memberships)
	message.ChangeAddBuyersKeep(b, message.Answer(c.BuyersKeep))
	return message.ChangeEnd(b)
}

func (w *Writer) repriced(all []offer.NewPrice) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		p := &all[i]
		w.align()
		message.NewPriceStart(b)
		if p.Price.Said {
			message.NewPriceAddPrice(b, w.span("changes.price_cents", p.Price))
		}
		if p.FirstVisit.Said {
			message.NewPriceAddFirstVisit(b, w.span("changes.first_visit_price_cents", p.FirstVisit))
		}
		message.NewPriceAddIndex(b, w.uint8("changes.id", p.Index))
		message.NewPriceAddWithdrawn(b, p.Withdrawn)
		w.keep(message.NewPriceEnd(b))
	}
	return w.vector(from)
}
