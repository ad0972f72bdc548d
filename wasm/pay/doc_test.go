package pay

import (
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// TestTheExampleOfTheDoc holds the package's doc to the search: its rows, its labels
// after two visits, and its answer.
func TestTheExampleOfTheDoc(t *testing.T) {
	first, _ := civil.Make(2027, 3, 1)
	c := &Course{Packages: []Package{
		{Item: 0, Visits: 3, Price: 210_00, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 1}},
		{Item: 1, Visits: 2, Price: 160_00, Expiry: offer.Expiry{Rule: offer.Never}},
	}}
	for i := range 4 {
		c.Dates, c.Price = append(c.Dates, first.AddDays(14*i)), append(c.Price, 90_00)
	}
	var s Search
	s.set(c)
	for i, want := range [][]money.Amount{{90_00, 160_00, 210_00, 300_00}, {90_00, 160_00, 210_00}, {90_00, 160_00}, {90_00}} {
		row := dollars(s.scale, s.floor.whole.plain(i)[1:])
		if !slices.Equal(row, want) {
			t.Errorf("the row of visit %d is %v, the doc has %v", i+1, row, want)
		}
	}

	limit := s.scale.cash(c.ceiling()) + 1
	s.now = append(s.now, label{member: -1, node: -1})
	for i, want := range [][][2]money.Amount{
		{{90_00, 300_00}, {160_00, 320_00}, {210_00, 300_00}},
		{{160_00, 320_00}, {210_00, 300_00}, {250_00, 340_00}, {300_00, 300_00}}, // singly twice is dominated
	} {
		visit := s.turn(c, i, limit)
		s.clear(c)
		for k := range s.now {
			l := s.now[k]
			l.reach(c, &s.floor.whole, i, false)
			s.branch(visit, &l)
		}
		s.advance(widening * narrowest)
		var got [][2]money.Amount
		for _, l := range s.now {
			got = append(got, [2]money.Amount(dollars(s.scale, []score{l.score, l.floor})))
		}
		slices.SortFunc(got, func(a, b [2]money.Amount) int { return int(a[0] - b[0]) })
		if !slices.Equal(got, want) {
			t.Errorf("after visit %d the labels are %v, the doc has %v", i+1, got, want)
		}
	}

	route := s.Best(c)
	if want := []Step{single, buy(0), drawn, drawn}; route.Total != 300_00 || route.Steps[0].Way != PaySingle || !route.Steps[1].Buy || route.Steps[1].Item != want[1].Item {
		t.Errorf("the answer is %+v, the doc has %+v", route, want)
	}
}

// dollars is what scores come to in cents, ties aside.
func dollars(s scale, scores []score) (out []money.Amount) {
	for _, v := range scores {
		out = append(out, s.cost(v))
	}
	return out
}
