package reference_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

var cells = []struct {
	provider reference.Provider
	minutes  int
}{
	{reference.MassageTherapist, 30},
	{reference.MassageTherapist, 60},
	{reference.MassageTherapist, 90},
	{reference.PhysicalTherapy, 60},
}

const (
	guide    = reference.SourceMassageTherapistGuide
	veeva    = reference.SourceVeevaSessions
	body     = reference.SourceBodyMassageGuide
	petersen = reference.SourcePetersenCashRates
	zanis    = reference.SourceZanisCashRates
)

func TestRegionalPriceWorkedByHand(t *testing.T) {
	const washington, california, arkansas, dakota = 1_061_160, 1_048_260, 952_600, 904_010
	for name, c := range map[string]struct {
		state    string
		provider reference.Provider
		minutes  int
		want     reference.Regional
	}{
		"Washington, an hour: 60 × 1.06116 = 63.67, 75 × = 79.59, 150 × = 159.17": {
			"WA", reference.MassageTherapist, 60, reference.Regional{
				Low: 64_00, Likely: 80_00, HasLikely: true, High: 159_00,
				LowFrom:    reference.Origin{Base: 60_00, Source: guide, Index: washington, State: "WA"},
				LikelyFrom: reference.Origin{Base: 75_00, Source: veeva, Index: washington, State: "WA"},
				HighFrom:   reference.Origin{Base: 150_00, Source: guide, Index: washington, State: "WA"},
			}},
		"California, half an hour, no default: 30 × 1.04826 = 31.45, 75 × = 78.62": {
			"CA", reference.MassageTherapist, 30, reference.Regional{
				Low: 31_00, High: 79_00,
				LowFrom:  reference.Origin{Base: 30_00, Source: veeva, Index: california, State: "CA"},
				HighFrom: reference.Origin{Base: 75_00, Source: body, Index: california, State: "CA"},
			}},
		"Arkansas, physical therapy: 75 × 0.9526 = 71.45, 100 × = 95.26, 125 × = 119.08": {
			"AR", reference.PhysicalTherapy, 60, reference.Regional{
				Low: 71_00, Likely: 95_00, HasLikely: true, High: 119_00,
				LowFrom:    reference.Origin{Base: 75_00, Source: petersen, Index: arkansas, State: "AR"},
				LikelyFrom: reference.Origin{Base: 100_00, Source: zanis, Index: arkansas, State: "AR"},
				HighFrom:   reference.Origin{Base: 125_00, Source: petersen, Index: arkansas, State: "AR"},
			}},
		"the nation, an hour: low of North Dakota, 60 × 0.90401 = 54.24, high of Washington, default of the base": {
			"", reference.MassageTherapist, 60, reference.Regional{
				Low: 54_00, Likely: 75_00, HasLikely: true, High: 159_00,
				LowFrom:    reference.Origin{Base: 60_00, Source: guide, Index: dakota, State: "ND"},
				LikelyFrom: reference.Origin{Base: 75_00, Source: veeva, Index: money.One},
				HighFrom:   reference.Origin{Base: 150_00, Source: guide, Index: washington, State: "WA"},
			}},
		"the nation, an hour and a half, no default: 90 × 0.90401 = 81.36, 180 × 1.06116 = 191.01": {
			"", reference.MassageTherapist, 90, reference.Regional{
				Low: 81_00, High: 191_00,
				LowFrom:  reference.Origin{Base: 90_00, Source: veeva, Index: dakota, State: "ND"},
				HighFrom: reference.Origin{Base: 180_00, Source: body, Index: washington, State: "WA"},
			}},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := reference.RegionalPrice(c.state, c.provider, c.minutes)
			if diff := cmp.Diff(c.want, got); diff != "" || !ok {
				t.Errorf("%v, (-want +got):\n%s", ok, diff)
			}
		})
	}
}

