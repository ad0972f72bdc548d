package offer

// Code is the rule's name in documents, such as "after_purchase", and "" where
// it is not known.
func (r ExpiryRule) Code() string {
	switch r {
	case Never:
		return "never"
	case AfterPurchase:
		return "after_purchase"
	case AfterFirstUse:
		return "after_first_use"
	case FixedDate:
		return "fixed_date"
	}
	return ""
}

// ParseExpiryRule finds a rule by its code, and reports false if there is none.
func ParseExpiryRule(code string) (ExpiryRule, bool) {
	for r := Never; r <= FixedDate; r++ {
		if r.Code() == code {
			return r, true
		}
	}
	return ExpiryNotKnown, false
}

// Code is the rule's name in documents: "reset" or "roll_over".
func (u Unused) Code() string {
	if u == RollOver {
		return "roll_over"
	}
	return "reset"
}
