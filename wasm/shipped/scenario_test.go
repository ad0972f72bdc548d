package shipped_test

import (
	"bytes"
	"testing"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/scenario"
	"kneadwise/wasm/wire"
)

// fewest is how many scenarios there have to be, so that none gets lost.
const fewest = 25

// The worked examples, asked of the file that ships in the page's own messages:
// it answers with the native engine's bytes, and what they say is the estimate
// that was accepted.
func TestScenariosInTheModule(t *testing.T) {
	all, err := scenario.Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < fewest {
		t.Fatalf("%d scenarios, at least %d were expected", len(all), fewest)
	}
	m, desk := open(t), call.NewDesk()
	for i := range all {
		s := &all[i]
		t.Run(s.Name, func(t *testing.T) {
			ask := func(op int32, message []byte) []byte {
				t.Helper()
				got, err := m.Call(op, message)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, desk.Call(op, message)) {
					t.Errorf("the module answers operation %d with other bytes than the native engine", op)
				}
				return got
			}
			if len(s.Lists) > 0 {
				bundle, faults := wire.WriteBundle(s.Lists)
				if len(faults) > 0 {
					t.Fatal(faults)
				}
				ask(call.OpBundle, bundle)
			}
			message, faults := wire.WriteRequest(s.Request)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			answer, faults, err := wire.ReadReply(ask(call.OpEstimate, message))
			if err != nil || len(faults) > 0 {
				t.Fatalf("faults %v, error %v", faults, err)
			}
			want, err := s.Detail()
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(document.WriteEstimate(answer), want) {
				t.Error("the module's estimate is not the accepted one")
			}
		})
	}
}
