package pricelist

// The codes stand in documents that were published: they never change.

// Code is the way of billing in documents: "direct", "superbill", "receipt", and
// "" where it is not said.
func (b Billing) Code() string {
	switch b {
	case BillsDirect:
		return "direct"
	case GivesSuperbill:
		return "superbill"
	case GivesReceipt:
		return "receipt"
	}
	return ""
}

// ParseBilling finds a way of billing by its code, and reports false if there is none.
func ParseBilling(code string) (Billing, bool) {
	for b := BillsDirect; b <= GivesReceipt; b++ {
		if b.Code() == code {
			return b, true
		}
	}
	return BillingNotSaid, false
}

// Code is the rule's name in documents: "cms_8_minute" or "ama_midpoint", and ""
// where it is not said.
func (r UnitRule) Code() string {
	switch r {
	case EightMinute:
		return "cms_8_minute"
	case Midpoint:
		return "ama_midpoint"
	}
	return ""
}

// ParseUnitRule finds a rule by its code, and reports false if there is none.
func ParseUnitRule(code string) (UnitRule, bool) {
	for r := EightMinute; r <= Midpoint; r++ {
		if r.Code() == code {
			return r, true
		}
	}
	return UnitRuleNotSaid, false
}

// Code is the rounding's name in documents: "unit", "line" or "visit".
func (r Rounding) Code() string {
	switch r {
	case EachUnit:
		return "unit"
	case EachLine:
		return "line"
	case WholeVisit:
		return "visit"
	}
	return ""
}

// ParseRounding finds a rounding by its code, and reports false if there is none.
func ParseRounding(code string) (Rounding, bool) {
	for r := EachUnit; r <= WholeVisit; r++ {
		if r.Code() == code {
			return r, true
		}
	}
	return EachUnit, false
}
