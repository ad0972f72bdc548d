package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// Comparer sets one visitor against any number of price lists, one after
// another, without keeping them. It is opened for a visitor, and opened again
// for the next one it uses the memory that it has.
type Comparer struct {
	run  run
	book ledger.Book
}

// Open checks the request. Its own quotes and named clinics play no part.
func (c *Comparer) Open(req *Request) []code.Fault {
	c.run = run{req: req, bench: c.run.bench}
	c.run.bench.Forget()
	c.run.bench.Limit(0)
	return c.run.open()
}

// Pause lets searches pause, and gives them up where it reports false: what is then said
// is void until Resume.
func (c *Comparer) Pause(pause func() bool) { c.run.bench.Pause(pause) }

// Resume ends what giving up began.
func (c *Comparer) Resume() { c.run.bench.Resume() }

// subject is one service of a list beside the visitor.
func (c *Comparer) subject(list *pricelist.List, service int) bound.Subject {
	s := listed(list)
	c.run.visitor(&s)
	s.Service = service
	return s
}

// Visits are the days of the visitor's plan.
func (c *Comparer) Visits() []civil.Date { return c.run.dates }

// Asked is the day of asking.
func (c *Comparer) Asked() civil.Date { return c.run.req.AsOf }

// Minutes is the booked length of a visit that the visitor asks for.
func (c *Comparer) Minutes() int { return c.run.out.Minutes }

// Replaced tells whether a sign takes the place of the plan: nothing is compared.
func (c *Comparer) Replaced() bool { return c.run.out.Screen.Replace }

// Benefit is what is known of her plan when the course begins; nil where nothing was
// said of it.
func (c *Comparer) Benefit() *cover.Benefit { return c.run.benefit }

// Tip is what she adds to an undiscounted price, where that is usual.
func (c *Comparer) Tip() money.Rate { return c.run.req.Tip }

// Qualifies tells whether she qualifies for discounts at all.
func (c *Comparer) Qualifies() bool { return len(c.run.req.QualifiesFor) > 0 }

// After is what is left of a cost once accounts and taxes have taken off the most
// that they save for sure.
func (c *Comparer) After(cost money.Amount) money.Amount { return c.run.bench.After(cost) }

// Limit says how often each search may compare labels before it is cut short, 0 for
// as often as in an estimate. It holds until the next visitor.
func (c *Comparer) Limit(effort int) { c.run.bench.Limit(effort) }

// Glance is a bound for the headline of a service: it is no less. It reports false
// where there is none.
func (c *Comparer) Glance(list *pricelist.List, service int) (money.Amount, bool) {
	s := c.subject(list, service)
	return c.run.bench.Glance(&s, bound.Any)
}

// Claimed is what so many claims for a service cost at least, from none on; valid until
// the next search. It reports false where no claim comes into question.
func (c *Comparer) Claimed(list *pricelist.List, service int) ([]money.Amount, bool) {
	s := c.subject(list, service)
	return c.run.bench.Claimed(&s)
}

// Headline is the figure by which the service of a list is ranked, its likely total
// or the high one where there is no likely, if that is at most a limit. Else it
// reports false.
func (c *Comparer) Headline(list *pricelist.List, service int, limit money.Amount) (money.Amount, bool) {
	s := c.subject(list, service)
	return c.run.bench.Headline(&s, bound.Any, limit)
}

// Range is the whole range of a service's total, and whether a search of it was cut
// short.
func (c *Comparer) Range(list *pricelist.List, service int) (total span.Money, cut, ok bool) {
	s := c.subject(list, service)
	total, ok = c.run.bench.Range(&s, bound.Any)
	return total, c.run.bench.Cut(), ok
}

// Outcome is all of a service's figures: its range, and what following the cheapest
// route asks in the case of its headline.
func (c *Comparer) Outcome(list *pricelist.List, service int) (bound.Outcome, bool) {
	s := c.subject(list, service)
	return c.run.bench.Outcome(&s, bound.Any, &c.book)
}
