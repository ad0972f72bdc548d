package call_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kneadwise/wasm/call"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
)

const today civil.Date = 739943 // 2026-11-23

// clinic sells one hour at a price of so many dollars.
func clinic(slug, state string, dollars int64, minutes int) pricelist.List {
	return pricelist.List{
		Revision: 1, SHA256: strings.Repeat(fmt.Sprintf("%08x", dollars), 8),
		PublishedOn: today - 30, Name: "Clinic " + slug, Demonstration: true, Effective: civil.Range{From: today - 20},
		Locations: []pricelist.Location{{ID: "main", Name: "Main Street", City: "Springfield", State: state}},
		Seller: offer.Seller{
			ID: slug, Provider: reference.MassageTherapist,
			Services: []offer.Service{{ID: "visit", Modality: "swedish", BookedMinutes: minutes, Price: span.Exact(dollars * 100)}},
		},
	}
}

func bundle(t testing.TB, lists ...pricelist.List) []byte {
	t.Helper()
	b, faults := wire.WriteBundle(lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

func request(t testing.TB, r estimate.Request) []byte {
	t.Helper()
	r.AsOf = today
	b, faults := wire.WriteRequest(&r)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

func reply(t testing.TB, b []byte) *estimate.Estimate {
	t.Helper()
	e, faults, err := wire.ReadReply(b)
	if err != nil || len(faults) > 0 || e == nil {
		t.Fatalf("no estimate: %v, %v", err, faults)
	}
	return e
}

func TestPingIsAnsweredByNothing(t *testing.T) {
	if got := call.NewDesk().Call(call.OpPing, []byte("anything")); len(got) > 0 {
		t.Errorf("%d bytes", len(got))
	}
}

func TestOperationsThatDoNotExist(t *testing.T) {
	for _, op := range []int32{-1, 3, 7, 1 << 30, -1 << 31} {
		got, err := wire.ReadFaults(call.NewDesk().Call(op, nil))
		want := []code.Fault{{Path: "operation", Code: wire.FaultOperation}}
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%d: %v (-want +got):\n%s", op, err, diff)
		}
	}
}

// Each operation says in its own answer that it was handed something else.
func TestMalformedMessages(t *testing.T) {
	faults := map[int32]func([]byte) ([]code.Fault, error){
		call.OpEstimate: func(b []byte) ([]code.Fault, error) { _, f, err := wire.ReadReply(b); return f, err },
		call.OpBundle:   func(b []byte) ([]code.Fault, error) { _, _, f, err := wire.ReadHeld(b); return f, err },
		call.OpRank:     func(b []byte) ([]code.Fault, error) { _, f, err := wire.ReadRanked(b); return f, err },
		call.OpRead:     func(b []byte) ([]code.Fault, error) { _, f, err := wire.ReadFigures(b); return f, err },
	}
	desk := call.NewDesk()
	for op, read := range faults {
		for _, message := range [][]byte{nil, make([]byte, 28), []byte(strings.Repeat("\xff", 100))} {
			got, err := read(desk.Call(op, message))
			if err != nil || len(got) != 1 || !strings.HasPrefix(got[0].Code, "wire.") {
				t.Errorf("operation %d, %d bytes: %v, %v", op, len(message), got, err)
			}
			if desk.Kept() {
				t.Errorf("operation %d keeps bytes that it refused", op)
			}
		}
	}
}

// The desk's estimate is the engine's, carried over the wire.
func TestEstimateIsTheEngines(t *testing.T) {
	here, there := clinic("here", "WA", 90, 60), clinic("there", "OR", 70, 60)
	req := estimate.Request{Clinics: []string{"here", "nowhere", there.SHA256}, Tip: 150000}
	desk := call.NewDesk()
	desk.Call(call.OpBundle, bundle(t, here))
	desk.Call(call.OpBundle, bundle(t, there))
	got := reply(t, desk.Call(call.OpEstimate, request(t, req)))

	req.AsOf = today
	want, faults := estimate.Run(&req, estimate.Lists{here, there})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-engine +desk):\n%s", diff)
	}
	if len(got.Offers) < 3 || len(got.Offers[0].Ways) == 0 || len(got.Offers[1].Ways) > 0 {
		t.Errorf("the clinics were not all looked up: %+v", got.Offers)
	}
}

