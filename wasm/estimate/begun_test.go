package estimate_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

// begunBy is the way that another payer begins.
func begunBy(t interface{ Fatalf(string, ...any) }, req *estimate.Request) *estimate.Way {
	got, faults := estimate.Run(req, nil)
	if len(faults) > 0 {
		t.Fatalf("%v", faults)
	}
	w := got.Offers[0].Way(estimate.Secondary)
	if w == nil {
		t.Fatalf("nobody else pays")
	}
	return w
}

// TestOthersGoOnByHand works ten weekly visits at $90 that another payer begins.
func TestOthersGoOnByHand(t *testing.T) {
	auto := func(deductible, limit int64) *secondary.Route {
		return &secondary.Route{Kind: secondary.Auto, DeductibleLeft: span.Exact(deductible), LimitLeft: span.Exact(limit)}
	}
	for name, test := range map[string]struct {
		quote estimate.Quote
		payer *secondary.Route
		want  money.Amount
		stops []money.Amount // after the visits 5 to 7
		goes  bool           // other ways go on
	}{
		// 540 pays six. Four are left: singly 360, by a package of four 280.
		"a package after the limit": {
			with(quote("a", 90_00), 4, 280_00), auto(0, 540_00), 280_00, []money.Amount{0, 0, 280_00}, true,
		},
		// The seventh visit is paid as to 60 of 90; three are left: 270 singly, 280 by the four.
		// Asked for six visits only it leaves the four for 280, so 20 less than 30 and 270.
		"what is left of the limit is let go": {
			with(quote("a", 90_00), 4, 280_00), auto(0, 600_00), 280_00, []money.Amount{0, 0, 280_00}, true,
		},
		// A deductible of 900 takes all. By packages of five at 60 a visit: 600.
		"a deductible that is never met": {
			with(quote("a", 90_00), 5, 300_00), auto(900_00, 540_00), 690_00, nil, true,
		},
		"nothing to go on with but single visits": {
			quote("a", 90_00), auto(0, 540_00), 360_00, []money.Amount{0, 0, 90_00}, false,
		},
		// Six at 20, the other four by the package: 120 + 280.
		"Medicare Advantage's visits first": {
			with(quote("a", 90_00), 4, 280_00),
			&secondary.Route{Kind: secondary.Advantage, Copay: span.Exact(20_00), VisitsAYear: 6},
			400_00, []money.Amount{100_00, 120_00, 400_00}, true,
		},
		// Workers' compensation is never mixed: nothing is hers.
		"the law makes them all that payer's": {
			with(quote("a", 90_00), 4, 280_00), &secondary.Route{Kind: secondary.Workers, Form: offer.Yes}, 0, nil, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			req := weekly(10, test.quote)
			req.OtherPayer = test.payer
			w := begunBy(t, req)
			if w.Total.Likely != test.want || w.Total.Low != w.Total.High {
				t.Errorf("%+v, by hand %v", w.Total, test.want)
			}
			if slices.Contains(w.Notes, code.RestCheapest) != test.goes {
				t.Errorf("notes %q", w.Notes)
			}
			c := w.Cases[0]
			if c.Book.Total() != c.Total || c.Stops[9] != c.Total {
				t.Errorf("total %v, ledger %v, stops %v", c.Total, c.Book.Total(), c.Stops)
			}
			if test.stops != nil && !slices.Equal(c.Stops[4:7], test.stops) {
				t.Errorf("stops %v, by hand %v", c.Stops[4:7], test.stops)
			}
			for v := range 10 {
				if c.Book.VisitPrice(v) != 90_00 {
					t.Errorf("the shares of visit %d are %v", v, c.Book.VisitPrice(v))
				}
			}
			if !slices.IsSortedFunc(c.Book.Entries, func(a, b ledger.Entry) int { return int(a.Date - b.Date) }) {
				t.Error("the ledger is not in the order of the days")
			}
		})
	}
}

