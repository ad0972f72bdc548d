package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// enter brings the membership of a step into force for the day: joins it, or
// renews the one at hand, and grants the credits of the intervals gone by.
func (s *settler) enter(step Step) bool {
	if step.Item >= len(s.c.Memberships) {
		return false
	}
	m := &s.c.Memberships[step.Item]
	if step.Buy {
		if !m.Sold.holds(s.day) {
			return false
		}
		s.join(step.Item)
	}
	if s.member != step.Item {
		return false
	}
	at := number(m.Interval, s.joined, s.day)
	if m.over(at) {
		s.leave()
		return false
	}
	for s.paid <= int(at) {
		s.due(m)
	}
	for s.granted <= int(at) {
		s.grant(m)
	}
	return true
}

// join joins a membership on the day at hand, and charges what that binds to.
func (s *settler) join(item int) {
	m, g := &s.c.Memberships[item], s.c.Grounds.member(item)
	s.leave()
	s.member, s.joined, s.paid, s.granted, s.used, s.ahead = item, s.day, 0, 0, 0, true
	s.term = m.term(s.day)
	s.credits = s.credits[:0]
	if m.SetupFee > 0 {
		s.out.Total += m.SetupFee
		s.out.Prepaid += m.SetupFee
		s.write(ledger.You, ledger.Extra, m.SetupFee, code.MembershipSetup, m.Item, g.SetupFee.input(ledger.MembershipSetup, ledger.Cents, int64(m.SetupFee)))
		s.out.Prepaid += s.surcharge(m.SetupFee, s.visit, s.day)
	}
	for s.paid < s.term {
		s.due(m)
	}
}

// due charges one interval's fee on its first day.
func (s *settler) due(m *Membership) {
	fee := m.fee(s.joined, s.paid)
	s.out.Total += fee
	s.out.Prepaid += fee
	s.dues += fee
	day := s.joined
	if s.paid > 0 {
		day = m.Interval.Start(s.joined, s.paid)
	}
	s.paid++
	visit := s.visitOn(day)
	if s.book != nil {
		s.enterOn(visit, day, ledger.You, ledger.Purchase, fee, m.feeRule(), m.Item, s.dueFrom(m, day, fee)...)
	}
	s.out.Prepaid += s.surcharge(fee, visit, day)
}

// monthly tells whether the intervals are months.
func (m *Membership) monthly() bool {
	return m.Interval.Unit == offer.ByMonth && m.Interval.Every <= 1
}

// turnField is the input that counts the intervals.
func (m *Membership) turnField() ledger.Field {
	if m.monthly() {
		return ledger.MembershipMonth
	}
	return ledger.MembershipTurn
}

func (m *Membership) feeRule() code.Rule {
	if m.monthly() {
		return code.MembershipFee
	}
	return code.MembershipDues
}

// dueFrom is what a fee was made of.
func (s *settler) dueFrom(m *Membership, day civil.Date, fee money.Amount) []ledger.Input {
	g := s.c.Grounds.member(s.member)
	from := g.Fee
	for k, later := range m.Later {
		if later.From > 0 && later.From <= day {
			from = g.Later[k]
		}
	}
	inputs := s.inputs(nil, from.input(ledger.MembershipFee, ledger.Cents, int64(fee)))
	if m.monthly() {
		inputs = s.inputs(inputs, derived(m.turnField(), ledger.Count, int64(s.paid)),
			g.Minimum.input(ledger.MinimumTerm, ledger.Months, int64(m.Minimum)))
	} else {
		length, field := every(m.Interval), ledger.MembershipMonths
		if m.Interval.Unit == offer.ByWeek {
			field = ledger.MembershipWeeks
		}
		inputs = s.inputs(inputs, derived(m.turnField(), ledger.Count, int64(s.paid)),
			g.Credits.input(field, ledger.Count, int64(length)), g.Minimum.input(ledger.MembershipTerm, ledger.Count, int64(m.Minimum)))
	}
	if m.Notice > 0 && s.paid > m.Minimum {
		inputs = s.inputs(inputs, g.Credits.input(ledger.MembershipNotice, ledger.Count, int64(m.Notice)))
	}
	if m.Cycles > 0 {
		inputs = s.inputs(inputs, g.Credits.input(ledger.MembershipCycles, ledger.Count, int64(m.Cycles)))
	}
	return inputs
}

// visitOn is the visit of a day, or CourseLevel.
func (s *settler) visitOn(day civil.Date) int {
	if day == s.day {
		return s.visit
	}
	return ledger.CourseLevel
}

// grant adds an interval's credits after dropping what may not be carried over.
func (s *settler) grant(m *Membership) {
	keep := m.kept(int32(len(s.credits)))
	s.credits = append(s.credits[:0], s.credits[len(s.credits)-int(keep):]...)
	fee, paid := m.fee(s.joined, s.granted), s.joined
	if s.granted > 0 {
		paid = m.Interval.Start(s.joined, s.granted)
	}
	for i := range m.Credits {
		s.credits = append(s.credits, grant{worth: money.Share(fee, m.Credits, i), paid: paid})
	}
	s.granted++
}

// pays draws a credit, or pays the member's price.
func (s *settler) pays(way Way, price money.Amount) bool {
	m := &s.c.Memberships[s.member]
	g := s.c.Grounds.member(s.member)
	if way == PayCredit && len(s.credits) > 0 {
		worth, paid := s.credits[0].worth, s.credits[0].paid
		s.credits = s.credits[1:]
		s.drawn += worth
		s.used++
		s.write(ledger.Prepaid, ledger.Share, worth, code.MembershipCredit, m.Item,
			g.Fee.input(ledger.MembershipFee, ledger.Cents, int64(m.Fee)), g.Credits.input(ledger.MembershipCredits, ledger.Count, int64(m.Credits)))
		s.paidOn(paid)
		s.discount(price-worth, code.MembershipDiscount, m.Item)
		return true
	}
	if !m.HasMember {
		return false
	}
	pay := min(m.MemberPrice, price-s.c.off(price))
	s.out.Total += pay
	s.write(ledger.You, ledger.Share, pay, code.MemberPrice, m.Item, g.MemberPrice.input(ledger.MemberPrice, ledger.Cents, int64(m.MemberPrice)))
	s.discount(price-pay, code.MemberDiscount, m.Item)
	s.surcharge(pay, s.visit, s.day)
	return true
}

// leave writes off the dues that no visit was drawn from.
func (s *settler) leave() {
	if s.member < 0 {
		return
	}
	m := &s.c.Memberships[s.member]
	s.note(m)
	if unused := s.dues - s.drawn; unused > 0 && s.book != nil {
		s.enterOn(ledger.CourseLevel, s.lastDay(), ledger.You, ledger.Unused, unused, code.MembershipUnused, m.Item,
			s.inputs(nil, derived(m.turnField(), ledger.Count, int64(s.paid)))...)
	}
	s.dues, s.drawn, s.member = 0, 0, -1
}

// lastDay is the day before the membership's next fee would be due.
func (s *settler) lastDay() civil.Date {
	return s.c.Memberships[s.member].Interval.Start(s.joined, s.paid).AddDays(-1)
}
