// Package civil counts calendar days without clocks or time zones.
//
// Prices take effect, packages expire and plan years begin on days, not at
// instants: "1 March" is the same day in Spokane and in Miami. A [Date] is the
// number of that day in the proleptic Gregorian calendar, so that a difference
// is a count of days and an order is a comparison of numbers. The zero Date is
// no date.
//
// A step of months is where calendars disagree. Here a month after 31 January
// is the last day of February ([Date.AddMonths] clamps), which is how
// memberships bill and how a package "good for six months" expires.
package civil

// Date is a day: 1 is 0001-01-01, 0 is no date. Only the days up to 9999-12-31
// are dates; a step beyond either end gives no date.
type Date int32

// The calendar ends on 9999-12-31.
const last Date = 3652059

const lastYear = 9999

const (
	daysIn4Years   = 4*365 + 1
	daysIn100Years = 25*daysIn4Years - 1
	daysIn400Years = 4*daysIn100Years + 1
)

// Make returns the day of a year from 1 to 9999, a month from 1 to 12 and a day
// of that month, and reports false, with no date, if there is no such day.
func Make(year, month, day int) (Date, bool) {
	if year < 1 || year > lastYear || month < 1 || month > 12 || day < 1 || day > monthLength(year, month) {
		return 0, false
	}
	return number(year, month, day), true
}

// number counts the days up to a day that exists. Years are taken from March to
// February, so that the leap day is the last of its year and the lengths of the
// months follow one formula.
func number(year, month, day int) Date {
	if month < 3 {
		year--
		month += 12
	}
	beforeMonth := (153*(month-3) + 2) / 5
	beforeYear := year*365 + year/4 - year/100 + year/400
	// 306 days, March to December, lie between 0000-03-01 and 0001-01-01.
	return Date(beforeYear + beforeMonth + day - 306)
}

// Split returns the year, month (1 to 12) and day of the month, all 0 for no date.
func (d Date) Split() (year, month, day int) {
	if !d.exists() {
		return 0, 0, 0
	}
	// Divisions of 32 bits by a constant are multiplications.
	n := uint32(d) + 305 // days since 0000-03-01
	cycle := n / daysIn400Years
	n %= daysIn400Years
	// The divisions take off the leap days before n, so that 365 divides evenly.
	inCycle := (n - n/(daysIn4Years-1) + n/daysIn100Years - n/(daysIn400Years-1)) / 365
	n -= inCycle*365 + inCycle/4 - inCycle/100
	shifted := (5*n + 2) / 153 // months since March
	day = int(n - (153*shifted+2)/5 + 1)
	year = int(cycle*400 + inCycle)
	month = int(shifted + 3)
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// exists reports whether d is a date of the calendar.
func (d Date) exists() bool {
	return d >= 1 && d <= last
}

// Year returns the year, 0 for no date.
func (d Date) Year() int {
	year, _, _ := d.Split()
	return year
}

// Weekday returns 0 for Sunday to 6 for Saturday. It means nothing for no date.
func (d Date) Weekday() int {
	return int(d % 7) // 0001-01-01 was a Monday
}

// leap reports whether a year has a 29 February.
func leap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// monthLength returns the number of days in a month from 1 to 12.
func monthLength(year, month int) int {
	switch month {
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
