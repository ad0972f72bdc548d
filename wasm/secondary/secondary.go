// Package secondary says who else may pay for massage than a health plan or she
// herself, what they pay of each dated visit, and where it ends.
//
// The vocabulary. Auto insurance pays after an accident: personal injury
// protection (PIP) or medical payments, after a deductible, up to a limit that
// other bills of the accident use up too. Workers' compensation pays for what
// happened at work, the whole of it; each visit beyond the first needs an
// authorisation higher up its ladder. Veterans' care pays where it referred and
// authorised; the veteran owes a copay to the VA and nobody else anything.
// Medicare Part B pays no massage therapist; a physical therapist's plan of care
// it pays by its fee schedule, 80 % after the deductible. A provider who does not
// participate may ask more, up to the limiting charge. Medicare Advantage may add
// so many massage visits a year for a copay each.
//
// These are routes of their own: the law or the plan makes them hers, and most
// forbid taking cash instead. Auto insurance and Medicare Advantage do not: a course
// may begin with them and go on in any other way ([Route.Parts]), after their limit or
// before it where that is cheaper. They come first, as they do by the terms of both:
// what she may still use of them is never kept for later.
//
// A [Route] holds what she knows of one. [Route.Apply] takes a course paid singly
// and divides each visit's price anew. What is known only between two ends is
// taken at the end that is asked for; what she pays rises with her deductible,
// share and copay and falls as the limit rises, so that both ends bound it.
package secondary

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// Kind is who pays.
type Kind uint8

// Kinds. The numbers travel on the wire: append, never reassign.
const (
	Auto Kind = 1 + iota
	Workers
	Veterans
	Medicare
	Advantage
)

// Code is the kind's name in documents, "" for none.
func (k Kind) Code() string {
	switch k {
	case Auto:
		return "auto"
	case Workers:
		return "workers_compensation"
	case Veterans:
		return "veterans"
	case Medicare:
		return "medicare"
	case Advantage:
		return "medicare_advantage"
	}
	return ""
}

// ParseKind finds a kind by its code, and reports false if there is none.
func ParseKind(code string) (Kind, bool) {
	for k := Auto; k <= Advantage; k++ {
		if k.Code() == code {
			return k, true
		}
	}
	return 0, false
}

// Route is what is known of one payer. A field belongs to the kinds named beside
// it; Check refuses it in others.
type Route struct {
	Kind Kind

	DeductibleLeft span.Span    // auto, Medicare: cents; for Medicare not said: from nothing to the year's
	LimitLeft      span.Span    // auto: cents that the insurer still pays
	Share          span.Span    // auto: ppm of the rest that is hers; not said: none, in Florida 20 %
	Accident       civil.Date   // auto: its day, 0 where not said
	FirstCare      civil.Date   // auto: the day of the first care after it, 0 where not said
	Emergency      offer.Answer // auto, in Florida: was it an emergency condition? If not, the limit is $2,500
	State          string       // auto: whose law the policy follows; empty: where the visits are

	VisitsUsed int          // workers: on this claim so far; Advantage: this calendar year
	FreeVisits int          // workers: visits without authorisation; 0: Washington's
	FormVisits int          // workers: visits up to which a form will do; 0: Washington's
	Form       offer.Answer // workers: is the form approved?
	Manager    offer.Answer // workers: has the claim manager authorised the visits beyond?
	DailyMax   money.Amount // workers: the state's daily maximum for physical therapy, cents; 0: not said

	Copay         span.Span    // veterans, Advantage: cents a visit
	Referral      offer.Answer // veterans
	Authorisation cover.Permit // veterans: Have, Expires and Visits
	VisitsAYear   int          // Advantage

	PlanOfCare   offer.Answer // Medicare: is there one of a physical therapist?
	Participates offer.Answer // Medicare: does the provider take its fee as full payment? Not known: yes
	Assigned     offer.Answer // Medicare, not participating: does the provider take it for this claim? Not known: no
	TherapySoFar money.Amount // Medicare: allowed for therapy this calendar year, cents
}
