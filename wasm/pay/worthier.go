package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// worthier is what b may save more than a because of what their credits are worth:
// where b draws some, a draws as many of its own or pays singly, whichever they are. Such
// of one kind that lapse on one day stand against each other.
func (p *wallet) worthier(c *Course, visit int, a, b *label) (most money.Amount) {
	rate := p.later[visit+1]
	if p.falls {
		rate = min(rate, p.saved[a.wallet].rate)
	}
	hers, own, single := b.credits(c, a, true), a.credits(c, b, false), p.least[visit+1]
	if p.save.WhenPaid() { // what stands against it may count on a day on which it saves nothing
		hers, own, single = b.credits(c, &label{}, true), credits{}, 0
	}
	var more money.Amount
	i, j := 0, 0
	for left := len(c.Dates) - 1 - visit; left > 0 && i < hers.kinds; {
		h, number, against := &hers.kind[i], left, single
		number = min(number, h.number)
		if j < own.kinds && own.kind[j].worth < single {
			against, number = own.kind[j].worth, min(number, own.kind[j].number)
		}
		if h.worth <= against {
			break // both only come nearer from here on
		}
		more += (h.worth - against) * money.Amount(number)
		left -= number
		if h.number -= number; h.number == 0 {
			i++
		}
		if j < own.kinds {
			if own.kind[j].number -= number; own.kind[j].number == 0 {
				j++
			}
		}
	}
	return more.Times(rate, money.Up)
}

// credits are those that a label has in hand, by what they are worth.
type credits struct {
	kind [offer.MaxPackages + 1]struct {
		worth  money.Amount
		number int
	}
	kinds int
}

// add puts so many among them, in their order.
func (k *credits) add(worth money.Amount, number int, dearest bool) {
	at := k.kinds
	k.kinds++
	for at > 0 && (k.kind[at-1].worth < worth) == dearest {
		k.kind[at] = k.kind[at-1]
		at--
	}
	k.kind[at].worth, k.kind[at].number = worth, number
}

// credits lists what is in hand beyond what another label holds of the same, the
// dearest first, each for the most that one of its kind is worth; or the cheapest first,
// for the least.
func (l *label) credits(c *Course, beyond *label, dearest bool) (all credits) {
	for k := range l.open[:l.depth] {
		o := &l.open[k]
		number, first := 0, true
		for i := range l.open[:l.depth] {
			if x := &l.open[i]; x.item == o.item && x.last == o.last {
				number += int(x.left)
				first = first && i >= k
			}
		}
		if !first {
			continue // counted with the first of its kind
		}
		p := &c.Packages[o.item]
		for i := range beyond.depth {
			if x := &beyond.open[i]; x.item == o.item && x.last == o.last {
				number -= int(x.left)
			}
		}
		if number <= 0 {
			continue
		}
		used := p.Visits - 1 // of a cent that does not divide the last ones draw less
		if dearest {
			used = 0
		}
		all.add(p.worth(used), number, dearest)
	}
	held := int(l.held - beyond.held)
	if held <= 0 {
		return all
	}
	m := &c.Memberships[l.member]
	least, most := m.Fee, m.Fee
	for _, later := range m.Later {
		most = max(most, later.Fee)
		if later.From > 0 {
			least = min(least, later.Fee)
		}
	}
	if dearest {
		all.add(money.Share(most, m.Credits, 0), held, dearest)
	} else {
		all.add(money.Share(least, m.Credits, m.Credits-1), held, dearest)
	}
	return all
}

// worth is what the next credit of a package draws after so many; of a cent that
// does not divide the first ones draw one more.
func (p *Package) worth(used int) money.Amount { return p.drawn(used+1) - p.drawn(used) }

// unspent is what was paid for credits that no visit was drawn from yet, those of
// intervals included that are bound to come. Of a package that gives back what is
// not used only that was paid which would be kept today.
func (l *label) unspent(c *Course) (sum money.Amount) {
	for k := range l.open[:l.depth] {
		o := &l.open[k]
		p := &c.Packages[o.item]
		paid := p.Price
		if c.refundable(o) {
			back := c.returns(o)
			paid = c.paid(p.Price) - back.after(0, 0)
		}
		sum += paid - p.drawn(p.Visits-int(o.left))
	}
	if l.member < 0 {
		return sum
	}
	m := &c.Memberships[l.member]
	for k := int(l.granted)*m.Credits - int(l.held); k < int(max(l.granted, l.paid))*m.Credits; k++ {
		worth, _ := m.credit(l.joined, k)
		sum += worth
	}
	return sum
}

// credit is what the n-th credit of a membership is worth, from 0, and the day on
// which it was paid.
func (m *Membership) credit(joined civil.Date, n int) (worth money.Amount, paid civil.Date) {
	interval := n / m.Credits
	paid = joined
	if interval > 0 {
		paid = m.Interval.Start(joined, interval)
	}
	return money.Share(m.fee(joined, interval), m.Credits, n%m.Credits), paid
}
