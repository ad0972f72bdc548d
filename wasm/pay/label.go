package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// open is what is left of a package that was bought.
type open struct {
	last  civil.Date // last valid day
	left  int32
	item  int32 // index into Course.Packages
	until int32 // the first visit after the last valid day
}

// label is one way of having paid for the visits so far.
type label struct {
	score score // of what was paid so far
	floor score // no completion scores less
	state cover.State
	node  int32 // last choice, in search.nodes

	// Packages still holding credits, the earliest to lapse on top. A package
	// is worth buying on top of others only if it lapses before all of them:
	// otherwise using theirs first and buying later is no dearer, because a
	// credit is as good as any other on its day. So expiries strictly fall
	// from bottom to top, and no more than one of each kind is open.
	depth int32
	open  [offer.MaxPackages]open

	member  int32 // index into Course.Memberships, -1 for none
	paid    int32 // months paid
	granted int32 // months whose credits are in held
	held    int32 // credits in hand
	joined  civil.Date
	month   int32 // the month since joining that holds the visit at hand, from 0

	// Only labels of one group are compared: those without a membership (0), or
	// those that joined the same one at the same visit. Where such have paid for
	// as many months, they have been granted as many.
	group int32
	after int32 // the next one in the group, in search.next, -1 for none
}

// reach comes to the day of a visit: packages lapse, accumulators start again
// with the plan year, paid months grant their credits.
func (l *label) reach(c *Course, day civil.Date, newYear bool) {
	l.expire(day)
	if newYear {
		l.state = c.Claims.Terms.NewYear(l.state)
	}
	if l.member >= 0 {
		l.month = monthsSince(l.joined, day)
		l.grant(&c.Memberships[l.member], min(l.month, l.paid-1))
	}
}

// expire drops the packages whose last day is past.
func (l *label) expire(day civil.Date) {
	for l.depth > 0 && l.open[l.depth-1].last < day {
		l.depth--
	}
}

// draw uses one credit of the package that lapses first.
func (l *label) draw() {
	top := &l.open[l.depth-1]
	top.left--
	if top.left == 0 {
		l.depth--
	}
}

// buy opens a package that lasts to a day and draws its first credit.
func (l *label) buy(p *Package, item int, last civil.Date, until int32) {
	if p.Visits > 1 {
		l.open[l.depth] = open{last: last, left: int32(p.Visits - 1), item: int32(item), until: until}
		l.depth++
	}
}

// sells tells whether a package that lasts to a day is worth a look on top of what is
// open.
func (l *label) sells(last, day civil.Date) bool {
	return last >= day && (l.depth == 0 || last < l.open[l.depth-1].last)
}

// join opens a membership on day and returns what it binds to: the set-up fee
// and the minimum term.
func (l *label) join(m *Membership, item int, day civil.Date) money.Amount {
	l.member, l.joined, l.month = int32(item), day, 0
	l.paid, l.granted, l.held = int32(m.Minimum), 1, int32(m.Credits)
	return m.SetupFee + m.Fee*money.Amount(m.Minimum)
}

// monthsSince counts the anchor days after from, up to and including day.
func monthsSince(from, day civil.Date) int32 {
	y1, m1, _ := from.Split()
	y2, m2, _ := day.Split()
	n := (y2-y1)*12 + m2 - m1
	if from.AddMonths(n) > day {
		n--
	}
	return int32(n)
}

// grant brings the credits in hand up to a month that is paid.
func (l *label) grant(m *Membership, month int32) {
	for l.granted <= month {
		kept := int32(0)
		if m.Unused == offer.RollOver {
			kept = min(l.held, int32(m.Cap))
		}
		l.held = kept + int32(m.Credits)
		l.granted++
	}
}

// renew grants the credits of the months up to and including month and returns
// the fees of those that were not paid.
func (l *label) renew(m *Membership, month int32) (due money.Amount) {
	if month >= l.paid {
		due = m.Fee * money.Amount(month+1-l.paid)
		l.paid = month + 1
	}
	l.grant(m, month)
	return due
}

// dominates tells of two labels of one group whether every completion of b can
// be matched from a at no more cost, so that b need not be looked at again.
// Where a holds fewer credits, those visits are paid singly instead, at most at
// price each: for nested expiries the number that cannot be matched is the
// greatest shortfall at any expiry (Hall's theorem).
func (a *label) dominates(b *label, price score, visitsLeft int32) bool {
	if a.score > b.score || a.paid != b.paid {
		return false
	}
	if !a.state.AtMost(b.state) {
		return false
	}
	short := max(b.held-a.held, 0)
	var have, want, gap int32
	i, j := int32(0), int32(0) // from the bottom: latest expiry first
	for j < b.depth {
		t := b.open[j].last
		for i < a.depth && a.open[i].last >= t {
			have += a.open[i].left
			i++
		}
		want += b.open[j].left
		gap = max(gap, want-have)
		j++
	}
	short = min(short+gap, visitsLeft)
	// short × price may be more than a score can hold.
	return short == 0 || price <= (b.score-a.score)/score(short)
}
