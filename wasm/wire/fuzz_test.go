package wire

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
)

// Bytes that pass the verifier can be read by every accessor, and whatever is
// read can be written and read again.

func FuzzRequest(f *testing.F) {
	f.Add(requestBytes(f))
	bare, _ := WriteRequest(&estimate.Request{})
	f.Add(bare)
	f.Fuzz(func(t *testing.T, b []byte) {
		if verify(b, idRequest, shapeRequest) != nil {
			if r, faults := ReadRequest(b); r != nil || len(faults) == 0 {
				t.Fatal("read though it is malformed")
			}
			return
		}
		walk(kinds["request"].root(b))
		first, faults := ReadRequest(b)
		if len(faults) > 0 {
			return
		}
		again, faults := WriteRequest(first)
		if len(faults) > 0 {
			t.Fatalf("what was read is not written: %v", faults)
		}
		second, faults := ReadRequest(again)
		if len(faults) > 0 {
			t.Fatalf("what was written is not read: %v", faults)
		}
		if diff := cmp.Diff(first, second, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-first +second):\n%s", diff)
		}
	})
}

func FuzzBundle(f *testing.F) {
	f.Add(bundleOf(f, 2))
	empty, _ := WriteBundle(nil)
	f.Add(empty)
	f.Fuzz(func(t *testing.T, b []byte) {
		if verify(b, idBundle, shapeBundle) != nil {
			return
		}
		walk(kinds["bundle"].root(b))
		bundle, faults := OpenBundle(b)
		if len(faults) > 0 {
			return
		}
		NewWriter().Held(bundle, nil)
		lists := make([]pricelist.List, bundle.Len())
		for i := range lists {
			bundle.List(i, &lists[i])
			if at, ok := bundle.Find(lists[i].Seller.ID); !ok || at != i {
				t.Fatalf("list %d, %q, is found at %d, %t", i, lists[i].Seller.ID, at, ok)
			}
		}
		again, faults := WriteBundle(lists)
		if len(faults) > 0 {
			t.Fatalf("what was read is not written: %v", faults)
		}
		second, faults := OpenBundle(again)
		if len(faults) > 0 {
			t.Fatalf("what was written is not read: %v", faults)
		}
		var list pricelist.List
		for i := range lists {
			second.List(i, &list)
			if diff := cmp.Diff(lists[i], list, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("list %d (-first +second):\n%s", i, diff)
			}
		}
	})
}

// FuzzAnyMessage reads the same bytes as each kind of message.
func FuzzAnyMessage(f *testing.F) {
	for _, b := range messages(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<14 {
			return // one accessor for each byte would take longer than it tells
		}
		readAll(t, b)
	})
}
