package literal

import (
	"reflect"
	"testing"
)

// The rows of domain C1: published by Find-A-Code and Highmark for CMS, derived
// from the rule for AMA but for the first (AAPC thread 161558).
func TestPublishedUnits(t *testing.T) {
	for name, c := range map[string]struct {
		minutes []int64
		cms     [][]int64
		ama     []int64
	}{
		"24 and 23":         {[]int64{24, 23}, [][]int64{{2, 1}}, []int64{2, 2}},
		"20 and 20":         {[]int64{20, 20}, [][]int64{{2, 1}, {1, 2}}, []int64{1, 1}},
		"33 and 7":          {[]int64{33, 7}, [][]int64{{2, 1}}, []int64{2, 0}},
		"18, 13, 10 and 8":  {[]int64{18, 13, 10, 8}, [][]int64{{1, 1, 1, 0}}, []int64{1, 1, 1, 1}},
		"8, 8 and 8":        {[]int64{8, 8, 8}, [][]int64{{1, 1, 0}, {1, 0, 1}, {0, 1, 1}}, []int64{1, 1, 1}},
		"50 of 60 hands-on": {[]int64{50}, [][]int64{{3}}, []int64{3}},
		"7":                 {[]int64{7}, [][]int64{{0}}, []int64{0}},
		"8":                 {[]int64{8}, [][]int64{{1}}, []int64{1}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := CMS(c.minutes); !reflect.DeepEqual(got, c.cms) {
				t.Errorf("CMS %v, want %v", got, c.cms)
			}
			if got := AMA(c.minutes); !reflect.DeepEqual(got, c.ama) {
				t.Errorf("AMA %v, want %v", got, c.ama)
			}
		})
	}
}

// The manual's table of minutes and units, both ends of each row.
func TestUnitsOfOneCode(t *testing.T) {
	for i, row := range [][2]int64{{8, 22}, {23, 37}, {38, 52}, {53, 67}, {68, 82}, {83, 97}, {98, 112}, {113, 127}} {
		for _, m := range row {
			if got := CMS([]int64{m}); got[0][0] != int64(i+1) {
				t.Errorf("%d minutes are %d units", m, got[0][0])
			}
		}
	}
}
