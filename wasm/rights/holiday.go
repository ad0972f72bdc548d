package rights

import "kneadwise/wasm/civil"

// Days of the week as package civil counts them.
const (
	sunday   = 0
	monday   = 1
	thursday = 4
	friday   = 5
	saturday = 6
)

// juneteenthSince is the first year in which 19 June was a federal holiday.
const juneteenthSince = 2021

// Holiday tells whether a federal holiday is observed on a day (5 U.S.C. 6103).
// One that falls on a Saturday is observed on the Friday before, one on a Sunday
// on the Monday after: 1 January 2028 is a Saturday and so observed on 31 December
// 2027. A holiday itself on a weekend is no business day anyway and is not named.
func Holiday(day civil.Date) bool {
	switch day.Weekday() {
	case sunday, saturday:
		return false
	case friday:
		return named(day) || fixed(day+1)
	case monday:
		return named(day) || fixed(day-1)
	}
	return named(day)
}

// named tells whether a day is a holiday by its own date.
func named(day civil.Date) bool { return fixed(day) || floating(day) }

// fixed are the holidays of one date each year.
func fixed(day civil.Date) bool {
	year, month, d := day.Split()
	switch month*100 + d {
	case 1_01, 7_04, 11_11, 12_25:
		return true
	case 6_19:
		return year >= juneteenthSince
	}
	return false
}

// floating are the holidays of one weekday of a month: the third Monday of January
// and of February, the last of May, the first of September, the second of October,
// and the fourth Thursday of November.
func floating(day civil.Date) bool {
	_, month, d := day.Split()
	nth := (d + 6) / 7
	switch weekday := day.Weekday(); {
	case weekday == monday:
		switch month {
		case 1, 2:
			return nth == 3
		case 5:
			return d > 31-7
		case 9:
			return nth == 1
		case 10:
			return nth == 2
		}
	case weekday == thursday:
		return month == 11 && nth == 4
	}
	return false
}

// Business tells whether a day is a business day.
func Business(day civil.Date) bool {
	weekday := day.Weekday()
	return weekday != sunday && weekday != saturday && !Holiday(day)
}

// After is the n-th business day after a day, which itself does not count.
func After(day civil.Date, n int) civil.Date { return step(day, n, 1) }

// Before is the n-th business day before a day, which itself does not count.
func Before(day civil.Date, n int) civil.Date { return step(day, n, -1) }

func step(day civil.Date, n int, by civil.Date) civil.Date {
	for n > 0 {
		day += by
		if Business(day) {
			n--
		}
	}
	return day
}
