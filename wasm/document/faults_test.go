package document

import (
	"slices"
	"testing"

	"kneadwise/wasm/code"
)

// Nobody mends a field twice; but a field that two others contradict is told
// twice, once against each.
func TestOneFaultForEachContradiction(t *testing.T) {
	kind := code.Fault{Path: "benefit.cost_share.copay_cents", Code: code.FaultContradicts, Other: "benefit.cost_share.kind"}
	maximum := kind
	maximum.Other = "benefit.out_of_pocket_maximum_cents"
	var found faults
	for _, fault := range []code.Fault{
		kind, maximum, kind,
		{Path: kind.Path, Code: code.FaultTooLarge},
		{Path: "benefit.cost_share", Code: code.FaultRequired},
	} {
		found.add(fault)
	}
	if want := []code.Fault{kind, maximum}; !slices.Equal(found.all, want) {
		t.Errorf("got %+v, want %+v", found.all, want)
	}
}
