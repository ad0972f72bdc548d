package literal

import (
	"math/big"

	"kneadwise/wasm/civil"
)

// Course settles visits, which stand in the order of their days, and returns
// each with the state after it.
func (p *Plan) Course(s State, visits []Visit) (splits []Split, after []State) {
	for _, v := range visits {
		var split Split
		split, s = p.Visit(s, v)
		splits, after = append(splits, split), append(after, s)
	}
	return splits, after
}

// Visit settles one visit by the algorithm of domain D2, step by step.
func (p *Plan) Visit(s State, v Visit) (Split, State) {
	s.UnderPermit = append([]int64(nil), s.UnderPermit...)
	for len(s.UnderPermit) < len(p.Permits) {
		s.UnderPermit = append(s.UnderPermit, 0)
	}
	s = p.yearBegun(s, v.Day) // step 0
	switch outcome := p.gate(s, v); outcome {
	case "claimed":
		return p.claim(s, v)
	case "denied":
		return p.denied(v), s
	default:
		return Split{Outcome: outcome, Single: v.Single}, s
	}
}

// yearBegun is step 0: on the first visit in another plan year than the one
// before, what accumulates starts again. Permits know no plan year.
func (p *Plan) yearBegun(s State, day civil.Date) State {
	if s.Year != 0 && p.yearOf(s.Year) != p.yearOf(day) {
		s.DeductibleLeft, s.PocketLeft = p.Deductible, p.ownPocketMax()
		s.FamilyDeductibleLeft, s.FamilyPocketLeft = p.FamilyDeductible, p.FamilyPocketMax
		s.VisitsUsed, s.DollarsUsed = 0, 0
	}
	s.Year = day
	return s
}

// yearOf is the calendar year in which the plan year that holds a day began. A
// plan year of 29 February begins on the 28th where there is no 29th.
func (p *Plan) yearOf(day civil.Date) int {
	year, month, dayOfMonth := day.Split()
	begins := p.YearDay
	if _, exists := civil.Make(year, p.YearMonth, begins); !exists {
		begins = 28
	}
	if month < p.YearMonth || month == p.YearMonth && dayOfMonth < begins {
		return year - 1
	}
	return year
}

// ownPocketMax is the most that the plan, or the law, lets it ask of her in a
// plan year. In a family plan without a maximum for each person the law's
// self-only limit is hers.
func (p *Plan) ownPocketMax() int64 {
	if p.PocketMax == None && p.Family == "aggregate" {
		return p.LawPocketMax
	}
	return p.PocketMax
}

// gate is step 1: covered = the benefit exists and the provider is eligible, the
// permits are there and good for this visit, and neither the visits nor the
// dollars of the year are used up. A permit that has lapsed is no permit.
func (p *Plan) gate(s State, v Visit) string {
	if v.PayCash {
		return "cash"
	}
	if p.Coverage == "excluded" {
		return "excluded"
	}
	if p.VisitLimit != None && !(s.VisitsUsed < p.VisitLimit) {
		return "visit limit"
	}
	if p.YearCents != None && !(s.DollarsUsed < p.YearCents) {
		return "dollar limit"
	}
	for i, permit := range p.Permits {
		lapsed := permit.LastDay != 0 && v.Day > permit.LastDay
		usedUp := permit.Visits != None && !(s.UnderPermit[i] < permit.Visits)
		if permit.Missing || lapsed || usedUp {
			return "denied"
		}
	}
	return "claimed"
}

// denied is who bears a visit without its permit: out of network she does, in
// network the provider by most contracts, who then may not ask her for it.
func (p *Plan) denied(v Visit) Split {
	charge, allowed := v.Charge, cents(p.allowed(v))
	switch {
	case p.Network == "out":
		return Split{Outcome: "denied", Single: charge}
	case p.Denied == "patient":
		return Split{Outcome: "denied", Single: allowed, WriteOff: charge - allowed}
	}
	return Split{Outcome: "denied", Loss: allowed, WriteOff: charge - allowed}
}

// allowed is step 2: the charge, or the contract or the reference if that is less.
func (p *Plan) allowed(v Visit) *big.Rat {
	if v.Allowed == None {
		return whole(v.Charge)
	}
	return least(whole(v.Charge), whole(v.Allowed))
}

