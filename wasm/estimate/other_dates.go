package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/money"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// redated is the same request over the visits of another plan, with a bench of its
// own. It reports false where that plan has a fault or no visits, or where the
// signs allow none.
func (r *run) redated(p plan.Request, bench *bound.Bench) (run, bool) {
	req := *r.req
	req.Plan, req.Goals = p, Goals{}
	bench.Forget()
	to := run{req: &req, lists: r.lists, bench: *bench}
	ok := len(to.open()) == 0 && !to.out.Screen.Replace && len(to.dates) > 0
	return to, ok
}

// among goes through what is sold to her: her quotes, the clinics she named, and
// where none of them counts the region. Each says which offer of the answer it is,
// and whether it counts.
func (r *run) among(each func(offer int, s *bound.Subject) bool) {
	counts := false
	one := func(offer int, s bound.Subject) {
		r.visit(&s)
		if s.Service = r.service(&s); s.Service >= 0 {
			counts = each(offer, &s) || counts
		}
	}
	for i := range r.req.Own {
		one(i, r.quoted(i))
	}
	for i, name := range r.req.Clinics {
		if list, ok := r.lists.Find(name); ok {
			one(len(r.req.Own)+i, listed(list))
		}
	}
	region, ok := reference.RegionalPrice(r.out.State, r.provider, r.out.Minutes)
	if counts || !ok {
		return
	}
	s := r.regional(&region)
	each(len(r.req.Own)+len(r.req.Clinics), &s)
}

// cheapest is what Run would say of the total over all offers, and the offer that
// is likely to cost least; of equal ones the first.
func (r *run) cheapest() (total span.Money, best int) {
	best = -1
	likely := true
	var won money.Amount
	r.among(func(offer int, s *bound.Subject) bool {
		one, ok := r.bench.Range(s, bound.Any)
		if !ok {
			return false
		}
		likely = likely && one.HasLikely
		if best < 0 {
			total = one
		}
		total.Low, total.High, total.Likely = min(total.Low, one.Low), min(total.High, one.High), min(total.Likely, one.Likely)
		if here := headline(one); best < 0 || here < won {
			best, won = offer, here
		}
		return true
	})
	total.HasLikely = likely && best >= 0
	if !total.HasLikely {
		total.Likely = 0
	}
	return total, best
}
