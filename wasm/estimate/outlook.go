package estimate

import "kneadwise/wasm/bound"

// earlyDays are the first six weeks, the longest that weekly visits usually go on.
// How many visits fall in them says nothing of what they do for her.
const earlyDays = 42

// outlook adds to an offer that has a price from when on its items pay and how much
// of the course its visits are.
func (r *run) outlook(o *Offer, s *bound.Subject) {
	if len(o.Ways) == 0 {
		return
	}
	today := bound.Corners()[bound.Typical]
	if !o.Ways[0].Total.HasLikely {
		today = bound.Corners()[bound.Worst]
	}
	o.Evens = r.bench.BreakEven(s, today)
	for _, day := range r.dates {
		if day < r.dates[0].AddDays(earlyDays) {
			o.Early.Visits++
		}
	}
	o.Whole.Visits = len(r.dates)
	o.Early.HandsOn, o.Whole.HandsOn = o.Early.Visits*o.HandsOn, o.Whole.Visits*o.HandsOn
}
