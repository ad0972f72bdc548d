package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// pack is a package that was bought.
type pack struct {
	item, from int // index into Course.Packages; when it was bought, as in Step
	used       int
	single     money.Amount // what the visits drawn cost singly
	bought     civil.Date
	last       civil.Date
	latest     civil.Date // the day of the last visit drawn; 0 for none
}

// buy pays for a package and returns its place, or -1 if it is not sold to her
// on that day.
func (s *settler) buy(item, from int) int {
	if item >= len(s.c.Packages) {
		return -1
	}
	p := &s.c.Packages[item]
	last := p.lastDay(s.day)
	if last < s.day || p.FirstOnly && s.ahead {
		return -1
	}
	s.ahead = true
	s.out.Total += p.Price
	s.out.Prepaid += p.Price
	g := s.c.Grounds.pack(item)
	s.write(ledger.You, ledger.Purchase, p.Price, code.PackagePurchase, p.Item, s.shared(p, g)...)
	s.out.Prepaid += s.surcharge(p.Price, s.visit, s.day)
	s.held = append(s.held, pack{item: item, from: from, bought: s.day, last: last})
	return len(s.held) - 1
}

// shared is what a package's price is shared out over.
func (s *settler) shared(p *Package, g PackageGrounds) []ledger.Input {
	price := g.Price.input(ledger.PackagePrice, ledger.Cents, int64(p.Price))
	if p.Minutes > 0 {
		return s.inputs(nil, price, g.Visits.input(ledger.PackageMinutes, ledger.Count, int64(p.Minutes)),
			g.Visits.input(ledger.BookedMinutes, ledger.Count, int64(p.Booked)), derived(ledger.PackageVisits, ledger.Count, int64(p.Visits)))
	}
	return s.inputs(nil, price, g.Visits.input(ledger.PackageVisits, ledger.Count, int64(p.Visits)))
}

// costly tells whether a credit of a package costs something when it is drawn.
func (s *settler) costly(h *pack) bool {
	refunds := s.c.Packages[h.item].refunds() && h.last >= s.c.Dates[len(s.c.Dates)-1]
	return refunds || s.c.upgrades(h.item)
}

// pick chooses the open package to draw from: the one that the step names, if its
// credits cost something or accounts make a difference between them; or else the one
// that lapses first, rather of those whose credits cost nothing. It is -1 where none
// holds a credit.
func (s *settler) pick(step Step) int {
	at := -1
	for k := range s.held {
		h := &s.held[k]
		if h.last < s.day || h.used == s.c.Packages[h.item].Visits {
			continue
		}
		costly := s.costly(h)
		if (costly || s.c.Savings != nil) && h.item == step.Item && h.from == step.From {
			return k
		}
		if at >= 0 {
			if best := &s.held[at]; s.costly(best) != costly && costly || s.costly(best) == costly && best.last <= h.last {
				continue
			}
		}
		at = k
	}
	return at
}

// draw uses a credit of the package at a place.
func (s *settler) draw(at int, price money.Amount) {
	h := &s.held[at]
	p := &s.c.Packages[h.item]
	worth := p.drawn(h.used+1) - p.drawn(h.used)
	more := s.c.upgrade(h.item, s.visit)
	h.used++
	h.latest = s.day
	h.single += price
	s.out.Total += more
	if s.book != nil {
		g := s.c.Grounds.pack(h.item)
		inputs := s.inputs(s.shared(p, g), derived(ledger.PackageNumber, ledger.Count, int64(h.used)))
		if h.last != offer.Forever {
			inputs = s.inputs(inputs, g.Expiry.input(ledger.PackageLastDay, ledger.Day, int64(h.last)))
		}
		s.write(ledger.Prepaid, ledger.Share, worth, code.PackageCredit, p.Item, inputs...)
		s.paidOn(h.bought)
		if more > 0 {
			s.write(ledger.You, ledger.Share, more, code.PackageUpgrade, p.Item, s.priced()...)
		}
		s.discount(price-worth-more, code.PackageDiscount, p.Item)
	}
	s.surcharge(more, s.visit, s.day)
}

// close gives back what unused credits are refunded, and writes off what was
// prepaid and never drawn.
func (s *settler) close() {
	s.leave()
	for k := range s.held {
		s.settle(&s.held[k])
	}
}

// refund is what a package gives back on the day at hand, and the tax that comes
// back with it.
func (s *settler) refund(h *pack) (back, tax money.Amount) {
	p := &s.c.Packages[h.item]
	if h.last >= s.day {
		back = p.refund(h.used, h.single)
	}
	return back, s.c.taxBack(p.Price, back)
}

// settle closes one package.
func (s *settler) settle(h *pack) {
	p := &s.c.Packages[h.item]
	unused := p.Price - p.drawn(h.used)
	if unused == 0 {
		return
	}
	back, tax := s.refund(h)
	s.out.Total -= back + tax
	s.out.Prepaid -= back + tax
	if s.book == nil {
		return
	}
	g := s.c.Grounds.pack(h.item)
	left := derived(ledger.UnusedCredits, ledger.Count, int64(p.Visits-h.used))
	if p.Minutes > 0 {
		left = derived(ledger.UnusedMinutesLeft, ledger.Count, int64(p.Minutes-h.used*p.Booked))
	}
	if back > 0 {
		s.enterOn(ledger.CourseLevel, s.day, ledger.You, ledger.Return, back, code.PackageRefund, p.Item, s.refundFrom(p, h, g, unused, left)...)
	}
	if tax > 0 {
		s.enterOn(ledger.CourseLevel, s.day, ledger.You, ledger.Return, tax, code.SalesTaxBack, -1,
			s.inputs(nil, g.Price.input(ledger.PackagePrice, ledger.Cents, int64(p.Price)), derived(ledger.Taxed, ledger.Cents, int64(p.Price-back)), s.c.Grounds.Surcharge.input(ledger.SalesTaxRate, ledger.PPM, int64(s.c.Surcharge.SalesTax)))...)
	}
	day, inputs := s.day, s.inputs(nil, left)
	if h.last != offer.Forever {
		inputs = s.inputs(inputs, g.Expiry.input(ledger.PackageLastDay, ledger.Day, int64(h.last)))
		day = min(day, h.last)
	}
	if unused > back {
		s.enterOn(ledger.CourseLevel, day, ledger.You, ledger.Unused, unused-back, code.PackageUnused, p.Item, inputs...)
	}
}

// refundFrom is what a refund was made of.
func (s *settler) refundFrom(p *Package, h *pack, g PackageGrounds, unused money.Amount, left ledger.Input) []ledger.Input {
	inputs := s.inputs(nil, g.Price.input(ledger.PackagePrice, ledger.Cents, int64(p.Price)), left, derived(ledger.UnusedShare, ledger.Cents, int64(unused)))
	switch p.Refund.Rule {
	case offer.RefundUsedAtSingle:
		inputs = s.inputs(inputs, derived(ledger.UsedAtSingle, ledger.Cents, int64(h.single)))
	case offer.RefundUnusedLessFee:
		inputs = s.inputs(inputs, g.Refund.input(ledger.RefundFee, ledger.Cents, int64(p.Refund.Fee)))
	}
	return inputs
}
