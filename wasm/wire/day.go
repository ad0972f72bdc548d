package wire

import "kneadwise/wasm/civil"

// epoch is 1970-01-01 as a civil date. The page counts days from there, because
// its own dates do.
const epoch = 719163

// lastDay is 9999-12-31 as a day on the wire.
const lastDay = 3652059 - epoch

// forever is the last day of credits that never lapse, on the wire.
const forever = 1<<31 - 1 - epoch

// Day is a date as a day on the wire. No date (0) and offer.Forever follow the
// same rule: the schema names the numbers that they become.
func Day(d civil.Date) int32 { return int32(d) - epoch }

// fromDay is the opposite of Day for what isDay lets pass.
func fromDay(d int32) civil.Date { return civil.Date(d + epoch) }

// isDay tells whether a number on the wire is a day of the calendar, no day, or
// forever.
func isDay(d int32) bool { return d >= -epoch && d <= lastDay || d == forever }
