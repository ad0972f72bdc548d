package pricelist_test

import (
	"os"
	"testing"

	"kneadwise/wasm/document"
)

// TestFaultlessListsLeaveNoGarbage: a bundle of thousands of lists is checked in
// a browser's memory.
func TestFaultlessListsLeaveNoGarbage(t *testing.T) {
	data, err := os.ReadFile("../testdata/lists/cedar-packs.json")
	if err != nil {
		t.Fatal(err)
	}
	list, faults := document.ReadPriceList(data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if n := testing.AllocsPerRun(100, func() {
		if faults := list.Check(); len(faults) > 0 {
			t.Fatal(faults)
		}
	}); n > 1 { // the checker itself
		t.Errorf("%v allocations", n)
	}
}
