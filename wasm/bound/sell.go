package bound

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// usable tells whether a package may pay the subject's service: as it is, or as
// an upgrade.
func (s *Subject) usable(v *offer.Package) bool {
	return v.Price.Said && s.visits(v) > 0 && (s.eligible(v.Services) || slices.Contains(v.Upgrades, s.Service))
}

// visits is how many visits of the subject's service a package holds.
func (s *Subject) visits(v *offer.Package) int {
	if booked := s.Seller.Services[s.Service].BookedMinutes; v.Minutes > 0 && booked > 0 {
		return v.Minutes / booked
	}
	return v.Visits
}

// packages fixes the packages that the service may be paid with, each price of
// one for itself: first those in force from the beginning. A package whose price
// is not known is left out: nothing bounds it.
func (s *Subject) packages(p Point, c *pay.Course) bool {
	c.Upgrades = c.Upgrades[:0]
	for k := range s.Seller.Packages {
		v := &s.Seller.Packages[k]
		if !s.usable(v) {
			continue
		}
		price, ok := p.pick(Key{code.FactPackagePrice, k}, stated(v.Price), p.Offer)
		if !ok {
			return false
		}
		n := pay.Package{Item: k, Visits: s.visits(v), Price: money.Amount(price), Expiry: v.Expiry, Refund: v.Refund, FirstOnly: v.FirstOnly}
		if v.Minutes > 0 {
			n.Minutes, n.Booked = v.Minutes, s.Seller.Services[s.Service].BookedMinutes
		}
		if v.Expiry.Rule == offer.ExpiryNotKnown {
			months, _ := p.pick(Key{code.FactPackageExpiry, k}, expiryDomain(), p.Offer)
			n.Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: int(months)}
		}
		if v.Refund.Rule == offer.RefundUnsure {
			n.Refund.Rule = offer.RefundNone
			if back, _ := p.pick(Key{code.FactPackageRefund, k}, refundDomain(), p.Offer); back == 1 {
				n.Refund.Rule = offer.RefundUnused
			}
		}
		n.Sold.Until = until(s.Seller.Changes, ofPackages, k)
		s.sell(c, n, p)
	}
	for i := range s.Seller.Changes {
		for _, now := range s.Seller.Changes[i].Packages {
			base := slices.IndexFunc(c.Packages, func(n pay.Package) bool { return n.Item == now.Index })
			if base < 0 || now.Withdrawn || !now.Price.Said {
				continue
			}
			n := c.Packages[base]
			n.Price = changed(now.Price, p.Offer)
			n.Sold = pay.Period{From: s.Seller.Changes[i].From, Until: until(s.Seller.Changes[i+1:], ofPackages, now.Index)}
			s.sell(c, n, p)
		}
	}
	return true
}

// sell adds a package with what each visit costs on top of its credit.
func (s *Subject) sell(c *pay.Course, n pay.Package, p Point) {
	c.Packages = append(c.Packages, n)
	v := &s.Seller.Packages[n.Item]
	if s.eligible(v.Services) {
		if len(c.Upgrades) > 0 {
			c.Upgrades = append(c.Upgrades, nil)
		}
		return
	}
	for len(c.Upgrades) < len(c.Packages)-1 {
		c.Upgrades = append(c.Upgrades, nil)
	}
	c.Upgrades = append(c.Upgrades, s.differences(v.Services[0], p))
}

// differences is what the subject's service costs more than another on each
// date, never below nothing. The other's price stands at the opposite end of what
// is known of it; one that is not known at all makes no difference at best, and
// is nothing at worst.
func (s *Subject) differences(other int, p Point) []money.Amount {
	more := make([]money.Amount, len(s.Dates))
	d, _ := s.single()
	own, _ := p.pick(Key{code.FactPrice, -1}, d, p.Offer)
	said, end := s.Seller.Services[other].Price, [...]Corner{Best: Worst, Typical: Typical, Worst: Best}[p.Offer]
	if !said.Said && end == Worst {
		return more
	}
	base, _ := stated(said).value(end)
	for i, day := range s.Dates {
		dear, _ := s.inForce(s.Service, money.Amount(own), day, p.Offer)
		less, _ := s.inForce(other, money.Amount(base), day, end)
		more[i] = max(dear-less, 0)
	}
	return more
}

// memberships fixes the memberships that the service may be paid with, each fee
// for joining for itself.
func (s *Subject) memberships(p Point, c *pay.Course) bool {
	for k := range s.Seller.Memberships {
		v := &s.Seller.Memberships[k]
		if !s.eligible(v.Services) || !v.Fee.Said {
			continue
		}
		m := pay.Membership{
			Item: k, Interval: v.Interval, Credits: v.Credits, Unused: v.Unused, Cap: v.Cap,
			Notice: v.Notice, Cycles: v.Cycles, HasMember: v.MemberPrice.Said,
		}
		fee, ok := p.pick(Key{code.FactMembershipFee, k}, stated(v.Fee), p.Offer)
		if !ok {
			return false
		}
		m.Fee = money.Amount(fee)
		m.SetupFee = money.Amount(s.said(p, code.FactMembershipSetup, k, v.SetupFee))
		m.MemberPrice = money.Amount(s.said(p, code.FactMemberPrice, k, v.MemberPrice))
		m.Minimum = max(1, int(s.said(p, code.FactMinimumTerm, k, v.Minimum)))
		m.Sold.Until = until(s.Seller.Changes, ofMemberships, k)
		m.Later = s.later(k, s.Seller.Changes, p.Offer)
		c.Memberships = append(c.Memberships, m)
	}
	for i := range s.Seller.Changes {
		for _, now := range s.Seller.Changes[i].Memberships {
			base := slices.IndexFunc(c.Memberships, func(m pay.Membership) bool { return m.Item == now.Index })
			if base < 0 || now.Withdrawn || !now.Price.Said {
				continue
			}
			m := c.Memberships[base]
			m.Fee = changed(now.Price, p.Offer)
			rest := s.Seller.Changes[i+1:]
			m.Sold = pay.Period{From: s.Seller.Changes[i].From, Until: until(rest, ofMemberships, now.Index)}
			m.Later = s.later(now.Index, rest, p.Offer)
			c.Memberships = append(c.Memberships, m)
		}
	}
	return true
}

// later is the fees of changes that who is a member already has to pay.
func (s *Subject) later(item int, changes []offer.Change, at Corner) (fees [offer.MaxChanges]pay.LaterFee) {
	n := 0
	for i := range changes {
		if changes[i].BuyersKeep == offer.Yes {
			continue
		}
		for _, now := range changes[i].Memberships {
			if now.Index == item && now.Price.Said && n < len(fees) {
				fees[n] = pay.LaterFee{From: changes[i].From, Fee: changed(now.Price, at)}
				n++
			}
		}
	}
	return fees
}

// What a change may name.
func ofServices(c *offer.Change) []offer.NewPrice    { return c.Services }
func ofPackages(c *offer.Change) []offer.NewPrice    { return c.Packages }
func ofMemberships(c *offer.Change) []offer.NewPrice { return c.Memberships }

// until is the day of the first change that ends a price, 0 for none.
func until(changes []offer.Change, of func(*offer.Change) []offer.NewPrice, item int) civil.Date {
	for i := range changes {
		for _, now := range of(&changes[i]) {
			if now.Index == item && (now.Withdrawn || now.Price.Said) {
				return changes[i].From
			}
		}
	}
	return 0
}
