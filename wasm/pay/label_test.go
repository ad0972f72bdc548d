package pay

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// prefix is a label in the middle of a course, reached by choices that need not
// be good ones, before a visit or on an eve before it.
func prefix(t *rapid.T, s *Search, c *Course, visits int) (label, *eve) {
	on := rapid.IntRange(0, 3).Draw(t, "eves gone by")
	return walk(s, c, visits, on, func(next []label) int { return rapid.IntRange(0, len(next)-1).Draw(t, "choice") }, nil)
}

// walk sets one label after another by a rule of its own: for so many visits, and on
// at most so many eves before the next one. It returns the last eve of these.
func walk(s *Search, c *Course, visits, on int, choose func(next []label) int, each func(visit int, e *eve, l *label)) (l label, last *eve) {
	s.set(c)
	s.nodes = s.nodes[:0]
	l = label{member: -1, node: -1}
	if c.Claims.Mode != NoClaims {
		l.state = c.Claims.Terms.Opening
	}
	at := 0
	// Without a limit, and with single visits out of reach, hardly any of
	// one label's choices drops another.
	const far = 1 << 55
	eves := func(visit, most int) {
		for ; most > 0 && at < len(s.shelf.eves) && int(s.shelf.eves[at].before) == visit; most-- {
			after := s.after(c, visit-1, none)
			after.miss(far)
			s.now = append(s.now[:0], l)
			s.eve(after, at)
			s.gather(math.MaxInt)
			l, last = s.now[choose(s.now)], &s.shelf.eves[at]
			if each != nil {
				each(visit, last, &l)
			}
			at++
		}
	}
	for i := range visits {
		eves(i, len(s.shelf.eves))
		last = nil
		day := c.Dates[i]
		newYear := c.Claims.Mode != NoClaims && i > 0 && c.Claims.Terms.YearOf(day) != c.Claims.Terms.YearOf(c.Dates[i-1])
		l.reach(c, &s.floor.whole, i, newYear)
		if c.spell(i) {
			l.wake()
		}
		s.clear(c)
		visit := s.turn(c, i, none)
		visit.miss(far)
		s.branch(visit, &l)
		s.gather(math.MaxInt)
		l = s.now[choose(s.now)]
		if each != nil {
			each(i, nil, &l)
		}
	}
	eves(visits, on)
	return l, last
}

// inHand is what a label holds before a visit, as the oracle counts it, with the eves
// up to one gone by.
func inHand(o *oracle, l *label, visit int, last *eve) purse {
	p := purse{
		visit: visit, eve: o.goneBy(visit, last), onEves: int(l.eves), bought: l.bought, member: int(l.member), joined: l.joined, paid: int(l.paid), granted: int(l.granted), credits: int(l.held),
		deductible: cents(l.state.DeductibleLeft), oop: cents(l.state.PocketLeft), used: l.state.VisitsUsed,
		dollars: cents(l.state.DollarsUsed), permits: l.state.PermitUsed,
	}
	if p.eve == len(o.eves) {
		p.onEves = 0
	}
	for k, b := range l.open[:l.depth] {
		p.packs[k] = o.bundle(int(b.item), b.last, int(b.left), int(b.bought), int64(b.single))
	}
	p.tidy(0)
	return p
}

// goneBy counts the oracle's eves before a visit up to one of the search's, or those
// before the visit before.
func (o *oracle) goneBy(visit int, last *eve) int {
	for k, e := range o.eves {
		if e.visit >= visit && last == nil {
			return k
		}
		if last != nil && e.item == int(last.item) && e.member == last.member {
			return k + 1
		}
	}
	return len(o.eves)
}

// giveUp takes out of a purse what a label draws no more from, and returns what
// comes back of it.
func (o *oracle) giveUp(p *purse, held purse) (back int64) {
	for k, b := range p.packs {
		if b.item > 0 && !slices.Contains(held.packs[:], b) {
			back += o.back(b)
			p.packs[k] = bundle{}
		}
	}
	p.tidy(0)
	return back
}

