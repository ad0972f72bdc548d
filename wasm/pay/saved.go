package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
)

// wallet is what the search knows of accounts and taxes. What they save depends on
// how much of the course is eligible in each spell of days (fund.Savings), so a
// label carries those sums, and its cost is its score less what they save.
//
// No cent that is eligible saves more than itself, and none that is paid later
// makes up for one that was not paid: so whoever has paid less, and less by no less
// than what the other's eligible cents may save beyond hers, is ahead for good. Where what
// is saved is sure whatever comes (a rate that holds throughout, money rescued by now), it
// makes up for having paid more.
type wallet struct {
	save    *fund.Savings // nil: no accounts, and nothing here costs anything
	spells  int
	spell   []int  // that holds each visit
	medical []bool // of each visit: whether care that no plan accepts counts
	rate    []money.Rate
	rescues []bool         // of each spell: whether what is eligible in it may rescue money and does nothing else
	rescue  money.Amount   // the most that may be rescued
	bends   money.Amount   // what the taxes of all that may be eligible save less than their rates
	ample   bool           // all that may be eligible of what rescues money does
	later   []money.Rate   // of each visit: the greatest rate of its spell and those after it
	least   []money.Amount // from each visit on: the least that one costs singly, of what is eligible
	lapsing []money.Amount // from each visit on: the most that may be eligible where it rescues money
	taxing  []money.Amount // and where it saves taxes
	now     []money.Amount // a row of sums for each label of the visit before
	next    []money.Amount // and of the visit at hand
	hers    money.Amount   // eligible of the step at hand: paid at the visit
	drawn   money.Amount   // and drawn from what was prepaid
	at      int            // the spell to which that counts
}

// set prepares the wallet for a course.
func (p *wallet) set(c *Course) {
	p.save = c.Savings
	if p.save == nil || !p.save.Saves() {
		p.save = nil
		return
	}
	p.spells = p.save.Spells()
	p.spell, p.medical, p.rate, p.rescues = p.spell[:0], p.medical[:0], p.rate[:0], p.rescues[:0]
	for k := range p.spells {
		p.rate = append(p.rate, p.save.Rate(k))
		p.rescues = append(p.rescues, p.save.Rescues(k))
	}
	for k := range p.spells {
		if p.save.Rescues(k) && p.save.Taxes(k) { // a cent there may do either
			clear(p.rescues)
		}
	}
	p.later = zeros(p.later, len(c.Dates))
	for i, day := range c.Dates {
		at := p.save.Spell(day)
		p.spell, p.medical = append(p.spell, at), append(p.medical, p.save.Medical(day))
		for k, rate := range p.rate {
			if k >= at || p.save.WhenPaid() {
				p.later[i] = max(p.later[i], rate)
			}
		}
	}
	p.at, p.rescue = 0, p.save.Rescue()
	p.least = zeros(p.least, len(c.Dates)+1)
	p.least[len(c.Dates)] = money.MaxInput
	p.lapsing, p.taxing = zeros(p.lapsing, len(c.Dates)+1), zeros(p.taxing, len(c.Dates)+1)
	credit := c.dearestCredit()
	for i := len(c.Dates) - 1; i >= 0; i-- {
		p.least[i] = min(p.least[i+1], c.Price[i]-c.off(c.Price[i]))
		p.lapsing[i], p.taxing[i] = p.lapsing[i+1], p.taxing[i+1]
		if p.save.WhenPaid() {
			p.lapsing[i], p.taxing[i] = money.MaxInput, money.MaxInput
		}
		if p.save.Rescues(p.spell[i]) {
			p.lapsing[i] += max(c.Price[i], credit)
		}
		if p.save.Taxes(p.spell[i]) {
			p.taxing[i] += max(c.Price[i], credit)
		}
	}
	p.bend(c, credit)
}

// bend finds by how much what taxes save may fall short of their rates: where even
// of all that may be eligible in each spell the rates are saved, then of any part.
func (p *wallet) bend(c *Course, credit money.Amount) {
	p.bends, p.ample = money.MaxInput, false
	if p.save.WhenPaid() {
		return // there is no telling how much counts in a spell
	}
	p.now = zeros(p.now, p.spells)
	var full int64
	var rescued money.Amount
	for i := range c.Dates {
		k := p.spell[i]
		if p.save.Rescues(k) && !p.rescues[k] {
			return
		}
		most := max(c.Price[i], credit)
		if p.rescues[k] {
			rescued += most
			continue
		}
		p.now[k] += most
		full += int64(most) * int64(p.rate[k])
	}
	p.ample = rescued <= p.rescue
	p.bends = ceiling(full) - p.save.Of(p.now)
}

// ceiling is an amount in millionths of a cent, in whole cents, up.
func ceiling(exact int64) money.Amount {
	if exact > 0 {
		exact += int64(money.One) - 1
	}
	return money.Amount(exact / int64(money.One))
}