func TestFaultsOfARequest(t *testing.T) {
	_, got, err := wire.ReadReply(call.NewDesk().Call(call.OpEstimate, request(t, estimate.Request{Minutes: 999})))
	want := []code.Fault{{Path: "plan.minutes", Code: code.FaultTooLarge, Low: offer.MinMinutes, High: offer.MaxMinutes}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// The message may be written over as soon as Call has returned, and the answer
// stands.
func TestTheMessageIsNotKept(t *testing.T) {
	desk := call.NewDesk()
	quote := estimate.Quote{Seller: offer.Seller{
		ID: "The place on Main Street", Provider: reference.MassageTherapist,
		Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: span.Exact(9000)}},
	}}
	message := request(t, estimate.Request{Own: []estimate.Quote{quote}})
	answer := desk.Call(call.OpEstimate, message)
	for i := range message {
		message[i] = 0xee
	}
	if e := reply(t, answer); e.Offers[0].ID != quote.Seller.ID {
		t.Errorf("the quote is called %q", e.Offers[0].ID)
	}
}

func TestBundlesAreHeldAndReplaced(t *testing.T) {
	desk := call.NewDesk()
	a := clinic("a", "WA", 90, 60)
	a.Seller.Discounts = []offer.Discount{{ID: "scale", Eligibility: "On food assistance", Proof: offer.ProofDocument, Off: 300_000}}
	state, lists, faults, err := wire.ReadHeld(desk.Call(call.OpBundle, bundle(t, a, clinic("b", "WA", 80, 60))))
	want := []wire.HeldList{
		{Slug: "a", Name: "Clinic a", City: "Springfield", Provider: reference.MassageTherapist, Revision: 1, PublishedOn: today - 30, Effective: civil.Range{From: today - 20}, Demonstration: true, Discounts: a.Seller.Discounts},
		{Slug: "b", Name: "Clinic b", City: "Springfield", Provider: reference.MassageTherapist, Revision: 1, PublishedOn: today - 30, Effective: civil.Range{From: today - 20}, Demonstration: true},
	}
	if diff := cmp.Diff(want, lists); state != "WA" || err != nil || len(faults) > 0 || diff != "" {
		t.Errorf("%s %v %v (-want +got):\n%s", state, faults, err, diff)
	}
	if !desk.Kept() {
		t.Error("the bytes are not said to be kept")
	}
	total := func(name string) money.Amount {
		e := reply(t, desk.Call(call.OpEstimate, request(t, estimate.Request{Clinics: []string{name}})))
		if desk.Kept() {
			t.Error("a request's bytes are said to be kept")
		}
		if len(e.Offers[0].Ways) == 0 {
			return 0
		}
		return e.Offers[0].Ways[0].Total.Low
	}
	before := total("a")
	desk.Call(call.OpBundle, bundle(t, clinic("a", "OR", 50, 60)))
	if total("b") == 0 {
		t.Error("another state's bundle took the place of the first")
	}
	desk.Call(call.OpBundle, bundle(t, clinic("b", "WA", 80, 60)))
	if got := total("a"); got == 0 || got >= before {
		t.Errorf("after WA's bundle was replaced, a costs %d there and in OR; it was %d in WA", got, before)
	}
	// One that is refused, or holds nothing, replaces nothing.
	desk.Call(call.OpBundle, bundle(t)[:12])
	desk.Call(call.OpBundle, bundle(t))
	if desk.Kept() || total("b") == 0 {
		t.Error("a bundle of nothing is kept, or took the place of another")
	}
}
