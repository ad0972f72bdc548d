package fund

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

// eligibleOn tells whether she may contribute for the month that begins on a day.
func (h *HSA) eligibleOn(day civil.Date) bool {
	return day >= h.From && (h.Until == 0 || day <= h.Until) && (h.Medicare == 0 || day < h.Medicare)
}

// months counts the months of a year for which she may contribute, all twelve by
// the last-month rule.
func (h *HSA) months(year int) int {
	n := 0
	for m := 1; m <= 12; m++ {
		first, _ := civil.Make(year, m, 1)
		if h.eligibleOn(first) {
			n++
			if m == 12 && h.LastMonth {
				return 12
			}
		}
	}
	return n
}

// limit is the most that may be put in for a year, at the low or the high end of
// what is known, cut to whole cents.
func (h *HSA) limit(year int, high bool) (money.Amount, reference.Standing) {
	which := reference.HSASelf
	if h.Coverage == Family || h.Coverage == CoverageNotKnown && high {
		which = reference.HSAFamily
	}
	law := reference.YearlyLimit(which, year)
	whole := law.Low
	if high {
		whole = law.High
	}
	if h.Born != 0 && year-h.Born >= 55 || h.Born == 0 && high {
		whole += reference.YearlyLimit(reference.HSACatchUp, year).Low
	}
	return mulDiv(whole, h.months(year), 12, money.Down), law.Standing
}

// room is what may be put in beside what is planned, at the low or the high end.
// A plan that is not said may fill the limit.
func (h *HSA) room(year int, high bool) (money.Amount, reference.Standing) {
	limit, standing := h.limit(year, high)
	planned := end(h.Planned.Within(0, int64(limit)), !high)
	return max(limit-planned, 0), standing
}

// contribute takes from what is left of the eligible amounts an extra contribution
// for each calendar year that is not past.
func (w *work) contribute(most bool) {
	h := w.accounts.HSA
	for i := range w.years {
		y := &w.years[i]
		if y.number < w.asOf.Year() {
			continue
		}
		from, _ := civil.Make(y.number, 1, 1)
		until, _ := civil.Make(y.number, 12, 31)
		room, standing := h.room(y.number, most)
		part, _ := w.take(max(from, h.Opened), until, room)
		if w.sum(from, until, true) > 0 {
			w.stands(standing)
		}
		w.lastMonth = w.lastMonth || part > 0 && h.LastMonth
		y.contributed += part
		w.out.fromHSA += part
	}
}
