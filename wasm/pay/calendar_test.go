package pay

import (
	"time"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
)

// The oracle's calendar.

func toTime(d civil.Date) time.Time { return time.Date(1, 1, int(d), 0, 0, 0, 0, time.UTC) }

func fromTime(t time.Time) civil.Date {
	return civil.Date((t.Unix()-time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix())/86400 + 1)
}

// anchor is the day n months after start, or the last of a shorter month.
func anchor(start civil.Date, n int) civil.Date {
	y, m, d := toTime(start).Date()
	longest := time.Date(y, m+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return fromTime(time.Date(y, m+time.Month(n), min(d, longest), 0, 0, 0, 0, time.UTC))
}

// lapse is the last valid day of a package bought on day.
func lapse(e offer.Expiry, day civil.Date) civil.Date {
	switch e.Rule {
	case offer.AfterPurchase, offer.AfterFirstUse:
		return anchor(day, e.Months)
	case offer.FixedDate:
		return e.Date
	}
	return offer.Forever
}

// planYearOf is the year in which the plan year that holds day began.
func planYearOf(starts cover.MonthDay, day civil.Date) int {
	if starts.Month == 0 {
		starts = cover.MonthDay{Month: 1, Day: 1}
	}
	year := toTime(day).Year()
	first := anchor(fromTime(time.Date(2000, time.Month(starts.Month), starts.Day, 0, 0, 0, 0, time.UTC)), (year-2000)*12)
	if first > day {
		return year - 1
	}
	return year
}
