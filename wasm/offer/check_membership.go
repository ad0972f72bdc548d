package offer

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

func (c *checker) membership(path string, i int) {
	m := &c.seller.Memberships[i]
	c.id(path+".id", m.ID, slices.ContainsFunc(c.seller.Memberships[:i], func(o Membership) bool { return o.ID == m.ID }))
	c.interval(path+".interval", m.Interval)
	c.decides(path+".fee_cents", m.Fee, 1, int64(money.MaxInput))
	c.optional(path+".setup_fee_cents", m.SetupFee, 0, int64(money.MaxInput))
	c.Whole(path+".credits_per_interval.count", int64(m.Credits), 0, MaxCredits)
	c.usable(path+".services", m.Services)
	switch {
	case m.Unused > Accumulate:
		c.Add(path+".unused.rule", code.FaultUnknownValue)
	case m.Unused == RollOver && m.Cap == 0:
		c.Add(path+".unused.cap", code.FaultRequired)
	case m.Unused == RollOver:
		c.Whole(path+".unused.cap", int64(m.Cap), 1, MaxCap)
	case m.Cap != 0:
		c.AddTwo(path+".unused.cap", path+".unused.rule", code.FaultContradicts)
	}
	c.optional(path+".member_prices[0].price_cents", m.MemberPrice, 0, int64(money.MaxInput))
	c.decides(path+".minimum_intervals", m.Minimum, 1, MaxMonths)
	c.Whole(path+".notice_days", int64(m.Notice), 0, MaxNotice)
	c.Whole(path+".pause_intervals", int64(m.Pause), 0, MaxPause)
	c.Whole(path+".cycles", int64(m.Cycles), 0, MaxCycles)
	if m.Cycles > 0 && m.Minimum.Said && int64(m.Cycles) < m.Minimum.Low && m.Minimum.Low <= MaxMonths {
		c.AddTwo(path+".cycles", path+".minimum_intervals", code.FaultContradicts)
	}
}

// interval holds an interval to the nine that are sold.
func (c *checker) interval(path string, i Interval) {
	ok := false
	switch every := i.Every; i.Unit {
	case ByMonth:
		ok = every == 0 || every == 1 || every == 3 || every == 6
	case ByWeek:
		ok = every >= 0 && every <= 4 || every == 6
	case ByYear:
		ok = every == 0 || every == 1
	default:
		c.Add(path+".unit", code.FaultUnknownValue)
		return
	}
	if !ok {
		c.AddTwo(path+".every", path+".unit", code.FaultContradicts)
	}
}
