package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// Mode says how claims may be combined with the rest.
type Mode uint8

// Modes.
const (
	NoClaims   Mode = iota // self-pay only
	MixClaims              // each visit may be claimed or paid in any other way
	ClaimsOnly             // every covered visit must be claimed; the others are paid singly
)

// Claims is how this course's visits would be settled by the plan.
type Claims struct {
	Mode    Mode
	Terms   cover.Terms
	Allowed []money.Amount // of each visit; at most its price counts
	// Superbill says that she pays the clinic herself, out of network, and that the
	// plan's part comes back to her so many days after the visit. What the course
	// costs is the same either way.
	Superbill bool
	Delay     int
}

// settle claims a visit and moves the accumulators. It reports false, and leaves
// them as they are, where there is nothing to claim: no claims, or a visit that is
// neither covered nor denied at her cost.
func (c *Claims) settle(split *cover.Split, state *cover.State, course *Course, visit int) bool {
	if c.Mode == NoClaims {
		return false
	}
	switch c.Terms.Bar(state, course.Dates[visit]) {
	case cover.NoBar:
		c.Terms.Settle(split, state, course.Price[visit], c.Allowed[visit])
		return true
	case cover.PermitBar:
		if c.Terms.Denies(*state, course.Dates[visit]) {
			*split = c.Terms.Deny(course.Price[visit], c.Allowed[visit])
			return true
		}
	}
	return false
}

// outlay is what a claim takes from her hand on the day of the visit: by superbill
// the plan's part, too, which comes back later.
func (c *Claims) outlay(split *cover.Split) money.Amount {
	if c.Superbill {
		return split.You() + split.Plan
	}
	return split.You()
}

// least is the least that a visit may cost which is paid neither ahead nor by the
// plan: its single price, or the allowed amount where a claim may be denied for
// want of a permit that has lapsed or been used up by then.
func (c *Course) least(visit int) money.Amount {
	price, t := c.single(visit), &c.Claims.Terms
	if c.Claims.Mode == NoClaims || !t.Settings.FailureOnPatient || t.Outside {
		return price
	}
	if c.Dates[visit] <= t.PermitUntil && (t.PermitVisits == 0 || t.Opening.PermitUsed+visit < t.PermitVisits) {
		return price
	}
	return min(price, c.Price[visit], c.Claims.Allowed[visit])
}
