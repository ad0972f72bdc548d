package app

import (
	"encoding/json"
	"flag"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pay"
)

// What the flags say takes the place of what the request says, and nothing else does.
func TestAskingFlags(t *testing.T) {
	said := estimate.Goals{Objectives: []pay.Objective{pay.LeastRisk}, Monthly: 50_00, Window: 7}
	for line, want := range map[string]estimate.Goals{
		"":                         said,
		"--objective today,month":  {Objectives: []pay.Objective{pay.LeastFirst, pay.LeastMonth}, Monthly: 50_00, Window: 7},
		"--objective total":        {Monthly: 50_00, Window: 7},
		"--budget 120.50":          {Objectives: said.Objectives, Monthly: 120_50, Window: 7},
		"--window 92":              {Objectives: said.Objectives, Monthly: 50_00, Window: 92},
		"--objective first_visit ": {Objectives: []pay.Objective{pay.LeastFirst}, Monthly: 50_00, Window: 7},
	} {
		got := said
		if err := setBy(t, line, &got); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%q asks for %+v (%v), want %+v", line, got, err, want)
		}
	}
	for _, line := range []string{"--objective cheapest", "--budget 0", "--budget -5", "--budget much", "--window 93", "--window -1"} {
		if err := setBy(t, line, &estimate.Goals{}); err == nil {
			t.Errorf("%q is taken", line)
		}
	}
}

func setBy(t *testing.T, line string, g *estimate.Goals) error {
	flags := flag.NewFlagSet("estimate", flag.ContinueOnError)
	a := askingOf(flags)
	if err := flags.Parse(strings.Fields(line)); err != nil {
		t.Fatal(err)
	}
	return a.set(g)
}

// The command answers what was asked on its line.
func TestEstimateAnswersWhatIsAsked(t *testing.T) {
	var got struct {
		Objectives []struct {
			Objective string `json:"objective"`
		} `json:"objectives"`
		Budget *struct{} `json:"budget"`
		Window *struct {
			Starts []struct{} `json:"starts"`
		} `json:"window"`
	}
	answer := ran(t, `{"as_of":"2026-12-01"}`, "estimate", "--objective", "risk", "--budget", "100", "--window", "3")
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Objectives) != 1 || got.Objectives[0].Objective != "risk" || got.Budget == nil || got.Window == nil || len(got.Window.Starts) != 4 {
		t.Errorf("got %+v", got)
	}
}
