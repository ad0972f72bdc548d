package pay

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// ahead is what b may save beyond a, at most, if as much is added to both; worthier is
// what it may save more where not.
func (p *wallet) ahead(visit int, a, b *label) money.Amount {
	return p.apart(visit, a, b) + p.save.Slack()
}

// apart is what b's row saves more than a's, at most, whatever is added to both alike.
func (p *wallet) apart(visit int, a, b *label) money.Amount {
	if !p.falls {
		return p.rated(visit, a, b)
	}
	have, want := p.row(a), p.row(b)
	more, less := false, false
	for k := range want {
		more, less = more || want[k] > have[k], less || want[k] < have[k]
	}
	ours, theirs := &p.saved[a.wallet], &p.saved[b.wallet]
	switch {
	case more && less:
		for k := range p.sum {
			p.sum[k] = min(want[k], have[k])
		}
		both := p.save.Exact(p.sum)
		return ceiling(theirs.now - both - ours.all + p.plus(p.sum, p.after(visit), money.MaxInput) + p.save.Split())
	case more:
		return ceiling(theirs.now - ours.now + p.save.Split())
	case less:
		return ceiling(theirs.all - ours.all + p.save.Split())
	}
	return 0
}

// rated is the same by the rates alone.
func (p *wallet) rated(visit int, a, b *label) money.Amount {
	var more, less int64 // in millionths of a cent
	var rescuedA, rescuedB money.Amount
	have, want := p.row(a), p.row(b)
	for k, rate := range p.rate {
		switch d := int64(want[k]-have[k]) * int64(rate); {
		case p.rescues[k]:
			rescuedA, rescuedB = rescuedA+have[k], rescuedB+want[k]
		case d > 0:
			more += d
		default:
			less += d
		}
	}
	gap := ceiling(more)
	if p.bends < money.MaxInput {
		gap = min(gap, ceiling(more+less)+p.bends)
	}
	return gap + p.rescued(rescuedA, rescuedB, p.ample || p.lapsing[visit+1] == 0)
}

// rescued is what one of two sums rescues more than the other, at most, if as much is
// added to both; or as they are, which holds where nothing is added or all is rescued.
func (p *wallet) rescued(have, want money.Amount, asTheyAre bool) money.Amount {
	most := p.rescue
	if asTheyAre {
		return min(want, most) - min(have, most)
	}
	return max(min(want-have, most-have), 0)
}

// holds tells whether two labels hold the same packages and credits.
func (l *label) holds(b *label) bool {
	if l.depth != b.depth || l.held != b.held {
		return false
	}
	for k := range l.open[:l.depth] {
		x, y := &l.open[k], &b.open[k]
		if x.item != y.item || x.left != y.left || x.last != y.last || x.bought != y.bought {
			return false
		}
	}
	return true
}

// saved is what accounts and taxes take off the one route of a forced course.
func (c *Course) saved() money.Amount {
	if c.Savings == nil {
		return 0
	}
	sums := make([]money.Amount, c.Savings.Spells())
	var state cover.State
	if c.Claims.Mode != NoClaims {
		state = c.Claims.Terms.Opening
	}
	years := c.years()
	var split cover.Split
	for i, day := range c.Dates {
		if years.begins(day) {
			state = c.Claims.Terms.NewYear(state)
		}
		at := c.Savings.Spell(day)
		if c.Claims.settle(&split, &state, c, i) {
			sums[at] += split.You()
		} else if c.Savings.Medical(day) {
			sums[at] += c.Price[i] - c.off(c.Price[i])
		}
	}
	return c.Savings.Of(sums)
}
