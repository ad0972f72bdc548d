package terms

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Membership says what one membership of a seller is, in a few sentences: "$79 a
// month, with 1 visit included each month. …".
func Membership(text *locale.Texts, seller *offer.Seller, index int) (string, error) {
	m := &seller.Memberships[index]
	s := saying{Wording: locale.Wording{Texts: text}}
	fee := money.Amount(m.Fee.Low)
	switch {
	case m.Fee.IsExact() && m.Credits > 0:
		s.add("terms.membership", "fee", locale.Dollars(fee), "count", m.Credits)
	case m.Fee.IsExact():
		s.add("terms.membership.no_visits", "fee", locale.Dollars(fee))
	default:
		s.add("terms.membership.unpriced", "count", m.Credits)
	}
	if visits := s.visits(seller, m.Services); visits != "" {
		s.add("terms.package.visits", "visits", visits)
	}
	setup := money.Amount(m.SetupFee.Low)
	if m.SetupFee.IsExact() && setup > 0 {
		s.add("terms.membership.setup", "amount", locale.Dollars(setup))
	}
	if months := m.Minimum; months.IsExact() && m.Fee.IsExact() {
		s.add("terms.membership.term", "count", months.Low, "least", locale.Dollars(setup+fee*money.Amount(months.Low)))
	}
	if m.Credits > 0 {
		s.unused(m)
	}
	if m.MemberPrice.IsExact() {
		s.add("terms.membership.member_price", "price", locale.Dollars(money.Amount(m.MemberPrice.Low)))
	}
	return s.done()
}

// MembershipName is what a membership is called: "Membership, 1 visit a month".
func MembershipName(text *locale.Texts, m *offer.Membership) (string, error) {
	return text.Of("terms.membership.name", "count", m.Credits)
}

func (s *saying) unused(m *offer.Membership) {
	if m.Unused == offer.RollOver {
		s.add("terms.membership.roll_over", "count", m.Cap)
		return
	}
	s.add("terms.membership.reset")
}
