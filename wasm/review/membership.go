package review

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// stays is how many intervals beyond the term a stay is followed for one that
// breaks even: as many as a list may state at all.
const stays = offer.MaxMonths

// A club is a membership whose figures may be reckoned with.
type club struct {
	fee, setup money.Amount
	single     money.Amount // of the dearest service that it is good for
	extra      money.Amount // a visit beside the credits
	hasExtra   bool         // such visits cost less than single ones
	term, last int          // the fewest intervals that are charged; the most that are looked at
	service    int
	credits    int
	offered    *offer.Membership
}

// membership holds one against single visits, for whoever gets most out of it:
// every credit used on the dearest visit, and, where an extra visit costs a member
// less, a visit a week (the closest rhythm of a plan) if the credits are fewer.
// What becomes of credits that are not used then plays no part.
func (l *linter) membership(i int) {
	m := &l.list.Seller.Memberships[i]
	l.memberAbove(i)
	l.lesser(i)
	c, ok := l.club(m)
	if !ok {
		return
	}
	premium := l.premium(m.Services)
	n, what := c.term, code.MembershipDearer
	if over, _, _ := c.over(n); over <= premium {
		return
	}
	what, n = code.MembershipNeverEven, c.best()
	if over, _, _ := c.over(n); over <= premium {
		what, n = code.MembershipDearer, c.term
	}
	over, paid, visits := c.over(n)
	l.add(Finding{Code: what, Severity: Warning, Path: at("memberships", i) + ".fee_cents",
		Related: at("services", c.service) + ".price_cents", Cost: over, Inputs: []Input{
			count("count", n), count("visits", visits), cents("paid", paid), cents("single", c.single), cents("singles", c.single*money.Amount(visits)),
		}})
}

// club gathers what is needed. It reports false where the draft leaves it open.
func (l *linter) club(m *offer.Membership) (club, bool) {
	c := club{credits: m.Credits, offered: m}
	var priced, served, bound bool
	c.fee, priced = exact(m.Fee)
	c.service, c.single, served = l.dearest(m.Services)
	c.term, bound = months(m.Minimum)
	every := max(1, m.Interval.Every)
	if !priced || !served || !bound || m.Credits < 0 || m.Credits > offer.MaxCredits || m.Interval.Every < 0 || every > 6 || m.Interval.Unit > offer.ByYear ||
		m.Notice < 0 || m.Notice > offer.MaxNotice || m.Cycles < 0 || m.Cycles > offer.MaxCycles {
		return c, false
	}
	c.setup, _ = exact(m.SetupFee)
	// Who tells on the day of joining stays until her notice has run.
	for m.Notice > 0 && lasting(m.Interval, c.term) <= m.Notice {
		c.term++
	}
	c.last = c.term + stays
	if m.Cycles > 0 {
		c.term, c.last = min(c.term, m.Cycles), min(c.last, m.Cycles)
	}
	extra, ok := memberPrice(m)
	c.extra, c.hasExtra = extra, ok && extra < c.single
	return c, true
}

// over is by how much so many intervals cost more than the same visits singly,
// with what is paid and the visits.
func (c *club) over(intervals int) (over, paid money.Amount, visits int) {
	visits = c.credits * intervals
	paid = c.setup + c.fee*money.Amount(intervals)
	if c.hasExtra {
		// The last day is the one before the next interval would begin.
		credits := visits
		visits = max(credits, (lasting(c.offered.Interval, intervals)-1)/7+1)
		paid += c.extra * money.Amount(visits-credits)
	}
	return paid - c.single*money.Amount(visits), paid, visits
}

// best is the number of intervals over which a membership costs least more than
// single visits, the first of equal ones.
func (c *club) best() int {
	best := c.term
	least, _, _ := c.over(best)
	for n := c.term + 1; n <= c.last; n++ {
		if over, _, _ := c.over(n); over < least {
			best, least = n, over
		}
	}
	return best
}

// lasting is the most days that so many intervals can have.
func lasting(i offer.Interval, n int) int {
	every := max(1, i.Every) * n
	switch i.Unit {
	case offer.ByWeek:
		return 7 * every
	case offer.ByYear:
		every *= 12
	}
	return longest(every)
}

// memberPrice is the price of an extra visit; nothing is one too.
func memberPrice(m *offer.Membership) (money.Amount, bool) {
	if m.MemberPrice.IsExact() && m.MemberPrice.Low == 0 {
		return 0, true
	}
	return exact(m.MemberPrice)
}

// memberAbove finds a member's price above every single price. The engine never
// takes it, so that no buyer's total grows: a slip to mend, without a cost.
func (l *linter) memberAbove(i int) {
	m := &l.list.Seller.Memberships[i]
	extra, ok := memberPrice(m)
	service, single, served := l.dearest(m.Services)
	if !ok || !served || extra <= single {
		return
	}
	l.add(Finding{Code: code.MemberPriceAbove, Severity: Warning, Path: at("memberships", i) + ".member_prices[0].price_cents",
		Related: at("services", service) + ".price_cents", Inputs: []Input{cents("member", extra), cents("single", single)}})
}
