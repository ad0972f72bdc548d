package scenario_test

import (
	"bytes"
	"flag"
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/scenario"
)

const testdata = "../testdata"

// update rewrites the accepted estimates, never the totals worked by hand.
var update = flag.Bool("update", false, "accept the engine's estimates as they are")

func TestScenarios(t *testing.T) {
	all, err := scenario.Read(testdata)
	if err != nil {
		t.Fatal(err)
	}
	published := 0
	for i := range all {
		if all[i].Source.Kind == scenario.Published {
			published++
		}
	}
	if len(all) < 200 || published < 75 {
		t.Fatalf("%d scenarios, %d of them published by others", len(all), published)
	}
	for i := range all {
		s := &all[i]
		t.Run(s.Name, func(t *testing.T) {
			if s.Title == "" || s.Teaches == "" || len(s.Arithmetic) == 0 {
				t.Error("a scenario says what it teaches and works its totals in words")
			}
			got, faults := estimate.Run(s.Request, s.Lists)
			for _, f := range faults {
				t.Errorf("fault: %s", document.Sentence(f))
			}
			for _, d := range s.Check(&got) {
				t.Error(d)
			}
			checkStops(t, &got)
			checkFollows(t, &got)
			written := document.WriteEstimate(&got)
			if *update && !t.Failed() {
				if err := s.Accept(written); err != nil {
					t.Fatal(err)
				}
			}
			want, err := s.Detail()
			if err != nil {
				t.Fatal(err)
			}
			read, err := scenario.ReadAnswer(written)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range s.Check(read) {
				t.Errorf("read back: %s", d)
			}
			if !bytes.Equal(written, want) {
				t.Error("the estimate is not the accepted one: look at the difference, then run with -update")
			}
		})
	}
}

// checkStops holds every case, whoever pays, to one amount a visit of which the
// last is its total.
func checkStops(t *testing.T, e *estimate.Estimate) {
	t.Helper()
	for _, o := range e.Offers {
		for _, w := range o.Ways {
			for _, c := range w.Cases {
				if n := len(c.Stops); n != len(e.Plan.Visits) || c.Stops[n-1] != c.Total {
					t.Errorf("%s, way %d: to stop after each of %d visits comes to %v, the whole to %s", o.ID, w.Kind, len(e.Plan.Visits), c.Stops, c.Total)
				}
			}
		}
	}
}

// checkFollows holds what follows from each case to its ledger: what of packages and
// memberships was drawn, came back and was lost, and that a deductible is met where
// all that was left of it is hers.
func checkFollows(t *testing.T, e *estimate.Estimate) {
	t.Helper()
	for _, o := range e.Offers {
		for _, w := range o.Ways {
			for _, c := range w.Cases {
				booked := map[code.Rule]money.Amount{}
				entries := map[code.Rule]int{}
				met := map[int]bool{}
				for _, x := range c.Book.Entries {
					booked[x.Rule] += x.Amount
					entries[x.Rule]++
					left := slices.IndexFunc(x.Inputs, func(in ledger.Input) bool { return in.Field == ledger.DeductibleLeft })
					if x.Rule == code.Deductible && left >= 0 && x.Inputs[left].Value == int64(x.Amount) {
						met[x.Visit] = true
					}
				}
				var drawn, used int
				var back, lost money.Amount
				for _, b := range c.Clock.Packages {
					drawn, back, lost = drawn+b.Drawn, back+b.Back, lost+b.Lost
				}
				for _, m := range c.Clock.Memberships {
					used += m.Used
				}
				if drawn != entries[code.PackageCredit] || used != entries[code.MembershipCredit] ||
					lost != booked[code.PackageUnused] || back != booked[code.PackageRefund]+booked[code.SalesTaxBack] {
					t.Errorf("%s, way %d: the clock is %+v, the ledger has %v of %v", o.ID, w.Kind, c.Clock, entries, booked)
				}
				for _, x := range c.Crossings {
					if x.Code == code.DeductibleMet && !met[x.Visit] {
						t.Errorf("%s, way %d: the deductible is met by visit %d, by the ledger by %v", o.ID, w.Kind, x.Visit, met)
					}
					if x.Code == code.DeductibleMet {
						delete(met, x.Visit)
					}
				}
				if len(met) > 0 && len(c.Crossings) == 0 && w.Kind != estimate.Secondary {
					t.Errorf("%s, way %d: the deductible is met by %v, which nothing says", o.ID, w.Kind, met)
				}
			}
		}
	}
}

// Most of what others have published and what can be asked whole is told as a
// scenario, so that the shipped module and the browsers are held to it as well.
func TestManyScenariosArePublished(t *testing.T) {
	all, err := scenario.Read(testdata)
	if err != nil {
		t.Fatal(err)
	}
	published := 0
	for i := range all {
		if all[i].Source.Kind == scenario.Published {
			published++
		}
	}
	if published < 85 {
		t.Errorf("%d of %d scenarios are published examples", published, len(all))
	}
}
