package reference

import "kneadwise/wasm/money"

// Widths of one entry of the generated constants prefixRuns ("005NY") and
// stateIndexes ("AK1033130").
const (
	runWidth   = 5
	indexWidth = 9
)

// noPlace stands in prefixRuns for prefixes that are not in use.
const noPlace = "--"

// Zip3State returns the two-letter code of the state, territory or military
// region that a three-digit ZIP prefix belongs to, and reports false for
// anything but three digits of a prefix in use.
//
// A prefix speaks for most of its addresses: 063 is CT although 06390 (Fishers
// Island) is in NY, and 969 is GU although the Northern Marianas and the freely
// associated states share it. Not every place has a price: see [PriceIndex].
func Zip3State(zip3 string) (state string, ok bool) {
	if len(zip3) != 3 {
		return "", false
	}
	for i := 0; i < len(zip3); i++ {
		if zip3[i] < '0' || zip3[i] > '9' {
			return "", false
		}
	}
	// The last run that starts at or before the prefix holds it; the constant
	// is in ascending order and its first run starts at 000.
	for i := 0; i < len(prefixRuns) && prefixRuns[i:i+3] <= zip3; i += runWidth {
		state = prefixRuns[i+3 : i+runWidth]
	}
	if state == noPlace {
		return "", false
	}
	return state, true
}

// IsPlace reports whether code is one that [Zip3State] can return: the states of
// [States], PR, VI and GU, and the military AA, AE and AP.
func IsPlace(code string) bool {
	if len(code) != 2 || code == noPlace {
		return false
	}
	for i := 0; i < len(prefixRuns); i += runWidth {
		if prefixRuns[i+3:i+runWidth] == code {
			return true
		}
	}
	return false
}

// States returns the codes of the places that have a price index, the 50 states
// and DC, in alphabetical order. The slice is the caller's.
func States() []string {
	states := make([]string, 0, len(stateIndexes)/indexWidth)
	for i := 0; i < len(stateIndexes); i += indexWidth {
		states = append(states, stateIndexes[i:i+2])
	}
	return states
}

// PriceIndex returns what services other than housing and utilities cost in a
// state beside the nation ([SourcePriceParities]): 106.116 % in WA. It reports
// false for territories and military regions, which that table does not cover.
func PriceIndex(state string) (money.Rate, bool) {
	if len(state) != 2 {
		return 0, false
	}
	for i := 0; i < len(stateIndexes); i += indexWidth {
		if stateIndexes[i:i+2] == state {
			return indexAt(i), true
		}
	}
	return 0, false
}

// indexAt reads the seven digits of parts per million of the entry at i.
func indexAt(i int) money.Rate {
	var ppm money.Rate
	for j := i + 2; j < i+indexWidth; j++ {
		ppm = ppm*10 + money.Rate(stateIndexes[j]-'0')
	}
	return ppm
}
