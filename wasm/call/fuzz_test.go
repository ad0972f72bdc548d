package call_test

import (
	"testing"

	"kneadwise/wasm/call"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/wire"
)

// A desk that holds a bundle answers anything without panic, and every answer
// is a good message of the operation's kind.
func FuzzCall(f *testing.F) {
	held := bundle(f, clinic("a", "WA", 90, 60), clinic("b", "WA", 80, 30))
	f.Add(int32(call.OpEstimate), request(f, estimate.Request{State: "WA", Clinics: []string{"a"}}))
	f.Add(int32(call.OpBundle), held)
	f.Add(int32(call.OpRead), wire.WriteTexts([]wire.Text{{Kind: wire.TextMoney, Text: "$12"}, {Kind: wire.TextCount, Text: "6"}}))
	f.Add(int32(call.OpRank), ranking(f, compare.Question{Request: &estimate.Request{State: "WA"}}))
	f.Add(int32(call.OpRankOn), []byte{})
	f.Add(int32(call.OpPing), []byte("ping"))
	f.Add(int32(99), []byte{})
	f.Fuzz(func(t *testing.T, op int32, message []byte) {
		desk := call.NewDesk()
		desk.Call(call.OpBundle, append([]byte(nil), held...))
		for range 2 { // the second finds what the first left
			answer := desk.Call(op, append([]byte(nil), message...))
			var err error
			switch op {
			case call.OpPing:
			case call.OpEstimate:
				_, _, err = wire.ReadReply(answer)
			case call.OpBundle:
				_, _, _, err = wire.ReadHeld(answer)
			case call.OpRank, call.OpRankOn:
				_, _, err = wire.ReadRanked(answer)
			case call.OpRead:
				_, _, err = wire.ReadFigures(answer)
			default:
				_, err = wire.ReadFaults(answer)
			}
			if err != nil {
				t.Fatalf("operation %d answers with bytes that cannot be read: %v", op, err)
			}
		}
	})
}
