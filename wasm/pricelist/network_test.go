package pricelist_test

import (
	"testing"

	"kneadwise/wasm/pricelist"
)

// The codes stand in documents that were published: they never change.
func TestNetworks(t *testing.T) {
	for network, want := range map[pricelist.Network]string{pricelist.InNetwork: "in", pricelist.OutOfNetwork: "out", pricelist.NetworkNotKnown: "", 9: ""} {
		if got := network.Code(); got != want {
			t.Errorf("network %d is %q, want %q", network, got, want)
		}
		if back, ok := pricelist.ParseNetwork(want); ok != (want != "") || ok && back != network {
			t.Errorf("%q is read as network %d, %t", want, back, ok)
		}
	}
}

func TestWaysOfBillingAndUnitRules(t *testing.T) {
	for way, want := range map[pricelist.Billing]string{
		pricelist.BillsDirect: "direct", pricelist.GivesSuperbill: "superbill", pricelist.GivesReceipt: "receipt", pricelist.BillingNotSaid: "", 9: "",
	} {
		if got := way.Code(); got != want {
			t.Errorf("way %d is %q, want %q", way, got, want)
		}
		if back, ok := pricelist.ParseBilling(want); ok != (want != "") || ok && back != way {
			t.Errorf("%q is read as way %d, %t", want, back, ok)
		}
	}
	for rule, want := range map[pricelist.UnitRule]string{
		pricelist.EightMinute: "cms_8_minute", pricelist.Midpoint: "ama_midpoint", pricelist.UnitRuleNotSaid: "", 9: "",
	} {
		if got := rule.Code(); got != want {
			t.Errorf("rule %d is %q, want %q", rule, got, want)
		}
		if back, ok := pricelist.ParseUnitRule(want); ok != (want != "") || ok && back != rule {
			t.Errorf("%q is read as rule %d, %t", want, back, ok)
		}
	}
}
