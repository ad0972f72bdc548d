package wire

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
)

func TestAccountsAndTaxSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		accounts, tax := draw[fund.Accounts](t, "accounts"), draw[fund.Tax](t, "tax")
		want := &estimate.Request{AsOf: today, Accounts: &accounts, Tax: &tax}
		b, faults := WriteRequest(want)
		if len(faults) > 0 {
			t.Fatalf("not written: %v", faults)
		}
		if wrong := verify(b, idRequest, shapeRequest); wrong != nil {
			t.Fatalf("not verified: %v at %d", wrong, wrong.At)
		}
		got, faults := ReadRequest(b)
		if diff := cmp.Diff(want, got); diff != "" || len(faults) > 0 {
			t.Fatalf("%v (-in +out):\n%s", faults, diff)
		}
	})
}

func TestFundingSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		funding := draw[fund.Funding](t, "funding")
		want := &estimate.Estimate{AsOf: today, Offers: []estimate.Offer{{Ways: []estimate.Way{{Cases: []estimate.Case{{Funding: &funding}, {}}}}}}}
		got, faults, err := ReadReply(NewWriter().Reply(want, nil))
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || len(faults) > 0 || err != nil {
			t.Fatalf("%v %v (-in +out):\n%s", err, faults, diff)
		}
	})
}
