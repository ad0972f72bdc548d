package compare

import (
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Shelf holds of each of many lists what filters and bounds need, in flat arrays: a
// look at ten thousand lists touches a few bytes of each. Amounts are the least that
// a list may ask for, now or by a change that it announces.
type Shelf struct {
	clinics   []clinic
	services  []service
	packages  []bundle
	joins     []join
	languages []uint16
	payers    []payer
	rates     []rate
}

// clinic is one list. What is its own in the arrays begins where it says and ends
// where that of the next list begins.
type clinic struct {
	service, pack, join, language, payer int32

	provider reference.Provider
	card     offer.Answer
	tips     bool  // a tip is usual
	changes  bool  // prices change, and may be bought on an eve
	off      int32 // ppm: the greatest discount of a sliding scale
}

type service struct {
	price, first   int32 // first: of the first visit
	least          int32 // the least that one visit costs in any way, first-visit price and claims aside
	booked, handed uint8 // minutes
	modality       uint8
	priced         bool
}

// bundle is a package of so many visits or minutes, or where unused credits give
// something back, any one of its visits.
type bundle struct {
	services uint32 // a bit for each that it may pay
	price    int32
	minutes  int16
	visits   int16
	parts    bool
}

type join struct {
	services       uint32
	entry, fee     int32
	extra          int32 // -1: none
	credits, least int16 // least: intervals that joining binds to
	every          uint16
	unit           offer.IntervalUnit
}

type payer struct {
	rates   int32 // its first
	count   int32
	id      reference.Payer
	network pricelist.Network
	billing pricelist.Billing
}

// rate is the contract's allowed amount for a service, as far as it is an amount a
// visit.
type rate struct {
	visit   int32
	service uint8
	byVisit bool
}

// Len is how many lists stand on the shelf.
func (s *Shelf) Len() int { return len(s.clinics) }

// Clear makes room for other lists.
func (s *Shelf) Clear() {
	s.clinics, s.services, s.packages, s.joins = s.clinics[:0], s.services[:0], s.packages[:0], s.joins[:0]
	s.languages, s.payers, s.rates = s.languages[:0], s.payers[:0], s.rates[:0]
}

// Room makes room for so many lists and what such lists usually sell.
func (s *Shelf) Room(lists int) {
	if cap(s.clinics) < lists {
		s.clinics = make([]clinic, 0, lists)
		s.services = make([]service, 0, 4*lists)
		s.packages = make([]bundle, 0, 3*lists)
		s.joins = make([]join, 0, lists)
		s.payers = make([]payer, 0, 2*lists)
		s.rates = make([]rate, 0, 2*lists)
	}
}

// Add puts a list behind the others.
func (s *Shelf) Add(l *pricelist.List) {
	c := clinic{
		service: int32(len(s.services)), pack: int32(len(s.packages)), join: int32(len(s.joins)),
		language: int32(len(s.languages)), payer: int32(len(s.payers)),
		provider: l.Seller.Provider, card: l.Accounts.Card, tips: l.Seller.TipExpected(), changes: len(l.Seller.Changes) > 0,
	}
	for i := range l.Seller.Discounts {
		c.off = max(c.off, int32(l.Seller.Discounts[i].Off))
	}
	for _, name := range l.Languages {
		s.languages = append(s.languages, language(name))
	}
	for i := range l.Payers {
		p := &l.Payers[i]
		s.payers = append(s.payers, payer{int32(len(s.rates)), int32(len(p.Rates)), p.ID, p.Network, p.Billing})
		for _, one := range p.Rates {
			s.rates = append(s.rates, rate{int32(one.Visit), uint8(one.Service), one.ByVisit()})
		}
	}
	for k := range l.Seller.Packages {
		s.pack(&l.Seller, k)
	}
	for k := range l.Seller.Memberships {
		s.membership(&l.Seller, k)
	}
	s.clinics = append(s.clinics, c)
	for i := range l.Seller.Services {
		s.service(&l.Seller, i, &c)
	}
}

// least is the lower of an amount and what a change makes of it.
func least(said span.Span, changes []offer.Change, of func(*offer.Change) []offer.NewPrice, item int) int32 {
	low := said.Low
	for i := range changes {
		for _, now := range of(&changes[i]) {
			if now.Index == item && now.Price.Said {
				low = min(low, now.Price.Low)
			}
		}
	}
	return int32(low)
}

func ofServices(c *offer.Change) []offer.NewPrice    { return c.Services }
func ofPackages(c *offer.Change) []offer.NewPrice    { return c.Packages }
func ofMemberships(c *offer.Change) []offer.NewPrice { return c.Memberships }

// mask has a bit for each service of a list; no list means all.
func mask(services []int) (bits uint32) {
	if len(services) == 0 {
		return ^uint32(0)
	}
	for _, i := range services {
		bits |= 1 << i
	}
	return bits
}

func (s *Shelf) pack(seller *offer.Seller, k int) {
	p := &seller.Packages[k]
	if !p.Price.Said {
		return
	}
	b := bundle{
		services: mask(p.Services), price: least(p.Price, seller.Changes, ofPackages, k),
		visits: int16(p.Visits), minutes: int16(p.Minutes), parts: p.Refund.Rule > offer.RefundNone,
	}
	for _, i := range p.Upgrades {
		b.services |= 1 << i
	}
	s.packages = append(s.packages, b)
}

func (s *Shelf) membership(seller *offer.Seller, k int) {
	m := &seller.Memberships[k]
	if !m.Fee.Said {
		return
	}
	j := join{
		services: mask(m.Services), fee: least(m.Fee, seller.Changes, ofMemberships, k), extra: -1,
		credits: int16(m.Credits), least: 1, every: uint16(m.Interval.Every), unit: m.Interval.Unit,
	}
	if m.SetupFee.Said {
		j.entry = int32(m.SetupFee.Low)
	}
	if m.MemberPrice.Said {
		j.extra = int32(m.MemberPrice.Low)
	}
	if m.Minimum.Said {
		j.least = int16(max(1, m.Minimum.Low))
	}
	if m.Cycles > 0 {
		j.least = min(j.least, int16(m.Cycles))
	}
	s.joins = append(s.joins, j)
}

func (s *Shelf) service(seller *offer.Seller, i int, c *clinic) {
	v := &seller.Services[i]
	row := service{booked: uint8(v.BookedMinutes), handed: uint8(v.HandsOnMinutes), modality: modality(v.Modality), priced: v.Price.Said}
	row.price = least(v.Price, seller.Changes, ofServices, i)
	row.first = row.price
	if v.FirstVisit.Said {
		row.first = int32(v.FirstVisit.Low)
	}
	for k := range seller.Changes {
		for _, now := range seller.Changes[k].Services {
			if now.Index == i && now.FirstVisit.Said {
				row.first = min(row.first, int32(now.FirstVisit.Low))
			}
		}
	}
	row.least = row.price
	for _, b := range s.packages[c.pack:] {
		if b.services&(1<<i) != 0 {
			if visits := b.pays(v.BookedMinutes); visits > 0 {
				row.least = min(row.least, b.price/int32(visits))
			}
		}
	}
	for _, j := range s.joins[c.join:] {
		if j.services&(1<<i) == 0 {
			continue
		}
		if j.credits > 0 {
			row.least = min(row.least, j.fee/int32(j.credits))
		}
		if j.extra >= 0 {
			row.least = min(row.least, j.extra)
		}
	}
	s.services = append(s.services, row)
}

// pays is how many visits of a booked length a package holds.
func (b *bundle) pays(booked int) int {
	if b.minutes > 0 {
		if booked <= 0 {
			return 0
		}
		return int(b.minutes) / booked
	}
	return int(b.visits)
}
