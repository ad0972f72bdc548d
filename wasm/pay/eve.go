package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// eve is the last day of one price, on which something may be bought without a
// visit.
type eve struct {
	day    civil.Date
	before int8 // the first visit after it
	item   int8 // index into Course.Packages, or into Course.Memberships
	member bool
	first  bool // for the first purchase only
}

// eve finds the first visit after the eve of what is sold for a period. It reports
// false where there is no eve: the price does not end, she has not asked yet, or no
// visit is to come.
func (c *Course) eve(sold Period) (before int, ok bool) {
	n := len(c.Dates)
	if sold.Until == 0 || n == 0 {
		return 0, false
	}
	opens, day := c.Dates[0], sold.lastDay()
	if c.Opens > 0 {
		opens = min(opens, c.Opens)
	}
	if day < opens || !sold.holds(day) {
		return 0, false
	}
	for before < n && c.Dates[before] <= day {
		before++
	}
	return before, before < n
}

// had tells whether a package may be had on a day at no more than its price.
func (c *Course) had(k int, day civil.Date) bool {
	p := &c.Packages[k]
	for j := range c.Packages {
		if o := &c.Packages[j]; o.Item == p.Item && o.Price <= p.Price && o.Sold.holds(day) {
			return true
		}
	}
	return false
}

// ahead finds the eves on which a purchase is worth a look.
//
// A package that may be had at no more on the day of the next visit is bought too
// soon on its eve. Whatever visit it pays first: if it may be had at no more on that
// day, it can be bought there; if not, the last day before on which it may is an eve
// no earlier than the next visit. Either costs no more, takes up no more room and
// lasts as long. But what is for the first purchase only cannot wait while others
// are bought. Neither can a membership: its intervals count from the day of joining,
// and those gone by before a visit have granted credits. And where an account takes
// the day of payment, to pay sooner may be of use by itself, as it may be where the
// dearest month counts (wide).
func (f *shelf) ahead(c *Course, wide bool) {
	if c.Claims.Mode == ClaimsOnly {
		return
	}
	for k := range c.Packages {
		p := &c.Packages[k]
		if before, ok := c.eve(p.Sold); ok && (wide || p.FirstOnly || c.Savings != nil && c.Savings.WhenPaid() || !c.had(k, c.Dates[before])) {
			f.lay(eve{day: p.Sold.lastDay(), before: int8(before), item: int8(k), first: p.FirstOnly})
		}
	}
	for k := range c.Memberships {
		sold := c.Memberships[k].Sold
		if before, ok := c.eve(sold); ok {
			f.lay(eve{day: sold.lastDay(), before: int8(before), item: int8(k), member: true})
		}
	}
}

// lay puts an eve into the order of days. On one day what is for the first purchase
// only comes first.
func (f *shelf) lay(e eve) {
	f.eves = append(f.eves, e)
	for at := len(f.eves) - 1; at > 0; at-- {
		o := f.eves[at-1]
		if o.day < e.day || o.day == e.day && (o.first || !e.first) {
			break
		}
		f.eves[at], f.eves[at-1] = o, e
	}
}

// eve goes on with the labels at hand, each as it is and with what it may buy on an
// eve.
func (s *Search) eve(t *turn, at int) {
	e := &s.shelf.eves[at]
	t.day, t.onEve = e.day, true
	s.clear(t.course)
	s.wallet.rest()
	for k := range s.now {
		s.now[k].expire(e.day)
		n := s.now[k]
		n.count()
		s.wallet.pass(&n, t.visit)
		s.aim.pass(&n)
		s.link(&n)
	}
	if !e.member {
		t.store(e)
	}
	for k := range s.now {
		if e.member {
			s.joins(t, &s.now[k], at)
		} else {
			s.stocks(t, &s.now[k], at)
		}
	}
}

// store works out how long a package bought on an eve lasts and what it costs.
func (t *turn) store(e *eve) {
	c, k := t.course, int(e.item)
	p, o := &c.Packages[k], &t.open[k]
	*o = c.fresh(k, t.visit+1, p.lastDay(e.day))
	o.paid = t.wallet.spellOf(e.day)
	price := c.paid(p.Price)
	if c.refundable(o) {
		price = c.kept(p, 0, 0)
	}
	t.price[k] = t.scale.ahead(price) + t.scale.bought(t.left)
}

// stocks buys a package on an eve, once and more often.
func (s *Search) stocks(t *turn, l *label, at int) {
	k := int(s.shelf.eves[at].item)
	p, o := &t.course.Packages[k], t.open[k]
	if p.FirstOnly && l.bought {
		return
	}
	n := *l
	for number := 1; n.depth < offer.MaxPackages && t.needs(&n, &o, number); number++ {
		o.bought = -1 - n.eves
		n.score += t.price[k]
		n.eves++
		n.buy(&o)
		with := n
		s.aim.pays(t.course.paid(p.Price) * money.Amount(number))
		s.keep(t, &with, Step{Way: onEve, Item: at, From: number})
		if p.FirstOnly {
			return
		}
	}
}

// needs tells whether some visit before it lapses may need a number of a package: one
// that is neither paid by those bought so far nor for nothing by what is open already,
// be it what lapses no later or what lapses no sooner.
func (t *turn) needs(l *label, o *open, number int) bool {
	from := t.visit + 1
	visits, sooner, later := int(o.until)-from, 0, int32(0)
	for at := l.depth - 1; at >= 0; at-- {
		h := &l.open[at]
		if t.course.costly(h) {
			continue
		}
		if h.last <= o.last {
			sooner = min(sooner+int(h.left), int(h.until)-from)
		}
		if h.last >= o.last {
			later += int32(h.left)
		}
	}
	each := int(o.left)
	if t.course.costly(o) {
		each = 1 // of several that each pay one, the tax on what comes back may round to less
	}
	return sooner < visits && later < t.left && (number-1)*each < visits
}

// joins joins a membership on an eve, unless she is bound by one.
func (s *Search) joins(t *turn, l *label, at int) {
	c, e, w := t.course, &s.shelf.eves[at], &s.floor.whole
	if l.member >= 0 && number(c.Memberships[l.member].Interval, l.joined, e.day) < l.paid {
		return
	}
	if s.aim.of == LeastRisk && t.idles(l, e.day+1) {
		return
	}
	k := int(e.item)
	joining := &w.joining[k*w.days+len(c.Dates)]
	n := *l
	n.score += joining.due
	n.join(&c.Memberships[k], k, e.day, joining.term)
	n.eves++
	n.group = w.group(k, len(c.Dates))
	m := &c.Memberships[k]
	s.aim.cash, s.aim.dues = c.paid(m.SetupFee), dues{m, e.day, 0, joining.term}
	s.keep(t, &n, Step{Way: onEve, Item: at, From: 1})
}