func TestWithoutASourceThereIsNoFigure(t *testing.T) {
	for name, c := range map[string]struct {
		state    string
		provider reference.Provider
		minutes  int
	}{
		"45 minutes":                         {"WA", reference.MassageTherapist, 45},
		"50 minutes":                         {"", reference.MassageTherapist, 50},
		"316 minutes, 60 in a byte":          {"", reference.MassageTherapist, 316},
		"no minutes":                         {"", reference.MassageTherapist, 0},
		"negative minutes":                   {"", reference.MassageTherapist, -196},
		"physical therapy, 30 minutes":       {"WA", reference.PhysicalTherapy, 30},
		"physical therapy, 90 minutes":       {"", reference.PhysicalTherapy, 90},
		"massage at a chiropractor's":        {"", reference.Chiropractic, 60},
		"medical massage":                    {"CA", reference.MedicalMassage, 60},
		"provider not said":                  {"", 0, 60},
		"no kind of provider":                {"", 99, 60},
		"Puerto Rico, not in the index":      {"PR", reference.MassageTherapist, 60},
		"Guam, not in the index":             {"GU", reference.MassageTherapist, 60},
		"military mail":                      {"AE", reference.MassageTherapist, 60},
		"no state":                           {"XX", reference.MassageTherapist, 60},
		"a state in lower case":              {"wa", reference.MassageTherapist, 60},
		"the nation under a name of its own": {"US", reference.MassageTherapist, 60},
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := reference.RegionalPrice(c.state, c.provider, c.minutes); ok || got != (reference.Regional{}) {
				t.Errorf("%+v, %v; want no figure", got, ok)
			}
		})
	}
}

func TestEachStateNarrowsTheNationAndTheNationIsNoWider(t *testing.T) {
	for _, cell := range cells {
		nation, ok := reference.RegionalPrice("", cell.provider, cell.minutes)
		if !ok {
			t.Fatalf("%v: no figure for the nation", cell)
		}
		lowReached, highReached := false, false
		for _, state := range reference.States() {
			r, ok := reference.RegionalPrice(state, cell.provider, cell.minutes)
			if !ok {
				t.Fatalf("%v in %s: no figure", cell, state)
			}
			if r.Low < nation.Low || r.High > nation.High {
				t.Errorf("%v in %s: %d to %d leaves the nation's %d to %d", cell, state, r.Low, r.High, nation.Low, nation.High)
			}
			if r.HasLikely != nation.HasLikely {
				t.Errorf("%v in %s: a default in one of state and nation alone", cell, state)
			}
			if r.Low > r.High || r.HasLikely && (r.Likely < r.Low || r.Likely > r.High) {
				t.Errorf("%v in %s: %+v is out of order", cell, state, r)
			}
			lowReached = lowReached || r.Low == nation.Low
			highReached = highReached || r.High == nation.High
		}
		if !lowReached || !highReached {
			t.Errorf("%v: no state reaches the nation's %d to %d", cell, nation.Low, nation.High)
		}
	}
}

// TestRegionalPriceAgainstFractions works every figure with fractions: the base
// times the index, plus a half, without its fraction.
func TestRegionalPriceAgainstFractions(t *testing.T) {
	half := big.NewRat(1, 2)
	check := func(name string, got money.Amount, from reference.Origin) {
		t.Helper()
		exact := new(big.Rat).Mul(big.NewRat(int64(from.Base), 100), big.NewRat(int64(from.Index), 1_000_000))
		exact.Add(exact, half)
		dollars := new(big.Int).Quo(exact.Num(), exact.Denom()).Int64()
		if int64(got) != dollars*100 {
			t.Errorf("%s: %d from %+v, want %d dollars", name, got, from, dollars)
		}
		if index, ok := reference.PriceIndex(from.State); from.State != "" && (!ok || index != from.Index) {
			t.Errorf("%s: index %d is not that of %s", name, from.Index, from.State)
		}
		if from.Source.Code() == "" {
			t.Errorf("%s: no source", name)
		}
	}
	for _, cell := range cells {
		for _, state := range append(reference.States(), "") {
			r, _ := reference.RegionalPrice(state, cell.provider, cell.minutes)
			check(state+" low", r.Low, r.LowFrom)
			check(state+" high", r.High, r.HighFrom)
			if r.HasLikely {
				check(state+" likely", r.Likely, r.LikelyFrom)
			} else if r.Likely != 0 || r.LikelyFrom != (reference.Origin{}) {
				t.Errorf("%s: a likely figure that is not one: %+v", state, r)
			}
		}
	}
}