// comesBack is what comes back if nothing more is drawn.
func (o *oracle) comesBack(p purse) (back int64) {
	for _, b := range p.packs {
		back += o.back(b)
	}
	return back
}

// TestLabelsHoldWhatTheOracleHolds walks a label and the oracle's purse side by
// side: the same choices leave the same in hand, at the same score.
func TestLabelsHoldWhatTheOracleHolds(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 9)
		o := newOracle(c)
		p, total := o.open(), toll{}
		any := func(next []label) int { return rapid.IntRange(0, len(next)-1).Draw(t, "choice") }
		eves := 0
		walk(&s, c, len(c.Dates), 0, any, func(visit int, e *eve, l *label) {
			// On eves that the label does not stop at the oracle buys nothing.
			for o.onEve(p) && (e == nil || p.eve+1 < o.goneBy(visit, e)) {
				p = o.purchases(p)[0].next
			}
			if e != nil {
				for ; eves < int(l.eves); eves++ {
					may := o.purchases(p)
					if len(may) < 2 {
						t.Fatalf("on %v it buys what may not be bought: %+v", e.day, l)
					}
					p, total = may[1].next, total.plus(may[1].add)
				}
				p = o.purchases(p)[0].next
				if got := inHand(o, l, visit, e); got != p {
					t.Fatalf("on the eve %+v the label holds %+v, the oracle %+v", *e, got, p)
				}
				return
			}
			o.age(&p)
			step := s.nodes[l.node].step()
			options := o.options(p)
			got := inHand(o, l, visit+1, nil)
			at := slices.IndexFunc(options, func(opt option) bool {
				if step.Way == PayPackage && !step.Buy && opt.step.Item < 0 {
					// The oracle names no package whose credits are as good as any: the
					// label takes the one that lapses first.
					first := slices.IndexFunc(p.packs[:], func(b bundle) bool { return b.item == 0 && b.left == 0 }) - 1
					for first >= 0 && p.packs[first].item > 0 {
						first--
					}
					n := opt.next
					o.giveUp(&n, got)
					return opt.step.Way == PayPackage && first >= 0 && opt.lapses == p.packs[first].last && n == got
				}
				return opt.step == step
			})
			held := slices.DeleteFunc(slices.Clone(p.packs[:]), func(b bundle) bool { return b.left == 0 })
			if at < 0 && step.Buy && len(held) == offer.MaxPackages {
				t.Skip("who holds as many as may be gives one up to buy another; the oracle never does")
			}
			if at < 0 {
				t.Fatalf("no such way: %+v", step)
			}
			p, total = options[at].next, total.plus(options[at].add)
			back := o.giveUp(&p, got)
			total = total.plus(toll{cost: -back, prepaid: -back})
			back = o.comesBack(p)
			score := weigh(s.scale, total.plus(toll{cost: -back, prepaid: -back}))
			dear := total.cost-back > cents(c.ceiling()) // amounts beyond any use are cut short
			if got != p || !dear && l.score != score {
				t.Fatalf("after visit %d by %+v the label holds %+v (%d), the oracle %+v (%d)", visit, step, got, l.score, p, score)
			}
		})
	})
}

// weigh is a toll on the search's scale.
func weigh(s scale, t toll) score {
	return score(t.cost)*s.cent + score(t.prepaid)*s.prepaid + score(t.purchases)*s.purchase*perPurchase + score(t.early)*s.purchase
}

// ending is the least score at which a label can end.
func ending(s *Search, o *oracle, l *label, visits int, last *eve) score {
	p := inHand(o, l, visits, last)
	back := o.comesBack(p)
	return l.score + weigh(s.scale, o.rest(p).plus(toll{cost: back, prepaid: back}))
}

// TestFloorIsBelowEveryEnd holds the bound by which labels are dropped to the
// score of their best end.
func TestFloorIsBelowEveryEnd(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		visits := rapid.IntRange(0, len(c.Dates)).Draw(t, "visits paid")
		l, last := prefix(t, &s, c, visits)
		end := ending(&s, newOracle(c), &l, visits, last)
		if end > s.scale.cash(c.ceiling()) {
			return // dearer than a route that is known: free to be dropped
		}
		if l.floor > end {
			t.Fatalf("after %d visits and the eve %+v the floor is %d, but an end scores %d: %+v", visits, last, l.floor, end, l)
		}
	})
}

