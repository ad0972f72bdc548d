package civil

// AddDays returns the day n days later, or earlier if n is negative. No date
// stays no date.
func (d Date) AddDays(n int) Date {
	if !d.exists() {
		return 0
	}
	// A sum that wraps around lands below zero or far above the last day.
	return within(int(d) + n)
}

// AddMonths returns the same day of the month n months later, or earlier if n
// is negative; where that month is shorter, its last day: 31 January plus one
// month is 28 February, or 29 in a leap year.
//
// Clamping forgets the day, so a series has to be counted from its first day
// and not from the one before: anchor.AddMonths(1), anchor.AddMonths(2) gives
// 28 February, 31 March. That is how billing keeps its anchor day.
func (d Date) AddMonths(n int) Date {
	if !d.exists() {
		return 0
	}
	year, month, day := d.Split()
	months := year*12 + month - 1 + n
	if months < 12 || months >= (lastYear+1)*12 {
		return 0
	}
	year, month = months/12, months%12+1
	return number(year, month, min(day, monthLength(year, month)))
}

// AddYears returns the same day n years later, or earlier if n is negative, and
// 28 February for a 29 February that the year does not have.
func (d Date) AddYears(n int) Date {
	if n < -lastYear || n > lastYear {
		return 0
	}
	return d.AddMonths(n * 12)
}

// YearStart returns the latest day with this month and day on or before d: the
// start of the plan year in which d lies. Where the month is shorter its last
// day counts, so that a year that starts on 29 February starts on 28 February
// in common years. It is no date if there is no such month or day, if d is no
// date, or if that start lies before 0001-01-01.
func (d Date) YearStart(month, day int) Date {
	if !d.exists() || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0
	}
	year := d.Year()
	start := number(year, month, min(day, monthLength(year, month)))
	if start > d {
		year--
		start = number(year, month, min(day, monthLength(year, month)))
	}
	return within(int(start))
}

// within returns day n, and no date if it lies beyond either end.
func within(n int) Date {
	if n < 1 || n > int(last) {
		return 0
	}
	return Date(n)
}
