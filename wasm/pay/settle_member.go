package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// enter brings the membership of a step into force for the day: joins it, or
// renews the one at hand, and grants the credits of the months gone by.
func (s *settler) enter(step Step) bool {
	if step.Item >= len(s.c.Memberships) {
		return false
	}
	m := &s.c.Memberships[step.Item]
	if step.Buy {
		s.leave()
		s.member, s.joined, s.paid, s.granted = step.Item, s.day, 0, 0
		s.credits = s.credits[:0]
		g := s.c.Grounds.member(step.Item)
		if m.SetupFee > 0 {
			s.out.Total += m.SetupFee
			s.out.Prepaid += m.SetupFee
			s.write(ledger.You, ledger.Extra, m.SetupFee, code.MembershipSetup, m.Item, g.SetupFee.input(ledger.MembershipSetup, ledger.Cents, int64(m.SetupFee)))
		}
		for s.paid < m.Minimum {
			s.due(m)
		}
	}
	if s.member != step.Item {
		return false
	}
	month := int(monthsSince(s.joined, s.day))
	for s.paid <= month {
		s.due(m)
	}
	for s.granted <= month {
		s.grant(m)
	}
	return true
}

// due charges one month's fee on its anchor day.
func (s *settler) due(m *Membership) {
	s.out.Total += m.Fee
	s.out.Prepaid += m.Fee
	s.dues += m.Fee
	day := s.joined.AddMonths(s.paid)
	s.paid++
	if s.book == nil {
		return
	}
	g := s.c.Grounds.member(s.member)
	s.enterOn(s.visitOn(day), day, ledger.You, ledger.Purchase, m.Fee, code.MembershipFee, m.Item,
		g.Fee.input(ledger.MembershipFee, ledger.Cents, int64(m.Fee)),
		derived(ledger.MembershipMonth, ledger.Count, int64(s.paid)),
		g.Minimum.input(ledger.MinimumTerm, ledger.Months, int64(m.Minimum)))
}

// visitOn is the visit of a day, or CourseLevel.
func (s *settler) visitOn(day civil.Date) int {
	if day == s.day {
		return s.visit
	}
	return ledger.CourseLevel
}

// grant adds a month's credits after dropping what may not be carried over.
func (s *settler) grant(m *Membership) {
	keep := 0
	if m.Unused == offer.RollOver {
		keep = min(m.Cap, len(s.credits))
	}
	s.credits = append(s.credits[:0], s.credits[len(s.credits)-keep:]...)
	for i := range m.Credits {
		s.credits = append(s.credits, money.Share(m.Fee, m.Credits, i))
	}
	s.granted++
}

// pays draws a credit, or pays the member's price.
func (s *settler) pays(way Way, price money.Amount) bool {
	m := &s.c.Memberships[s.member]
	g := s.c.Grounds.member(s.member)
	if way == PayCredit && len(s.credits) > 0 {
		worth := s.credits[0]
		s.credits = s.credits[1:]
		s.drawn += worth
		s.write(ledger.Prepaid, ledger.Share, worth, code.MembershipCredit, m.Item,
			g.Fee.input(ledger.MembershipFee, ledger.Cents, int64(m.Fee)), g.Credits.input(ledger.MembershipCredits, ledger.Count, int64(m.Credits)))
		s.discount(price-worth, code.MembershipDiscount, m.Item)
		return true
	}
	if !m.HasMember {
		return false
	}
	pay := min(m.MemberPrice, price)
	s.out.Total += pay
	s.write(ledger.You, ledger.Share, pay, code.MemberPrice, m.Item, g.MemberPrice.input(ledger.MemberPrice, ledger.Cents, int64(m.MemberPrice)))
	s.discount(price-pay, code.MemberDiscount, m.Item)
	return true
}

// leave writes off the dues that no visit was drawn from.
func (s *settler) leave() {
	if s.member < 0 {
		return
	}
	m := &s.c.Memberships[s.member]
	if unused := s.dues - s.drawn; unused > 0 && s.book != nil {
		s.enterOn(ledger.CourseLevel, s.lastDay(), ledger.You, ledger.Unused, unused, code.MembershipUnused, m.Item,
			derived(ledger.MembershipMonth, ledger.Count, int64(s.paid)))
	}
	s.dues, s.drawn, s.member = 0, 0, -1
}

// lastDay is the day before the membership's next fee would be due.
func (s *settler) lastDay() civil.Date { return s.joined.AddMonths(s.paid).AddDays(-1) }

// close writes off what was prepaid and never drawn.
func (s *settler) close() {
	s.leave()
	if s.book == nil {
		return
	}
	for _, h := range s.held {
		p := &s.c.Packages[h.item]
		var unused money.Amount
		for i := h.used; i < p.Visits; i++ {
			unused += money.Share(p.Price, p.Visits, i)
		}
		if unused == 0 {
			continue
		}
		inputs := []ledger.Input{derived(ledger.UnusedCredits, ledger.Count, int64(p.Visits-h.used))}
		day := s.day
		if h.last != offer.Forever {
			inputs = append(inputs, s.c.Grounds.pack(h.item).Expiry.input(ledger.PackageLastDay, ledger.Day, int64(h.last)))
			day = min(day, h.last)
		}
		s.enterOn(ledger.CourseLevel, day, ledger.You, ledger.Unused, unused, code.PackageUnused, p.Item, inputs...)
	}
}
