package literal

import "kneadwise/wasm/civil"

// The routes of domain C5 that are no health plan, or a public one with a rule
// of its own. Each settles one visit and returns who pays which part of it; the
// patient's part and the payer's part and the write-off add up to the charge.

// A Part is one visit by such a route.
type Part struct {
	Outcome  string // "paid", "not covered", "used up", "not authorised"
	Patient  int64
	Payer    int64
	WriteOff int64
}

// alone is a visit that nobody else pays: she pays the single price.
func alone(outcome string, single int64) Part {
	return Part{Outcome: outcome, Patient: single}
}

// Auto is the medical part of an auto policy: personal injury protection or
// medical payments.
type Auto struct {
	Florida        bool // s. 627.736(1)(a)5 excludes massage and massage therapists
	Therapist      bool // whether a massage therapist treats
	Massage        bool // whether the service is massage
	DeductibleLeft int64
	LimitLeft      int64
	SharePPM       int64 // of what is above the deductible, hers; 0 by most policies
}

// Visit settles one visit: she pays the deductible, the policy the rest but her
// share until its limit is exhausted, she what is above.
func (a *Auto) Visit(allowed, single int64) (Part, Auto) {
	if a.Florida && (a.Massage || a.Therapist) {
		return alone("not covered", single), *a
	}
	if a.LimitLeft == 0 {
		return alone("used up", single), *a
	}
	after := *a
	deductible := least(whole(allowed), whole(a.DeductibleLeft))
	rest := minus(whole(allowed), deductible)
	payer := least(minus(rest, rounded(share(rest, a.SharePPM))), whole(a.LimitLeft))
	after.DeductibleLeft -= cents(deductible)
	after.LimitLeft -= cents(payer)
	return Part{Outcome: "paid", Patient: cents(minus(whole(allowed), payer)), Payer: cents(payer)}, after
}

// FloridaLimit is what Florida's personal injury protection pays at most: $10,000,
// or $2,500 without an emergency condition, and nothing where first care came
// more than 14 days after the accident.
func FloridaLimit(emergency bool, accident, firstCare civil.Date) int64 {
	switch {
	case firstCare > accident.AddDays(14):
		return 0
	case emergency:
		return 10_000_00
	}
	return 2_500_00
}

// Workers is an accepted claim of workers' compensation by the ladder of
// Washington's Labor & Industries.
type Workers struct {
	Ordered      bool   // by the attending provider
	Authorised   string // up to which rung: "" for none, "hotline" or "manager"
	VisitsSoFar  int64
	DailyMaximum int64 // of physical and occupational therapy, cents; massage has 75 % of it
}

// Rung is who has to authorise the nth visit: nobody to the 6th, the hotline to
// the 12th, the claim manager from the 13th.
func Rung(nth int64) string {
	switch {
	case nth <= 6:
		return ""
	case nth <= 12:
		return "hotline"
	}
	return "manager"
}

// Visit settles one visit: the fund pays the fee up to the daily maximum, the
// worker owes nothing. A visit that nobody ordered or authorised is not to be
// planned; the fund does not pay it.
func (w *Workers) Visit(charge, fee int64) (Part, Workers) {
	after := *w
	needed, has := Rung(w.VisitsSoFar+1), w.Authorised
	if !w.Ordered || needed == "hotline" && has == "" || needed == "manager" && has != "manager" {
		return Part{Outcome: "not authorised", WriteOff: charge}, after
	}
	pays := least(whole(charge), whole(fee))
	if w.DailyMaximum != None {
		pays = least(pays, rounded(times(whole(w.DailyMaximum), ratio(75, 100))))
	}
	after.VisitsSoFar++
	return Part{Outcome: "paid", Payer: cents(pays), WriteOff: charge - cents(pays)}, after
}

// Veteran is care that the VA refers to the community.
type Veteran struct {
	Referred, Authorised bool
	Copay                int64
}

// Visit settles one visit: the veteran owes the VA's copay and nothing beyond,
// and without referral and prior authorisation there is no such route.
func (w *Veteran) Visit(charge, fee, single int64) Part {
	if !w.Referred || !w.Authorised {
		return alone("not authorised", single)
	}
	allowed := least(whole(charge), whole(fee))
	copay := least(whole(w.Copay), allowed)
	return Part{
		Outcome: "paid", Patient: cents(copay),
		Payer: cents(minus(allowed, copay)), WriteOff: cents(minus(whole(charge), allowed)),
	}
}

// PartB is Medicare Part B.
type PartB struct {
	Provider       string // "massage therapist", "chiropractor", "physical therapist", "occupational therapist"
	PlanOfCare     bool   // whether the massage is part of a therapist's plan of care
	Fees           string // "participating", or not and then "assigned" or "unassigned"
	DeductibleLeft int64
}

// Visit settles one visit: nothing for a massage therapist, nor for a
// chiropractor's massage; within a plan of care the deductible and then 80 for
// Medicare and 20 for her, of the fee or of 95 % of it where the provider does not
// participate; who does not take that as full payment may ask up to the limiting
// charge of her. Sequestration takes 2 % off what Medicare pays; of an assigned
// claim the provider bears that and her part stays, of an unassigned one she has
// paid the provider and what Medicare sends her is less (First Coast, "Federal
// sequestration payment reductions").
func (m *PartB) Visit(charge, fee, single int64) (Part, PartB) {
	therapist := m.Provider == "physical therapist" || m.Provider == "occupational therapist"
	if !therapist || !m.PlanOfCare {
		return alone("not covered", single), *m
	}
	after := *m
	asks, approved := whole(charge), whole(fee)
	if m.Fees != "participating" {
		approved = rounded(times(approved, ratio(95, 100)))
	}
	allowed := least(asks, approved)
	balance := whole(0)
	if m.Fees == "unassigned" {
		balance = minus(least(asks, whole(LimitingCharge(fee))), allowed)
	}
	deductible := least(allowed, whole(m.DeductibleLeft))
	coinsurance := rounded(share(minus(allowed, deductible), 200_000))
	medicare := Sequestered(cents(minus(allowed, deductible, coinsurance)))
	patient := plus(deductible, coinsurance)
	if m.Fees == "unassigned" {
		patient = minus(plus(allowed, balance), whole(medicare))
	}
	after.DeductibleLeft -= cents(deductible)
	return Part{
		Outcome: "paid", Patient: cents(patient), Payer: medicare,
		WriteOff: cents(minus(asks, patient, whole(medicare))),
	}, after
}

// Advantage is a Medicare Advantage plan's benefit of so many massages.
type Advantage struct {
	VisitsLeft int64
	Copay      int64
}

// Visit settles one visit: her copay, which never exceeds the charge, and the
// plan the rest of what it allows, as long as there are visits left.
func (m *Advantage) Visit(charge, allowed, single int64) (Part, Advantage) {
	if m.VisitsLeft == 0 {
		return alone("used up", single), *m
	}
	after := *m
	after.VisitsLeft--
	of := least(whole(charge), whole(allowed))
	copay := least(whole(m.Copay), of)
	return Part{
		Outcome: "paid", Patient: cents(copay),
		Payer: cents(minus(of, copay)), WriteOff: cents(minus(whole(charge), of)),
	}, after
}
