package visitor

import (
	"errors"
	"fmt"

	"kneadwise/server/locale"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/reference"
)

// first answers the empty request by the engine. The day of asking decides
// nothing in it: neither the number of visits nor a price depends on it.
func first() (Sum, error) {
	e, faults := estimate.Run(&estimate.Request{AsOf: reference.SourcePriceParities.Checked()}, nil)
	if len(faults) > 0 {
		return Sum{}, fmt.Errorf("couldn't answer the empty request: %w", faults[0])
	}
	if !e.Total.HasLikely || e.Best < 0 || e.Offers[e.Best].Region == nil || len(e.Plan.Phases) != 2 {
		return Sum{}, errors.New("couldn't answer the empty request: it is not the regional price of the usual plan")
	}
	region, total := e.Offers[e.Best].Region, e.Total
	s := Sum{
		Visits: len(e.Plan.Visits), First: e.Plan.Phases[0].Visits, Weeks: e.Plan.Phases[1].Weeks, Minutes: e.Minutes,
		Low: locale.Dollars(total.Low), Usual: locale.Dollars(total.Likely), High: locale.Dollars(total.High),
		VisitLow: locale.Dollars(region.Low), VisitUsual: locale.Dollars(region.Likely), VisitHigh: locale.Dollars(region.High),
	}
	if total.High > total.Low {
		s.Mark = int(1000 * (total.Likely - total.Low) / (total.High - total.Low))
	}
	return s, nil
}
