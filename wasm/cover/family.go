package cover

import "kneadwise/wasm/money"

// Deductible is what a person still has to pay of a deductible, from what is left
// of her own and of the family's together. Her bills lessen both alike, so that
// the lesser stays the lesser for as long as the others have none; and because it
// is never above her own, her credit to the family never exceeds her own amount.
func (r FamilyRule) Deductible(own, family money.Amount) money.Amount {
	switch r {
	case Embedded:
		return min(own, family)
	case Aggregate:
		return family
	}
	return own
}

// PocketMax is the same of the out-of-pocket maximum. Under either rule no person
// pays more than her own: the law holds one person's payments to the self-only
// limit in a family's plan too (45 CFR 156.130, since 2016).
func (r FamilyRule) PocketMax(own, family money.Amount) money.Amount {
	if r == NoFamily {
		return own
	}
	return min(own, family)
}
