package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/secondary"
)

// secondary prices the course that somebody else pays: the low case at the low
// single price and the cheap end of what is known of that payer, the others at the
// dear end. It reports false where nobody else pays or there is no price.
func (r *run) secondary(s *bound.Subject) (Way, bool) {
	if r.req.OtherPayer == nil {
		return Way{}, false
	}
	w := Way{Kind: Secondary}
	var cases [3]Case // low, likely and high
	likely := true
	for i, p := range bound.Corners() {
		c, ok := r.otherPays(&w, s, p)
		switch {
		case ok:
			cases[i] = c
		case CaseKind(i+1) == Likely:
			likely = false
		default:
			return w, false
		}
	}
	w.Total.Low, w.Total.High = min(w.Total.Low, cases[0].least()), cases[2].most()
	if likely {
		w.Total.Likely, w.Total.HasLikely = cases[1].most(), true
	}
	certain := w.Total.Low == w.Total.High
	for i := range cases {
		// One case stands for all where they are the same.
		k := CaseKind(i + 1)
		one := k == Likely && likely || k == High && !likely
		if certain && !one || k == Likely && !likely {
			continue
		}
		cases[i].Kind = k
		w.Cases = append(w.Cases, cases[i])
	}
	return w, true
}

// otherPays writes one case: the singles of a point, divided anew; or the first of
// the visits that the payer pays, and the others in the way that costs least, where
// that is cheaper. From how many visits on it goes is tried for each number.
func (r *run) otherPays(w *Way, s *bound.Subject, p bound.Point) (Case, bool) {
	singles, _, ok := r.settle(s, p, bound.SinglesOnly)
	if !ok {
		return Case{}, false
	}
	service := &s.Seller.Services[s.Service]
	course := secondary.Course{
		Singles: &singles.Book, Provider: s.Seller.Provider, Codes: service.Codes, HandsOn: service.HandsOnMinutes, State: r.out.State, AsOf: r.req.AsOf,
	}
	if s.List != nil {
		course.State = s.List.State()
	}
	var c Case
	dear := p.Insurance != bound.Best
	out := r.req.OtherPayer.Apply(&course, dear, &c.Book)
	w.Apart = w.Apart || out.Apart
	for _, n := range out.Notes {
		w.note(n)
	}
	least, asked := c.Book.Total()-r.bench.Saved(&c.Book, p.Insurance), 0
	if r.req.OtherPayer.Parts() {
		for n := out.Pays; n > 0; n-- {
			course.Asked = n
			if cost, ok := r.begun(s, p, &course, dear).cost(); ok && cost < least {
				least, asked = cost, n
			}
		}
	}
	if p.Insurance == bound.Best {
		w.Total.Low = least
	}
	if r.onward.Cut() {
		w.note(code.SearchCut)
	}
	if course.Asked = asked; asked > 0 {
		w.note(code.RestCheapest)
		r.begun(s, p, &course, dear).write(&c)
	} else {
		c.Stops = c.Book.Costs(len(r.dates))
	}
	c.Total = c.Book.Total()
	c.DueFirst = c.Book.PaidBy(r.dates[0])
	c.PaidAhead = c.Book.PaidAhead()
	r.fund(&c)
	return c, true
}

// most is what a case costs after tax if only that is saved which is sure, least if
// all is saved that may be.
func (c *Case) most() money.Amount {
	if c.Funding == nil {
		return c.Total
	}
	return c.Funding.AfterTax.High
}

func (c *Case) least() money.Amount {
	if c.Funding == nil {
		return c.Total
	}
	return c.Funding.AfterTax.Low
}
