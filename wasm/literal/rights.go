package literal

import "kneadwise/wasm/civil"

// The rights of those who pay themselves: the good-faith estimate (domain E1; 45
// CFR 149.610) and the dispute of a bill above it.

// A Calendar tells which days are business days: Monday to Friday without the
// days that it names.
type Calendar struct{ Holidays []civil.Date }

func (c *Calendar) business(d civil.Date) bool {
	for _, h := range c.Holidays {
		if d == h {
			return false
		}
	}
	return d.Weekday() != 0 && d.Weekday() != 6
}

// Federal are the holidays of a year on the days on which they are observed (5
// U.S.C. 6103): the Friday before a Saturday, the Monday after a Sunday.
func Federal(year int) (observed []civil.Date) {
	on := func(month, day int) {
		d, _ := civil.Make(year, month, day)
		switch d.Weekday() {
		case 6:
			d = d.AddDays(-1)
		case 0:
			d = d.AddDays(1)
		}
		observed = append(observed, d)
	}
	// The nth of a weekday in a month; the last for n 5.
	nth := func(n, weekday, month int) {
		for day := 1; day <= 31; day++ {
			d, exists := civil.Make(year, month, day)
			if !exists || d.Weekday() != weekday {
				continue
			}
			if _, another := civil.Make(year, month, day+7); (day-1)/7+1 == n || n == 5 && !another {
				observed = append(observed, d)
				return
			}
		}
	}
	on(1, 1)
	nth(3, 1, 1) // Martin Luther King's birthday
	nth(3, 1, 2) // Washington's birthday
	nth(5, 1, 5) // Memorial Day
	on(6, 19)
	on(7, 4)
	nth(1, 1, 9)  // Labor Day
	nth(2, 1, 10) // Columbus Day
	on(11, 11)
	nth(4, 4, 11) // Thanksgiving
	on(12, 25)
	return observed
}

// After is the nth business day after a day.
func (c *Calendar) After(d civil.Date, n int) civil.Date {
	for n > 0 {
		d = d.AddDays(1)
		if c.business(d) {
			n--
		}
	}
	return d
}

// Before is the nth business day before a day.
func (c *Calendar) Before(d civil.Date, n int) civil.Date {
	for n > 0 {
		d = d.AddDays(-1)
		if c.business(d) {
			n--
		}
	}
	return d
}

// Ahead is how many business days before the date of a visit it is booked: those
// before that date, back to and with the day of booking.
func (c *Calendar) Ahead(booked, visit civil.Date) (n int) {
	for d := booked; d < visit; d = d.AddDays(1) {
		if c.business(d) {
			n++
		}
	}
	return n
}

// EstimateBy is the last day on which the estimate for a booked visit may be
// given, and whether one is owed without being asked for: within 1 business day
// of booking if booked at least 3 business days ahead, within 3 if at least 10.
func (c *Calendar) EstimateBy(booked, visit civil.Date) (by civil.Date, owed bool) {
	switch ahead := c.Ahead(booked, visit); {
	case ahead >= 10:
		return c.After(booked, 3), true
	case ahead >= 3:
		return c.After(booked, 1), true
	}
	return 0, false
}

// EstimateOnRequest is the last day on which an estimate that she asked for may
// be given: 3 business days after the request.
func (c *Calendar) EstimateOnRequest(asked civil.Date) civil.Date {
	return c.After(asked, 3)
}

// NewEstimateBy is the last day for a new estimate where the scope changes: 1
// business day before the visit.
func (c *Calendar) NewEstimateBy(visit civil.Date) civil.Date {
	return c.Before(visit, 1)
}

// A Dispute's facts: what a provider billed and had estimated, cents.
const (
	DisputeFrom = 400_00 // above the estimate, per provider or facility
	DisputeDays = 120    // calendar days from the bill
	DisputeFee  = 25_00
)

// MayDispute tells whether a bill of one provider may be disputed on a day.
func MayDispute(estimate, bill int64, billed, day civil.Date) bool {
	return bill-estimate >= DisputeFrom && day <= billed.AddDays(DisputeDays)
}
