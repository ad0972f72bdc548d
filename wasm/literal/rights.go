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

// Ahead is how many business days a visit is booked ahead: how many there are
// after the day of booking up to and with the day of the visit.
func (c *Calendar) Ahead(booked, visit civil.Date) (n int) {
	for d := booked.AddDays(1); d <= visit; d = d.AddDays(1) {
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
