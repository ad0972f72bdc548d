package reference

import "kneadwise/wasm/money"

// Regional is the range of prices of one visit where no clinic is chosen. The
// amounts are whole dollars, in cents.
type Regional struct {
	Low, High money.Amount
	// Likely is the default, only if HasLikely: no default is made up where no
	// source calls a figure typical.
	Likely    money.Amount
	HasLikely bool
	// How each amount came to be; LikelyFrom is zero without a Likely.
	LowFrom, LikelyFrom, HighFrom Origin
}

// Origin explains one regional amount: Base × Index, rounded half a dollar up
// to whole dollars.
type Origin struct {
	Base   money.Amount // the nation's base price
	Source SourceID     // who states Base
	Index  money.Rate   // from SourcePriceParities; money.One for the nation's default
	State  string       // whose Index; "" for the nation's default
}

// basePrice is one row of the table: whole dollars, likely 0 where no source
// gives a default.
type basePrice struct {
	provider                            Provider
	minutes                             uint8
	low, likely, high                   uint16
	lowSource, likelySource, highSource SourceID
}

// RegionalPrice returns what a visit of so many booked minutes costs in a state,
// or for state "" in the nation. It reports false where there is no figure: no
// source for that kind and length, or no index for that place.
//
// In a state each of low, default and high is the base × the state's index,
// rounded half up to whole dollars, with no further band. That prices of massage
// follow the index of services is our assumption, and the page says so. The
// nation is the hull of the states, low in the cheapest and high in the dearest,
// so that naming the state can only narrow the range; its default is the base's.
func RegionalPrice(state string, provider Provider, minutes int) (Regional, bool) {
	row, ok := findBase(provider, minutes)
	if !ok {
		return Regional{}, false
	}
	if state == "" {
		return row.nation(), true
	}
	index, ok := PriceIndex(state)
	if !ok {
		return Regional{}, false
	}
	var r Regional
	r.Low, r.LowFrom = scale(row.low, row.lowSource, index, state)
	r.High, r.HighFrom = scale(row.high, row.highSource, index, state)
	if row.likely > 0 {
		r.HasLikely = true
		r.Likely, r.LikelyFrom = scale(row.likely, row.likelySource, index, state)
	}
	return r, true
}

// nation is the hull. Rounding keeps the order of the indexes, so the cheapest
// and the dearest state bound every figure.
func (row *basePrice) nation() Regional {
	var cheapest, dearest int
	for i := 0; i < len(stateIndexes); i += indexWidth {
		if indexAt(i) < indexAt(cheapest) {
			cheapest = i
		}
		if indexAt(i) > indexAt(dearest) {
			dearest = i
		}
	}
	var r Regional
	r.Low, r.LowFrom = scale(row.low, row.lowSource, indexAt(cheapest), stateIndexes[cheapest:cheapest+2])
	r.High, r.HighFrom = scale(row.high, row.highSource, indexAt(dearest), stateIndexes[dearest:dearest+2])
	if row.likely > 0 {
		r.HasLikely = true
		r.Likely, r.LikelyFrom = scale(row.likely, row.likelySource, money.One, "")
	}
	return r
}

// scale works in dollars so that the product is rounded once, not first to
// cents and then to dollars.
func scale(base uint16, source SourceID, index money.Rate, state string) (money.Amount, Origin) {
	dollars, _ := money.MulDiv(int64(base), int64(index), int64(money.One), money.HalfUp)
	return money.Amount(dollars) * 100, Origin{
		Base:   money.Amount(base) * 100,
		Source: source,
		Index:  index,
		State:  state,
	}
}

func findBase(provider Provider, minutes int) (*basePrice, bool) {
	for i := range basePrices {
		if row := &basePrices[i]; row.provider == provider && int(row.minutes) == minutes {
			return row, true
		}
	}
	return nil, false
}
