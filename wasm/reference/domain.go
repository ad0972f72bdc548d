package reference

import "kneadwise/wasm/money"

// Domain is what a fact of a health plan may be while nothing is known of it:
// Low to High, both included, in the unit of the fact (cents, parts per million
// or visits). Default is what an "if …" assumes, shown as our assumption.
//
// Every Default is the end of the domain at which the visitor pays most. No
// source gives a figure for massage benefits, an average of other people's plans
// would be a guess about hers, and a guess in her favor is the one that hurts:
// as it stands, an unknown never makes insurance look cheaper than it may be, and
// learning a fact can only improve what the page said.
type Domain struct {
	Low, High, Default int64
}

// Deductible is what the patient pays in a plan year before the plan does, in
// cents, for a plan year that begins in year: from 0 to the limit of the law,
// above which no deductible in the network may lie. Default: the limit, so that
// the plan pays nothing before it is reached. It is zero with [NoData].
func Deductible(year int) (Domain, Standing) {
	limit := ACALimit(year)
	high := int64(limit.High)
	return Domain{0, high, high}, limit.Standing
}

// DeductibleMet is how much of a deductible has been paid this plan year, in
// cents: from 0 to all of it. Default: nothing, so that all is still to pay.
func DeductibleMet(deductible money.Amount) Domain {
	return Domain{0, max(0, int64(deductible)), 0}
}

// PocketMax is the out-of-pocket maximum in cents, for a plan year that begins in
// year: from the deductible, which counts toward it, to the limit of the law, or
// to the deductible if she states one above that limit. Default: the high end, so
// that her payments end as late as they may. It is zero with [NoData].
//
// The limit binds essential benefits in network. That a plan which pays for
// massage counts it among them is our assumption.
func PocketMax(year int, deductible money.Amount) (Domain, Standing) {
	limit := ACALimit(year)
	if limit.Standing == NoData {
		return Domain{}, NoData
	}
	low := max(0, int64(deductible))
	high := max(low, int64(limit.High))
	return Domain{low, high, high}, limit.Standing
}

// PocketMet is how much has been paid toward the out-of-pocket maximum this plan
// year, in cents: from what was paid toward the deductible, which counts, to the
// maximum. Default: the low end, so that most is left to pay.
func PocketMet(deductibleMet, maximum money.Amount) Domain {
	high := max(0, int64(maximum))
	low := min(max(0, int64(deductibleMet)), high)
	return Domain{low, high, low}
}

// Coinsurance is the patient's share of the allowed amount after the deductible,
// in parts per million: 0 to 100 %. Default: 100 %, so that the plan pays nothing.
func Coinsurance() Domain {
	return Domain{0, int64(money.One), int64(money.One)}
}

// Copay is a fixed amount a visit in cents: from 0 to the price, above which it
// takes no more. Default: the price, so that the plan pays nothing.
func Copay(price money.Amount) Domain {
	high := max(0, int64(price))
	return Domain{0, high, high}
}

// Allowed is the most that the contract lets an in-network clinic have for a
// visit, in cents: from 0 to its charge. Default: the charge, so that the
// contract takes nothing off.
func Allowed(charge money.Amount) Domain {
	high := max(0, int64(charge))
	return Domain{0, high, high}
}

// VisitLimit is how many visits the plan covers in a plan year: from none to the
// visits planned, because a higher limit is never reached. None is possible even
// where the plan pays for massage, since other therapy may use up a limit that it
// shares. Default: none, so that she pays for every visit.
func VisitLimit(planned int) Domain {
	return Domain{0, max(0, int64(planned)), 0}
}

// OtherBills is the cost of other covered care in a plan year that begins in
// year, in cents: from 0 to the limit of the law on what one person pays. More is
// possible and has to be said. Default: nothing, so that no other bill brings the
// deductible nearer. It is zero with [NoData].
func OtherBills(year int) (Domain, Standing) {
	limit := ACALimit(year)
	return Domain{0, int64(limit.High), 0}, limit.Standing
}
