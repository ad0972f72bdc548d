package wire

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

func TestRequestFaults(t *testing.T) {
	good := requestBytes(t)
	cases := map[string]struct {
		b    []byte
		want []code.Fault
	}{
		"an insurer that is not known": {bytes.Replace(good, []byte("example-health"), []byte("example-wealth"), 1),
			[]code.Fault{{Path: "benefit.payer", Code: code.FaultUnknownValue}}},
		"a sign that is not known": {bytes.Replace(good, []byte("screen.pregnancy"), []byte("screen.regnancy!"), 1),
			[]code.Fault{{Path: "signs[0]", Code: code.FaultUnknownValue}}},
		"nothing":       {nil, []code.Fault{{Code: FaultTooShort}}},
		"much too long": {make([]byte, MaxRequest+1), []code.Fault{{Code: FaultTooLong, High: MaxRequest}}},
		"a bundle":      {bundleOf(t, 1), []code.Fault{{Code: FaultIdentifier, Low: 4, High: 4}}},
	}
	for name, c := range cases {
		got, faults := ReadRequest(c.b)
		if diff := cmp.Diff(c.want, faults); got != nil || diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Nothing of a request points into the message: the buffer is written over by
// the next one.
func TestRequestKeepsNothingOfTheMessage(t *testing.T) {
	b := requestBytes(t)
	got, faults := ReadRequest(b)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for i := range b {
		b[i] = 0xee
	}
	want, _ := ReadRequest(requestBytes(t))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A figure that its field cannot hold is never cut: there is a fault in the
// place of the message.
func TestFiguresBeyondTheWire(t *testing.T) {
	r := visitor()
	r.Benefit.Deductible = span.Exact(1 << 31)
	r.Minutes = 1 << 16
	r.Benefit.VisitsUsed = -1
	b, faults := WriteRequest(r)
	want := []code.Fault{
		{Path: "benefit.deductible_cents", Code: FaultRange, Low: -1 << 31, High: 1<<31 - 1},
		{Path: "benefit.deductible_cents", Code: FaultRange, Low: -1 << 31, High: 1<<31 - 1},
		{Path: "benefit.visits_used", Code: FaultRange, High: 1<<16 - 1},
		{Path: "plan.minutes", Code: FaultRange, High: 1<<16 - 1},
	}
	if diff := cmp.Diff(want, faults); b != nil || diff != "" {
		t.Errorf("request (-want +got):\n%s", diff)
	}

	e := estimate.Estimate{Total: span.Certain(money.MaxWire + 1), Difference: money.MaxWire}
	got, faults, err := ReadReply(NewWriter().Reply(&e, nil))
	if err != nil || got != nil || len(faults) == 0 || faults[0].Code != FaultRange || faults[0].Path != "total" {
		t.Errorf("reply: %v, %v, %v", got, faults, err)
	}
	e.Total = span.Certain(money.MaxWire)
	got, faults, err = ReadReply(NewWriter().Reply(&e, nil))
	if err != nil || len(faults) > 0 || got.Total != e.Total || got.Difference != money.MaxWire {
		t.Errorf("the greatest figure: %v, %v, %v", got, faults, err)
	}
	ranked, faults, err := ReadRanked(NewWriter().Ranked(&Ranked{Rows: []compare.Row{{List: 1 << 16}}}, nil))
	if err != nil || len(ranked.Rows) > 0 || len(faults) == 0 {
		t.Errorf("ranked: %v, %v, %v", ranked, faults, err)
	}
}

func BenchmarkReadRequest(b *testing.B) {
	raw := requestBytes(b)
	for b.Loop() {
		if _, faults := ReadRequest(raw); len(faults) > 0 {
			b.Fatal(faults)
		}
	}
}

func BenchmarkReply(b *testing.B) {
	answer, faults := estimate.Run(visitor(), clinics(3))
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	w := NewWriter()
	for b.Loop() {
		w.Reply(&answer, nil)
	}
	b.ReportMetric(float64(len(w.Reply(&answer, nil))), "bytes")
}
