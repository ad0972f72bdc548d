package fund

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// curve is what is saved, worked out beforehand as sums of straight pieces: what an
// election or a contribution takes of each spell, and by how much each calendar year's
// taxes are less by what is taken. A search that asks ten thousand times asks it.
//
// It exists where nothing is deducted, and where one filing status decides, or no
// income was said at all.
type curve struct {
	pools []pool
	pool  []int8  // of each spell: the pool that takes what is not rescued, -1 for none
	years []bends // of each calendar year, beside work.years

	taken []money.Amount // of each pool
	off   []money.Amount // of each calendar year
}

// pool is a plan year's election, or a calendar year's contribution.
type pool struct {
	room  money.Amount
	year  int // the calendar year, beside work.years
	month int // in which it begins: the rest is kept back from the next year's pay
}

// bends is what a year's taxes are less by, as straight pieces.
type bends []bend

// bend is one of them: from an amount on, at which so much is saved, in millionths of a
// cent, a rate more of each cent.
type bend struct {
	from  money.Amount
	saved int64
	rate  int64
}

// at is what is saved of an amount.
func (b bends) at(amount money.Amount) int64 {
	k := len(b) - 1
	for k > 0 && b[k].from > amount {
		k--
	}
	return b[k].saved + int64(amount-b[k].from)*b[k].rate
}

// rate is what is saved of one more cent.
func (b bends) rate(amount money.Amount) int64 {
	k := len(b) - 1
	for k > 0 && b[k].from > amount {
		k--
	}
	return b[k].rate
}

// draw lays the curve out, if there is one.
func (s *Savings) draw() {
	w := &s.work
	t := w.tax
	if t.Itemizes != offer.No || t.Status == reference.StatusNotSaid && (t.Income.Said || t.Gross.Said) {
		return
	}
	c := &curve{}
	for range s.starts {
		c.pool = append(c.pool, -1)
	}
	switch {
	case w.general():
		s.elections(c)
	case w.accounts.HSA != nil:
		s.extra(c)
	}
	for i := range w.years {
		if len(c.pools) > 0 {
			c.years = append(c.years, s.pieces(&w.years[i]))
		}
	}
	w.exact, w.out.tax = 0, 0
	c.taken, c.off = make([]money.Amount, len(c.pools)), make([]money.Amount, len(w.years))
	s.curve = c
	s.falls = c.falls()
	for _, p := range c.pools {
		if p.month > 1 {
			s.split = 2 * int64(money.One)
		}
	}
}

// elections are those of work.elect.
func (s *Savings) elections(c *curve) {
	w := &s.work
	f := w.accounts.FSA
	if f.Open == offer.No || f.Open == offer.NotKnown && !s.most {
		return
	}
	for _, p := range w.coming {
		room, _ := f.room(p.start, s.most)
		year, month, _ := p.start.Split()
		for k, day := range s.starts {
			if p.start <= day && day <= p.stop {
				c.pool[k] = int8(len(c.pools))
			}
		}
		c.pools = append(c.pools, pool{room, year - w.years[0].number, month})
	}
}

// extra are the contributions of work.contribute.
func (s *Savings) extra(c *curve) {
	w := &s.work
	h := w.accounts.HSA
	for i := range w.years {
		year := w.years[i].number
		if year < w.asOf.Year() {
			continue
		}
		for k, day := range s.starts {
			if day.Year() == year && day >= h.Opened {
				c.pool[k] = int8(len(c.pools))
			}
		}
		room, _ := h.room(year, s.most)
		c.pools = append(c.pools, pool{room, i, 1})
	}
}

// pieces finds where a year's taxes bend: where a bracket ends or income does, and
// where wages or a threshold of payroll taxes do.
func (s *Savings) pieces(y *yearly) (all bends) {
	w := &s.work
	at := []money.Amount{0}
	add := func(amounts ...money.Amount) {
		for _, a := range amounts {
			if a > 0 {
				at = into(at, a)
			}
		}
	}
	if f, ok := w.tax.federalOf(y.number, 0, 0, s.most); ok {
		add(f.income)
		for _, over := range f.brackets.Over {
			add(f.income - over)
		}
	}
	base := reference.WageBase(y.number)
	wages := w.tax.Wages.Within(0, int64(money.MaxInput))
	low, high := end(wages, false), end(wages, true)
	for _, wage := range [...]money.Amount{low, high} {
		add(wage, wage-base.Low, wage-base.High, wage-w.additionalOver(s.most))
	}
	add(base.Low, base.High, low+high-base.Low) // at the last one either end of a range saves as much
	for _, from := range at {
		saved := s.taxesOn(y, from)
		all = append(all, bend{from, saved, s.taxesOn(y, from+1) - saved})
	}
	return all
}

// taxesOn is by how much a year's taxes are less if so much is kept back.
func (s *Savings) taxesOn(y *yearly, amount money.Amount) int64 {
	w := &s.work
	w.exact, w.out.tax, y.elected, y.contributed = 0, 0, 0, 0
	if w.general() {
		y.elected = amount
	} else {
		y.contributed = amount
	}
	w.taxes(y, s.most)
	return w.exact
}

// falls tells whether what one more cent saves never rises with what is saved
// already, in any year, and is never more than itself.
func (c *curve) falls() bool {
	for _, year := range c.years {
		before := int64(money.One)
		for _, b := range year {
			if b.rate > before {
				return false
			}
			before = b.rate
		}
	}
	return true
}

// follow is what is saved of what is eligible in each spell, in millionths of a cent.
func (s *Savings) follow(eligible []money.Amount) (exact int64) {
	c, left := s.curve, s.rescue
	clear(c.taken)
	clear(c.off)
	for k, e := range eligible {
		e += s.before[k]
		if s.rescues[k] {
			part := min(e, left)
			left, e = left-part, e-part
		}
		if at := c.pool[k]; at >= 0 {
			c.taken[at] += e
		}
	}
	for i := range c.pools {
		p := &c.pools[i]
		part := min(c.taken[i], p.room)
		now := part
		if p.month > 1 {
			now = mulDiv(part, 13-p.month, 12, money.HalfUp)
			c.off[p.year+1] += part - now
		}
		c.off[p.year] += now
	}
	for i, amount := range c.off {
		if amount > 0 {
			exact += c.years[i].at(amount)
		}
	}
	return exact + int64(s.rescue-left)*int64(money.One)
}

// Slope is what one more cent saves that is eligible in a spell beside so much in each,
// where what is saved falls (Falls): at most, to the millionth.
func (s *Savings) Slope(eligible []money.Amount, spell int) money.Rate {
	c, left := s.curve, s.rescue
	at := c.pool[spell]
	var taken money.Amount
	for k, e := range eligible {
		e += s.before[k]
		if s.rescues[k] {
			part := min(e, left)
			left, e = left-part, e-part
		}
		if at >= 0 && c.pool[k] == at {
			taken += e
		}
	}
	if s.rescues[spell] && left > 0 {
		return money.One
	}
	if at < 0 || taken >= c.pools[at].room {
		return 0
	}
	p := &c.pools[at]
	if p.month > 1 {
		return s.taxed
	}
	return money.Rate(c.years[p.year].rate(taken))
}
