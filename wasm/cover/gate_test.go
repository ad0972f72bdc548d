package cover_test

import (
	"testing"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

func TestCovers(t *testing.T) {
	tests := map[string]struct {
		limit, used int
		until, on   string
		want        bool
	}{
		"the last visit of the limit": {20, 19, "", "2027-03-01", true},
		"the limit is used up":        {20, 20, "", "2027-03-01", false},
		"used more than the limit":    {20, 23, "", "2027-03-01", false},
		"a limit of none":             {0, 0, "", "2027-03-01", false},
		"the prescription's last day": {cover.NoLimit, 300, "2027-03-01", "2027-03-01", true},
		"the day after it":            {cover.NoLimit, 0, "2027-03-01", "2027-03-02", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			terms := cover.Terms{VisitLimit: test.limit, PermitUntil: offer.Forever}
			if test.until != "" {
				terms.PermitUntil = day(t, test.until)
			}
			if got := terms.Covers(cover.State{VisitsUsed: test.used}, day(t, test.on)); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestGateOfDollarsAndPermits stands on both sides of the limit in dollars a year
// and of the number of visits that a permit allows.
func TestGateOfDollarsAndPermits(t *testing.T) {
	tests := map[string]struct {
		year         money.Amount
		hasYear      bool
		permit       int
		state        cover.State
		covers       bool
		denied, away bool // denied in network where the patient bears it, and out of network
	}{
		"no limit in dollars":               {0, false, 0, cover.State{DollarsUsed: 900_00}, true, false, false},
		"a cent of the limit is left":       {500_00, true, 0, cover.State{DollarsUsed: 499_99}, true, false, false},
		"the limit in dollars is used up":   {500_00, true, 0, cover.State{DollarsUsed: 500_00}, false, false, false},
		"a limit of nothing":                {0, true, 0, cover.State{}, false, false, false},
		"the permit's last visit":           {0, false, 6, cover.State{PermitUsed: 5}, true, false, false},
		"the permit's visits are used up":   {0, false, 6, cover.State{PermitUsed: 6}, false, true, false},
		"both: not covered, and not denied": {500_00, true, 6, cover.State{DollarsUsed: 500_00, PermitUsed: 6}, false, false, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			terms := cover.Terms{VisitLimit: cover.NoLimit, PermitUntil: offer.Forever, PermitVisits: test.permit, Caps: cover.Caps{Year: test.year, HasYear: test.hasYear}}
			on := day(t, "2027-03-01")
			if got := terms.Covers(test.state, on); got != test.covers {
				t.Errorf("covered: %v", got)
			}
			if terms.Denies(test.state, on) {
				t.Error("denied at her cost where that is the clinic's loss")
			}
			terms.Settings.FailureOnPatient = true
			if got := terms.Denies(test.state, on); got != test.denied {
				t.Errorf("denied: %v", got)
			}
			terms.Outside = true
			if got := terms.Denies(test.state, on); got != test.away {
				t.Errorf("denied out of network: %v", got)
			}
		})
	}
}