// claim is steps 2 to 8.
func (p *Plan) claim(s State, v Visit) (Split, State) {
	B, A := whole(v.Charge), p.allowed(v)
	balance := whole(0)
	if p.Network == "out" {
		balance = minus(B, A)
	}

	// Step 3, what the plan reckons with.
	base := A
	if p.VisitMinutes != None && v.HandsOn > p.VisitMinutes {
		base = rounded(times(A, ratio(p.VisitMinutes, v.HandsOn)))
	}
	if p.VisitCents != None && p.CapTiming == "before" {
		base = least(base, whole(p.VisitCents))
	}
	over := minus(A, base)

	D, C, K := p.shares(s, base, minus(B, over, balance)) // steps 4 and 5
	D, C, K = p.capped(D, C, K, p.leftOf("pocket", s))    // step 6
	plan := notNegative(minus(base, D, C, K))             // step 7
	pays := plan
	if p.VisitCents != None && p.CapTiming == "after" {
		pays = least(pays, whole(p.VisitCents))
	}
	if p.YearCents != None {
		pays = least(pays, minus(whole(p.YearCents), whole(s.DollarsUsed)))
	}
	over = plus(over, minus(plan, pays))

	split := Split{
		Outcome:    "claimed",
		Deductible: cents(D), Copay: cents(C), Coinsurance: cents(K),
		Over: cents(over), Balance: cents(balance), Plan: cents(pays),
		WriteOff: cents(minus(B, D, C, K, over, balance, pays)),
	}
	if p.Network == "out" && !p.Assigned && split.Plan > 0 {
		split.Return, split.ReturnDay = split.Plan, v.Day.AddDays(p.Delay)
	}
	return split, p.credited(s, split)
}

// shares are steps 4 and 5: deductible, copay and coinsurance of what the plan
// reckons with, before any maximum. Most is what may be asked for the visit at
// all beside what the plan does not reckon with: no copay exceeds the charge.
func (p *Plan) shares(s State, base, charge *big.Rat) (D, C, K *big.Rat) {
	copays, coinsures := p.Kind != "coinsurance", p.Kind != "copay"
	copay, left := whole(p.Copay), p.leftOf("deductible", s)
	C, K = whole(0), whole(0)

	copayFirst := copays && p.CopayWaits && p.CopayOrder == "copay first"
	switch {
	case copayFirst:
		C = least(copay, base)
		D = least(minus(base, C), left)
	case copays && !p.CopayWaits:
		D = whole(0)
	default:
		D = least(base, left)
	}
	r := minus(base, D)

	if copays && !copayFirst {
		switch {
		case p.CopayAtEnd == "waived" && D.Sign() > 0, r.Sign() == 0:
			C = whole(0)
		case p.CopayAtEnd == "whole":
			C = least(copay, minus(charge, D))
		default:
			C = least(copay, r)
		}
	}

	if coinsures {
		of := r
		if p.CoinsuredOn == "net" {
			of = notNegative(minus(r, C))
		}
		K = least(rounded(share(of, p.Coinsurance)), notNegative(minus(r, C)))
	}
	return D, C, K
}

// capped is step 6: what exceeds the out-of-pocket maximum's rest is taken off
// the coinsurance, then the copay, then the deductible; where the maximum does
// not hold the deductible, that stands apart and is never cut.
func (p *Plan) capped(D, C, K, left *big.Rat) (_, _, _ *big.Rat) {
	if left == nil {
		return D, C, K
	}
	counted := plus(C, K)
	if p.PocketCounts == "includes" {
		counted = plus(counted, D)
	}
	excess := notNegative(minus(counted, left))
	take := func(from *big.Rat) *big.Rat {
		taken := least(from, excess)
		excess = minus(excess, taken)
		return minus(from, taken)
	}
	K = take(K)
	C = take(C)
	if p.PocketCounts == "includes" {
		D = take(D)
	}
	return D, C, K
}

// leftOf is what is left of the deductible or of the out-of-pocket maximum for
// this visit: of her own and the family's the smaller, but of an aggregate
// family's deductible the family's alone. It is nil where there is no maximum.
func (p *Plan) leftOf(what string, s State) *big.Rat {
	own, family := whole(s.DeductibleLeft), whole(s.FamilyDeductibleLeft)
	if what == "pocket" {
		own, family = nil, nil
		if p.ownPocketMax() != None {
			own = whole(s.PocketLeft)
		}
		if p.FamilyPocketMax != None {
			family = whole(s.FamilyPocketLeft)
		}
	}
	switch {
	case p.Family == "none" || family == nil:
		return own
	case p.Family == "aggregate" && what == "deductible" || own == nil:
		return family
	}
	return least(own, family)
}

// credited is step 8. What is above a limit, balance bills and all that is paid
// without the plan credit nothing.
func (p *Plan) credited(s State, split Split) State {
	pocket := split.Copay + split.Coinsurance
	if p.PocketCounts == "includes" {
		pocket += split.Deductible
	}
	// A person's credit to the family is capped at her own amount: she can be
	// asked for no more than what is left of her own, so all she pays counts.
	s.FamilyDeductibleLeft = max(s.FamilyDeductibleLeft-split.Deductible, 0)
	s.FamilyPocketLeft = max(s.FamilyPocketLeft-pocket, 0)
	s.DeductibleLeft = max(s.DeductibleLeft-split.Deductible, 0)
	s.PocketLeft = max(s.PocketLeft-pocket, 0)
	if p.VisitsCount == "all" || split.Plan > 0 {
		s.VisitsUsed++
	}
	s.DollarsUsed += split.Plan
	for i := range s.UnderPermit {
		s.UnderPermit[i]++
	}
	return s
}
