package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// number is the interval that holds a day, counted from 0, of a membership
// joined on another.
func number(v offer.Interval, joined, day civil.Date) int32 {
	if v.Unit == offer.ByWeek {
		return int32(day-joined) / (7 * every(v))
	}
	return monthsSince(joined, day) / every(v)
}

// every is the length of an interval in weeks or in months.
func every(v offer.Interval) int32 {
	n := int32(max(v.Every, 1))
	if v.Unit == offer.ByYear {
		n *= 12
	}
	return n
}

// monthsSince counts the anchor days after from, up to and including day.
func monthsSince(from, day civil.Date) int32 {
	y1, m1, _ := from.Split()
	y2, m2, _ := day.Split()
	n := (y2-y1)*12 + m2 - m1
	if from.AddMonths(n) > day {
		n--
	}
	return int32(n)
}

// term is the fewest intervals that who joins on a day is charged: if she tells at
// once that she will leave.
func (m *Membership) term(joined civil.Date) int { return m.told(joined, joined) }

// told is the fewest intervals that who tells on a day that she leaves is charged:
// the minimum, or as many as end no earlier than her notice runs; never more than
// the membership has.
func (m *Membership) told(joined, day civil.Date) int {
	n := m.Minimum
	if m.Notice > 0 {
		for m.Interval.Start(joined, n) <= day.AddDays(m.Notice) {
			n++
		}
	}
	if m.Cycles > 0 {
		n = min(n, m.Cycles)
	}
	return n
}

// fee is the fee of the n-th interval, from 0, of a membership joined on a day.
func (m *Membership) fee(joined civil.Date, n int) money.Amount {
	fee := m.Fee
	if m.Later[0].From > 0 {
		day := m.Interval.Start(joined, n)
		for _, later := range m.Later {
			if later.From > 0 && later.From <= day {
				fee = later.Fee
			}
		}
	}
	return fee
}

// fees is what the intervals from one up to another are charged in all.
func (c *Course) fees(m *Membership, joined civil.Date, from, to int) money.Amount {
	if m.Later[0].From == 0 {
		return c.paid(m.Fee) * money.Amount(max(to-from, 0))
	}
	var sum money.Amount
	for n := from; n < to; n++ {
		sum += c.paid(m.fee(joined, n))
	}
	return sum
}

// joining is what joining on a day binds to: the set-up fee and the term's fees.
func (c *Course) joining(m *Membership, joined civil.Date, term int) money.Amount {
	return c.paid(m.SetupFee) + c.fees(m, joined, 0, term)
}

// over tells whether a membership has ended by itself before an interval.
func (m *Membership) over(interval int32) bool { return m.Cycles > 0 && int(interval) >= m.Cycles }
