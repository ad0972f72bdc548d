package estimate_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// club adds a membership of one visit a month that may be left after the first.
func club(q estimate.Quote, fee, member int64) estimate.Quote {
	q.Seller.Memberships = append(q.Seller.Memberships, offer.Membership{
		ID: "club", Fee: span.Exact(fee), Credits: 1, Minimum: span.Exact(1), MemberPrice: span.Exact(member), Services: []int{0},
	})
	return q
}

// also adds one more package that never lapses.
func also(q estimate.Quote, visits int, price int64) estimate.Quote {
	q = with(q, visits, price)
	q.Seller.Packages[len(q.Seller.Packages)-1].ID = fmt.Sprint("pack-", len(q.Seller.Packages))
	return q
}

// TestRunnersByHand: who comes next to the best way and to the best with nothing
// prepaid, and by how much.
func TestRunnersByHand(t *testing.T) {
	type runner struct {
		offer int
		kind  estimate.WayKind
		more  money.Amount
	}
	sizes := func() estimate.Quote { return also(with(quote("a", 90_00), 5, 400_00), 10, 700_00) }
	for name, test := range map[string]struct {
		request *estimate.Request
		want    []runner
	}{
		"nothing else to name": {weekly(4, quote("a", 90_00)), nil},
		// Ten and two singly are 880. Without the ten: twice five and two singly, 980.
		"the other package": {weekly(12, sizes()), []runner{{0, estimate.Without, 100_00}}},
		// Singly at b is 1,020 and said already; singly at a is 1,080.
		"and another seller": {weekly(12, sizes(), quote("b", 85_00)), []runner{{0, estimate.Without, 100_00}, {0, estimate.Unprepaid, 200_00}}},
		// 880; 1,000 and 1,010 singly elsewhere, and 1,100: at most three are named.
		"three and no more": {
			weekly(12, sizes(), quote("b", 85_00), quote("c", 88_00), quote("d", 86_00)),
			[]runner{{0, estimate.Without, 100_00}, {3, estimate.Cheapest, 152_00}, {2, estimate.Cheapest, 176_00}},
		},
		// Four visits in March: 60 + 3 × 65 = 255; the package of four 280, singly 360.
		"without the membership": {
			weekly(4, club(with(quote("a", 90_00), 4, 280_00), 60_00, 65_00)),
			[]runner{{0, estimate.Without, 25_00}},
		},
		// Five visits: four by the package and one of the membership's is 280 + 60; by the
		// membership alone 60 + 4 × 75 = 360, by the package alone 370.
		"two items that are bought together": {
			weekly(5, club(with(quote("a", 90_00), 4, 280_00), 60_00, 75_00)),
			[]runner{{0, estimate.Without, 20_00}, {0, estimate.Without, 30_00}},
		},
		// b and c cost the same, b with a package of which as much is prepaid.
		"less prepaid first": {
			weekly(4, quote("a", 60_00), with(quote("b", 90_00), 4, 280_00), quote("c", 70_00)),
			[]runner{{2, estimate.Cheapest, 40_00}, {1, estimate.Cheapest, 40_00}, {1, estimate.Unprepaid, 120_00}},
		},
		"the first of equals": {
			weekly(4, quote("a", 60_00), quote("b", 70_00), quote("c", 70_00)),
			[]runner{{1, estimate.Cheapest, 40_00}, {2, estimate.Cheapest, 40_00}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := run(t, test.request)
			var got []runner
			for _, r := range e.Runners {
				got = append(got, runner{r.Offer, e.Offers[r.Offer].Ways[r.Way].Kind, r.More})
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v, by hand %v", got, test.want)
			}
		})
	}
}

// TestAWayApartIsNoRunner: the package of a clinic that may insist on claims is the
// cheapest of all, and no choice of hers.
func TestAWayApartIsNoRunner(t *testing.T) {
	e := run(t, insured(4, 320_00), clinic(offer.NotKnown))
	for _, r := range e.Runners {
		if w := e.Offers[r.Offer].Ways[r.Way]; w.Apart || r.More < 0 {
			t.Errorf("%+v: %+v", r, w.Total)
		}
	}
}

