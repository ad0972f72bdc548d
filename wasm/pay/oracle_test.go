package pay

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// oracle is a second program for the rules of the package doc, written to be
// plainly right and not fast. It shares the shape of a Course with the package
// and nothing else: it walks every choice of every visit (any open package, not
// only the one that lapses first; every package on sale, needed or not), counts
// months with package time and settles claims by its own reading of the
// cost-sharing algorithm. Two histories that left her with exactly the same
// things in hand are one state, whose cheapest end is looked up.
type oracle struct {
	c    *Course
	eves []sale // in the order of their days
	memo map[purse]toll
}

// sale is a price's last day, on which she may buy without a visit.
type sale struct {
	day    civil.Date
	visit  int // the next one
	item   int
	member bool
}

// toll is what something comes to, in the order in which routes are preferred;
// early is how many visits were still to come at each purchase, added up.
type toll struct{ cost, prepaid, purchases, early int64 }

func (a toll) plus(b toll) toll {
	return toll{a.cost + b.cost, a.prepaid + b.prepaid, a.purchases + b.purchases, a.early + b.early}
}

func (a toll) less(b toll) bool {
	return slices.Compare([]int64{a.cost, a.prepaid, a.purchases, a.early}, []int64{b.cost, b.prepaid, b.purchases, b.early}) < 0
}

// purse is all that she holds before a visit, or on an eve before it.
type purse struct {
	visit           int
	eve             int                 // the next one
	here            int                 // packages bought on it
	onEves          int                 // purchases on all so far; 0 when the last one is over
	packs           [oraclePacks]bundle // sorted; the empty ones are zero
	bought          bool                // anything ahead
	member          int                 // -1: none
	joined          civil.Date
	paid, granted   int // intervals
	credits         int
	deductible, oop int64 // left
	used            int
	dollars         int64 // what the plan has paid this year
	permits         int   // visits claimed under the permits
}

// oraclePacks is how many packages can be open at once: eight that hold credits, and
// one that holds none and may still give something back for each of nine visits.
const oraclePacks = 17

// bundle is an open package. Which package it is, when it was bought and what its
// visits cost singly is kept only where it decides anything later.
type bundle struct {
	last   civil.Date
	left   int16
	item   int16 // from 1
	from   int16 // visit, or -1 less the purchases on eves before it
	single int32
}

// option is one way of paying one visit, or one purchase on an eve.
type option struct {
	eve    *Eve // nil: it pays the visit, or goes on from the eve
	step   Step
	drawn  int // which open package, for PayPackage
	add    toll
	next   purse
	claim  parts
	lapses civil.Date // last day of the package drawn from
}

func newOracle(c *Course) *oracle {
	return &oracle{c: c, eves: salesOf(c), memo: map[purse]toll{}}
}

// open is what she holds before the first visit.
func (o *oracle) open() purse {
	p := purse{member: -1}
	if o.c.Claims.Mode != NoClaims {
		s := o.c.Claims.Terms.Opening
		p.deductible, p.oop, p.used, p.dollars = int64(s.DeductibleLeft), int64(s.PocketLeft), s.VisitsUsed, int64(s.DollarsUsed)
	}
	return p
}

// best is what the whole course costs at least, tips aside.
func (o *oracle) best() toll { return o.rest(o.open()) }

// rest is what the visits from p on cost at least.
func (o *oracle) rest(p purse) toll {
	if p.visit == len(o.c.Dates) {
		var back int64
		for _, b := range p.packs {
			back += o.back(b)
		}
		return toll{cost: -back, prepaid: -back}
	}
	p.nameless()
	if t, ok := o.memo[p]; ok {
		return t
	}
	var least toll
	for i, opt := range o.options(p) {
		t := opt.add.plus(o.rest(opt.next))
		if i == 0 || t.less(least) {
			least = t
		}
	}
	o.memo[p] = least
	return least
}

// options lists every way of paying for the visit that p stands before, or what may
// be done on the next eve where that comes first.
func (o *oracle) options(p purse) []option {
	if o.onEve(p) {
		return o.purchases(p)
	}
	c, day, price := o.c, o.c.Dates[p.visit], int64(o.c.Price[p.visit])
	o.age(&p)
	var all []option
	next := p
	next.visit++
	if split, n, ok := o.claim(p, next); ok {
		all = append(all, option{step: Step{Way: PayClaim, Item: -1}, add: toll{cost: split.hers()}, next: n, claim: split})
		if c.Claims.Mode == ClaimsOnly {
			return all
		}
	}
	all = append(all, option{step: Step{Way: PaySingle, Item: -1}, add: toll{cost: o.single(p.visit)}, next: next})
	if c.Claims.Mode == ClaimsOnly {
		return all
	}
	held := 0
	for k, b := range p.packs {
		if b.left > 0 {
			held++
			n := next
			n.packs[k] = o.bundle(int(b.item)-1, b.last, int(b.left)-1, int(b.from), int64(b.single)+price)
			n.tidy(day)
			step := Step{Way: PayPackage, Item: -1}
			if b.item > 0 {
				step.Item, step.From = int(b.item)-1, int(b.from)
			}
			all = append(all, option{step: step, drawn: k, add: toll{cost: o.onTop(int(b.item)-1, p.visit)}, next: n, lapses: b.last})
		}
	}
	for k := range c.Packages {
		v := &c.Packages[k]
		last := lapse(v.Expiry, day)
		if last < day || !sold(v.Sold, day) || v.FirstOnly && p.bought || v.Visits > 1 && held == 8 {
			continue
		}
		n := next
		n.bought = true
		n.packs[oraclePacks-1] = o.bundle(k, last, v.Visits-1, p.visit, price)
		n.tidy(day)
		due := o.load(cents(v.Price))
		all = append(all, option{step: Step{Way: PayPackage, Buy: true, Item: k, From: p.visit}, add: toll{due + o.onTop(k, p.visit), due, 1, o.toCome(p)}, next: n, lapses: last})
	}
	return append(all, o.memberships(next, day, price)...)
}

