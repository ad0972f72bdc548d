package pay

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
)

// TestBreakEvenByHand works at $90 a visit, weekly from 1 March 2027, from how many
// visits on an item is cheaper.
func TestBreakEvenByHand(t *testing.T) {
	five := Package{Visits: 5, Price: 400_00, Expiry: offer.Expiry{Rule: offer.Never}}
	even := func(first, from int) Even { return Even{Visits: 5, Price: 400_00, First: first, From: from} }
	club := func(first, from int) Even {
		return Even{Membership: true, Visits: 1, Price: 60_00, First: first, From: from}
	}
	for name, test := range map[string]struct {
		visits int
		change func(*Course)
		want   []Even
	}{
		// 400 of 450 for five; 800 of 540 for six, of 810 for nine; 1,200 of 1,260 for
		// fourteen; 1,600 of 1,620 for eighteen; 2,000 of 1,710 for nineteen.
		"five for $400: cheaper for 5, not for 6": {6, func(c *Course) { c.Packages = []Package{five} }, []Even{even(5, 0)}},
		"and for 18 to 20":                        {20, func(c *Course) { c.Packages = []Package{five} }, []Even{even(5, 18)}},
		"never for 4":                             {4, func(c *Course) { c.Packages = []Package{five} }, []Even{even(0, 0)}},
		// What is not used comes back: the first visit is $80 already.
		"with a refund from the first on": {6, func(c *Course) {
			p := five
			p.Refund.Rule = offer.RefundUnused
			c.Packages = []Package{p}
		}, []Even{even(1, 1)}},
		// Used visits are charged $90, so stopping early costs what it costs singly; once
		// five are used 50 are saved for good.
		"with used visits at the single price": {10, func(c *Course) {
			p := five
			p.Refund.Rule = offer.RefundUsedAtSingle
			c.Packages = []Package{p}
		}, []Even{even(5, 5)}},
		// It lapses on 22 March, the day of the fourth visit: two packages for eight visits, 800 of 720.
		"a package that lapses": {8, func(c *Course) {
			p := five
			p.Expiry = offer.Expiry{Rule: offer.FixedDate, Date: c.Dates[3]}
			c.Packages = []Package{p}
		}, []Even{even(0, 0)}},
		// After the one package each visit is $90: 50 are saved for good.
		"for the first purchase only": {9, func(c *Course) {
			p := five
			p.FirstOnly = true
			c.Packages = []Package{p}
		}, []Even{even(5, 5)}},
		"at the price of the day": {5, func(c *Course) {
			now := five
			now.Price, now.Sold.From = 100_00, c.Dates[2]
			old := five
			old.Sold.Until = c.Dates[2]
			c.Packages = []Package{old, now}
		}, []Even{even(5, 5)}},
		"not sold on the day of any visit": {5, func(c *Course) {
			p := five
			p.Sold.From = c.Dates[4] + 1
			c.Packages = []Package{p}
		}, nil},
		// A month is $60 with one visit, and others at $70: 60 of 90, 130 of 180, to 340
		// of 450 on 29 March.
		"a membership": {5, func(c *Course) {
			c.Memberships = []Membership{{Fee: 60_00, Credits: 1, Minimum: 1, HasMember: true, MemberPrice: 70_00}}
		}, []Even{club(1, 1)}},
		// 50 for joining and three months' fees are 230, and 70 for each visit without a
		// credit: 230 of 90, 300, 370, 440, 510 of 450; April's credit makes it 510 of 540.
		"a term of three months": {6, func(c *Course) {
			c.Memberships = []Membership{{Fee: 60_00, SetupFee: 50_00, Credits: 1, Minimum: 3, HasMember: true, MemberPrice: 70_00}}
		}, []Even{club(6, 6)}},
		// Two credits are used up by the second visit; others are paid singly, with no
		// price for members: 60, 60, 150, 240, 330, and with April's fee 390 of 540.
		"credits without a member's price": {6, func(c *Course) {
			c.Memberships = []Membership{{Fee: 60_00, Credits: 2, Minimum: 1}}
		}, []Even{{Membership: true, Visits: 2, Price: 60_00, First: 1, From: 1}}},
		"nothing is sold": {6, func(*Course) {}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c := on(t, weeks(t, "2027-03-01", test.visits)...)
			test.change(c)
			if diff := cmp.Diff(test.want, BreakEven(c)); diff != "" {
				t.Errorf("(-by hand +got):\n%s", diff)
			}
		})
	}
}