// dearestCredit is the most that a visit draws from what was prepaid, with what is
// paid on top.
func (c *Course) dearestCredit() (most money.Amount) {
	for k := range c.Packages {
		p := &c.Packages[k]
		more := money.Amount(0)
		for i := range c.Dates {
			more = max(more, c.upgrade(k, i))
		}
		most = max(most, p.worth(0)+more)
	}
	for k := range c.Memberships {
		m := &c.Memberships[k]
		if m.Credits == 0 {
			continue
		}
		fee := m.Fee
		for _, later := range m.Later {
			fee = max(fee, later.Fee)
		}
		most = max(most, money.Share(fee, m.Credits, 0))
	}
	return most
}

// begin makes the row of a label without a past.
func (p *wallet) begin() {
	if p.save != nil {
		p.now = zeros(p.now, p.spells)
	}
}

// turn forgets the rows of the visit before last.
func (p *wallet) turn() { p.now, p.next = p.next, p.now[:0] }

// row is a label's sums at the visit at hand.
func (p *wallet) row(l *label) []money.Amount {
	return p.next[int(l.wallet)*p.spells : (int(l.wallet)+1)*p.spells]
}

// pays notes what is eligible of a visit that is paid on its day.
func (p *wallet) pays(visit int, amount money.Amount, claimed bool) {
	p.hers, p.drawn = 0, 0
	if claimed || p.medical[visit] {
		p.hers = amount
	}
}

// draws notes what is eligible of a visit that is drawn from what was paid in a
// spell, with what is paid on top.
func (p *wallet) draws(visit int, worth, more money.Amount, paid int8) {
	p.hers, p.drawn = 0, 0
	if p.medical[visit] {
		p.hers, p.drawn, p.at = more, worth, p.spell[visit]
		if p.save.WhenPaid() {
			p.at = int(paid)
		}
	}
}

// rest notes that nothing is eligible: no visit is paid for.
func (p *wallet) rest() { p.hers, p.drawn = 0, 0 }

// spellOf is the spell that holds a day, 0 where there are no accounts.
func (p *wallet) spellOf(day civil.Date) int8 {
	if p.save == nil {
		return 0
	}
	return int8(p.save.Spell(day))
}

// pass gives a label that goes on as it is a row of its own.
func (p *wallet) pass(n *label) {
	if p.save != nil {
		p.carry(n, 0)
	}
}

// carry gives a label the row of the one that it came from, with the step at hand.
func (p *wallet) carry(n *label, visit int) {
	from := p.now[int(n.wallet)*p.spells : (int(n.wallet)+1)*p.spells]
	n.wallet = int32(len(p.next) / p.spells)
	p.next = append(p.next, from...)
	row := p.row(n)
	row[p.spell[max(visit, 0)]] += p.hers // before the first visit there is nothing of it
	row[p.at] += p.drawn
}

// opens tells whether anything may be saved of a visit or of a later one.
func (p *wallet) opens(visit int) bool { return visit < len(p.later) && p.later[visit] > 0 }

// close takes off a label what it saves, once no visit to come saves anything. From
// then on its score alone tells it from others.
func (p *wallet) close(n *label) money.Amount {
	row := p.row(n)
	saved := p.save.Of(row)
	clear(row)
	return saved
}

// drop takes back the row that was made last.
func (p *wallet) drop() { p.next = p.next[:len(p.next)-p.spells] }

// most is the most that a label may save in the end, if the visits after one cost
// at least so much, beyond which what is eligible saves no more than it costs.
func (p *wallet) most(c *Course, n *label, visit int, rest money.Amount) money.Amount {
	return p.save.AtMost(p.row(n), rest+n.unspent(c), p.lapsing[visit+1], p.taxing[visit+1])
}

// ahead is what b may save beyond a, at most, in completions that match each other:
// where b draws a credit, a draws one of its own or pays singly, and as many as b
// holds may be worth more than those.
func (p *wallet) ahead(c *Course, visit int, a, b *label) money.Amount {
	if !p.opens(visit + 1) {
		return 0
	}
	var more, less int64 // in millionths of a cent
	var rescuedA, rescuedB money.Amount
	have, want := p.row(a), p.row(b)
	for k, rate := range p.rate {
		switch d := int64(want[k]-have[k]) * int64(rate); {
		case p.rescues[k]:
			rescuedA, rescuedB = rescuedA+have[k], rescuedB+want[k]
		case d > 0:
			more += d
		default:
			less += d
		}
	}
	gap := ceiling(more)
	if p.bends < money.MaxInput {
		gap = min(gap, ceiling(more+less)+p.bends)
	}
	gap += p.rescued(rescuedA, rescuedB, p.ample || p.lapsing[visit+1] == 0)
	if left := len(c.Dates) - 1 - visit; !a.holds(b) {
		credits, dearest := b.dearest(c)
		cheapest := min(p.least[visit+1], a.cheapest(c))
		if p.save.WhenPaid() {
			cheapest = 0 // what stands against it may count on a day on which it saves nothing
		}
		if dearest > cheapest {
			gap += (dearest-cheapest).Times(p.later[visit+1], money.Up) * money.Amount(min(credits, left))
		}
	}
	return gap + p.save.Slack()
}

