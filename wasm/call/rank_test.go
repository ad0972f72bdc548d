package call_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/call"
	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
)

func ranking(t testing.TB, q compare.Question) []byte {
	t.Helper()
	q.Request.AsOf = today
	b, faults := wire.WriteRanking(&q)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

// ranked calls until there is no more to be done, and counts the calls.
func ranked(t *testing.T, desk *call.Desk, question []byte) (*wire.Ranked, []code.Fault, int) {
	t.Helper()
	got, faults, err := wire.ReadRanked(desk.Call(call.OpRank, question))
	calls := 1
	for ; err == nil && got.More; calls++ {
		if len(got.Rows) > 0 {
			t.Fatal("there are clinics though there is more to be done")
		}
		got, faults, err = wire.ReadRanked(desk.Call(call.OpRankOn, nil))
	}
	if err != nil {
		t.Fatal(err)
	}
	return got, faults, calls
}

// many are clinics of a few prices.
func many(n int) (lists []pricelist.List) {
	for i := range n {
		lists = append(lists, clinic("clinic-"+string([]rune{'a' + rune(i/26), 'a' + rune(i%26)}), "WA", int64(60+i*7%40), 60))
	}
	return lists
}

// TestRankInPieces: a ranking takes more than one call, and an estimate between two
// of them disturbs neither.
func TestRankInPieces(t *testing.T) {
	desk := call.NewDesk()
	desk.Call(call.OpBundle, bundle(t, many(300)...))
	q := ranking(t, compare.Question{Request: &estimate.Request{State: "WA"}})
	want, faults, calls := ranked(t, desk, q)
	if len(faults) > 0 || calls < 3 || len(want.Rows) != compare.Most || want.Counts.Lists != 300 || want.State != "WA" {
		t.Fatalf("%v, %d calls, %d rows, %+v", faults, calls, len(want.Rows), want.Counts)
	}
	if first := want.Rows[0]; first.Total != span.Certain(first.Today*17) {
		t.Errorf("the first: %+v", first)
	}
	desk.Call(call.OpRank, ranking(t, compare.Question{Request: &estimate.Request{State: "WA", Minutes: 90}}))
	desk.Call(call.OpRank, q)
	desk.Call(call.OpEstimate, request(t, estimate.Request{State: "WA", Clinics: []string{"clinic-aa"}}))
	got := &wire.Ranked{More: true}
	for got.More {
		var err error
		if got, _, err = wire.ReadRanked(desk.Call(call.OpRankOn, nil)); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("with others between (-alone +between):\n%s", diff)
	}
}

// TestNoRankingToGoOnWith: before one is begun, after it is done, and once its bundle
// was replaced.
func TestNoRankingToGoOnWith(t *testing.T) {
	desk := call.NewDesk()
	lists := bundle(t, many(300)...)
	q := ranking(t, compare.Question{Request: &estimate.Request{State: "WA"}})
	want := []code.Fault{{Path: "operation", Code: code.FaultOrder}}
	for name, before := range map[string]func(){
		"none was begun": func() {},
		"it is done":     func() { ranked(t, desk, q) },
		"another bundle": func() {
			desk.Call(call.OpRank, q)
			desk.Call(call.OpBundle, lists)
		},
	} {
		desk.Call(call.OpBundle, lists)
		before()
		got, faults, err := wire.ReadRanked(desk.Call(call.OpRankOn, nil))
		if diff := cmp.Diff(want, faults); err != nil || got.More || diff != "" {
			t.Errorf("%s: %v %+v %s", name, err, got, diff)
		}
	}
}

func TestRankWhereThereIsNothing(t *testing.T) {
	desk := call.NewDesk()
	desk.Call(call.OpBundle, bundle(t, clinic("a", "WA", 90, 60)))
	for name, c := range map[string]struct {
		req  estimate.Request
		want []code.Fault
	}{
		"no state said":      {estimate.Request{}, []code.Fault{{Path: "place.state", Code: code.FaultRequired}}},
		"no bundle held":     {estimate.Request{State: "OR"}, []code.Fault{{Path: "place.state", Code: code.FaultNoSuch}}},
		"a sign comes first": {estimate.Request{State: "WA", Signs: []screen.Sign{screen.SaddleNumbness}}, nil},
	} {
		got, faults, _ := ranked(t, desk, ranking(t, compare.Question{Request: &c.req}))
		if diff := cmp.Diff(c.want, faults); len(got.Rows) > 0 || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, got.Rows, diff)
		}
	}
}
