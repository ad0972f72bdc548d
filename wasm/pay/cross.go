package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// Crossing is a point of a course at which the plan's share of a visit changes:
// a deductible that is met, a maximum that is reached, a limit that is used up,
// or a plan year that begins.
//
// A share is what a visit costs her without its tip: by the claim, or paid singly
// where it is not claimed. Visits that are drawn from what was paid ahead, or paid
// at a member's price, have none.
type Crossing struct {
	Code  code.Crossing
	Visit int        // whose claim crosses; for a plan year, the first with a share in it
	Date  civil.Date // of that visit; for a plan year, its first day
	// Before is her share of that visit, After of the next one in the plan year; for
	// a plan year, of the last one before it and of the first one in it. NoShare
	// where there is none.
	Before, After money.Amount
}

// NoShare stands where no visit has a share.
const NoShare money.Amount = -1

// Crossings follows a route that the course allows and tells where the plan's
// share changes, in the order of the visits. A plan year counts where at least one
// of the two visits is claimed, and her share changes with it or something had been
// crossed in the year before, which starts again.
func Crossings(c *Course, steps []Step) []Crossing {
	if c.Claims.Mode == NoClaims {
		return nil
	}
	w := watch{terms: &c.Claims.Terms, share: NoShare}
	state := w.terms.Opening
	years := c.years()
	var split cover.Split
	for i, day := range c.Dates {
		if years.begins(day) {
			state = w.terms.NewYear(state)
			w.turned, w.open = true, len(w.all)
		}
		before, claimed := state, false
		switch steps[i].Way {
		case PayClaim:
			claimed = c.Claims.settle(&split, &state, c, i)
		case PaySingle:
		default:
			continue
		}
		share := c.single(i)
		if claimed {
			share = split.You()
		}
		w.come(i, day, share, claimed)
		w.cross(i, day, &before, &state)
	}
	return w.all
}

// watch gathers crossings.
type watch struct {
	terms   *cover.Terms
	all     []Crossing
	open    int  // those from here on wait for the next share
	turned  bool // a plan year began after the last share
	crossed bool // something, since the last plan year that was told
	share   money.Amount
	claimed bool // the last share is of a claim
}

// come comes to a visit with a share.
func (w *watch) come(visit int, day civil.Date, share money.Amount, claimed bool) {
	for ; w.open < len(w.all); w.open++ {
		w.all[w.open].After = share
	}
	if w.turned && w.share != NoShare && (w.share != share || w.crossed) && (claimed || w.claimed) {
		w.all = append(w.all, Crossing{code.PlanYearBegins, visit, w.terms.YearOf(day), w.share, share})
		w.open, w.crossed = len(w.all), false
	}
	w.turned, w.share, w.claimed = false, share, claimed
}

// cross notes what the claim of a visit used up.
func (w *watch) cross(visit int, day civil.Date, before, after *cover.State) {
	t := w.terms
	for _, of := range [...]struct {
		crossed bool
		code    code.Crossing
	}{
		{before.DeductibleLeft > 0 && after.DeductibleLeft <= 0, code.DeductibleMet},
		{before.PocketLeft > 0 && after.PocketLeft <= 0, code.PocketMaxReached},
		{before.VisitsUsed < t.VisitLimit && after.VisitsUsed >= t.VisitLimit, code.VisitsUsedUp},
		{t.Caps.HasYear && before.DollarsUsed < t.Caps.Year && after.DollarsUsed >= t.Caps.Year, code.DollarsUsedUp},
	} {
		if of.crossed {
			w.all = append(w.all, Crossing{of.code, visit, day, w.share, NoShare})
			w.crossed = true
		}
	}
}