// rescued is what one of two sums rescues more than the other, at most, if as much is
// added to both; or as they are, which holds where nothing is added or all is rescued.
func (p *wallet) rescued(have, want money.Amount, asTheyAre bool) money.Amount {
	most := p.rescue
	if asTheyAre {
		return min(want, most) - min(have, most)
	}
	return max(min(want-have, most-have), 0)
}

// holds tells whether two labels hold the same packages and credits.
func (l *label) holds(b *label) bool {
	if l.depth != b.depth || l.held != b.held {
		return false
	}
	for k := range l.open[:l.depth] {
		x, y := &l.open[k], &b.open[k]
		if x.item != y.item || x.left != y.left || x.last != y.last || x.bought != y.bought {
			return false
		}
	}
	return true
}

// dearest is the most that a credit in hand is worth, and how many there are.
func (l *label) dearest(c *Course) (credits int, worth money.Amount) {
	for k := range l.open[:l.depth] {
		o := &l.open[k]
		p := &c.Packages[o.item]
		credits += int(o.left)
		worth = max(worth, p.worth(p.Visits-int(o.left)))
	}
	if l.held > 0 {
		m := &c.Memberships[l.member]
		credits += int(l.held)
		for k := range m.Credits {
			worth = max(worth, money.Share(m.Fee, m.Credits, k))
		}
		for _, later := range m.Later {
			worth = max(worth, money.Share(later.Fee, m.Credits, 0))
		}
	}
	return credits, worth
}

// cheapest is the least that a credit in hand is worth.
func (l *label) cheapest(c *Course) money.Amount {
	worth := money.MaxInput
	for k := range l.open[:l.depth] {
		p := &c.Packages[l.open[k].item]
		worth = min(worth, p.worth(p.Visits-1))
	}
	if l.held > 0 {
		m := &c.Memberships[l.member]
		fee := m.Fee
		for _, later := range m.Later {
			if later.From > 0 {
				fee = min(fee, later.Fee)
			}
		}
		worth = min(worth, money.Share(fee, m.Credits, m.Credits-1))
	}
	return worth
}

// worth is what the next credit of a package draws after so many; of a cent that
// does not divide the first ones draw one more.
func (p *Package) worth(used int) money.Amount { return p.drawn(used+1) - p.drawn(used) }

// unspent is what was paid for credits that no visit was drawn from yet, those of
// intervals included that are bound to come. Of a package that gives back what is
// not used only that was paid which would be kept today.
func (l *label) unspent(c *Course) (sum money.Amount) {
	for k := range l.open[:l.depth] {
		o := &l.open[k]
		p := &c.Packages[o.item]
		paid := p.Price
		if c.refundable(o) {
			paid = c.stopped(o, 0, 0)
		}
		sum += paid - p.drawn(p.Visits-int(o.left))
	}
	if l.member < 0 {
		return sum
	}
	m := &c.Memberships[l.member]
	for k := int(l.granted)*m.Credits - int(l.held); k < int(max(l.granted, l.paid))*m.Credits; k++ {
		worth, _ := m.credit(l.joined, k)
		sum += worth
	}
	return sum
}

// credit is what the n-th credit of a membership is worth, from 0, and the day on
// which it was paid.
func (m *Membership) credit(joined civil.Date, n int) (worth money.Amount, paid civil.Date) {
	interval := n / m.Credits
	paid = joined
	if interval > 0 {
		paid = m.Interval.Start(joined, interval)
	}
	return money.Share(m.fee(joined, interval), m.Credits, n%m.Credits), paid
}

// saved is what accounts and taxes take off the one route of a forced course.
func (c *Course) saved() money.Amount {
	if c.Savings == nil {
		return 0
	}
	sums := make([]money.Amount, c.Savings.Spells())
	var state cover.State
	if c.Claims.Mode != NoClaims {
		state = c.Claims.Terms.Opening
	}
	years := c.years()
	var split cover.Split
	for i, day := range c.Dates {
		if years.begins(day) {
			state = c.Claims.Terms.NewYear(state)
		}
		at := c.Savings.Spell(day)
		if c.Claims.settle(&split, &state, c, i) {
			sums[at] += split.You()
		} else if c.Savings.Medical(day) {
			sums[at] += c.Price[i] - c.off(c.Price[i])
		}
	}
	return c.Savings.Of(sums)
}
