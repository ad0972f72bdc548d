package reference_test

import (
	"testing"

	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

func TestYearlyLimits(t *testing.T) {
	published := func(dollars money.Amount, year int, from reference.SourceID) reference.Limit {
		return reference.Limit{Low: dollars * 100, High: dollars * 100, Standing: reference.Published, Year: year, Source: from}
	}
	// Not yet published: from the last figure to 10 % above it.
	unpublished := func(low, high money.Amount, year int, from reference.SourceID) reference.Limit {
		return reference.Limit{Low: low * 100, High: high * 100, Standing: reference.Unpublished, Year: year, Source: from}
	}
	for name, c := range map[string]struct {
		which reference.AccountLimit
		year  int
		want  reference.Limit
	}{
		"HSA alone 2024":                 {reference.HSASelf, 2024, published(4_150, 2024, reference.SourceHSALimits2025)},
		"HSA family 2025":                {reference.HSAFamily, 2025, published(8_550, 2025, reference.SourceHSALimits2025)},
		"HSA alone 2026":                 {reference.HSASelf, 2026, published(4_400, 2026, reference.SourceHSALimits2026)},
		"HSA alone 2027":                 {reference.HSASelf, 2027, published(4_500, 2027, reference.SourceHSALimits2027)},
		"HSA alone of the year after":    {reference.HSASelf, 2028, unpublished(4_500, 4_950, 2027, reference.SourceHSALimits2027)},
		"HSA two years after":            {reference.HSASelf, 2029, reference.Limit{}},
		"catch-up is statute":            {reference.HSACatchUp, 2028, unpublished(1_000, 1_000, 2027, reference.SourceHSALimits2027)},
		"least deductible 2026":          {reference.HDHPMinFamily, 2026, published(3_400, 2026, reference.SourceHSALimits2026)},
		"most out of pocket 2027":        {reference.HDHPMaxSelf, 2027, published(8_700, 2027, reference.SourceHSALimits2027)},
		"FSA 2026":                       {reference.FSAElection, 2026, published(3_400, 2026, reference.SourceFSALimits2026)},
		"FSA not found for 2027":         {reference.FSAElection, 2027, unpublished(3_400, 3_740, 2026, reference.SourceFSALimits2026)},
		"FSA 2028":                       {reference.FSAElection, 2028, reference.Limit{}},
		"carry-over from 2025":           {reference.FSACarryOver, 2025, published(660, 2025, reference.SourceFSALimits2025)},
		"carry-over from 2026":           {reference.FSACarryOver, 2026, published(680, 2026, reference.SourceFSALimits2026)},
		"Part B 2025":                    {reference.PartBDeductible, 2025, published(257, 2025, reference.SourcePartB2025)},
		"Part B 2026":                    {reference.PartBDeductible, 2026, published(283, 2026, reference.SourcePartB2026)},
		"KX 2026":                        {reference.TherapyThreshold, 2026, published(2_480, 2026, reference.SourceTherapyThreshold)},
		"before the table":               {reference.HSASelf, 2023, reference.Limit{}},
		"no such figure":                 {99, 2026, reference.Limit{}},
		"a year that wraps in two bytes": {reference.HSASelf, 2026 + 1<<16, reference.Limit{}},
		"a year below zero":              {reference.HSASelf, -2026, reference.Limit{}},
	} {
		if got := reference.YearlyLimit(c.which, c.year); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestCarryOverIsAFifthOfTheElection: by Notice 2020-33 the carry-over is 20 % of
// the election's limit of the same plan year.
func TestCarryOverIsAFifthOfTheElection(t *testing.T) {
	for year := 2024; year <= 2026; year++ {
		election, carry := reference.YearlyLimit(reference.FSAElection, year), reference.YearlyLimit(reference.FSACarryOver, year)
		if election.Low/5 != carry.Low {
			t.Errorf("%d: %s of %s", year, carry.Low, election.Low)
		}
	}
}
