package dispute

import "kneadwise/wasm/civil"

// nearby is how many days a visit may have been moved.
const nearby = 3

// match makes a row of each day that is billed and each that was expected within
// the paper's time, in order of the days on the paper.
func (c *comparison) match() {
	b := c.bill
	from, until := b.From, b.Until
	for i := range b.Lines {
		date := b.Lines[i].Date
		r := c.row(date)
		r.lines = append(r.lines, i)
		if b.From == 0 {
			until = max(until, date)
			if from == 0 || date < from {
				from = date
			}
		}
	}
	taken := make([]bool, len(c.expected.days))
	for i := range c.rows {
		r := &c.rows[i]
		for k := range c.expected.days {
			if c.expected.days[k].date == r.date {
				r.day, taken[k] = k, true
			}
		}
	}
	c.inOrder()
	for i := range c.rows {
		if r := &c.rows[i]; r.day < 0 {
			if k := c.nearest(r.date, taken); k >= 0 {
				r.day, taken[k] = k, true
			}
		}
	}
	for k := range c.expected.days {
		d := &c.expected.days[k]
		if !taken[k] && d.date >= from && d.date <= until && d.wanted(b.IssuedBy) > 0 && (b.IssuedBy == Provider || d.claimed) {
			c.rows = append(c.rows, row{date: d.date, day: k})
		}
	}
	c.inOrder()
}

// nearest is the visit nearest to a date that no line is for, the earlier of two;
// -1 where there is none nearby.
func (c *comparison) nearest(date civil.Date, taken []bool) int {
	best, least := -1, civil.Date(nearby+1)
	for k := range c.expected.days {
		d := &c.expected.days[k]
		if d.visit < 0 || taken[k] {
			continue
		}
		apart := max(d.date-date, date-d.date)
		if apart < least {
			best, least = k, apart
		}
	}
	return best
}

// row finds the row of a date, or adds it.
func (c *comparison) row(date civil.Date) *row {
	for i := range c.rows {
		if c.rows[i].date == date {
			return &c.rows[i]
		}
	}
	c.rows = append(c.rows, row{date: date, day: -1})
	return &c.rows[len(c.rows)-1]
}
