package pay

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
)

// prefix is a label in the middle of a course, reached by choices that need not
// be good ones.
func prefix(t *rapid.T, s *Search, c *Course, visits int) label {
	s.set(c)
	s.nodes = s.nodes[:0]
	l := label{member: -1, node: -1}
	if c.Claims.Mode != NoClaims {
		l.state = c.Claims.Terms.Opening
	}
	for i := range visits {
		day := c.Dates[i]
		newYear := c.Claims.Mode != NoClaims && i > 0 && c.Claims.Terms.YearOf(day) != c.Claims.Terms.YearOf(c.Dates[i-1])
		l.reach(c, day, newYear)
		s.clear(c)
		// Without a limit, and with single visits out of reach, hardly any of
		// one label's choices drops another.
		visit := turn{course: c, visit: i, day: day, limit: none, price: 1 << 55, left: int32(len(c.Dates) - i - 1)}
		visit.sale()
		s.branch(&visit, &l)
		s.gather()
		l = s.next[rapid.IntRange(0, len(s.next)-1).Draw(t, "choice")]
	}
	return l
}

// inHand is what a label holds, as the oracle counts it.
func inHand(l *label, visit int) purse {
	p := purse{
		visit: visit, member: int(l.member), joined: l.joined, paid: int(l.paid), granted: int(l.granted), credits: int(l.held),
		deductible: cents(l.state.DeductibleLeft), oop: cents(l.state.PocketLeft), used: l.state.VisitsUsed,
	}
	for k, o := range l.open[:l.depth] {
		p.packs[k] = bundle{o.last, int(o.left)}
	}
	return p
}

// weigh is a toll on the search's scale.
func weigh(s scale, t toll) score {
	return score(t.cost)*s.cent + score(t.prepaid)*s.prepaid + score(t.purchases)*s.purchase*perPurchase + score(t.early)*s.purchase
}

// ending is the least score at which a label can end.
func ending(s *Search, c *Course, o *oracle, l *label, visits int) score {
	rest := o.rest(inHand(l, visits))
	return l.score + weigh(s.scale, rest)
}

// TestFloorIsBelowEveryEnd holds the bound by which labels are dropped to the
// score of their best end.
func TestFloorIsBelowEveryEnd(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		visits := rapid.IntRange(1, len(c.Dates)).Draw(t, "visits paid")
		l := prefix(t, &s, c, visits)
		end := ending(&s, c, newOracle(c), &l, visits)
		if end > s.scale.cash(c.ceiling()) {
			return // dearer than a route that is known: free to be dropped
		}
		if l.floor > end {
			t.Fatalf("after %d visits the floor is %d, but an end scores %d: %+v", visits, l.floor, end, l)
		}
	})
}

// TestDominatedLabelsCannotWin holds the rule by which one label drops another
// to their best ends.
func TestDominatedLabelsCannotWin(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		visits := rapid.IntRange(1, len(c.Dates)).Draw(t, "visits paid")
		a, b := prefix(t, &s, c, visits), prefix(t, &s, c, visits)
		// Scores so far are moved together, or hardly any pair would compare.
		b.score = a.score + s.scale.cash(12)
		if rapid.Bool().Draw(t, "nearly equal") {
			b.score = a.score + score(rapid.IntRange(0, 12).Draw(t, "worse by"))*s.scale.cent
		}
		if !a.dominates(&b, s.scale.cash(s.floor.dearest[visits-1]), int32(len(c.Dates)-visits)) {
			return
		}
		o := newOracle(c)
		endA, endB := ending(&s, c, o, &a, visits), ending(&s, c, o, &b, visits)
		if endB < endA && endB <= s.scale.cash(c.ceiling()) {
			t.Fatalf("dropped for another label, but ends better:\n%+v\n%+v ends at %d\n%+v ends at %d", c, a, endA, b, endB)
		}
	})
}

// TestFloorOfAMonthWithAnAnchorOnThe31st: who joined on 31 January pays on 28
// February for the days up to 30 March, three more than a month from then.
func TestFloorOfAMonthWithAnAnchorOnThe31st(t *testing.T) {
	c := &Course{Memberships: []Membership{{Fee: 5, Minimum: 1, HasMember: true}}}
	for _, text := range []string{"2027-01-31", "2027-02-28", "2027-03-30"} {
		day, err := civil.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c.Dates, c.Price = append(c.Dates, day), append(c.Price, 10)
	}
	var s Search
	s.set(c)
	l := label{member: -1}
	l.join(&c.Memberships[0], 0, c.Dates[0])
	l.cover(c, 0)
	if got, most := s.floor.rest(&l, 1), s.scale.ahead(5); got > most {
		t.Errorf("the floor is %d, but one month pays both visits: %d", got, most)
	}
	if best := s.Best(c); best.Total != 10 {
		t.Errorf("the best route costs %d", best.Total)
	}
}
