package wire

import (
	"unsafe"

	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

// reader fills the engine's types from a message that was verified. What it
// fills may have been filled before: arrays are used again.
type reader struct {
	// borrow lets texts point into the message instead of copying them. Only a
	// bundle's may: its bytes are its own and never change.
	borrow bool
}

// text is a text of the message.
func (r reader) text(b []byte) string {
	if r.borrow && len(b) > 0 {
		// Sound because OpenBundle takes the bytes over: nobody writes to them
		// again, and the string keeps them alive.
		return unsafe.String(&b[0], len(b))
	}
	return string(b)
}

// resize makes a slice n long and keeps what its array holds, so that slices
// within its elements are used again too.
func resize[T any](s []T, n int) []T {
	if n > cap(s) {
		s = append(s[:cap(s)], make([]T, n-cap(s))...)
	}
	return s[:n]
}

func spanOf(s *message.Span) span.Span {
	if s == nil {
		return span.Span{}
	}
	return span.Span{Low: int64(s.Low()), High: int64(s.High()), Said: true}
}

func indices(into []int, from []byte) []int {
	into = resize(into, len(from))
	for i, v := range from {
		into[i] = int(v)
	}
	return into
}

func providers(into []reference.Provider, from []byte) []reference.Provider {
	into = resize(into, len(from))
	for i, v := range from {
		into[i] = reference.Provider(v)
	}
	return into
}

func (r reader) seller(into *offer.Seller, m *message.Seller) {
	into.ID = r.text(m.Id())
	into.Provider = reference.Provider(m.Provider())
	into.TipUsual = offer.Answer(m.TipUsual())
	into.Services = resize(into.Services, m.ServicesLength())
	for i := range into.Services {
		var s message.Service
		m.Services(&s, i)
		r.service(&into.Services[i], &s)
	}
	into.Packages = resize(into.Packages, m.PackagesLength())
	for i := range into.Packages {
		var p message.Package
		m.Packages(&p, i)
		r.pack(&into.Packages[i], &p)
	}
	into.Memberships = resize(into.Memberships, m.MembershipsLength())
	for i := range into.Memberships {
		var s message.Membership
		m.Memberships(&s, i)
		r.membership(&into.Memberships[i], &s)
	}
	into.Discounts = resize(into.Discounts, m.DiscountsLength())
	for i := range into.Discounts {
		var d message.Discount
		m.Discounts(&d, i)
		into.Discounts[i] = r.discount(&d)
	}
	into.Changes = resize(into.Changes, m.ChangesLength())
	for i := range into.Changes {
		var c message.Change
		m.Changes(&c, i)
		change(&into.Changes[i], &c)
	}
	into.Surcharge = offer.Surcharge{Card: money.Rate(m.Card()), SalesTax: money.Rate(m.SalesTax())}
	into.TipPercents = indices(into.TipPercents, m.TipPercentsBytes())
	into.TipOnSingle = m.TipOnSingle()
}

func (r reader) service(into *offer.Service, m *message.Service) {
	var s message.Span
	into.ID = r.text(m.Id())
	into.Modality = r.text(m.Modality())
	into.BookedMinutes = int(m.BookedMinutes())
	into.HandsOnMinutes = int(m.HandsOnMinutes())
	into.Price = spanOf(m.Price(&s))
	into.FirstVisit = spanOf(m.FirstVisit(&s))
	into.Tier = offer.Tier(m.Tier())
	into.Locations = indices(into.Locations, m.LocationsBytes())
	into.Codes = resize(into.Codes, m.CodesLength())
	for i := range into.Codes {
		var c message.Coded
		m.Codes(&c, i)
		into.Codes[i] = offer.Coded{Code: r.text(c.Code()), Minutes: int(c.Minutes())}
	}
}

func (r reader) pack(into *offer.Package, m *message.Package) {
	var s message.Span
	into.ID = r.text(m.Id())
	into.Visits = int(m.Visits())
	into.Price = spanOf(m.Price(&s))
	into.Services = indices(into.Services, m.ServicesBytes())
	into.Expiry = offer.Expiry{
		Rule:   offer.ExpiryRule(m.Expiry()),
		Months: int(m.ExpiryMonths()),
		Date:   fromDay(m.ExpiryDate()),
	}
	into.Minutes = int(m.Minutes())
	into.Refund = offer.Refund{Rule: offer.RefundRule(m.Refund()), Fee: money.Amount(m.RefundFee())}
	into.Sharing = offer.Sharing{Who: offer.Who(m.Who()), People: int(m.People())}
	into.Upgrades = indices(into.Upgrades, m.UpgradesBytes())
	into.FirstOnly = m.FirstOnly()
}

func (r reader) membership(into *offer.Membership, m *message.Membership) {
	var s message.Span
	into.ID = r.text(m.Id())
	into.Fee = spanOf(m.Fee(&s))
	into.SetupFee = spanOf(m.SetupFee(&s))
	into.Credits = int(m.Credits())
	into.Unused = offer.Unused(m.Unused())
	into.Cap = int(m.Cap())
	into.Minimum = spanOf(m.MinimumMonths(&s))
	into.MemberPrice = spanOf(m.MemberPrice(&s))
	into.Services = indices(into.Services, m.ServicesBytes())
	into.Interval = offer.Interval{Every: int(m.Every()), Unit: offer.IntervalUnit(m.Unit())}
	into.Notice = int(m.Notice())
	into.Pause = int(m.Pause())
	into.ClawBack = m.ClawBack()
	into.Cycles = int(m.Cycles())
}

func (r reader) discount(m *message.Discount) offer.Discount {
	return offer.Discount{
		ID: r.text(m.Id()), Eligibility: r.text(m.Eligibility()), Proof: offer.Proof(m.Proof()), Off: money.Rate(m.Off()),
	}
}

func change(into *offer.Change, m *message.Change) {
	var p message.NewPrice
	into.From = fromDay(m.From())
	into.Services = resize(into.Services, m.ServicesLength())
	for i := range into.Services {
		m.Services(&p, i)
		into.Services[i] = newPrice(&p)
	}
	into.Packages = resize(into.Packages, m.PackagesLength())
	for i := range into.Packages {
		m.Packages(&p, i)
		into.Packages[i] = newPrice(&p)
	}
	into.Memberships = resize(into.Memberships, m.MembershipsLength())
	for i := range into.Memberships {
		m.Memberships(&p, i)
		into.Memberships[i] = newPrice(&p)
	}
	into.BuyersKeep = offer.Answer(m.BuyersKeep())
}

func newPrice(m *message.NewPrice) offer.NewPrice {
	var s message.Span
	return offer.NewPrice{
		Index: int(m.Index()), Price: spanOf(m.Price(&s)), FirstVisit: spanOf(m.FirstVisit(&s)), Withdrawn: m.Withdrawn(),
	}
}
