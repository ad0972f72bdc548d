package document_test

import (
	"bytes"
	"strings"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// withFees is fullList with fees, as they are written in a document.
func withFees(fees string) []byte {
	return []byte(strings.Replace(fullList, `"tips":`, `"fees": `+fees+`, "tips":`, 1))
}

func TestFeesAreRead(t *testing.T) {
	for name, test := range map[string]struct {
		fees      string
		want      pricelist.Fees
		canonical string // in the canonical bytes; empty where they say nothing
	}{
		"none":              {`{}`, pricelist.Fees{}, ""},
		"a share, late":     {`{"late_cancel": {"percent": 50, "within_hours": 24}}`, pricelist.Fees{LateCancel: pricelist.Percent(50), WithinHours: 24}, `"fees":{"late_cancel":{"within_hours":24,"percent":50}}}`},
		"an amount":         {`{"no_show": {"cents": 2500}}`, pricelist.Fees{NoShow: pricelist.Flat(2500)}, `"fees":{"no_show":{"cents":2500}}}`},
		"nothing, in words": {`{"no_show": {"percent": 0}}`, pricelist.Fees{NoShow: pricelist.Percent(0)}, `"fees":{"no_show":{"percent":0}}}`},
		"both": {`{"no_show": {"percent": 100}, "late_cancel": {"within_hours": 168, "cents": 0}}`,
			pricelist.Fees{LateCancel: pricelist.Flat(0), WithinHours: 168, NoShow: pricelist.Percent(100)},
			`"fees":{"late_cancel":{"within_hours":168,"cents":0},"no_show":{"percent":100}}}`},
	} {
		t.Run(name, func(t *testing.T) {
			list := readList(t, withFees(test.fees))
			if list.Fees != test.want {
				t.Errorf("%+v, want %+v", list.Fees, test.want)
			}
			written := document.Canonical(list)
			if !bytes.HasSuffix(written, []byte(test.canonical+"\n")) || test.canonical == "" && bytes.Contains(written, []byte("fees")) {
				t.Errorf("written as %s", written)
			}
		})
	}
}
