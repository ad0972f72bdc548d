package wire

import (
	"unsafe"

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
}

func (r reader) service(into *offer.Service, m *message.Service) {
	var s message.Span
	into.ID = r.text(m.Id())
	into.Modality = r.text(m.Modality())
	into.BookedMinutes = int(m.BookedMinutes())
	into.HandsOnMinutes = int(m.HandsOnMinutes())
	into.Price = spanOf(m.Price(&s))
	into.FirstVisit = spanOf(m.FirstVisit(&s))
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
}
