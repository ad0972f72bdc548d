package call_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/call"
	"kneadwise/wasm/code"
	"kneadwise/wasm/wire"
)

func TestTypedTexts(t *testing.T) {
	cases := []struct {
		kind wire.TextKind
		text string
		want wire.Figure
	}{
		{wire.TextMoney, "$1,200.50", wire.Figure{Value: 120050}},
		{wire.TextMoney, "1000000", wire.Figure{Value: 100_000_000}},
		{wire.TextMoney, "1.200,50", wire.Figure{Code: "money.decimal_comma"}},
		{wire.TextMoney, "1e9", wire.Figure{Code: "money.exponent"}},
		{wire.TextMoney, "", wire.Figure{Code: "money.empty"}},
		{wire.TextPercent, "20%", wire.Figure{Value: 200_000}},
		{wire.TextPercent, "101", wire.Figure{Code: "money.too_large"}},
		{wire.TextDate, "1970-01-01", wire.Figure{Value: 0}},
		{wire.TextDate, "2026-11-23", wire.Figure{Value: 20780}},
		{wire.TextDate, "2026-02-30", wire.Figure{Code: "civil.no_such_day"}},
		{wire.TextDate, "11/23/2026", wire.Figure{Code: "civil.not_iso"}},
		{wire.TextCount, "6", wire.Figure{Value: 6}},
		{wire.TextCount, " 012 ", wire.Figure{Value: 12}},
		{wire.TextCount, "999", wire.Figure{Value: 999}},
		{wire.TextCount, "0", wire.Figure{Value: 0}},
		{wire.TextCount, "1000", wire.Figure{Code: call.CountTooLong}},
		{wire.TextCount, " ", wire.Figure{Code: call.CountEmpty}},
		{wire.TextCount, "-1", wire.Figure{Code: call.CountNotANumber}},
		{wire.TextCount, "1 2", wire.Figure{Code: call.CountNotANumber}},
		{wire.TextCount, "six", wire.Figure{Code: call.CountNotANumber}},
		{wire.TextCount, "٣", wire.Figure{Code: call.CountNotANumber}},
		{0, "6", wire.Figure{Code: code.FaultUnknownValue}},
	}
	var texts []wire.Text
	for _, c := range cases {
		texts = append(texts, wire.Text{Kind: c.kind, Text: c.text})
	}
	got, faults, err := wire.ReadFigures(call.NewDesk().Call(call.OpRead, wire.WriteTexts(texts)))
	if err != nil || len(faults) > 0 || len(got) != len(cases) {
		t.Fatalf("%d figures of %d texts: %v, %v", len(got), len(cases), faults, err)
	}
	for i, c := range cases {
		if diff := cmp.Diff(c.want, got[i]); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}
