package offer

import "slices"

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

// The words of documents by number; the first stands for what is not said.
var (
	unusedRules = [...]string{"reset", "roll_over", "accumulate"}
	tiers       = [...]string{"", "student", "standard", "senior", "lead"}
	refundRules = [...]string{"", "none", "unused_in_full", "used_visits_at_full_price", "unused_less_fee", "not_known"}
	circles     = [...]string{"", "household", "anyone"}
	units       = [...]string{"month", "week", "year"}
	proofs      = [...]string{"", "none", "self_declared", "document"}
)

func word[T ~uint8](words []string, v T) string {
	if int(v) < len(words) {
		return words[v]
	}
	return ""
}

func parse[T ~uint8](words []string, code string) (T, bool) {
	i := slices.Index(words, code)
	return T(max(i, 0)), i >= 0 && code != ""
}

// Code is the rule's name in documents, such as "roll_over".
func (u Unused) Code() string { return word(unusedRules[:], u) }

// ParseUnused finds a rule by its code, and reports false if there is none.
func ParseUnused(code string) (Unused, bool) { return parse[Unused](unusedRules[:], code) }

// Code is the tier's name in documents, such as "senior", and "" where it is not said.
func (t Tier) Code() string { return word(tiers[:], t) }

// ParseTier finds a tier by its code, and reports false if there is none.
func ParseTier(code string) (Tier, bool) { return parse[Tier](tiers[:], code) }

// Code is the rule's name in documents, such as "unused_in_full", and "" where
// it is not known.
func (r RefundRule) Code() string { return word(refundRules[:], r) }

// ParseRefundRule finds a rule by its code, and reports false if there is none.
func ParseRefundRule(code string) (RefundRule, bool) { return parse[RefundRule](refundRules[:], code) }

// Code is the circle's name in documents: "household" or "anyone", and "" for
// nobody else.
func (w Who) Code() string { return word(circles[:], w) }

// ParseWho finds a circle by its code, and reports false if there is none.
func ParseWho(code string) (Who, bool) { return parse[Who](circles[:], code) }

// Code is the unit's name in documents: "month", "week" or "year".
func (u IntervalUnit) Code() string { return word(units[:], u) }

// ParseIntervalUnit finds a unit by its code, and reports false if there is none.
func ParseIntervalUnit(code string) (IntervalUnit, bool) { return parse[IntervalUnit](units[:], code) }

// Code is the proof's name in documents, such as "self_declared", and "" where
// it is not said.
func (p Proof) Code() string { return word(proofs[:], p) }

// ParseProof finds a proof by its code, and reports false if there is none.
func ParseProof(code string) (Proof, bool) { return parse[Proof](proofs[:], code) }
