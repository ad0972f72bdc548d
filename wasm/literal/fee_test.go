package literal

import "testing"

var (
	massage = Code{Work: 35, Practice: 53, Malpractice: 1, AlwaysTherapy: true, Status: "paid"} // 97124 in 2026
	reeduc  = Code{Work: 50, Practice: 47, Malpractice: 1, AlwaysTherapy: true, Status: "paid"} // 97112 in 2026
)

const factor2026 = 33_4009

// The national amounts that domain B4 prints.
func TestNationalFees(t *testing.T) {
	for _, c := range []struct {
		code   Code
		factor int64
		want   int64
	}{
		{massage, factor2026, 29_73},
		{Code{Work: 35, Practice: 56, Malpractice: 1, Status: "paid"}, 32_3465, 29_76},
		{Code{Work: 43, Practice: 39, Malpractice: 1, Status: "paid"}, factor2026, 27_72},
		{Code{Work: 43, Practice: 40, Malpractice: 1, Status: "paid"}, 32_3465, 27_17},
		{Code{Work: 45, Practice: 41, Malpractice: 1, Status: "paid"}, factor2026, 29_06},
		{reeduc, factor2026, 32_73},
		{Code{Work: 6, Practice: 12, Malpractice: 1, Status: "bundled"}, 32_7442, 0},
	} {
		if got := Fee(c.code, Nation, c.factor); got != c.want {
			t.Errorf("%+v: %d, want %d", c.code, got, c.want)
		}
	}
}

// In an office from 2011 to 2013 other units kept 80 %: 29.73 and 3 times 26.19.
func TestReducedByAFifth(t *testing.T) {
	if got := Day([]Code{massage, massage, massage, massage}, Nation, factor2026, 80, "unit"); got != 108_30 {
		t.Errorf("got %d", got)
	}
}

// The worked examples of domain C2.
func TestReducedDays(t *testing.T) {
	for name, c := range map[string]struct {
		units    []Code
		rounding string
		want     int64
	}{
		"four units of massage, each rounded":   {[]Code{massage, massage, massage, massage}, "unit", 92_37},
		"four units of massage, the sum":        {[]Code{massage, massage, massage, massage}, "sum", 92_35},
		"four units of massage, one line":       {[]Code{massage, massage, massage, massage}, "line", 92_35},
		"by practice expense, not by whole fee": {[]Code{reeduc, massage}, "sum", 54_61},
		"one unit":                              {[]Code{massage}, "unit", 29_73},
	} {
		if got := Day(c.units, Nation, factor2026, 50, c.rounding); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestReduction(t *testing.T) {
	for _, c := range []struct {
		day, setting string
		want         int64
	}{
		{"2010-12-31", "office", 100},
		{"2011-01-01", "office", 80},
		{"2013-03-31", "facility", 75},
		{"2013-04-01", "office", 50},
		{"2013-04-01", "facility", 50},
	} {
		if got := Reduction(day(t, c.day), c.setting); got != c.want {
			t.Errorf("%s %s: %d", c.day, c.setting, got)
		}
	}
}

func TestMedicareAdjustments(t *testing.T) {
	if got := Sequestered(40_00); got != 39_20 {
		t.Errorf("sequestration leaves %d of 40", got)
	}
	// By two steps 26.35 would be 25.03 and then 28.78; at once it is 28.78738.
	for fee, want := range map[int64]int64{100_00: 109_25, 26_35: 28_79} {
		if got := LimitingCharge(fee); got != want {
			t.Errorf("limiting charge of %d: %d, want %d", fee, got, want)
		}
	}
}

func TestContracts(t *testing.T) {
	lines := []Line{{Units: 3, Charge: 90_00, Medicare: 70_00}, {Units: 1, Charge: 20_00, Medicare: 30_01}}
	for name, c := range map[string]struct {
		contract Contract
		want     int64
	}{
		"a unit":            {Contract{Per: "unit", Cents: 25_00, Daily: None}, 95_00}, // 75, and 20 charged
		"a visit":           {Contract{Per: "visit", Cents: 65_00, Daily: None}, 65_00},
		"a visit, charged":  {Contract{Per: "visit", Cents: 165_00, Daily: None}, 110_00},
		"half of Medicare":  {Contract{Per: "Medicare", PPM: 500_000, Daily: None}, 50_01}, // 35, and 15.005
		"the daily maximum": {Contract{Per: "unit", Cents: 25_00, Daily: 80_00}, 80_00},
	} {
		if got := c.contract.Allowed(lines); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
