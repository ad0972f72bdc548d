package rights

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// The figures of the dispute between patient and provider (45 CFR 149.620).
const (
	// Substantial is how far a bill must lie above the estimate, at least.
	Substantial money.Amount = 400_00
	// Fee is what starting the dispute costs her; if she wins it is taken off what
	// she owes.
	Fee money.Amount = 25_00
	// days is how long after the bill it may be started: calendar days.
	days = 120
)

// Disputable tells whether one provider's bill is so far above that provider's
// estimate that she may dispute it. Each provider or facility is compared with
// its own estimate, never all together.
func Disputable(billed, estimated money.Amount) bool { return billed-estimated >= Substantial }

// DisputeUntil is the last day on which the dispute may be started over a bill
// that she had on a day.
func DisputeUntil(billed civil.Date) civil.Date { return billed.AddDays(days) }
