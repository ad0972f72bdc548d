package reference

import "kneadwise/wasm/money"

// Domain is what a fact of a health plan may be while nothing is known of it:
// Low to High, both included, in the unit of the fact (cents, parts per million
// or visits). Default is what an "if …" assumes, shown as our assumption.
//
// A Default is the end of the domain at which the visitor pays most, with three
// exceptions. How much she pays of a covered visit (copay, coinsurance) and
// whether a limit cuts her visits short would at that end say that the plan pays
// nothing at all, and then no other fact of it could ever seem worth asking. For
// the first two the default is the worked example of HealthCare.gov's glossary
// (a copay of $20, coinsurance of 20 %), for the third that the limit is not
// reached. Each is shown beside the figure it makes, as our assumption; the
// proven ends of a range never rest on it.
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
// in parts per million: 0 to 100 %. Default: 20 %.
func Coinsurance() Domain {
	return Domain{0, int64(money.One), 200_000}
}

// Copay is a fixed amount a visit in cents: from 0 to the price, above which it
// takes no more. Default: $20, or the price if that is less.
func Copay(price money.Amount) Domain {
	high := max(0, int64(price))
	return Domain{0, high, min(20_00, high)}
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
// shares. Default: as many as are planned.
func VisitLimit(planned int) Domain {
	high := max(0, int64(planned))
	return Domain{0, high, high}
}

// OtherBills is the cost of other covered care in a plan year that begins in
// year, in cents: from 0 to the limit of the law on what one person pays. More is
// possible and has to be said. Default: nothing, so that no other bill brings the
// deductible nearer. It is zero with [NoData].
func OtherBills(year int) (Domain, Standing) {
	limit := ACALimit(year)
	return Domain{0, int64(limit.High), 0}, limit.Standing
}
