package reference

import "kneadwise/wasm/money"

// Standing says how well a yearly figure is known.
type Standing uint8

// Standings.
const (
	// NoData: a year before the table, or more than one year after it.
	NoData Standing = iota
	// Published: one figure, from a source.
	Published
	// Unpublished: the year after the table's last. The figure lies from the
	// last one to 10 % above it, which is our assumption.
	Unpublished
)

// Limit is a yearly limit: one figure if Published, a range if Unpublished.
type Limit struct {
	Low, High money.Amount
	Standing  Standing
	Year      int      // the year of the figure: of the last one if Unpublished
	Source    SourceID // who states it
}

// unpublishedRise is how far above the last figure the next one may lie.
const unpublishedRise money.Rate = 100_000

// yearLimit is one row of the table, whole dollars.
type yearLimit struct {
	year   uint16
	limit  uint16
	source SourceID
}

// ACALimit returns the most that one person may pay in a plan year that begins
// in year: the self-only limit of the Affordable Care Act, which holds for one
// person in a family plan too. It binds essential benefits in the network of
// plans that are not grandfathered.
func ACALimit(year int) Limit {
	last := len(acaLimits) - 1
	if year == int(acaLimits[last].year)+1 {
		limit := acaLimits[last].published()
		limit.High += limit.Low.Times(unpublishedRise, money.Up)
		limit.Standing = Unpublished
		return limit
	}
	for i := range acaLimits {
		if int(acaLimits[i].year) == year {
			return acaLimits[i].published()
		}
	}
	return Limit{}
}

func (row *yearLimit) published() Limit {
	amount := money.Amount(row.limit) * 100
	return Limit{Low: amount, High: amount, Standing: Published, Year: int(row.year), Source: row.source}
}
