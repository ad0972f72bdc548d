package pay

import "kneadwise/wasm/money"

// Glance is a lower bound for what a number of visits costs at a seller, the
// calendar aside: a fraction of what even preparing the search costs, and enough to
// shut most of thousands of sellers out. It looks at how many visits are paid in
// which way, not at which. The cheapest visits are those that are paid singly; packages are bought
// whole, as many as one likes, and never lapse; a membership is joined once, grants
// all its credits whenever they are of use, and pays no interval more than those
// credits need or joining binds to. Each of that costs no more than what a route
// does, so no route costs less in all.
//
// The amounts are before tips and before what accounts and taxes save. Its zero
// value is ready, and used again it allocates nothing.
type Glance struct {
	bundles []bundled
	singles []money.Amount // of the visits, the cheapest first, then their sums
	members []money.Amount // the same at a member's price
	packed  []money.Amount // what so many visits cost by packages alone
	mixed   []money.Amount // what so many unclaimed visits cost
	inside  []money.Amount // the same for a member
	claimed []money.Amount // what so many claims cost
	year    []money.Amount
	run     []money.Amount
	joined  Joined
}

// bundled is so many visits at a price, to be had any number of times.
type bundled struct {
	visits int
	price  money.Amount
}

// Joined is the least that memberships ask of who joins one, and the most that they
// give: of several each figure of the one that is best in it.
type Joined struct {
	Entry   money.Amount // set-up fee
	Bound   money.Amount // set-up fee and the fees that joining binds to
	Fee     money.Amount // an interval
	Credits int          // an interval
	Begins  int          // how many intervals may begin in the course; 0: there is no membership
	Extra   money.Amount // what a member pays for a visit without a credit; money.MaxInput where that is as for anybody
}

// Reset forgets what was on sale.
func (g *Glance) Reset() {
	g.bundles, g.singles, g.members = g.bundles[:0], g.singles[:0], g.members[:0]
	g.joined = Joined{}
}

// Visit adds a visit that costs so much singly.
func (g *Glance) Visit(price money.Amount) {
	g.singles = append(g.singles, price)
	for at := len(g.singles) - 1; at > 0 && g.singles[at-1] > price; at-- {
		g.singles[at], g.singles[at-1] = g.singles[at-1], price
	}
}

// Alike adds so many visits of one price at once, to none but one that is there.
func (g *Glance) Alike(price money.Amount, visits int) {
	first := money.MaxInput
	if len(g.singles) > 0 {
		first = g.singles[0]
		g.singles = g.singles[:0]
		if first <= price {
			g.singles = append(g.singles, first)
		}
	}
	for range visits {
		g.singles = append(g.singles, price)
	}
	if first > price && first < money.MaxInput {
		g.singles = append(g.singles, first)
	}
}

// Package puts a package on sale: so many visits at a price, or any one of them.
func (g *Glance) Package(visits int, price money.Amount) {
	if visits > 0 {
		g.bundles = append(g.bundles, bundled{visits, price})
	}
}

// Membership puts a membership on sale.
func (g *Glance) Membership(m Joined) {
	if g.joined.Begins == 0 {
		g.joined = m
		return
	}
	j := &g.joined
	j.Entry, j.Bound, j.Fee = min(j.Entry, m.Entry), min(j.Bound, m.Bound), min(j.Fee, m.Fee)
	j.Credits, j.Begins, j.Extra = max(j.Credits, m.Credits), max(j.Begins, m.Begins), min(j.Extra, m.Extra)
}

// Least is the bound for all visits that were added.
func (g *Glance) Least() money.Amount {
	n := len(g.singles)
	g.prepare()
	if len(g.bundles) == 0 {
		g.packed = g.packed[:1]
	}
	least := g.mix(g.singles, n)
	if g.joined.Begins > 0 {
		g.inside = g.inside[:0]
		for m := range n + 1 {
			g.inside = append(g.inside, g.mix(g.members, m))
		}
		least = min(least, g.member(n))
	}
	return least
}

// prepare adds up singles, and works out what packages cost.
func (g *Glance) prepare() {
	n := len(g.singles)
	if g.joined.Begins > 0 {
		g.members = g.members[:0]
		for _, price := range g.singles {
			g.members = append(g.members, min(price, g.joined.Extra))
		}
		sum(g.members)
	}
	sum(g.singles)
	g.packed = append(g.packed[:0], 0)
	for m := 1; m <= n && len(g.bundles) > 0; m++ {
		best := none
		for k := range g.bundles {
			b := &g.bundles[k]
			best = min(best, score(b.price+g.packed[max(m-b.visits, 0)]))
		}
		g.packed = append(g.packed, money.Amount(best))
	}
}

// sum turns prices into the sums of the first of them.
func sum(prices []money.Amount) {
	for i := 1; i < len(prices); i++ {
		prices[i] += prices[i-1]
	}
}

// mix is what so many visits cost by packages and singly, at the sums of prices.
func (g *Glance) mix(sums []money.Amount, m int) money.Amount {
	if m == 0 {
		return 0
	}
	best := sums[m-1]
	for x := 1; x < len(g.packed) && x < m; x++ {
		best = min(best, g.packed[x]+sums[m-1-x])
	}
	if m < len(g.packed) {
		best = min(best, g.packed[m])
	}
	return best
}

// member is what so many visits cost who joins.
func (g *Glance) member(m int) money.Amount {
	j := &g.joined
	best := j.Bound + g.inside[m]
	for t := 1; t <= j.Begins && j.Credits > 0; t++ {
		best = min(best, max(j.Bound, j.Entry+money.Amount(t)*j.Fee)+g.inside[max(m-t*j.Credits, 0)])
		if t*j.Credits >= m {
			break
		}
	}
	return best
}
