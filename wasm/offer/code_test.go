package offer_test

import (
	"testing"

	"kneadwise/wasm/offer"
)

// The codes stand in documents that were published: they never change.
func TestCodes(t *testing.T) {
	for rule, want := range map[offer.ExpiryRule]string{
		offer.Never: "never", offer.AfterPurchase: "after_purchase", offer.AfterFirstUse: "after_first_use", offer.FixedDate: "fixed_date",
		offer.ExpiryNotKnown: "", 9: "",
	} {
		got := rule.Code()
		if got != want {
			t.Errorf("rule %d is %q, want %q", rule, got, want)
		}
		if back, ok := offer.ParseExpiryRule(want); ok != (want != "") || ok && back != rule {
			t.Errorf("%q is read as rule %d, %t", want, back, ok)
		}
	}
}

// The further rules, each by its number from 0; the empty word is not said.
func TestWordsOfRules(t *testing.T) {
	words(t, offer.ParseUnused, "reset", "roll_over", "accumulate")
	words(t, offer.ParseTier, "", "student", "standard", "senior", "lead")
	words(t, offer.ParseRefundRule, "", "none", "unused_in_full", "used_visits_at_full_price", "unused_less_fee", "not_known")
	words(t, offer.ParseWho, "", "household", "anyone")
	words(t, offer.ParseIntervalUnit, "month", "week", "year")
	words(t, offer.ParseProof, "", "none", "self_declared", "document")
}

func words[T interface {
	~uint8
	Code() string
}](t *testing.T, parse func(string) (T, bool), want ...string) {
	t.Helper()
	for i, word := range append(want, "") {
		if got := T(i).Code(); got != word {
			t.Errorf("number %d is %q, want %q", i, got, word)
		}
		if got, ok := parse(word); ok != (word != "") || ok && got != T(i) {
			t.Errorf("%q is read as %d, %t", word, got, ok)
		}
	}
	if _, ok := parse("another"); ok {
		t.Errorf("%T: a word that is none is read", T(0))
	}
}
