package bill_test

import (
	"testing"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

func exact(a money.Amount) bill.Range { return bill.Range{Low: a, High: a} }

func TestContracts(t *testing.T) {
	hour := []offer.Coded{{Code: "97124", Minutes: 60}}
	tied := []offer.Coded{{Code: "97124", Minutes: 20}, {Code: "97110", Minutes: 20}}
	for name, c := range map[string]struct {
		contract bill.Contract
		visit    bill.Visit
		want     bill.Range
	}{
		"so much a visit":                          {bill.Contract{Rate: pricelist.Rate{Visit: 80_00}}, bill.Visit{}, exact(80_00)},
		"so much a visit, above the daily maximum": {bill.Contract{Rate: pricelist.Rate{Visit: 80_00}, DailyMax: 75_00}, bill.Visit{}, exact(75_00)},
		"so much a unit":                           {bill.Contract{Rate: pricelist.Rate{Unit: 25_00}, Units: pricelist.EightMinute}, bill.Visit{Lines: hour}, exact(100_00)},
		"so much a unit, at the daily maximum":     {bill.Contract{Rate: pricelist.Rate{Unit: 25_00}, Units: pricelist.EightMinute, DailyMax: 100_00}, bill.Visit{Lines: hour}, exact(100_00)},
		"so much a unit, above the daily maximum":  {bill.Contract{Rate: pricelist.Rate{Unit: 25_00}, Units: pricelist.EightMinute, DailyMax: 99_99}, bill.Visit{Lines: hour}, exact(99_99)},
		"so much a unit of 50 hands-on minutes, no code said": {
			bill.Contract{Rate: pricelist.Rate{Unit: 25_00}, Units: pricelist.EightMinute}, bill.Visit{HandsOn: 50}, exact(75_00)},
		// 40 minutes are three units of the total, two of the codes.
		"so much a unit, the rule not said": {bill.Contract{Rate: pricelist.Rate{Unit: 25_00}}, bill.Visit{Lines: tied}, bill.Range{Low: 50_00, High: 75_00}},
		"a bundled code is never paid": {
			bill.Contract{Rate: pricelist.Rate{Unit: 25_00}, Units: pricelist.Midpoint},
			bill.Visit{Lines: []offer.Coded{{Code: "97124", Minutes: 30}, {Code: "97010"}}}, exact(50_00)},
	} {
		got, ok := c.contract.Allow(&c.visit)
		if !ok || got.Range != c.want {
			t.Errorf("%s: %v, %v; want %v", name, got.Range, ok, c.want)
		}
	}
}

// dc is a place with one locality: the District of Columbia.
const dc = "DC"

func inDC(t *testing.T, procedures []bill.Procedure, factor int64) money.Amount {
	t.Helper()
	return bill.Settle(procedures, reference.Localities(dc, 2026)[0], factor, 50, pricelist.EachUnit)
}

func TestShareOfMedicare(t *testing.T) {
	hour := []offer.Coded{{Code: "97124", Minutes: 60}}
	medicare := bill.Medicare()
	got, ok := medicare.Allow(&bill.Visit{Lines: hour, Day: day("2026-06-01"), State: dc})
	want := inDC(t, []bill.Procedure{units("97124", 2026, 4)}, factor2026)
	if !ok || got.Range != exact(want) || got.Standing != reference.Published || got.IndexYear != 2025 || got.Units.Of[0] != 4 {
		t.Errorf("an hour in DC: %+v, %v; want %v", got, ok, want)
	}
	half := bill.Contract{Rate: pricelist.Rate{OfMedicare: 1_500_000}, Units: pricelist.EightMinute}
	if got, _ := half.Allow(&bill.Visit{Lines: hour, Day: day("2026-06-01"), State: dc}); got.Range != exact(want.Times(1_500_000, money.HalfUp)) {
		t.Errorf("150 %% of it: %v", got.Range)
	}

	capped := half
	capped.DailyMax = 100_00
	if got, _ := capped.Allow(&bill.Visit{Lines: hour, Day: day("2026-06-01"), State: dc}); got.Range != exact(100_00) {
		t.Errorf("150 %% of it, above the daily maximum: %v", got.Range)
	}

	// A year not yet published: from this year's factor to 10 % above.
	got, ok = medicare.Allow(&bill.Visit{Lines: hour, Day: day("2027-01-01"), State: dc})
	high := inDC(t, []bill.Procedure{units("97124", 2026, 4)}, 36_7410)
	if !ok || got.Range != (bill.Range{Low: want, High: high}) || got.Standing != reference.Unpublished {
		t.Errorf("a year not published: %+v, want %v to %v", got, want, high)
	}

	// A place with several localities: from the cheapest to the dearest.
	var low, top money.Amount
	for i, at := range reference.Localities("WA", 2026) {
		fee := bill.Settle([]bill.Procedure{units("97124", 2026, 4)}, at, factor2026, 50, pricelist.EachUnit)
		if i == 0 || fee < low {
			low = fee
		}
		top = max(top, fee)
	}
	got, _ = medicare.Allow(&bill.Visit{Lines: hour, Day: day("2026-06-01"), State: "WA"})
	if got.Range != (bill.Range{Low: low, High: top}) || low >= top {
		t.Errorf("Washington: %v, want %v to %v", got.Range, low, top)
	}
	nation, _ := medicare.Allow(&bill.Visit{Lines: hour, Day: day("2026-06-01")})
	if nation.Low > low || nation.High < top || nation.Low == nation.High {
		t.Errorf("the nation %v does not hold Washington %v", nation.Range, got.Range)
	}
}

func TestPairsArePricedBothWays(t *testing.T) {
	medicare := bill.Medicare()
	massage, manual := offer.Coded{Code: "97124", Minutes: 30}, offer.Coded{Code: "97140", Minutes: 15}
	got, ok := medicare.Allow(&bill.Visit{Lines: []offer.Coded{massage, manual}, Day: day("2026-06-01"), State: dc})
	both := inDC(t, []bill.Procedure{units("97124", 2026, 2), units("97140", 2026, 1)}, factor2026)
	first := inDC(t, []bill.Procedure{units("97124", 2026, 2)}, factor2026)
	second := inDC(t, []bill.Procedure{units("97140", 2026, 1)}, factor2026)
	if !ok || got.Paired != 0b11 || got.Both != exact(both) || got.Single != (bill.Range{Low: second, High: first}) {
		t.Errorf("massage and manual therapy: %+v, want %v, or one of %v and %v", got, both, first, second)
	}
	if got.Range != (bill.Range{Low: second, High: both}) {
		t.Errorf("massage and manual therapy: %v, want %v to %v", got.Range, second, both)
	}
	byVisit := bill.Contract{Rate: pricelist.Rate{Visit: 80_00}}
	if got, ok := byVisit.Allow(&bill.Visit{Lines: []offer.Coded{massage, manual}}); !ok || got.Paired != 0b11 || got.Range != exact(80_00) {
		t.Errorf("massage and manual therapy by the visit: %+v", got)
	}
	for name, c := range map[string]struct {
		codes []string
		want  bill.Set
	}{
		"massage and exercise":             {[]string{"97124", "97110"}, 0},
		"massage alone":                    {[]string{"97124"}, 0},
		"massage and manipulation":         {[]string{"97110", "97124", "98940"}, 0b110},
		"manual therapy and manipulation":  {[]string{"97140", "98941"}, 0b11},
		"all three":                        {[]string{"97140", "97124", "98942"}, 0b111},
		"manipulation away from the spine": {[]string{"97124", "98943"}, 0},
		"nothing":                          {nil, 0},
	} {
		var lines []offer.Coded
		for _, code := range c.codes {
			lines = append(lines, offer.Coded{Code: code})
		}
		if got := bill.Paired(lines); got != c.want {
			t.Errorf("%s: %b, want %b", name, got, c.want)
		}
	}
}

func TestATieIsARange(t *testing.T) {
	// 20 + 20 minutes are three units: two of massage and one of exercise, or
	// the other way round.
	medicare := bill.Medicare()
	lines := []offer.Coded{{Code: "97124", Minutes: 20}, {Code: "97110", Minutes: 20}}
	got, _ := medicare.Allow(&bill.Visit{Lines: lines, Day: day("2026-06-01"), State: dc})
	a := inDC(t, []bill.Procedure{units("97124", 2026, 2), units("97110", 2026, 1)}, factor2026)
	b := inDC(t, []bill.Procedure{units("97124", 2026, 1), units("97110", 2026, 2)}, factor2026)
	if got.Range != (bill.Range{Low: min(a, b), High: max(a, b)}) || a == b || got.Units.Tied != 0b11 {
		t.Errorf("%+v, want %v or %v", got, a, b)
	}
}

func TestWhatCannotBePriced(t *testing.T) {
	hour := []offer.Coded{{Code: "97124", Minutes: 60}}
	unit := bill.Contract{Rate: pricelist.Rate{Unit: 25_00}}
	medicare := bill.Medicare()
	for name, c := range map[string]struct {
		contract bill.Contract
		visit    bill.Visit
	}{
		"a unit rate without minutes":      {unit, bill.Visit{}},
		"the fee schedule without codes":   {medicare, bill.Visit{HandsOn: 60, Day: day("2026-06-01"), State: dc}},
		"a code that is not on file":       {medicare, bill.Visit{Lines: []offer.Coded{{Code: "97999", Minutes: 15}}, Day: day("2026-06-01"), State: dc}},
		"a code without a value that year": {medicare, bill.Visit{Lines: []offer.Coded{{Code: "97012"}}, Day: day("2026-06-01"), State: dc}},
		"a year before the indices":        {medicare, bill.Visit{Lines: hour, Day: day("2023-06-01"), State: dc}},
		"a year without data":              {medicare, bill.Visit{Lines: hour, Day: day("2028-06-01"), State: dc}},
		"a place without localities":       {medicare, bill.Visit{Lines: hour, Day: day("2026-06-01"), State: "AE"}},
		"too many codes":                   {medicare, bill.Visit{Lines: make([]offer.Coded, 7), Day: day("2026-06-01"), State: dc}},
	} {
		if got, ok := c.contract.Allow(&c.visit); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
	// A hot pack has no value in 2026 and needs none.
	if _, ok := medicare.Allow(&bill.Visit{Lines: append(hour, offer.Coded{Code: "97010"}), Day: day("2026-06-01"), State: dc}); !ok {
		t.Error("a bundled code keeps the visit from being priced")
	}
}

func TestMedicareAdjustments(t *testing.T) {
	// First Coast Service Options: allowed 100, deductible 50, so Medicare's
	// part is 80 % of 50, 40, and 39.20 after sequestration. The patient's 60 stay.
	if got := bill.Sequestered(40_00); got != 39_20 {
		t.Errorf("sequestered: %v, want 39.20", got)
	}
	// 29.73 of 97124 in 2026: 28.24 to a non-participating provider, who may ask 32.48.
	if got := bill.NonParticipating(29_73); got != 28_24 {
		t.Errorf("not participating: %v, want 28.24", got)
	}
	if got := bill.LimitingCharge(29_73); got != 32_48 {
		t.Errorf("limiting charge: %v, want 32.48", got)
	}
	if got := bill.LimitingCharge(100_00); got != 109_25 {
		t.Errorf("limiting charge: %v, want 109.25", got)
	}
	for _, c := range []struct {
		soFar, allowed money.Amount
		want           bool
	}{{2_387_63, 92_37, false}, {2_387_64, 92_37, true}, {2_480_00, 0, false}, {2_480_01, 0, true}} {
		if got := bill.AboveThreshold(c.soFar, c.allowed, 2_480_00); got != c.want {
			t.Errorf("%v and %v above 2,480: %v", c.soFar, c.allowed, got)
		}
	}
}
