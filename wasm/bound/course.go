package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/span"
)

// course fixes every fact at a point. It reports false where the choice does
// not exist there, or a figure has neither value nor default.
func (s *Subject) course(p Point, ch Choice, c *pay.Course) bool {
	c.Dates = s.Dates
	g := s.gate()
	covered := s.covered(&g, p)
	denied := !covered && s.denied(&g)
	c.Claims.Mode = pay.NoClaims
	switch ch {
	case Any, NothingPrepaid:
		if (covered || denied) && g.cash == offer.Yes {
			c.Claims.Mode = pay.MixClaims
		} else if covered || denied {
			c.Claims.Mode = pay.ClaimsOnly
		}
	case ClaimsOnly:
		if !covered {
			return false
		}
		c.Claims.Mode = pay.ClaimsOnly
	case CashOnly:
		if !covered {
			return false
		}
	}
	if !s.prices(p, c) {
		return false
	}
	c.Packages, c.Memberships = c.Packages[:0], c.Memberships[:0]
	if ch == Any && c.Claims.Mode != pay.ClaimsOnly || ch == CashOnly {
		if !s.packages(p, c) || !s.memberships(p, c) {
			return false
		}
	}
	if c.Claims.Mode != pay.NoClaims {
		s.claims(p, &g, c)
		if denied {
			c.Claims.Terms.ScriptUntil = 0
		}
	}
	return true
}

// single is the domain of the single price, and whether there is any figure.
func (s *Subject) single() (domain, bool) {
	v := &s.Seller.Services[s.Service]
	if v.Price.Said {
		return stated(v.Price), true
	}
	if s.Region == nil {
		return domain{}, false
	}
	r := s.Region
	return domain{best: int64(r.Low), worst: int64(r.High), typical: int64(r.Likely), hasTypical: r.HasLikely}, true
}

// prices fixes what each visit costs singly, and the tip on it.
func (s *Subject) prices(p Point, c *pay.Course) bool {
	d, ok := s.single()
	if !ok {
		return false
	}
	price, ok := p.pick(Key{code.FactPrice, -1}, d, p.Offer)
	if !ok {
		return false
	}
	c.Price, c.Tip = c.Price[:0], c.Tip[:0]
	for range s.Dates {
		c.Price = append(c.Price, money.Amount(price))
	}
	if v := s.Seller.Services[s.Service].FirstVisit; v.Said && len(c.Price) > 0 {
		first, _ := p.pick(Key{code.FactFirstVisitPrice, -1}, stated(v), p.Offer)
		c.Price[0] = money.Amount(first)
	}
	if s.Tip > 0 && s.Seller.TipExpected() {
		tip := money.Amount(price).Times(s.Tip, money.HalfUp)
		for range s.Dates {
			c.Tip = append(c.Tip, tip)
		}
	}
	return true
}

// eligible tells whether a list of services holds the subject's; an empty list
// of a quote means all of them.
func (s *Subject) eligible(services []int) bool {
	for _, v := range services {
		if v == s.Service {
			return true
		}
	}
	return len(services) == 0
}

// packages fixes the packages that the service may be paid with. A package
// whose price is not known is left out: nothing bounds it.
func (s *Subject) packages(p Point, c *pay.Course) bool {
	for k := range s.Seller.Packages {
		v := &s.Seller.Packages[k]
		if !s.eligible(v.Services) || !v.Price.Said {
			continue
		}
		price, ok := p.pick(Key{code.FactPackagePrice, k}, stated(v.Price), p.Offer)
		if !ok {
			return false
		}
		expiry := v.Expiry
		if expiry.Rule == offer.ExpiryNotKnown {
			months, _ := p.pick(Key{code.FactPackageExpiry, k}, expiryDomain(), p.Offer)
			expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: int(months)}
		}
		c.Packages = append(c.Packages, pay.Package{Item: k, Visits: v.Visits, Price: money.Amount(price), Expiry: expiry})
	}
	return true
}

// expiryDomain is what an expiry that is not known may be, in months: from the
// day of purchase alone to longer than any course. The default is the year that
// published lists name most often; some point-of-sale systems allow no more.
func expiryDomain() domain {
	return domain{best: offer.MaxMonths, worst: 0, typical: 12, hasTypical: true}
}

// memberships fixes the memberships that the service may be paid with.
func (s *Subject) memberships(p Point, c *pay.Course) bool {
	for k := range s.Seller.Memberships {
		v := &s.Seller.Memberships[k]
		if !s.eligible(v.Services) || !v.Fee.Said {
			continue
		}
		m := pay.Membership{Item: k, Credits: v.Credits, Unused: v.Unused, Cap: v.Cap, Minimum: 1, HasMember: v.MemberPrice.Said}
		fee, ok := p.pick(Key{code.FactMembershipFee, k}, stated(v.Fee), p.Offer)
		if !ok {
			return false
		}
		m.Fee = money.Amount(fee)
		m.SetupFee = money.Amount(s.said(p, code.FactMembershipSetup, k, v.SetupFee))
		m.MemberPrice = money.Amount(s.said(p, code.FactMemberPrice, k, v.MemberPrice))
		m.Minimum = max(1, int(s.said(p, code.FactMinimumTerm, k, v.Minimum)))
		c.Memberships = append(c.Memberships, m)
	}
	return true
}

// said fixes a figure that is zero where nothing was said.
func (s *Subject) said(p Point, f code.Fact, item int, v span.Span) int64 {
	if !v.Said {
		return 0
	}
	value, _ := p.pick(Key{f, item}, stated(v), p.Offer)
	return value
}
