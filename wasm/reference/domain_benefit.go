package reference

import "kneadwise/wasm/money"

// FamilyDeductible is what a family pays together in a plan year before the plan
// does, in cents, for a plan year that begins in year: from one person's own
// deductible to twice the limit of the law on one person (45 CFR 156.130). Default:
// the high end. It is zero with [NoData].
func FamilyDeductible(year int, own money.Amount) (Domain, Standing) {
	return family(year, own)
}

// FamilyPocketMax is a family's out-of-pocket maximum in cents: from the deductible
// that counts toward it to twice the limit of the law on one person. Default: the
// high end. It is zero with [NoData].
func FamilyPocketMax(year int, deductible money.Amount) (Domain, Standing) {
	return family(year, deductible)
}

func family(year int, least money.Amount) (Domain, Standing) {
	limit := ACALimit(year)
	if limit.Standing == NoData {
		return Domain{}, NoData
	}
	low := max(0, int64(least))
	high := max(low, 2*int64(limit.High))
	return Domain{low, high, high}, limit.Standing
}

// Outside is a deductible or an out-of-pocket maximum out of network, in cents,
// which no law limits: from least to the greatest amount that may be stated.
// Default: the high end, so that the plan pays nothing.
func Outside(least money.Amount) Domain {
	high := int64(money.MaxInput)
	return Domain{min(max(0, int64(least)), high), high, high}
}

// OutsideReference is the amount that a plan allows for a visit out of network, in
// cents: from 0 to the charge. Default: 0, so that nothing comes back.
func OutsideReference(charge money.Amount) Domain {
	return Domain{0, max(0, int64(charge)), 0}
}

// YearUsed is how much a plan has paid of its limit in dollars a year, in cents:
// from 0 to the limit. Default: nothing, as the visit limit's is that it is not
// reached: the other end would say that the plan pays nothing at all.
func YearUsed(limit money.Amount) Domain {
	return Domain{0, max(0, int64(limit)), 0}
}

// HandsOn is how many minutes of a visit are hands-on, where that is not said: from
// 1 to the booked minutes. Default: all of them, so that a limit in minutes leaves
// most to the patient.
func HandsOn(booked int) Domain {
	high := max(1, int64(booked))
	return Domain{1, high, high}
}
