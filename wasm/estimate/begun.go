package estimate

import (
	"slices"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/secondary"
)

// begun is a course that somebody else begins to pay, with the visits that are left.
type begun struct {
	run   *run
	book  ledger.Book // of the visits that the payer is asked for
	left  []int       // the others
	rest  bound.Subject
	point bound.Point
}

// begun divides a course, and makes the bench for what is left ready for it.
func (r *run) begun(s *bound.Subject, p bound.Point, c *secondary.Course, dear bool) *begun {
	b := &begun{run: r}
	b.left = r.req.OtherPayer.Apply(c, dear, &b.book).Left
	if len(b.left) == 0 {
		return b
	}
	dates := make([]civil.Date, len(b.left))
	for i, visit := range b.left {
		dates[i] = r.dates[visit]
	}
	b.rest = s.Rest(dates, r.benefitOn(dates[0]))
	r.onward.Beside(&r.bench, &b.book)
	b.point = r.onward.Decide(&b.rest, p, bound.Any)
	return b
}

// cost is the least that the course costs, after tax, if it is divided so. It reports
// false where nothing is left to be divided, or where what is left has no price.
func (b *begun) cost() (money.Amount, bool) {
	if len(b.left) == 0 {
		return 0, false
	}
	cost, ok := b.run.onward.Cost(&b.rest, b.point, bound.Any)
	return cost + b.book.Total() - b.run.bench.Saved(&b.book, b.point.Insurance), ok
}

// write writes the case: the ledger of both parts in the order of the days, and what
// it comes to if she stops after any of all visits.
func (b *begun) write(c *Case) {
	onward := &b.run.onward
	var rest ledger.Book
	route, settled, _ := onward.Write(&b.rest, b.point, bound.Any, &rest)
	c.Stops = b.book.Costs(len(b.run.dates))
	first := b.left[0]
	for i, cost := range onward.StopsOn(route, b.run.dates[first:]) {
		c.Stops[first+i] += cost
	}
	c.Clock, c.Crossings = onward.Clock(route), onward.Crossings(route)
	for i := range c.Crossings {
		c.Crossings[i].Visit = b.left[c.Crossings[i].Visit]
	}
	for _, e := range rest.Entries {
		if e.Visit != ledger.CourseLevel {
			e.Visit = b.left[e.Visit]
		}
		b.book.Entries = append(b.book.Entries, e)
	}
	b.book.Arrange()
	c.Book, c.Prepaid, c.Credit = b.book, settled.Prepaid, settled.Credit
}

// note adds a note that the way does not have yet.
func (w *Way) note(n code.Note) {
	if !slices.Contains(w.Notes, n) {
		w.Notes = append(w.Notes, n)
	}
}

// benefitOn is what is known of her plan on a day of a course: in a later plan year
// than today's, what she has paid so far counts for nothing.
func (r *run) benefitOn(day civil.Date) *cover.Benefit {
	b := r.req.Benefit
	if b == nil {
		return nil
	}
	years := cover.Terms{YearStarts: b.YearStarts}
	if years.YearOf(day) > years.YearOf(r.req.AsOf) {
		return b.Renewed()
	}
	return b
}
