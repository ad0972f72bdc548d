package document_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
)

// refused holds what a reader says of a document that it does not take.
func refused(t *testing.T, text []byte, faults []code.Fault) {
	t.Helper()
	if len(faults) == 0 {
		t.Error("refused without a fault")
	}
	if len(faults) > document.MaxFaults {
		t.Errorf("%d faults", len(faults))
	}
	for _, f := range faults {
		if s := document.Sentence(f); !utf8.ValidString(s) || len(s) > 2000 {
			t.Errorf("a sentence of %d bytes: %q", len(s), s)
		}
	}
}

func FuzzReadRequest(f *testing.F) {
	f.Add([]byte(fullRequest))
	f.Add([]byte(sellingRequest))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, faults := document.ReadRequest(text)
		if r == nil {
			refused(t, text, faults)
			return
		}
		if len(faults) > 0 {
			t.Errorf("taken with faults: %v", faults)
		}
		if !json.Valid(text) {
			t.Error("taken, but not JSON")
		}
		for _, fault := range r.Check() {
			if fault.Path != "as_of" || r.AsOf != 0 {
				t.Errorf("taken with a fault of value: %v", fault)
			}
		}
		written := document.WriteRequest(r)
		again, faults := document.ReadRequest(written)
		if len(faults) > 0 {
			t.Fatalf("its canonical bytes are refused: %v\n%s", faults, written)
		}
		if diff := cmp.Diff(r, again); diff != "" {
			t.Errorf("canonical bytes say something else\n%s", diff)
		}
		if !bytes.Equal(document.WriteRequest(again), written) {
			t.Errorf("canonical bytes change\n%s", written)
		}
	})
}

func FuzzReadPriceList(f *testing.F) {
	f.Add([]byte(fullList))
	f.Add([]byte(sellingList))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, faults := document.ReadPriceList(text)
		if l == nil {
			refused(t, text, faults)
			return
		}
		if len(faults) > 0 {
			t.Errorf("taken with faults: %v", faults)
		}
		if !json.Valid(text) {
			t.Error("taken, but not JSON")
		}
		if found := l.Check(); len(found) > 0 {
			t.Errorf("taken with faults of value: %v", found)
		}
		written := document.Canonical(l)
		if l.SHA256 != document.Digest(written) {
			t.Error("the digest is not of the canonical bytes")
		}
		again, faults := document.ReadPriceList(written)
		if len(faults) > 0 {
			t.Fatalf("its canonical bytes are refused: %v\n%s", faults, written)
		}
		if diff := cmp.Diff(l, again); diff != "" {
			t.Errorf("canonical bytes say something else\n%s", diff)
		}
	})
}
