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
	if reset, over := offer.Reset.Code(), offer.RollOver.Code(); reset != "reset" || over != "roll_over" {
		t.Errorf("unused credits: %q and %q", reset, over)
	}
}
