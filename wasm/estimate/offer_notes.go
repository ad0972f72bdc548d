package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/reference"
)

// offerNotes adds what stands beside an offer's figures.
func (r *run) offerNotes(o *Offer, s *bound.Subject) {
	if why, ok := s.Why(); ok && r.req.Benefit != nil {
		o.Notes = append(o.Notes, why)
	}
	if s.List != nil {
		if s.List.Demonstration {
			o.Notes = append(o.Notes, code.Demonstration)
		}
		for _, day := range r.dates {
			if !s.List.Effective.Contains(day) {
				o.Notes = append(o.Notes, code.NotInForce)
				break
			}
		}
	}
	if r.bench.Widened(s) {
		o.Notes = append(o.Notes, code.RangeWidened)
		o.Missed = r.bench.Missed(s, bound.Any)
	}
	r.gates(o, s)
	claims := o.way(ClaimsAll)
	if claims == nil {
		return
	}
	if s.AllowedUnknown() {
		o.Notes = append(o.Notes, code.AllowedUnknown)
	}
	o.Notes = append(o.Notes, s.AllowedNotes()...)
	r.benefitNotes(o, s, claims)
	if outside, superbill := s.Outside(); outside {
		o.Notes = append(o.Notes, code.OutsideClaimed, code.BalancePossible)
		if superbill {
			o.Notes = append(o.Notes, code.SuperbillFirst)
		}
	} else if r.req.Benefit.Family.Rule != cover.NoFamily {
		o.Notes = append(o.Notes, code.FamilyCounts)
	}
}

// benefitNotes adds what the plan year does to a course with claims.
func (r *run) benefitNotes(o *Offer, s *bound.Subject, claims *Way) {
	terms := cover.Terms{YearStarts: r.req.Benefit.YearStarts}
	first := terms.YearOf(min(r.req.AsOf, r.dates[0]))
	for _, day := range r.dates {
		if terms.YearOf(day) != first {
			o.Notes = append(o.Notes, code.PlanYearReset)
			if !r.req.Benefit.Deductible.Said {
				if _, standing := reference.Deductible(terms.YearOf(day).Year()); standing == reference.Unpublished {
					o.Notes = append(o.Notes, code.NextYearUnpublished)
				}
			}
			break
		}
	}
	visits, dollars, permits := r.bench.Bars(s)
	if visits {
		o.Notes = append(o.Notes, code.VisitLimit)
	}
	if dollars {
		o.Notes = append(o.Notes, code.YearLimit)
	}
	if permits {
		o.Notes = append(o.Notes, code.PermitExpires)
	}
	last := &claims.Cases[len(claims.Cases)-1]
	cheapest := o.way(Cheapest)
	if r.req.Benefit.OtherBills.High == 0 || cheapest == nil {
		return
	}
	if cheapest.Cases[len(cheapest.Cases)-1].Credit < last.Credit {
		cheapest.Notes = append(cheapest.Notes, code.CreditForgone)
	}
}
