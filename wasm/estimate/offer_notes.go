package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
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
	claims := o.way(ClaimsAll)
	if claims == nil {
		return
	}
	if s.AllowedUnknown() {
		o.Notes = append(o.Notes, code.AllowedUnknown)
	}
	o.Notes = append(o.Notes, s.AllowedNotes()...)
	r.benefitNotes(o, claims)
}

// benefitNotes adds what the plan year does to a course with claims.
func (r *run) benefitNotes(o *Offer, claims *Way) {
	terms := cover.Terms{YearStarts: r.req.Benefit.YearStarts}
	first := terms.YearOf(r.dates[0])
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
	last := &claims.Cases[len(claims.Cases)-1]
	if limited(&last.Book, len(r.dates)) {
		o.Notes = append(o.Notes, code.VisitLimit)
	}
	cheapest := o.way(Cheapest)
	if r.req.Benefit.OtherBills.High == 0 || cheapest == nil {
		return
	}
	if cheapest.Cases[len(cheapest.Cases)-1].Credit < last.Credit {
		cheapest.Notes = append(cheapest.Notes, code.CreditForgone)
	}
}

// limited tells whether a course of claims holds a visit that was paid singly.
func limited(book *ledger.Book, visits int) bool {
	for i := range book.Entries {
		if rule := book.Entries[i].Rule; rule == code.Single || rule == code.FirstVisit {
			return visits > 0
		}
	}
	return false
}
