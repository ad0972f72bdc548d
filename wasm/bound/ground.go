package bound

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// ground says where each figure of a course comes from.
func (s *Subject) ground(p Point, c *pay.Course) {
	g := &c.Grounds
	*g = pay.Grounds{}
	v := &s.Seller.Services[s.Service]
	single, _ := s.single()
	price, _ := p.pick(Key{code.FactPrice, -1}, single, p.Offer)
	if v.Price.Said {
		g.Price = []ledger.Input{s.figure(ledger.Price, money.Amount(price), v.Price, p.Offer)}
	} else {
		g.Price = s.regional(p.Offer, money.Amount(price))
	}
	if first, said := s.firstVisit(p); said {
		g.FirstVisit = []ledger.Input{s.figure(ledger.FirstVisitPrice, first, v.FirstVisit, p.Offer)}
		if from := s.since(s.Dates[0], true); from > 0 {
			g.FirstVisit[0].Origin, g.FirstVisit[0].Date = s.From, from
		}
	}
	if len(s.Seller.Changes) > 0 {
		for _, day := range s.Dates {
			inputs := g.Price
			if from := s.since(day, false); from > 0 {
				now, _ := s.inForce(s.Service, 0, day, p.Offer)
				inputs = []ledger.Input{{Field: ledger.Price, Unit: ledger.Cents, Value: int64(now), Origin: s.From, Date: from}}
			}
			g.Prices = append(g.Prices, inputs)
		}
	}
	stated := pay.Source{Origin: s.From, Date: s.Since}
	g.Off, g.Surcharge = stated, stated
	if s.Tip > 0 {
		g.Tip = append([]ledger.Input{{Field: ledger.TipPercent, Unit: ledger.PPM, Value: int64(s.Tip), Origin: ledger.FromRequest}}, g.Price...)
	}
	for _, k := range c.Packages {
		o := &s.Seller.Packages[k.Item]
		g.Packages = append(g.Packages, pay.PackageGrounds{
			Price:  s.sold(k.Sold, o.Price, p.Offer),
			Visits: stated,
			Expiry: s.source(span.Span{Said: o.Expiry.Rule != 0}, p.Offer),
			Refund: stated,
		})
	}
	for _, k := range c.Memberships {
		o := &s.Seller.Memberships[k.Item]
		m := pay.MembershipGrounds{
			Fee:         s.sold(k.Sold, o.Fee, p.Offer),
			SetupFee:    s.source(o.SetupFee, p.Offer),
			Credits:     stated,
			Minimum:     s.source(o.Minimum, p.Offer),
			MemberPrice: s.source(o.MemberPrice, p.Offer),
		}
		for i, later := range k.Later {
			m.Later[i] = pay.Source{Origin: s.From, Date: later.From}
		}
		g.Memberships = append(g.Memberships, m)
	}
	if c.Claims.Mode == pay.NoClaims {
		return
	}
	s.groundClaims(p, c)
}

// sold is where a price stands that is in force for a period.
func (s *Subject) sold(in pay.Period, said span.Span, c Corner) pay.Source {
	if in.From > 0 {
		return pay.Source{Origin: s.From, Date: in.From}
	}
	return s.source(said, c)
}

// figure is a price of the seller's with its source.
func (s *Subject) figure(f ledger.Field, value money.Amount, said span.Span, c Corner) ledger.Input {
	from := s.source(said, c)
	return ledger.Input{Field: f, Unit: ledger.Cents, Value: int64(value), Origin: from.Origin, Date: from.Date}
}

// source is where a figure of the seller's stands: in the quote or list, or at
// an end of what is not known exactly.
func (s *Subject) source(said span.Span, c Corner) pay.Source {
	switch {
	case said.Said && said.Low == said.High:
		return pay.Source{Origin: s.From, Date: s.Since}
	case c == Typical:
		return pay.Source{Origin: ledger.FromDefault}
	}
	return pay.Source{Origin: ledger.FromBound, Date: civil.Date(0)}
}

// regional explains a price of the region: base × index, whole dollars.
func (s *Subject) regional(c Corner, price money.Amount) []ledger.Input {
	from := s.Region.LikelyFrom
	switch c {
	case Best:
		from = s.Region.LowFrom
	case Worst:
		from = s.Region.HighFrom
	}
	return []ledger.Input{
		{Field: ledger.Price, Unit: ledger.Cents, Value: int64(price), Origin: ledger.FromRegion, Date: from.Source.Checked()},
		{Field: ledger.RegionBase, Unit: ledger.Cents, Value: int64(from.Base), Origin: ledger.FromRegion, Date: from.Source.Checked()},
		{Field: ledger.RegionIndex, Unit: ledger.PPM, Value: int64(from.Index), Origin: ledger.FromRegion, Date: reference.SourcePriceParities.Checked()},
	}
}
