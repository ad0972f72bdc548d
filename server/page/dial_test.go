package page_test

import (
	"testing"

	"kneadwise/server/page"
)

func TestDial(t *testing.T) {
	for phone, want := range map[string]string{
		"+1 509-555-0100": "tel:+15095550100", "(509) 555.0100": "tel:5095550100", "": "", "by mail": "", "javascript:alert(1)": "tel:1",
	} {
		if got := string(page.Dial(phone)); got != want {
			t.Errorf("%q is called at %q, want %q", phone, got, want)
		}
	}
}