// TestRunnersAreTheNextBest sorts all ways that count by the figure that ranks them
// and crosses out those that are said: what is left are the runners.
func TestRunnersAreTheNextBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := insured(rapid.IntRange(1, 12).Draw(t, "visits"), rapid.Int64Range(0, 400_00).Draw(t, "deductible"))
		if rapid.Bool().Draw(t, "deductible not said") {
			r.Benefit.Deductible = span.Span{}
		}
		if rapid.Bool().Draw(t, "nothing said of insurance") {
			r.Benefit = nil
		}
		r.Own = nil
		for i := range rapid.IntRange(1, 4).Draw(t, "quotes") {
			q := quote(string(rune('a'+i)), 10_00*rapid.Int64Range(6, 9).Draw(t, "price"))
			for range rapid.IntRange(0, 2).Draw(t, "packages") {
				visits := rapid.IntRange(2, 6).Draw(t, "of visits")
				q = also(q, visits, int64(visits)*10_00*rapid.Int64Range(5, 9).Draw(t, "at"))
			}
			if rapid.Bool().Draw(t, "membership") {
				q = club(q, 10_00*rapid.Int64Range(4, 9).Draw(t, "fee"), 10_00*rapid.Int64Range(5, 8).Draw(t, "member"))
			}
			r.Own = append(r.Own, q)
		}
		l := clinic(rapid.SampledFrom([]offer.Answer{offer.Yes, offer.No, offer.NotKnown}).Draw(t, "cash"))
		e, faults := estimate.Run(r, estimate.Lists{l})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		type line struct {
			runner  estimate.Runner
			figure  money.Amount
			prepaid money.Amount
			route   string
		}
		of := func(offer, way int) line {
			w := &e.Offers[offer].Ways[way]
			figure := w.Total.High
			if w.Total.HasLikely {
				figure = w.Total.Likely
			}
			at := max(slices.IndexFunc(w.Cases, func(c estimate.Case) bool { return c.Kind == estimate.Likely }), 0)
			if w.Cases[at].Kind != estimate.Likely {
				at = len(w.Cases) - 1
			}
			route := fmt.Sprint(offer)
			for _, x := range w.Cases[at].Book.Entries {
				route += fmt.Sprint("|", x.Visit, x.Date, x.Payer, x.Kind, x.Amount, x.Rule, x.Item)
			}
			return line{estimate.Runner{Offer: offer, Way: way}, figure, w.Cases[at].Prepaid, route}
		}
		plain := slices.IndexFunc(e.Offers[e.BestPlain].Ways, func(w estimate.Way) bool { return w.Kind == estimate.Unprepaid })
		best := of(e.Best, 0)
		said := map[string]bool{best.route: true, of(e.BestPlain, plain).route: true}
		var all []line
		for i, o := range e.Offers {
			for k, w := range o.Ways {
				if !w.Apart && w.Kind != estimate.Secondary && (o.Kind != estimate.Regional || e.Best == i) {
					all = append(all, of(i, k))
				}
			}
		}
		slices.SortStableFunc(all, func(a, b line) int {
			return cmp.Or(cmp.Compare(a.figure, b.figure), cmp.Compare(a.prepaid, b.prepaid))
		})
		var want []estimate.Runner
		for _, l := range all {
			if said[l.route] || len(want) == estimate.MaxRunners {
				continue
			}
			said[l.route] = true
			l.runner.More = l.figure - best.figure
			want = append(want, l.runner)
		}
		if !slices.Equal(e.Runners, want) {
			t.Fatalf("got %+v, sorted %+v", e.Runners, want)
		}
	})
}

// TestAWayWithoutAnItem: it does without what the cheapest buys, and is never the
// cheaper.
func TestAWayWithoutAnItem(t *testing.T) {
	e := run(t, weekly(5, club(with(quote("a", 90_00), 4, 280_00), 60_00, 75_00)))
	var seen []string
	for _, w := range e.Offers[0].Ways {
		if w.Kind != estimate.Without {
			continue
		}
		clock := w.Cases[0].Clock
		seen = append(seen, fmt.Sprint(w.OfMembership, w.Item, len(clock.Packages), len(clock.Memberships), w.Total.High))
	}
	if want := []string{"false 0 0 1 360.00", "true 0 1 0 370.00"}; !slices.Equal(seen, want) {
		t.Errorf("got %q, by hand %q", seen, want)
	}
}
