package code

// FaultCheckDigit says that the last digit of a number does not follow from the
// others: one of them is mistyped (the National Provider Identifier).
const FaultCheckDigit = "fault.check_digit"
