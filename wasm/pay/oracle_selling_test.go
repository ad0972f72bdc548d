package pay

import (
	"time"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
)

// The oracle's reading of the selling rules.

// half is the part of an amount that a rate stands for, half a cent up.
func half(amount, rate int64) int64 { return (2*amount*rate + 1_000_000) / 2_000_000 }

// listed is the single price less what a sliding scale takes off.
func (o *oracle) listed(visit int) int64 {
	price := cents(o.c.Price[visit])
	return price - half(price, int64(o.c.Off))
}

// load is a price with the tax on it and the surcharge on both.
func (o *oracle) load(price int64) int64 {
	taxed := price + half(price, int64(o.c.Surcharge.SalesTax))
	return taxed + half(taxed, int64(o.c.Surcharge.Card))
}

func (o *oracle) single(visit int) int64 { return o.load(o.listed(visit)) }

// onTop is what is paid beside a credit of a package.
func (o *oracle) onTop(item, visit int) int64 {
	if item < 0 || item >= len(o.c.Upgrades) || o.c.Upgrades[item] == nil {
		return 0
	}
	return o.load(cents(o.c.Upgrades[item][visit]))
}

func sold(p Period, day civil.Date) bool {
	return day >= p.From && (p.Until == 0 || p.Until > day)
}

// bundle is an open package, without what decides nothing.
func (o *oracle) bundle(item int, last civil.Date, left, from int, single int64) bundle {
	if item < 0 {
		return bundle{last: last, left: int16(left)}
	}
	p := &o.c.Packages[item]
	back := p.Refund.Rule > offer.RefundNone && last >= o.c.Dates[len(o.c.Dates)-1]
	dearer := item < len(o.c.Upgrades) && o.c.Upgrades[item] != nil
	b := bundle{last: last, left: int16(left)}
	if !back && (!dearer || left == 0) {
		return b
	}
	b.item, b.from = int16(item+1), int16(from)
	if back && p.Refund.Rule == offer.RefundUsedAtSingle {
		b.single = int32(min(single, cents(p.Price)))
	}
	if left == 0 && o.back(b) == 0 {
		return bundle{last: last}
	}
	return b
}

// shares are the equal parts of a package's price, the greater ones first.
func shares(p *Package) []int64 {
	n := p.Visits
	if p.Minutes > 0 {
		n = p.Minutes
	}
	parts := make([]int64, n)
	for cent := range cents(p.Price) % int64(n) {
		parts[cent]++
	}
	for i := range parts {
		parts[i] += cents(p.Price) / int64(n)
	}
	return parts
}

// back is what comes back of an open package if no more is drawn from it.
func (o *oracle) back(b bundle) int64 {
	if b.item == 0 || b.last < o.c.Dates[len(o.c.Dates)-1] {
		return 0
	}
	p := &o.c.Packages[b.item-1]
	had := p.Visits - int(b.left)
	if p.Minutes > 0 {
		had *= p.Booked
	}
	var unused int64
	for _, share := range shares(p)[had:] {
		unused += share
	}
	var back int64
	switch p.Refund.Rule {
	case offer.RefundUnused:
		back = unused
	case offer.RefundUsedAtSingle:
		back = min(unused, cents(p.Price)-int64(b.single))
	case offer.RefundUnusedLessFee:
		back = unused - cents(p.Refund.Fee)
	}
	back = max(back, 0)
	rate := int64(o.c.Surcharge.SalesTax)
	return back + half(cents(p.Price), rate) - half(cents(p.Price)-back, rate)
}

// beginning is the first day of the n-th interval, from 0.
func beginning(v offer.Interval, joined civil.Date, n int) civil.Date {
	each := v.Every
	if each == 0 {
		each = 1
	}
	switch v.Unit {
	case offer.ByWeek:
		return fromTime(toTime(joined).AddDate(0, 0, 7*each*n))
	case offer.ByYear:
		return anchor(joined, 12*each*n)
	}
	return anchor(joined, each*n)
}

// intervalNumber is the interval of a membership that holds day, counted from 0.
func intervalNumber(v offer.Interval, joined, day civil.Date) int {
	n := 0
	for beginning(v, joined, n+1) <= day {
		n++
	}
	return n
}

// termOf is the fewest intervals that are charged.
func termOf(m *Membership, joined civil.Date) int {
	leaves := toTime(joined).Add(time.Duration(m.Notice) * 24 * time.Hour)
	n := m.Minimum
	for toTime(beginning(m.Interval, joined, n)-1).Before(leaves) && m.Notice > 0 {
		n++
	}
	if m.Cycles > 0 && n > m.Cycles {
		n = m.Cycles
	}
	return n
}

// feeOf is the fee of the n-th interval, from 0.
func feeOf(m *Membership, joined civil.Date, n int) int64 {
	fee := m.Fee
	for _, later := range m.Later {
		if later.From != 0 && later.From <= beginning(m.Interval, joined, n) {
			fee = later.Fee
		}
	}
	return cents(fee)
}