// TestBreakEvenIsTheComparisonOfStops buys each item again and again by the
// oracle's rules, stops after each number of visits and compares.
func TestBreakEvenIsTheComparisonOfStops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 12)
		for _, e := range BreakEven(c) {
			cheaper := make([]bool, len(c.Dates)+1)
			for k := 1; k <= len(c.Dates); k++ {
				short := *c
				short.Dates = c.Dates[:k]
				o := newOracle(&short)
				var singly, with int64
				for i := range k {
					singly += o.single(i)
				}
				if e.Membership {
					with = joined(o, c, e.Item)
				} else {
					with = rebought(o, e.Item)
				}
				cheaper[k] = with < singly
			}
			first, from := 0, 0
			for k := len(c.Dates); k > 0 && cheaper[k]; k-- {
				from = k
			}
			for k := len(c.Dates); k > 0; k-- {
				if cheaper[k] {
					first = k
				}
			}
			if e.First != first || e.From != from {
				t.Fatalf("%+v, by the oracle first %d, from %d (%v)", e, first, from, cheaper)
			}
		}
	})
}

// rebought is what the oracle's course costs with one package bought again and again.
func rebought(o *oracle, item int) (cost int64) {
	c := o.c
	var packs []bundle
	for i, day := range c.Dates {
		if n := len(packs); n > 0 && packs[n-1].left > 0 && packs[n-1].last >= day {
			packs[n-1].left--
			packs[n-1].single += int32(c.Price[i])
			cost += o.onTop(int(packs[n-1].item)-1, i)
			continue
		}
		at := slices.IndexFunc(c.Packages, func(p Package) bool {
			return p.Item == item && sold(p.Sold, day) && lapse(p.Expiry, day) >= day && !(p.FirstOnly && len(packs) > 0)
		})
		if at < 0 {
			cost += o.single(i)
			continue
		}
		p := &c.Packages[at]
		cost += o.load(cents(p.Price)) + o.onTop(at, i)
		packs = append(packs, bundle{item: int16(at + 1), left: int16(p.Visits - 1), last: lapse(p.Expiry, day), from: int16(i), single: int32(c.Price[i])})
	}
	for _, b := range packs {
		cost -= o.back(b)
	}
	return cost
}

// joined is what the oracle's course costs with one membership, joined again where
// it ends, if she means to stay for the whole course and stops where the oracle's ends.
func joined(o *oracle, whole *Course, item int) (cost int64) {
	c := o.c
	at, credits, granted := -1, 0, 0
	var since civil.Date
	for i, day := range c.Dates {
		if at >= 0 && ends(&c.Memberships[at], since, day) {
			at = -1
		}
		if at < 0 {
			at = slices.IndexFunc(c.Memberships, func(m Membership) bool { return m.Item == item && sold(m.Sold, day) })
			if at < 0 {
				cost += o.single(i)
				continue
			}
			since, credits, granted = day, 0, 0
			cost += o.load(cents(c.Memberships[at].SetupFee))
		}
		m := &c.Memberships[at]
		number := intervalNumber(m.Interval, since, day)
		for ; granted <= number; granted++ {
			switch m.Unused {
			case offer.Reset:
				credits = 0
			case offer.RollOver:
				credits = min(credits, m.Cap)
			}
			credits += m.Credits
		}
		if stops := i+1 == len(c.Dates); stops || ends(m, since, c.Dates[i+1]) {
			for n := range charged(m, since, day, whole.Dates, stops) {
				cost += o.load(feeOf(m, since, n))
			}
		}
		switch {
		case credits > 0:
			credits--
		case m.HasMember:
			cost += o.load(min(cents(m.MemberPrice), o.listed(i)))
		default:
			cost += o.single(i)
		}
	}
	return cost
}

// charged is how many intervals a membership is charged of which a day has the last
// visit: those that she meant to stay, or if she stops fewer, as far as she is not bound.
func charged(m *Membership, since, day civil.Date, meant []civil.Date, stops bool) int {
	last := day
	for _, later := range meant {
		if later > last && !ends(m, since, later) {
			last = later
		}
	}
	stays := max(termOf(m, since), intervalNumber(m.Interval, since, last)+1)
	if !stops {
		return stays
	}
	bound := m.Minimum
	for m.Notice > 0 && beginning(m.Interval, since, bound) <= day.AddDays(m.Notice) {
		bound++
	}
	if m.Cycles > 0 {
		bound = min(bound, m.Cycles)
	}
	return min(stays, max(bound, intervalNumber(m.Interval, since, day)+1))
}

// ends tells whether a membership has ended by a day.
func ends(m *Membership, since, day civil.Date) bool {
	return m.Cycles > 0 && intervalNumber(m.Interval, since, day) >= m.Cycles
}
