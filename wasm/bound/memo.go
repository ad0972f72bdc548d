package bound

import (
	"slices"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// memo remembers what courses cost. While unknowns are weighed most points
// differ in facts that leave a course as it was: what a deductible may be does
// not touch visits that are not claimed.
type memo map[deciding]found

// found is what the cheapest route costs that a search found, and what none costs
// less than: the same, unless the search was cut short.
type found struct {
	cost, low money.Amount
	route     pay.Route // valid as long as the memo
}

// at is the end of it that holds at a point.
func (f found) at(p Point) money.Amount {
	if p.Insurance == Best {
		return f.low
	}
	return f.cost
}

// deciding is all of a course that decides its cost; the dates and the day of asking
// are the same for all courses of one request.
type deciding struct {
	visits       int
	first, price money.Amount
	tip          money.Amount
	off          money.Rate
	surcharge    offer.Surcharge
	mode         pay.Mode
	terms        cover.Terms
	allowed      uint64 // of all visits' allowed amounts
	packages     [offer.MaxPackages]pay.Package
	upgrades     [offer.MaxPackages]money.Amount
	memberships  [offer.MaxMemberships]pay.Membership
	// Where prices change within a course they are those of one seller's service
	// at one point.
	changing *offer.Seller
	service  int
	point    Point
	savings  *fund.Savings
}

// most is how many courses are remembered, about a kilobyte each.
const most = 1024

// mixer is an odd number without small factors: amounts below its bits that
// differ in any visit give another sum, but for one chance in 2⁶⁴ or so.
const mixer = 0x9E3779B97F4A7C15

func decidingOf(c *pay.Course, s *Subject, p Point) deciding {
	n := len(c.Price)
	d := deciding{visits: n, mode: c.Claims.Mode, off: c.Off, surcharge: c.Surcharge, savings: c.Savings}
	if n == 0 {
		return d
	}
	d.first, d.price = c.Price[0], c.Price[n-1]
	if len(c.Tip) > 0 {
		d.tip = c.Tip[0]
	}
	if c.Claims.Mode != pay.NoClaims {
		d.terms = c.Claims.Terms
		for _, a := range c.Claims.Allowed {
			d.allowed = d.allowed*mixer + uint64(a)
		}
	}
	copy(d.packages[:], c.Packages)
	copy(d.memberships[:], c.Memberships)
	for k := range min(len(c.Upgrades), len(d.upgrades)) {
		if len(c.Upgrades[k]) > 0 {
			d.upgrades[k] = 1 + c.Upgrades[k][0]
		}
	}
	if len(s.Seller.Changes) > 0 {
		d.changing, d.service, d.point = s.Seller, s.Service, p
	}
	return d
}

// cost is the least that the bench's course costs: at the best corner no more, at
// the others no less, where its search was cut short.
func (b *Bench) cost(s *Subject, p Point) money.Amount {
	if b.upTo {
		return b.costUpTo(s, p)
	}
	if b.course.Forced() {
		return b.search.Cost(&b.course) // sooner reckoned than looked up
	}
	f := b.find(s, p)
	b.cut = b.cut || f.low < f.cost
	return f.at(p)
}

// best is the cheapest route of the bench's course.
func (b *Bench) best(s *Subject, p Point) pay.Route {
	if b.course.Forced() {
		return b.search.Best(&b.course)
	}
	return b.find(s, p).route
}

// find remembers the cheapest route of the bench's course, or searches for it.
func (b *Bench) find(s *Subject, p Point) found {
	key := decidingOf(&b.course, s, p)
	f, ok := b.memo[key]
	if ok {
		return f
	}
	b.allow()
	f.route = b.search.Best(&b.course)
	f.route.Steps, f.route.Eves = slices.Clone(f.route.Steps), slices.Clone(f.route.Eves)
	f.cost, f.low = f.route.Total, f.route.Low
	b.patience -= b.search.Spent()
	if b.memo == nil || len(b.memo) == most {
		b.memo = make(memo)
	}
	b.memo[key] = f
	return f
}

// allow lets the next search take half of what is left of the bench's patience, and
// always as much as most searches need.
func (b *Bench) allow() {
	if b.limited {
		b.search.Effort = min(max(b.patience/2, usual), pay.MostEffort)
	}
}

// usual is as often as most searches compare labels.
const usual = 20_000

// Patience bounds how often all searches together compare labels, so that an answer that
// needs very many comes in time: what is cut short for it is an interval.
func (b *Bench) Patience(of int) { b.limited, b.patience = true, of }

// Forget makes the bench ready for courses over other dates or asked on another day.
func (b *Bench) Forget() { b.memo, b.sure, b.most = nil, nil, nil }
