package bill

import "kneadwise/wasm/money"

// What Medicare's rules multiply by, in parts per million.
const (
	nonParticipating money.Rate = 950_000   // of the fee of a participating provider (42 CFR 414.20)
	limitingCharge   money.Rate = 1_092_500 // 115 % of that (42 CFR 414.48)
	sequestration    money.Rate = 20_000    // of what Medicare pays (2 U.S.C. 901a)
)

// NonParticipating is what Medicare allows a provider who has not agreed to
// take its fee as full payment for every service: 95 % of the fee.
func NonParticipating(fee money.Amount) money.Amount {
	return fee.Times(nonParticipating, money.HalfUp)
}

// LimitingCharge is the most that such a provider may ask of a patient where the
// claim is not assigned: 115 % of the amount allowed, 109.25 % of the fee.
func LimitingCharge(fee money.Amount) money.Amount {
	return fee.Times(limitingCharge, money.HalfUp)
}

// FeeOfNonParticipating is the fee of which 95 % are about so much: from there on
// a price of that cuts what is allowed.
func FeeOfNonParticipating(allowed money.Amount) money.Amount {
	return undo(allowed, nonParticipating)
}

// FeeOfLimiting is the fee whose limiting charge is about so much.
func FeeOfLimiting(charge money.Amount) money.Amount { return undo(charge, limitingCharge) }

// Sequestered is what is left of Medicare's payment after sequestration, 2 % of
// it. What the patient pays does not change: the provider bears the cut.
func Sequestered(paid money.Amount) money.Amount {
	return paid - paid.Times(sequestration, money.HalfUp)
}

// AboveThreshold tells whether a visit carries the year's allowed amounts for
// physical therapy and speech-language pathology above the threshold at which
// the claim needs the modifier KX: the therapist confirms that the care is
// needed. It flags and caps nothing. So far is the sum before the visit.
func AboveThreshold(soFar, allowed, threshold money.Amount) bool {
	return soFar+allowed > threshold
}

// undo is the amount of which a rate makes about a part.
func undo(part money.Amount, rate money.Rate) money.Amount {
	amount, _ := money.MulDiv(int64(part), int64(money.One), int64(rate), money.HalfUp)
	return money.Amount(amount)
}
