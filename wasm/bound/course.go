package bound

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/span"
)

// course fixes every fact at a point. It reports false where the choice does
// not exist there, or a figure has neither value nor default.
func (s *Subject) course(p Point, ch Choice, c *pay.Course) bool {
	c.Dates, c.Opens = s.Dates, s.Opens
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
			c.Claims.Terms.PermitUntil = 0
		}
	}
	return true
}

// Same tells whether a choice leaves exactly what Any leaves: nothing prepaid where
// nothing is sold ahead or every covered visit must be claimed, and claims alone
// where they must.
func (s *Subject) Same(ch Choice) bool {
	if ch != NothingPrepaid && ch != ClaimsOnly {
		return false
	}
	g := s.gate()
	claims := !g.shut && !g.missing && !g.uncertain() && g.cash != offer.Yes
	return claims || ch == NothingPrepaid && len(s.Seller.Packages)+len(s.Seller.Memberships) == 0
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

// prices fixes what each visit costs singly by the list in force on its date, the
// tip on it, and what adds to a price. It reports false where the service has no
// price or is no longer sold on some date.
func (s *Subject) prices(p Point, c *pay.Course) bool {
	d, ok := s.single()
	if !ok {
		return false
	}
	price, ok := p.pick(Key{code.FactPrice, -1}, d, p.Offer)
	if !ok {
		return false
	}
	tips := s.Tip > 0 && s.Seller.TipExpected()
	c.Price, c.Tip = c.Price[:0], c.Tip[:0]
	for _, day := range s.Dates {
		now, sold := s.inForce(s.Service, money.Amount(price), day, p.Offer)
		if !sold {
			return false
		}
		c.Price = append(c.Price, now)
		if tips {
			c.Tip = append(c.Tip, now.Times(s.Tip, money.HalfUp))
		}
	}
	if first, said := s.firstVisit(p); said {
		c.Price[0] = first
	}
	c.Surcharge = s.Seller.Surcharge
	if !s.ByCard {
		c.Surcharge.Card = 0
	}
	c.Off = 0
	if c.Claims.Mode != pay.ClaimsOnly {
		c.Off = s.off()
	}
	return true
}

// off is the greatest discount of a sliding scale that she qualifies for.
func (s *Subject) off() money.Rate {
	var most money.Rate
	for i := range s.Seller.Discounts {
		if d := &s.Seller.Discounts[i]; slices.Contains(s.Discounts, d.ID) {
			most = max(most, d.Off)
		}
	}
	return most
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

// expiryDomain is what an expiry that is not known may be, in months: from the
// day of purchase alone to longer than any course. The default is the year that
// published lists name most often; some point-of-sale systems allow no more.
func expiryDomain() domain {
	return domain{best: offer.MaxMonths, worst: 0, typical: 12, hasTypical: true}
}

// refundDomain is what may come back for a package's unused credits where that is
// said not to be known: nothing, or the whole share of each.
func refundDomain() domain {
	return domain{best: 1, worst: 0, typical: 0, hasTypical: true}
}

// said fixes a figure that is zero where nothing was said.
func (s *Subject) said(p Point, f code.Fact, item int, v span.Span) int64 {
	if !v.Said {
		return 0
	}
	value, _ := p.pick(Key{f, item}, stated(v), p.Offer)
	return value
}
