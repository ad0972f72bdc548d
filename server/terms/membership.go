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
	key, interval := s.every(m.Interval)
	switch {
	case m.Fee.IsExact() && m.Credits > 0:
		s.add(key, "fee", locale.Dollars(fee), "count", m.Credits, "interval", interval)
	case m.Fee.IsExact():
		s.add(key+".no_visits", "fee", locale.Dollars(fee), "interval", interval)
	default:
		s.add(key+".unpriced", "count", m.Credits, "interval", interval)
	}
	if visits := s.visits(seller, m.Services); visits != "" {
		s.add("terms.package.visits", "visits", visits)
	}
	setup := money.Amount(m.SetupFee.Low)
	if m.SetupFee.IsExact() && setup > 0 {
		s.add("terms.membership.setup", "amount", locale.Dollars(setup))
	}
	if times := m.Minimum; times.IsExact() && m.Fee.IsExact() {
		s.add(key+".term", "count", times.Low, "least", locale.Dollars(setup+fee*money.Amount(times.Low)))
	}
	if m.Credits > 0 {
		s.unused(m, key)
	}
	if m.MemberPrice.IsExact() {
		s.add("terms.membership.member_price", "price", locale.Dollars(money.Amount(m.MemberPrice.Low)))
	}
	s.leaving(m)
	s.changed(seller, index, func(c *offer.Change) []offer.NewPrice { return c.Memberships }, "terms.change.fee")
	return s.done()
}

// every is the key of what is said of a membership's fee, and its interval in
// words: a month has words of its own.
func (s *saying) every(i offer.Interval) (key, interval string) {
	every := max(1, i.Every)
	if every == 1 && i.Unit == offer.ByMonth {
		return "terms.membership", ""
	}
	return "terms.membership.every", s.Of("terms.interval."+i.Unit.Code(), "count", every)
}

// leaving says how a membership is paused and ends.
func (s *saying) leaving(m *offer.Membership) {
	if m.Pause > 0 {
		s.add("terms.membership.pause", "count", m.Pause)
	}
	if m.Notice > 0 {
		s.add("terms.membership.notice", "count", m.Notice)
	}
	if m.ClawBack {
		s.add("terms.membership.claw_back")
	}
	if m.Cycles > 0 {
		s.add("terms.membership.cycles", "count", m.Cycles)
	}
}

// MembershipName is what a membership is called: "Membership, 1 visit a month".
func MembershipName(text *locale.Texts, m *offer.Membership) (string, error) {
	s := saying{Wording: locale.Wording{Texts: text}}
	key, interval := s.every(m.Interval)
	s.add(key+".name", "count", m.Credits, "interval", interval)
	return s.done()
}

// unused says what becomes of visits that were not used before the next fee.
func (s *saying) unused(m *offer.Membership, key string) {
	switch m.Unused {
	case offer.RollOver:
		s.add(key+".roll_over", "count", m.Cap)
	case offer.Accumulate:
		s.add("terms.membership.accumulate")
	default:
		s.add(key + ".reset")
	}
}
