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