// TestFloorAllowsForAWaivedCopay: where allowed amounts differ the bound takes all
// for the least, and a copay may be waived that it counts.
func TestFloorAllowsForAWaivedCopay(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		if c.Claims.Mode == NoClaims {
			return
		}
		c.Claims.Mode = MixClaims
		terms := &c.Claims.Terms
		terms.Settings.CopayOrder, terms.Settings.CopayAtEnd = cover.DeductibleFirst, cover.CopayWaived
		terms.Share, terms.Copay, terms.CopayWaits = cover.CopayShare, 5, true
		for i := range c.Claims.Allowed {
			c.Price[i], c.Claims.Allowed[i] = 12, money.Amount(9+rapid.IntRange(0, 1).Draw(t, "this visit's rate"))
		}
		l, last := prefix(t, &s, c, 1)
		if end := ending(&s, newOracle(c), &l, 1, last); l.floor > end && end <= s.scale.cash(c.ceiling()) {
			t.Fatalf("the floor is %d, but an end scores %d: %+v", l.floor, end, l)
		}
	})
}

// stir changes what a label of a course holds: accumulators, credits, packages
// that were never on sale.
func stir(t *rapid.T, l *label, c *Course, visits int) {
	few := func(label string) int { return rapid.IntRange(-2, 2).Draw(t, label) }
	if c.Claims.Mode != NoClaims {
		l.state.DeductibleLeft = max(0, l.state.DeductibleLeft+money.Amount(few("deductible")))
		l.state.PocketLeft = max(0, l.state.PocketLeft+money.Amount(few("maximum")))
		l.state.VisitsUsed = max(0, l.state.VisitsUsed+few("visits used"))
		l.state.PermitUsed = max(0, l.state.PermitUsed+few("visits permitted"))
		if c.Claims.Terms.Caps.HasYear {
			l.state.DollarsUsed = min(max(0, l.state.DollarsUsed+money.Amount(few("dollars used"))), c.Claims.Terms.Caps.Year)
		}
	}
	if l.member >= 0 && rapid.Bool().Draw(t, "credits") {
		l.held = max(0, l.held+int32(few("held")))
	}
	if rapid.Bool().Draw(t, "packages as they are") {
		return
	}
	l.depth, l.bought = 0, true
	until := rapid.IntRange(visits+1, len(c.Dates)+1).Draw(t, "latest")
	for ; until > visits && l.depth < 3; until -= rapid.IntRange(1, 3).Draw(t, "earlier") {
		last := c.Dates[len(c.Dates)-1] + 1
		if until < len(c.Dates) {
			last = c.Dates[until] - 1
		}
		k := rapid.IntRange(0, len(c.Packages)-1).Draw(t, "which")
		o := open{item: int8(k), last: last, until: int8(min(until, len(c.Dates))), left: int16(rapid.IntRange(1, min(4, max(1, c.Packages[k].Visits-1))).Draw(t, "left"))}
		if p := &c.Packages[k]; c.refundable(&o) && p.Refund.Rule == offer.RefundUsedAtSingle {
			o.single = int32(rapid.IntRange(0, int(p.Price)).Draw(t, "at single"))
		}
		l.open[l.depth] = o
		l.depth++
	}
}