// toCome counts the visits after the one that p stands before.
func (o *oracle) toCome(p purse) int64 { return int64(len(o.c.Dates) - 1 - p.visit) }

// memberships lists the ways of paying as a member.
func (o *oracle) memberships(p purse, day civil.Date, price int64) []option {
	var all []option
	as := func(p purse, add toll, step Step) {
		m := &o.c.Memberships[p.member]
		if p.credits > 0 {
			n, s := p, step
			n.credits--
			s.Way = PayCredit
			all = append(all, option{step: s, add: add, next: n})
		}
		if m.HasMember {
			s, a := step, add
			s.Way = PayMember
			a.cost += o.load(min(int64(m.MemberPrice), o.listed(p.visit-1)))
			all = append(all, option{step: s, add: a, next: p})
		}
	}
	running := false
	if p.member >= 0 {
		m := &o.c.Memberships[p.member]
		at := intervalNumber(m.Interval, p.joined, day)
		running = at < p.paid
		n := p
		var owed int64
		for ; n.paid <= at; n.paid++ {
			owed += o.load(feeOf(m, p.joined, n.paid))
		}
		n.bring(m, at)
		as(n, toll{cost: owed, prepaid: owed}, Step{Item: p.member})
	}
	for k := range o.c.Memberships {
		m := &o.c.Memberships[k]
		if running || !sold(m.Sold, day) {
			continue
		}
		n := p
		n.member, n.joined, n.paid, n.granted, n.credits, n.bought = k, day, termOf(m, day), 1, m.Credits, true
		due := o.load(int64(m.SetupFee))
		for i := range n.paid {
			due += o.load(feeOf(m, day, i))
		}
		as(n, toll{due, due, 1, o.toCome(p) + 1}, Step{Buy: true, Item: k})
	}
	return all
}

// bring grants the credits of the intervals up to and including one.
func (p *purse) bring(m *Membership, interval int) {
	for ; p.granted <= interval; p.granted++ {
		switch {
		case m.Unused == offer.Reset:
			p.credits = 0
		case m.Unused == offer.RollOver && p.credits > m.Cap:
			p.credits = m.Cap
		}
		p.credits += m.Credits
	}
}

// age brings a purse to the day of its visit: lapsed packages, the credits of
// months that are paid, a new plan year.
func (o *oracle) age(p *purse) {
	day := o.c.Dates[p.visit]
	p.tidy(day)
	if p.member >= 0 {
		m := &o.c.Memberships[p.member]
		at := intervalNumber(m.Interval, p.joined, day)
		if m.Cycles > 0 && at >= m.Cycles {
			p.member, p.joined, p.paid, p.granted, p.credits = -1, 0, 0, 0, 0
		} else {
			p.bring(m, min(at, p.paid-1))
		}
	}
	if t := &o.c.Claims.Terms; o.c.Claims.Mode != NoClaims && p.visit > 0 && planYearOf(t.YearStarts, day) != planYearOf(t.YearStarts, o.c.Dates[p.visit-1]) {
		p.deductible, p.oop, p.used, p.dollars = int64(t.Deductible), int64(t.PocketMax), 0, 0
	}
}

// tidy drops packages that are empty or lapsed and sorts the rest. What is to
// come back of minutes left over is kept.
func (p *purse) tidy(day civil.Date) {
	for k, b := range p.packs {
		if b.left == 0 && b.item == 0 || b.last < day {
			p.packs[k] = bundle{}
		}
	}
	slices.SortFunc(p.packs[:], func(a, b bundle) int {
		return slices.Compare([]int64{int64(b.last), int64(b.left), int64(a.item), int64(a.from), int64(a.single)}, []int64{int64(a.last), int64(a.left), int64(b.item), int64(b.from), int64(b.single)})
	})
}

// nameless forgets when each package was bought, which names it and decides nothing.
func (p *purse) nameless() {
	p.onEves = 0
	for k := range p.packs {
		p.packs[k].from = 0
	}
	p.tidy(0)
}

func cents(a money.Amount) int64 { return int64(a) }
