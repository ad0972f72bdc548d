package shipped_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
	"kneadwise/wasm/wire"
)

// The receipts that every version gives again, asked of the file that ships: a
// receipt of its answer is, byte for byte, the one that the command line writes.
func TestReceiptsInTheModule(t *testing.T) {
	paths, err := filepath.Glob("../testdata/receipts/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) < fewest {
		t.Fatalf("%d receipts, at least %d were expected", len(paths), fewest)
	}
	m := open(t)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r, faults := document.ReadReceipt(text)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			var lists estimate.Lists
			for _, used := range r.Lists {
				lists = append(lists, *used.List)
			}
			if len(lists) > 0 {
				bundle, faults := wire.WriteBundle(lists)
				if len(faults) > 0 {
					t.Fatal(faults)
				}
				if _, err := m.Call(call.OpBundle, bundle); err != nil {
					t.Fatal(err)
				}
			}
			message, faults := wire.WriteRequest(r.Request)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			reply, err := m.Call(call.OpEstimate, message)
			if err != nil {
				t.Fatal(err)
			}
			answer, faults, err := wire.ReadReply(reply)
			if err != nil || len(faults) > 0 {
				t.Fatalf("faults %v, error %v", faults, err)
			}
			native, faults := estimate.Run(r.Request, lists)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			made := document.WriteReceipt(replay.Make(r.Request, lists, answer, "", true))
			if !bytes.Equal(made, document.WriteReceipt(replay.Make(r.Request, lists, &native, "", true))) {
				t.Error("the module's receipt is not the native one")
			}
		})
	}
}
