package pricelist_test

import (
	"testing"

	"kneadwise/wasm/pricelist"
)

// 1234567893 is the example of the Centers for Medicare and Medicaid Services.
// Each digit of it changed, and each two neighbours swapped, is seen.
func TestIdentifiers(t *testing.T) {
	for text, want := range map[string]bool{
		"1234567893": true, "1558598797": true,
		"": false, "123456789": false, "12345678930": false, "123456789O": false, "1234567890": false, "808401234567893": false,
	} {
		if got := pricelist.IsNPI(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	const good = "1234567893"
	for i := range good {
		for digit := byte('0'); digit <= '9'; digit++ {
			wrong := good[:i] + string(digit) + good[i+1:]
			if pricelist.IsNPI(wrong) != (wrong == good) {
				t.Errorf("%s is taken for %s", wrong, good)
			}
		}
		if i > 0 {
			if swapped := good[:i-1] + good[i:i+1] + good[i-1:i] + good[i+1:]; pricelist.IsNPI(swapped) {
				t.Errorf("%s is taken for %s", swapped, good)
			}
		}
	}
}

func TestLanguages(t *testing.T) {
	for text, want := range map[string]bool{"en": true, "hmn": true, "": false, "e": false, "EN": false, "en-US": false, "é": false} {
		if got := pricelist.IsLanguage(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
