package reference

// Locality is one of the places into which Medicare divides the nation to pay by
// what things cost there: its geographic practice cost indices (GPCI), in
// thousandths of the nation's.
type Locality struct {
	State, Number              string // "WA" and "02"; empty for the nation
	Work, Expense, Malpractice int
	// Year is whose indices they are. Those of 2026 were not found by locality:
	// 2025 stands in for it and for the year after, and whoever uses them says so.
	Year int
}

// Widths of an entry of the generated constants localityIndexes
// ("WA02101111050866") and localityAlso ("DC01MD").
const (
	localityWidth = 16
	alsoWidth     = 6
)

// The years of the indices on file, which are the same in both.
const (
	firstIndexYear = 2024
	lastIndexYear  = 2025
)

// National is the nation, whose indices are 1: the fee that is printed beside a
// code.
func National() Locality {
	return Locality{Work: 1000, Expense: 1000, Malpractice: 1000, Year: lastIndexYear}
}

// Localities returns the localities that have counties in a state, or all of the
// nation for state "", with the indices that stand for a year; none for a year
// before 2024 or more than one year after the last fee schedule on file, and for
// places where Medicare has no locality.
//
// The suburbs of Washington in Maryland and Virginia belong to the locality of
// the District of Columbia, Guam to that of Hawaii.
func Localities(state string, year int) []Locality {
	if year < firstIndexYear || year > firstFeeYear+years {
		return nil
	}
	var found []Locality
	for i := 0; i < len(localityIndexes); i += localityWidth {
		entry := localityIndexes[i : i+localityWidth]
		if state == "" || entry[:2] == state || hasCounties(entry[:4], state) {
			found = append(found, Locality{
				State: entry[:2], Number: entry[2:4],
				Work: digits(entry[4:8]), Expense: digits(entry[8:12]), Malpractice: digits(entry[12:]),
				Year: min(year, lastIndexYear),
			})
		}
	}
	return found
}

func hasCounties(place, state string) bool {
	for i := 0; i < len(localityAlso); i += alsoWidth {
		if localityAlso[i:i+4] == place && localityAlso[i+4:i+alsoWidth] == state {
			return true
		}
	}
	return false
}