// TestDominatedLabelsCannotWin holds the rule by which one label drops another
// to their best ends.
func TestDominatedLabelsCannotWin(t *testing.T) {
	var s Search
	dropped := 0
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		for range 2 {
			// Bought long ago: not on sale any more.
			p := drawPackage(t, c, 5)
			p.Visits, p.Sold = 5, Period{Until: 1}
			c.Packages = append(c.Packages, p)
			if c.Upgrades != nil {
				c.Upgrades = append(c.Upgrades, nil)
				drawTerm(t, c, len(c.Packages)-1)
			}
		}
		visits := rapid.IntRange(0, len(c.Dates)).Draw(t, "visits paid")
		held, last := prefix(t, &s, c, visits)
		o := newOracle(c)
		for range 10 {
			a, b := held, held
			stir(t, &a, c, visits)
			stir(t, &b, c, visits)
			b.score = a.score + score(rapid.SampledFrom([]int{0, 0, 0, 1, 2, 5}).Draw(t, "worse by"))*s.scale.cent
			if !s.after(c, visits-1, none).dominates(&a, &b) {
				continue
			}
			dropped++
			endA, endB := ending(&s, o, &a, visits, last), ending(&s, o, &b, visits, last)
			if endB < endA && endB <= s.scale.cash(c.ceiling()) {
				t.Fatalf("dropped for another label, but ends better:\n%+v\n%+v ends at %d\n%+v ends at %d", c, a, endA, b, endB)
			}
		}
	})
	if dropped == 0 {
		t.Error("no label was dropped")
	}
}

// TestFloorOfAMember bounds what is left to pay after joining at the first visit,
// $100 each, for $5 a month.
func TestFloorOfAMember(t *testing.T) {
	tests := map[string]struct {
		m     Membership
		visit []string
		most  money.Amount
	}{
		// Who joined on 31 January pays on 28 February for the days up to 30
		// March, three more than a month from then.
		"a month with an anchor on the 31st": {
			Membership{Minimum: 1, HasMember: true}, []string{"2027-01-31", "2027-02-28", "2027-03-30"}, 5_00},
		"a pause: the months between are paid and grant credits too": {
			Membership{Minimum: 1, Credits: 1, Unused: offer.RollOver, Cap: 5}, []string{"2027-01-01", "2027-03-10", "2027-03-11"}, 10_00},
		"a pause after a month that is paid": {
			Membership{Minimum: 1, Credits: 1, Unused: offer.RollOver, Cap: 5}, []string{"2027-01-01", "2027-01-05", "2027-03-10", "2027-03-11"}, 110_00},
		"credits of the term that are still to come": {
			Membership{Minimum: 3, Credits: 1}, []string{"2027-01-01", "2027-02-01", "2027-03-01"}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := on(t, test.visit...)
			for i := range c.Price {
				c.Price[i] = 100_00
			}
			test.m.Fee = 5_00
			c.Memberships = []Membership{test.m}
			var s Search
			s.set(c)
			l := label{member: -1, group: 1}
			l.join(&c.Memberships[0], 0, c.Dates[0], test.m.Minimum)
			if test.m.Credits > 0 {
				l.held--
			}
			o := newOracle(c)
			if rest := o.rest(inHand(o, &l, 1, nil)); rest.cost != cents(test.most) {
				t.Fatalf("the oracle pays %d for the rest", rest.cost)
			}
			if got := s.scale.cost(s.floor.rest(&l, 1)); got > test.most {
				t.Errorf("the floor is %s, but %s pays the rest", got, test.most)
			}
		})
	}
}

// TestOpenPackagesFit buys whenever it may, at a seller with as many packages as
// a list may hold: a label has room for each kind once.
func TestOpenPackagesFit(t *testing.T) {
	c := crowded(1, NoClaims, 30, 0, 0)
	for k := range offer.MaxPackages {
		p := Package{Item: k, Visits: 60, Price: 1, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 30 - k}}
		if k == 0 {
			p.Expiry = offer.Expiry{Rule: offer.FixedDate, Date: c.Dates[29].AddMonths(40)}
		}
		c.Packages = append(c.Packages, p)
	}
	var s Search
	deepest := int32(0)
	walk(&s, c, len(c.Dates), 0, func(next []label) int {
		for k := range next {
			if step := s.nodes[next[k].node].step(); step.Buy {
				return k
			}
		}
		return 0
	}, func(_ int, _ *eve, l *label) { deepest = max(deepest, l.depth) })
	if deepest != offer.MaxPackages {
		t.Errorf("%d packages open at most", deepest)
	}
}
