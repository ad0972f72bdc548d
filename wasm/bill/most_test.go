package bill_test

import (
	"testing"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// Sharing minutes out over codes in every way never makes more units than Most
// says, and one way makes as many.
func TestMostIsWhatSharingOutCanMake(t *testing.T) {
	for _, rule := range []pricelist.UnitRule{pricelist.EightMinute, pricelist.Midpoint} {
		for minutes := range 76 {
			for codes := 1; codes <= 3; codes++ {
				best := 0
				for a := 0; a <= minutes; a++ {
					for b := 0; a+b <= minutes; b++ {
						if codes < 2 && a > 0 || codes < 3 && b > 0 {
							continue
						}
						var parts []int // a code without minutes is not done
						for _, part := range []int{minutes - a - b, a, b} {
							if part > 0 {
								parts = append(parts, part)
							}
						}
						lines := did(parts...)
						u := bill.Count(lines, all(lines), rule, 0)
						best = max(best, u.Total())
					}
				}
				if got := bill.Most(minutes, codes, rule); got != best {
					t.Errorf("%d minutes of %d codes by rule %d: %d, sharing out makes %d", minutes, codes, rule, got, best)
				}
				if rule == pricelist.Midpoint && bill.Most(minutes, codes, pricelist.UnitRuleNotSaid) != best {
					t.Errorf("%d minutes of %d codes: where no rule is said it is not the one that allows more", minutes, codes)
				}
			}
		}
	}
}

func TestUnitsWithin(t *testing.T) {
	for name, c := range map[string]struct {
		minutes     []int
		rule        pricelist.UnitRule
		least, most []uint8
	}{
		"one code":                               {[]int{50}, 0, []uint8{3}, []uint8{3}},
		"tied: either may have the third":        {[]int{20, 20}, pricelist.EightMinute, []uint8{1, 1}, []uint8{2, 2}},
		"no tie by the midpoint":                 {[]int{20, 20}, pricelist.Midpoint, []uint8{1, 1}, []uint8{1, 1}},
		"either rule":                            {[]int{33, 7}, 0, []uint8{2, 0}, []uint8{2, 1}},
		"three times 8, where two have one each": {[]int{8, 8, 8}, pricelist.EightMinute, []uint8{0, 0, 0}, []uint8{1, 1, 1}},
	} {
		least, most := bill.Within(did(c.minutes...), c.rule)
		for i := range c.minutes {
			if least[i] != c.least[i] || most[i] != c.most[i] {
				t.Errorf("%s: line %d from %d to %d, want %d to %d", name, i, least[i], most[i], c.least[i], c.most[i])
			}
		}
	}
}

func TestTimed(t *testing.T) {
	for code, want := range map[string]bool{"97124": true, "97140": true, "97010": false, "99999": true} {
		if bill.Timed(code) != want {
			t.Errorf("%s: timed %v", code, !want)
		}
	}
	// The fee schedule knows better than the minutes beside a code.
	if least, _ := bill.Within([]offer.Coded{{Code: "97010", Minutes: 30}}, 0); least[0] != 1 {
		t.Errorf("a pack that is not timed has %d units", least[0])
	}
}
