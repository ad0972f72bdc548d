package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// course is the bound for a course.
func (g *Glance) course(c *Course) money.Amount {
	g.Reset()
	for i := range c.Dates {
		g.Visit(c.least(i))
	}
	for k := range c.Packages {
		g.of(c, k)
	}
	if len(c.Memberships) > 0 {
		first := c.Dates[0]
		if c.Opens > 0 {
			first = min(first, c.Opens)
		}
		stretch := Between(first, c.Dates[len(c.Dates)-1])
		for k := range c.Memberships {
			g.Membership(c.join(&c.Memberships[k], stretch))
		}
	}
	if c.Claims.Mode == NoClaims {
		return g.Least()
	}
	return g.claim(c)
}

// of puts a course's package on sale, or where less of it costs less each number of
// its visits.
func (g *Glance) of(c *Course, k int) {
	p, n := &c.Packages[k], len(c.Dates)
	if !p.refunds() && !c.upgrades(k) {
		g.Package(p.Visits, c.paid(p.Price))
		return
	}
	single, upgrade := c.Price[0], c.upgrade(k, 0)
	for i := range c.Dates {
		single, upgrade = min(single, c.Price[i]), min(upgrade, c.upgrade(k, i))
	}
	for y := 1; y <= min(p.Visits, n); y++ {
		price := c.paid(p.Price)
		if p.refunds() {
			price = c.kept(p, y, single*money.Amount(y))
		}
		g.Package(y, price+upgrade*money.Amount(y))
	}
}

// join is what joining a course's membership asks and gives.
func (c *Course) join(m *Membership, stretch Stretch) Joined {
	fee := m.Fee
	for _, later := range m.Later {
		if later.From > 0 {
			fee = min(fee, later.Fee)
		}
	}
	term := m.Minimum
	if m.Cycles > 0 {
		term = min(term, m.Cycles)
	}
	j := Joined{Entry: c.paid(m.SetupFee), Fee: c.paid(fee), Credits: m.Credits, Extra: money.MaxInput}
	j.Bound = j.Entry + money.Amount(term)*j.Fee
	j.Begins = stretch.Begins(m.Interval)
	if m.HasMember {
		j.Extra = c.paid(m.MemberPrice)
	}
	return j
}

// Stretch is how far two days lie apart.
type Stretch struct{ days, months int32 }

// Between is the stretch from one day to another.
func Between(first, last civil.Date) Stretch {
	return Stretch{days: int32(last - first), months: monthsSince(first, last.AddDays(3))}
}

// Begins is how many intervals may begin on the days of a stretch, however often one
// leaves and joins anew. Months get shorter by joining anew where the day of joining
// is clamped to a month's end, by three days in all: from the 31st to the 28th.
func (s Stretch) Begins(v offer.Interval) int {
	if v.Unit == offer.ByWeek {
		return int(s.days/(7*every(v))) + 1
	}
	return int(s.months/every(v)) + 1
}

// claim is the bound for a course whose visits may be claimed: of so many visits any
// number is, in each plan year as many of the least allowed amount as it may be.
func (g *Glance) claim(c *Course) money.Amount {
	n := len(c.Dates)
	g.claims(c)
	g.prepare()
	if len(g.bundles) == 0 {
		g.packed = g.packed[:1]
	}
	g.mixed, g.inside = g.mixed[:0], g.inside[:0]
	for m := range n + 1 {
		g.mixed = append(g.mixed, g.mix(g.singles, m))
		if g.joined.Begins > 0 {
			g.inside = append(g.inside, g.mix(g.members, m))
		}
	}
	best := money.Amount(none)
	for x := range min(len(g.claimed), n+1) {
		rest := g.mixed[n-x]
		if g.joined.Begins > 0 && n > x {
			rest = min(rest, g.member(n-x))
		}
		best = min(best, g.claimed[x]+rest)
	}
	return best
}

// claims works out what so many claims cost, plan year by plan year, by a plan that
// costs no more.
func (g *Glance) claims(c *Course) {
	t := c.Claims.Terms.Under()
	waived := c.Claims.Terms.Waived()
	g.claimed = append(g.claimed[:0], 0)
	state := t.Opening
	years := c.years()
	for i := 0; i < len(c.Dates); {
		from, may := i, 0
		least, above := c.Price[i], money.MaxInput
		for ; i < len(c.Dates) && !(years.begins(c.Dates[i]) && i > from); i++ {
			allowed := min(c.Claims.Allowed[i], c.Price[i])
			least, above = min(least, allowed), min(above, c.Price[i]-allowed)
			if c.Dates[i] <= t.PermitUntil {
				may++
			}
		}
		if from > 0 {
			state = c.Claims.Terms.NewYear(state)
			state.PermitUsed = t.Opening.PermitUsed
		}
		g.addYear(c, &t, state, from, may, least, above, waived)
	}
}

// addYear adds a plan year with so many visits that may be claimed.
func (g *Glance) addYear(c *Course, t *cover.Terms, state cover.State, from, may int, least, above, waived money.Amount) {
	if !t.Outside {
		above = 0
	}
	var split cover.Split
	var total money.Amount
	g.run = append(g.run[:0], 0)
	for range may {
		if !t.Covers(state, c.Dates[from]) {
			break
		}
		t.Settle(&split, &state, least, least)
		total += split.You() + above
		g.run = append(g.run, max(total-waived, 0))
	}
	if len(g.claimed) == 1 {
		g.claimed, g.run = g.run, g.claimed
		return
	}
	g.year = g.year[:0]
	for x := range len(g.claimed) + len(g.run) - 1 {
		best := money.Amount(none)
		for here := max(0, x+1-len(g.claimed)); here <= min(x, len(g.run)-1); here++ {
			best = min(best, g.run[here]+g.claimed[x-here])
		}
		g.year = append(g.year, best)
	}
	g.claimed, g.year = g.year, g.claimed
}
