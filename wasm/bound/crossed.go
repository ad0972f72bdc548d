package bound

import "kneadwise/wasm/code"

// Crossed is which facts of her plan stand at the corner opposite to the others': cases
// that may lie nearer to an end where more may cost less.
type Crossed uint8

// Crossings.
const (
	uncrossed Crossed = iota
	met               // those of the deductible, and what brings it nearer
	shared            // also those of her share and the maximum
	copayed           // those of the deductible; a share that is not known is a copay of the charge
)

// moves tells whether a fact stands at the opposite corner.
func (c Crossed) moves(f code.Fact) bool {
	if c == uncrossed {
		return false
	}
	for _, one := range [...]code.Fact{
		code.FactDeductible, code.FactDeductibleMet, code.FactDeductibleLeft, code.FactFamilyDeductible, code.FactFamilyMet,
		code.FactOutsideDeductible, code.FactOutsideMet, code.FactOtherBills, code.FactOtherBillsWhen, code.FactCopayWaits,
	} {
		if one == f {
			return true
		}
	}
	for _, one := range [...]code.Fact{
		code.FactCostShareKind, code.FactCopay, code.FactCoinsurance, code.FactOutsideKind, code.FactOutsideCopay, code.FactOutsideCoinsurance,
		code.FactPocketMax, code.FactPocketMet, code.FactPocketLeft, code.FactFamilyPocketMax, code.FactFamilyPocketMet,
		code.FactOutsidePocketMax, code.FactOutsidePocketMet,
	} {
		if one == f {
			return c == shared
		}
	}
	return false
}
