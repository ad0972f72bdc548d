package pay

import (
	"kneadwise/wasm/civil"
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
// makes up for having paid more; so it does where what a cent saves only ever falls, as
// far as it saves more now and with all added that may still come.
type wallet struct {
	save     *fund.Savings // nil: no accounts, and nothing here costs anything
	spells   int
	spell    []int  // that holds each visit
	medical  []bool // of each visit: whether care that no plan accepts counts
	rate     []money.Rate
	rescues  []bool         // of each spell: whether what is eligible in it may rescue money and does nothing else
	rescue   money.Amount   // the most that may be rescued
	bends    money.Amount   // what the taxes of all that may be eligible save less than their rates
	ample    bool           // all that may be eligible of what rescues money does
	later    []money.Rate   // of each visit: the greatest rate of its spell and those after it
	eligible []money.Amount // of each visit: the most that may be eligible
	least    []money.Amount // from each visit on: the least that one costs singly, of what is eligible
	lapsing  []money.Amount // from each visit on: the most that may be eligible where it rescues money
	taxing   []money.Amount // and where it saves taxes
	falls    bool           // what a cent saves only ever falls
	coming   []money.Amount // from each visit on, the most that may be eligible in each spell
	sum      []money.Amount // of two labels' rows
	now      []money.Amount // a row of sums for each label of the visit before
	next     []money.Amount // and of the visit at hand
	saved    []saved        // what each of them saves, where it falls
	hers     money.Amount   // eligible of the step at hand: paid at the visit
	drawn    money.Amount   // and drawn from what was prepaid
	at       int            // the spell to which that counts
	last     int            // the last visit of which something may be eligible
}

// saved is what a row of sums saves, in millionths of a cent.
type saved struct {
	now  int64      // as it is
	all  int64      // if all is added that may still come
	rate money.Rate // of one more cent in any spell to come
}

// set prepares the wallet for a course.
func (p *wallet) set(c *Course) {
	p.save = nil
	if !c.funded() {
		return
	}
	p.save, p.last = c.Savings, 0
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
	for _, day := range c.Dates {
		p.spell, p.medical = append(p.spell, p.save.Spell(day)), append(p.medical, p.save.Medical(day))
	}
	p.at, p.rescue = 0, p.save.Rescue()
	p.visits(c)
	p.least = zeros(p.least, len(c.Dates)+1)
	p.least[len(c.Dates)] = money.MaxInput
	p.later = zeros(p.later, len(c.Dates)+1)
	p.lapsing, p.taxing = zeros(p.lapsing, len(c.Dates)+1), zeros(p.taxing, len(c.Dates)+1)
	for i := len(c.Dates) - 1; i >= 0; i-- {
		p.least[i] = min(p.least[i+1], c.Price[i]-c.off(c.Price[i]))
		p.lapsing[i], p.taxing[i], p.later[i] = p.lapsing[i+1], p.taxing[i+1], p.later[i+1]
		for k, rate := range p.rate {
			if p.eligible[i] == 0 || k != p.spell[i] && !p.save.WhenPaid() {
				continue
			}
			p.later[i] = max(p.later[i], rate)
			if p.save.Rescues(k) {
				p.lapsing[i] += p.eligible[i]
			}
			if p.save.Taxes(k) {
				p.taxing[i] += p.eligible[i]
			}
		}
	}
	p.bend(c)
	p.come(c)
}

// come finds what may still be eligible from each visit on.
func (p *wallet) come(c *Course) {
	if p.falls = p.save.Falls(); !p.falls {
		return
	}
	p.sum = zeros(p.sum, p.spells)
	p.coming = zeros(p.coming, (len(c.Dates)+1)*p.spells)
	for i := len(c.Dates) - 1; i >= 0; i-- {
		row := p.coming[i*p.spells : (i+1)*p.spells]
		copy(row, p.coming[(i+1)*p.spells:])
		for k := range row {
			if k == p.spell[i] || p.save.WhenPaid() {
				row[k] += p.eligible[i]
			}
		}
	}
}

// plus is what two rows of sums save together.
func (p *wallet) plus(one, other []money.Amount, most money.Amount) int64 {
	for k := range p.sum {
		p.sum[k] = one[k] + min(other[k], most)
	}
	return p.save.Exact(p.sum)
}

// visits finds what is eligible of each visit at most: nothing of one that no letter
// speaks for and no plan may pay.
func (p *wallet) visits(c *Course) {
	credit := c.dearestCredit()
	p.eligible = zeros(p.eligible, len(c.Dates))
	for i := range c.Dates {
		if c.maybeEligible(i) {
			p.eligible[i], p.last = max(c.Price[i], credit), i
		}
	}
}

// maybeEligible tells whether accounts or taxes may pay for anything of a visit.
func (c *Course) maybeEligible(visit int) bool {
	return c.Claims.Mode != NoClaims || c.Savings.Medical(c.Dates[visit])
}

// funded tells whether accounts or taxes may save anything of a course.
func (c *Course) funded() bool {
	if c.Savings == nil || !c.Savings.Saves() {
		return false
	}
	for i := range c.Dates {
		if c.maybeEligible(i) {
			return true
		}
	}
	return false
}

// bend finds by how much what taxes save may fall short of their rates: where even
// of all that may be eligible in each spell the rates are saved, then of any part.
func (p *wallet) bend(c *Course) {
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
		most := p.eligible[i]
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

// slope is the most that one more cent saves in any spell of which some may still come.
func (p *wallet) slope(row, coming []money.Amount) (most money.Rate) {
	for k, more := range coming {
		if more > 0 {
			most = max(most, p.save.Slope(row, k))
		}
	}
	return most
}

// turn forgets the rows of the visit before last.
func (p *wallet) turn() { p.now, p.next, p.saved = p.next, p.now[:0], p.saved[:0] }

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
func (p *wallet) pass(n *label, visit int) {
	if p.save != nil {
		p.carry(n, visit)
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
	if p.falls && p.opens(visit+1) {
		p.saved = append(p.saved, saved{p.save.Exact(row), p.plus(row, p.after(visit), money.MaxInput), p.slope(row, p.after(visit))})
	}
}

// after is what may still be eligible after a visit, -1 for none, in each spell.
func (p *wallet) after(visit int) []money.Amount {
	return p.coming[(visit+1)*p.spells : (visit+2)*p.spells]
}

// opens tells whether anything may be saved of a visit or of a later one.
func (p *wallet) opens(visit int) bool { return visit < len(p.later) && p.later[visit] > 0 }

// turns tells whether some of a visit or of a later one counts in another spell than
// the rest of them.
func (p *wallet) turns(visit int) bool {
	return p.save.WhenPaid() || p.spell[visit] != p.spell[p.last]
}

// close takes off a label what it saves, once no visit to come saves anything. From
// then on its score alone tells it from others.
func (p *wallet) close(n *label) money.Amount {
	row := p.row(n)
	saved := p.save.Of(row)
	clear(row)
	return saved
}

// drop takes back the row that was made last.
func (p *wallet) drop() {
	p.next = p.next[:len(p.next)-p.spells]
	p.saved = p.saved[:min(len(p.saved), len(p.next)/p.spells)]
}

// most is the most that a label may save in the end, if the visits after one cost
// at least so much, beyond which what is eligible saves no more than it costs. It tells,
// too, whether each completion that costs a cent more is dearer in the end, whatever it
// saves: a cent saves part of one, and no rounding makes it whole.
func (p *wallet) most(c *Course, n *label, visit int, rest money.Amount) (most money.Amount, strict bool) {
	row, rest := p.row(n), rest+n.unspent(c)
	if !p.falls {
		return p.save.AtMost(row, rest, p.lapsing[visit+1], p.taxing[visit+1]), false
	}
	exact := min(p.save.Bound(row, rest, p.lapsing[visit+1], p.taxing[visit+1]), p.plus(row, p.after(visit), rest))
	most = p.save.Whole(exact)
	return most, p.save.Whole(exact+int64(p.saved[n.wallet].rate)) == most
}
