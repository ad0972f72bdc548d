package bill_test

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// did is a visit of four timed codes with so many minutes each.
func did(minutes ...int) []offer.Coded {
	codes := []string{"97124", "97140", "97110", "97112", "97530", "97116"}
	var lines []offer.Coded
	for i, m := range minutes {
		lines = append(lines, offer.Coded{Code: codes[i], Minutes: m})
	}
	return lines
}

func all(lines []offer.Coded) bill.Set { return 1<<len(lines) - 1 }

// TestUnitsOfTheTotal is the table of Medicare's manual as contractors print it
// (First Coast Service Options): both ends of each row.
func TestUnitsOfTheTotal(t *testing.T) {
	for _, row := range []struct{ from, to, units int }{
		{1, 7, 0}, {8, 22, 1}, {23, 37, 2}, {38, 52, 3}, {53, 67, 4}, {68, 82, 5}, {83, 97, 6}, {98, 112, 7}, {113, 127, 8},
	} {
		for _, minutes := range []int{row.from, row.to} {
			lines := did(minutes)
			for _, rule := range []pricelist.UnitRule{pricelist.EightMinute, pricelist.Midpoint, pricelist.UnitRuleNotSaid} {
				u := bill.Count(lines, all(lines), rule, 0)
				if u.Total() != row.units || u.Tied != 0 {
					t.Errorf("%d minutes of one code by rule %d: %d units, tied %b; want %d", minutes, rule, u.Total(), u.Tied, row.units)
				}
			}
		}
	}
}

func TestUnitsOfSeveralCodes(t *testing.T) {
	for name, c := range map[string]struct {
		minutes  []int
		cms, ama []uint8
		tied     bill.Set
	}{
		// Published: Find-A-Code's and Highmark's reprints of the manual.
		"24 and 23 minutes":                     {[]int{24, 23}, []uint8{2, 1}, []uint8{2, 2}, 0},
		"20 and 20: either may have the second": {[]int{20, 20}, []uint8{2, 1}, []uint8{1, 1}, 0b11},
		"33 and 7: the seven minutes are billed": {
			[]int{33, 7}, []uint8{2, 1}, []uint8{2, 0}, 0},
		"18, 13, 10 and 8: the last goes unbilled": {
			[]int{18, 13, 10, 8}, []uint8{1, 1, 1, 0}, []uint8{1, 1, 1, 1}, 0},
		// Published: AAPC's forum, thread 161558. Which two of the three is the biller's choice.
		"three times 8": {[]int{8, 8, 8}, []uint8{1, 1, 0}, []uint8{1, 1, 1}, 0b111},
		// Derived: 7 + 7 + 7 = 21 minutes make one unit of the total, none of any code.
		"three times 7": {[]int{7, 7, 7}, []uint8{1, 0, 0}, []uint8{0, 0, 0}, 0b111},
		// Derived: 46 minutes are three units; one of the two eights has the third.
		"23 and 23: either may have the third": {[]int{23, 23}, []uint8{2, 1}, []uint8{2, 2}, 0b11},
		"30 and 30":                            {[]int{30, 30}, []uint8{2, 2}, []uint8{2, 2}, 0},
		// A "60-minute massage" with 50 hands-on minutes is three units, not four.
		"50 hands-on minutes": {[]int{50}, []uint8{3}, []uint8{3}, 0},
		"nothing":             {[]int{}, nil, nil, 0},
	} {
		lines := did(c.minutes...)
		for rule, want := range map[pricelist.UnitRule][]uint8{pricelist.EightMinute: c.cms, pricelist.Midpoint: c.ama} {
			u := bill.Count(lines, all(lines), rule, 0)
			for i, n := range want {
				if u.Of[i] != n {
					t.Errorf("%s by rule %d: %v, want %v", name, rule, u.Of, want)
				}
			}
			tied := c.tied
			if rule == pricelist.Midpoint {
				tied = 0
			}
			if u.Tied != tied {
				t.Errorf("%s by rule %d: tied %b, want %b", name, rule, u.Tied, tied)
			}
		}
	}
}

func TestATieGoesWhereItIsWanted(t *testing.T) {
	lines := did(8, 8, 8)
	u := bill.Count(lines, all(lines), pricelist.EightMinute, 0b100)
	if u.Of[0] != 1 || u.Of[1] != 0 || u.Of[2] != 1 {
		t.Errorf("%v, want the third line and then the first", u.Of)
	}
	if u.TiedFor != 2 {
		t.Errorf("tied for %d units, want 2", u.TiedFor)
	}
}

func TestUntimedCodesCountOnce(t *testing.T) {
	for name, c := range map[string]struct {
		line offer.Coded
		want uint8
	}{
		"a hot pack":                                 {offer.Coded{Code: "97010"}, 1},
		"manipulation, though minutes are said":      {offer.Coded{Code: "98941", Minutes: 40}, 1},
		"a code that is not on file, with minutes":   {offer.Coded{Code: "97999", Minutes: 30}, 2},
		"a code that is not on file, without":        {offer.Coded{Code: "97999"}, 1},
		"a timed code of which no minutes were done": {offer.Coded{Code: "97124"}, 1},
	} {
		lines := []offer.Coded{c.line}
		for _, rule := range []pricelist.UnitRule{pricelist.EightMinute, pricelist.Midpoint} {
			if u := bill.Count(lines, 1, rule, 0); u.Of[0] != c.want {
				t.Errorf("%s by rule %d: %d, want %d", name, rule, u.Of[0], c.want)
			}
		}
	}
	lines := []offer.Coded{{Code: "97124", Minutes: 8}, {Code: "98940"}, {Code: "97140", Minutes: 8}}
	if u := bill.Count(lines, 0b110, pricelist.EightMinute, 0); u.Of[0] != 0 || u.Of[1] != 1 || u.Of[2] != 1 {
		t.Errorf("%v: minutes that are not billed have made a unit", u.Of)
	}
}

func TestUnitsKeepTheRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.SliceOfN(rapid.IntRange(1, 60), 1, offer.MaxCodes).Draw(t, "minutes")
		favoured := bill.Set(rapid.IntRange(0, 63).Draw(t, "favoured"))
		lines := did(minutes...)
		u := bill.Count(lines, all(lines), pricelist.EightMinute, favoured)
		total := 0
		for _, m := range minutes {
			total += m
		}
		if u.Total() != (total+7)/15 {
			t.Fatalf("%v: %d units of %d minutes", minutes, u.Total(), total)
		}
		for i, m := range minutes {
			extra := int(u.Of[i]) - m/15
			if extra < 0 || extra > 1 || extra == 1 && m%15 == 0 {
				t.Fatalf("%v: line %d has %d units", minutes, i, u.Of[i])
			}
			for j, o := range minutes {
				if extra == 0 && int(u.Of[j]) > o/15 && o%15 < m%15 {
					t.Fatalf("%v: line %d had the unit before line %d with more minutes left", minutes, j, i)
				}
			}
		}
		ama := bill.Count(lines, all(lines), pricelist.Midpoint, favoured)
		for i, m := range minutes {
			if int(ama.Of[i]) != (m+7)/15 {
				t.Fatalf("%d minutes by the midpoint rule: %d", m, ama.Of[i])
			}
		}
	})
}
