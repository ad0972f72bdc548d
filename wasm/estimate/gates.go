package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// Gate is a permit that her plan wants before it pays (a prescription, a referral,
// an authorisation), and what it costs to be without it.
type Gate struct {
	Code code.Note // of the missing permit
	// Cost is the total without the permit less the total with it for the whole
	// course, in the likely case. Below zero where a clinic that insists on claims
	// makes being covered the dearer way.
	Cost money.Amount
}

// gates weighs the permits of which something is known.
func (r *run) gates(o *Offer, s *bound.Subject) {
	if r.req.Benefit == nil {
		return
	}
	corner := bound.Worst
	if cheapest := o.way(Cheapest); cheapest != nil && cheapest.Total.HasLikely {
		corner = bound.Typical
	}
	for permit := range bound.Permits {
		if missing, cost, ok := r.bench.Failure(s, permit, corner); ok {
			o.Gates = append(o.Gates, Gate{missing, cost})
		}
	}
	if s.Denied() {
		o.Notes = append(o.Notes, code.DeniedOnPatient)
	}
}
