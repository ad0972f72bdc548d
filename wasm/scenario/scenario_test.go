package scenario_test

import (
	"bytes"
	"flag"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
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