// TestOthersGoOnFromTheBestVisit holds the way to every number of visits that the payer
// may be asked for, reckoned by simple sums, and the rest of each asked as a course of
// its own that nobody else pays.
func TestOthersGoOnFromTheBestVisit(t *testing.T) {
	mixed := 0
	rapid.Check(t, func(t *rapid.T) {
		cents := func(name string, least, most int) int64 {
			return int64(rapid.IntRange(least, most).Draw(t, name)) * 5_00
		}
		n := rapid.IntRange(1, 12).Draw(t, "visits")
		q := quote("a", cents("price", 8, 24))
		if rapid.Bool().Draw(t, "package") {
			q = with(q, rapid.IntRange(2, 6).Draw(t, "holds"), cents("costs", 20, 80))
		}
		if rapid.Bool().Draw(t, "club") {
			q = club(q, cents("fee", 6, 20), cents("member", 6, 20))
		}
		if rapid.IntRange(0, 2).Draw(t, "first visit") == 0 {
			q.Seller.Services[0].FirstVisit = span.Exact(cents("first", 4, 24))
		}
		req := weekly(n, q)
		price := q.Seller.Services[0].Price.Low
		paid := func(visit int) int64 { // what it costs singly
			if first := q.Seller.Services[0].FirstVisit; visit == 0 && first.Said {
				return first.Low
			}
			return price
		}
		var hers []int64 // of each visit that the payer pays something of, in turn
		if rapid.Bool().Draw(t, "auto") {
			deductible, limit, share := cents("deductible", 0, 60), cents("limit", 1, 200), int64(rapid.IntRange(0, 3).Draw(t, "share"))*100_000
			req.OtherPayer = &secondary.Route{Kind: secondary.Auto, DeductibleLeft: span.Exact(deductible), LimitLeft: span.Exact(limit), Share: span.Exact(share)}
			for v := 0; v < n && limit > 0; v++ {
				first := min(deductible, paid(v))
				rest := paid(v) - first
				pays := min(rest-rest*share/1_000_000, limit) // whole dollars: no rounding
				deductible, limit = deductible-first, limit-pays
				hers = append(hers, paid(v)-pays)
			}
		} else {
			copay, visits := cents("copay", 0, 20), rapid.IntRange(1, 8).Draw(t, "visits a year")
			req.OtherPayer = &secondary.Route{Kind: secondary.Advantage, Copay: span.Exact(copay), VisitsAYear: visits}
			for v := 0; v < min(n, visits); v++ {
				hers = append(hers, min(copay, paid(v)))
			}
		}
		w := begunBy(t, req)
		start := asked()
		least, sum := money.Amount(-1), money.Amount(0)
		for k := 1; k <= len(hers); k++ {
			sum += money.Amount(hers[k-1])
			total := sum
			if k < n {
				known := q
				known.Seller.Services = slices.Clone(q.Seller.Services)
				known.Seller.Services[0].FirstVisit = span.Span{}
				rest, faults := estimate.Run(&estimate.Request{AsOf: start, Own: []estimate.Quote{known}, Plan: plan.Request{
					Start: start.AddDays(7 * k), Phases: []plan.Phase{{Name: plan.Initial, Visits: n - k, Weeks: 1}},
				}}, nil)
				if len(faults) > 0 {
					t.Fatalf("%v", faults)
				}
				total += rest.Total.Likely
			}
			if least < 0 || total < least {
				least = total
			}
		}
		if w.Total.Likely != least || w.Cases[0].Book.Total() != least {
			t.Fatalf("%+v, ledger %v, want %v", w.Total, w.Cases[0].Book.Total(), least)
		}
		if slices.Contains(w.Notes, code.RestCheapest) {
			mixed++
		}
	})
	least := 10
	if testing.Short() {
		least = 1 // fewer courses are drawn
	}
	if mixed < least {
		t.Errorf("others go on in %d courses", mixed)
	}
}
