package literal

// CMS bills timed codes by the 8-minute rule (domain C1; Medicare Claims
// Processing Manual ch. 5 § 20.2) and returns every allocation of units to codes
// that the rule accepts: more than one where remainders are equal, for then it is
// the biller's choice. Minutes are hands-on, one entry a code.
func CMS(minutes []int64) (accepted [][]int64) {
	var total int64
	for _, m := range minutes {
		total += m
	}
	if total < 8 {
		return [][]int64{make([]int64, len(minutes))}
	}
	units := (total + 7) / 15

	// Each code first gets its full blocks of fifteen minutes.
	start := make([]int64, len(minutes))
	remainders := make([]int64, len(minutes))
	for i, m := range minutes {
		start[i], remainders[i] = m/15, m%15
		units -= m / 15
	}

	// What is left over goes one at a time to the largest remainder; each of
	// several that are equal opens a branch.
	var give func(given, remainders []int64, left int64)
	give = func(given, remainders []int64, left int64) {
		if left == 0 {
			for _, a := range accepted {
				if equal(a, given) {
					return
				}
			}
			accepted = append(accepted, given)
			return
		}
		var largest int64
		for _, r := range remainders {
			largest = max(largest, r)
		}
		for i, r := range remainders {
			if r == largest {
				more, fewer := append([]int64(nil), given...), append([]int64(nil), remainders...)
				more[i]++
				fewer[i] = -1
				give(more, fewer, left-1)
			}
		}
	}
	give(start, remainders, units)
	return accepted
}

// AMA bills timed codes by the midpoint of each ("rule of eights"): a unit needs
// at least 8 minutes of its code, and the remainders of different codes are not
// pooled.
func AMA(minutes []int64) []int64 {
	units := make([]int64, len(minutes))
	for i, m := range minutes {
		for m >= 8 {
			units[i]++
			m -= 15
		}
	}
	return units
}

func equal(a, b []int64) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}
