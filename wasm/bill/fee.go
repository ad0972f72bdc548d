package bill

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

// whole is a practice expense that is paid in full, in percent.
const whole = 100

// Relative values stand here in ten-millionths of a unit: hundredths of the fee
// schedule × thousandths of the indices × percents of the practice expense. A
// conversion factor is in hundredths of a cent, so that their product is in
// billionths of a cent. It is divided once, in 128 bits.
const billionths = 1_000_000_000

// relative is the adjusted value of one unit, of whose practice expense so many
// percent are paid.
func relative(v *reference.RelativeValue, at *reference.Locality, percent int) int64 {
	fixed := v.Work*at.Work + v.Malpractice*at.Malpractice
	return int64(whole*fixed + percent*v.Expense*at.Expense)
}

// cents turns adjusted values into cents by a conversion factor.
func cents(value, factor int64) money.Amount {
	amount, _ := money.MulDiv(value, factor, billionths, money.HalfUp)
	return money.Amount(amount)
}

// Fee is what Medicare pays for one unit of a code in full:
//
//	((work × index) + (expense × index) + (malpractice × index)) × factor
//
// in cents, half a cent up; the factor is in hundredths of a cent
// ([reference.ConversionFactor]). A code that is bundled or not covered has no
// fee, whatever its values.
func Fee(v reference.RelativeValue, at reference.Locality, factor int64) money.Amount {
	if v.Status != reference.CodePaid {
		return 0
	}
	return cents(relative(&v, &at, whole), factor)
}
