package published

import (
	"fmt"
	"slices"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

var unitRules = map[string]rule{
	"cms": by(units), "cms_tie": by(units), "cms_remainder": by(units), "cms_table": by(units),
	"ama": by(units), "ama_table": by(units),
}

// timedCode stands for the one timed code of an example that names none.
const timedCode = "97110"

type unitsGiven struct {
	Rule  string `json:"rule"`
	Lines []struct {
		Code    string `json:"code"`
		Minutes int    `json:"minutes"`
		Timed   bool   `json:"timed"`
	} `json:"lines"`
	Minutes []int `json:"minutes"`
}

type unitsSaid struct {
	Units    []int   `json:"units,omitempty"`     // of each line, where the rule leaves no choice
	UnitsAny [][]int `json:"units_any,omitempty"` // each accepted way, those first that favour earlier lines
	Total    int     `json:"total"`
	Totals   []int   `json:"totals"` // of days of their own
}

func units(g *unitsGiven) (any, error) {
	rule, ok := map[string]pricelist.UnitRule{"cms": pricelist.EightMinute, "ama": pricelist.Midpoint}[g.Rule]
	if !ok {
		return nil, fmt.Errorf("no rule of units %q", g.Rule)
	}
	var said unitsSaid
	for _, minutes := range g.Minutes {
		day := bill.Count([]offer.Coded{{Code: timedCode, Minutes: minutes}}, 1, rule, 0)
		said.Totals = append(said.Totals, day.Total())
	}
	var lines []offer.Coded
	for _, line := range g.Lines {
		if v := reference.ValueOf(line.Code, 0); v.Status == reference.CodeNotOnFile || v.Timed != line.Timed {
			return nil, fmt.Errorf("code %s: timed %v is not what the fee schedule says", line.Code, line.Timed)
		}
		lines = append(lines, offer.Coded{Code: line.Code, Minutes: line.Minutes})
	}
	all := bill.Set(1)<<len(lines) - 1
	count := func(favoured bill.Set) (bill.Units, []int) {
		u := bill.Count(lines, all, rule, favoured)
		way := make([]int, len(lines))
		for i := range lines {
			way[i] = int(u.Of[i])
		}
		return u, way
	}
	u, way := count(0)
	said.Total = u.Total()
	if u.Tied == 0 {
		said.Units = way
		return said, nil
	}
	for favoured := range all + 1 {
		if favoured&^u.Tied != 0 || size(favoured) != u.TiedFor {
			continue
		}
		if _, way := count(favoured); !slices.ContainsFunc(said.UnitsAny, func(w []int) bool { return slices.Equal(w, way) }) {
			said.UnitsAny = append(said.UnitsAny, way)
		}
	}
	slices.SortFunc(said.UnitsAny, func(a, b []int) int { return slices.Compare(b, a) })
	return said, nil
}

func size(s bill.Set) int {
	n := 0
	for ; s != 0; s &= s - 1 {
		n++
	}
	return n
}
