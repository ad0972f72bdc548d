package reference_test

import (
	"testing"

	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

func TestIncomeTaxBrackets(t *testing.T) {
	type over = [7]money.Amount
	for name, c := range map[string]struct {
		year     int
		status   reference.FilingStatus
		standard money.Amount
		over     over
		standing reference.Standing
		from     int
	}{
		"single 2026":             {2026, reference.Single, 16_100_00, over{0, 12_400_00, 50_400_00, 105_700_00, 201_775_00, 256_225_00, 640_600_00}, reference.Published, 2026},
		"joint 2025":              {2025, reference.MarriedJoint, 31_500_00, over{0, 23_850_00, 96_950_00, 206_700_00, 394_600_00, 501_050_00, 751_600_00}, reference.Published, 2025},
		"separate 2024":           {2024, reference.MarriedSeparate, 14_600_00, over{0, 11_600_00, 47_150_00, 100_525_00, 191_950_00, 243_725_00, 365_600_00}, reference.Published, 2024},
		"head of household 2026":  {2026, reference.HeadOfHousehold, 24_150_00, over{0, 17_700_00, 67_450_00, 105_700_00, 201_750_00, 256_200_00, 640_600_00}, reference.Published, 2026},
		"the year after":          {2027, reference.Single, 16_100_00, over{0, 12_400_00, 50_400_00, 105_700_00, 201_775_00, 256_225_00, 640_600_00}, reference.Unpublished, 2026},
		"two years after":         {2028, reference.Single, 0, over{}, reference.NoData, 0},
		"before the table":        {2023, reference.Single, 0, over{}, reference.NoData, 0},
		"status not said":         {2026, reference.StatusNotSaid, 0, over{}, reference.NoData, 0},
		"a status that is none":   {2026, 5, 0, over{}, reference.NoData, 0},
		"a year beyond two bytes": {2026 + 1<<16, reference.Single, 0, over{}, reference.NoData, 0},
	} {
		b := reference.IncomeTax(c.year, c.status)
		if b.Standard != c.standard || b.Over != c.over || b.Standing != c.standing || b.Year != c.from {
			t.Errorf("%s: %+v", name, b)
		}
	}
	raised := reference.IncomeTax(2027, reference.Single).Raised()
	if raised.Standard != 17_710_00 || raised.Over[1] != 13_640_00 || raised.Over[6] != 704_660_00 || raised.Over[0] != 0 {
		t.Errorf("10 %% higher: %+v", raised)
	}
}

func TestPayrollTax(t *testing.T) {
	for year, want := range map[int]reference.Limit{
		2023: {},
		2024: {Low: 168_600_00, High: 168_600_00, Standing: reference.Published, Year: 2024, Source: reference.SourcePayrollTax},
		2026: {Low: 184_500_00, High: 184_500_00, Standing: reference.Published, Year: 2026, Source: reference.SourcePayrollTax},
		2027: {Low: 184_500_00, High: 202_950_00, Standing: reference.Unpublished, Year: 2026, Source: reference.SourcePayrollTax},
		2028: {},
	} {
		if got := reference.WageBase(year); got != want {
			t.Errorf("%d: %+v, want %+v", year, got, want)
		}
	}
	for status, want := range []money.Amount{0, 200_000_00, 250_000_00, 125_000_00, 200_000_00, 0} {
		if got := reference.AdditionalMedicareOver(reference.FilingStatus(status)); got != want {
			t.Errorf("status %d: %s, want %s", status, got, want)
		}
	}
}

func TestFilingStatusCodes(t *testing.T) {
	for number, code := range []string{"", "single", "married_joint", "married_separate", "head_of_household", ""} {
		s := reference.FilingStatus(number)
		if s.Code() != code {
			t.Errorf("status %d: %q, want %q", number, s.Code(), code)
		}
		if got, ok := reference.ParseFilingStatus(code); ok != (code != "") || ok && got != s {
			t.Errorf("ParseFilingStatus(%q) = %d, %v", code, got, ok)
		}
	}
}
