package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// turn is the visit that is being decided, or what may be bought on an eve after
// it.
type turn struct {
	course *Course
	shelf  *shelf
	alike  *cover.Alike
	whole  *whole
	wallet *wallet
	aim    *aim
	scale  scale
	visit  int
	day    civil.Date           // of the visit, or the eve
	onEve  bool                 // an eve after the visit is at hand
	wide   bool                 // every way is tried (aim)
	aiming bool                 // something else than the total counts, too
	claims bool                 // some visit may be claimed
	funded bool                 // accounts or taxes may save something of it or of a later one
	spells bool                 // what some credit costs or saves depends on the day
	limit  score                // of the best route known: only less is looked for
	single score                // of the visit
	missed [MaxVisits + 1]score // what so many credits that are missing cost at most: each the dearest single price from here on
	most   score                // that price
	left   int32                // visits after this one
	low    money.Amount         // least single price of those, undiscounted
	high   money.Amount         // and the greatest
	open   [mostPackages]open   // each package if it is bought today and a visit is drawn, or on the eve
	price  [mostPackages]score  // and what that costs
	split  cover.Split          // of the claim tried last
}

// turn comes to a visit.
func (s *Search) turn(c *Course, visit int, limit score) *turn {
	t := s.after(c, visit, limit)
	t.day, t.single = c.Dates[visit], s.scale.cash(c.single(visit))
	t.sale()
	return t
}

// after stands between a visit, -1 for none, and the next one.
func (s *Search) after(c *Course, visit int, limit score) *turn {
	t := &s.visit
	t.course, t.shelf, t.alike, t.whole = c, &s.shelf, &s.alike, &s.floor.whole
	t.wallet, t.aim = &s.wallet, &s.aim
	t.onEve, t.wide, t.aiming = false, s.aim.wide(visit), s.aim.of != LeastTotal
	t.scale, t.visit, t.limit = s.scale, visit, limit
	t.left = int32(len(c.Dates) - visit - 1)
	t.miss(s.scale.cash(s.floor.dearest[max(visit, 0)]))
	t.claims = c.Claims.Mode != NoClaims
	t.funded = t.shelf.funded && t.wallet.opens(max(visit, 0))
	t.spells = t.shelf.spells || t.funded && t.wallet.turns(max(visit, 0))
	t.low, t.high = 0, 0
	for i := visit + 1; i < len(c.Price) && t.shelf.costs; i++ {
		t.high = max(t.high, c.Price[i])
		if i == visit+1 || c.Price[i] < t.low {
			t.low = c.Price[i]
		}
	}
	return t
}

// miss works out what missing credits cost, as far as a score can hold it.
func (t *turn) miss(most score) {
	t.most = most
	for n, sum := int32(1), score(0); n <= t.left; n++ {
		if sum > none-most {
			sum = none - most
		}
		sum += most
		t.missed[n] = sum
	}
}

// sale works out how long the packages bought today would last and what they
// cost, the difference of an upgrade included.
func (t *turn) sale() {
	c := t.course
	for k := range c.Packages {
		p, o := &c.Packages[k], &t.open[k]
		*o = c.fresh(k, t.visit, p.lastDay(t.day))
		o.left, o.bought = o.left-1, int8(t.visit)
		o.paid = t.wallet.spellOf(t.day)
		price := c.paid(p.Price)
		if c.refundable(o) {
			o.single = int32(min(c.Price[t.visit], p.Price))
			price = c.kept(p, 1, c.Price[t.visit])
		}
		t.price[k] = t.scale.ahead(price) + t.scale.bought(t.left)
		if t.shelf.costs {
			t.price[k] += t.scale.cash(c.paid(c.upgrade(k, t.visit)))
		}
	}
}

// fresh is a package that was bought with the visits from one on to come, of which
// none is drawn yet.
func (c *Course) fresh(k, from int, last civil.Date) open {
	o := open{last: last, item: int8(k), left: int16(c.Packages[k].Visits), until: int8(from)}
	for _, day := range c.Dates[from:] {
		if day > last {
			break
		}
		o.until++
	}
	return o
}
