package document_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

func readList(t testing.TB, text []byte) *pricelist.List {
	t.Helper()
	l, faults := document.ReadPriceList(text)
	for _, f := range faults {
		t.Error(document.Sentence(f))
	}
	if l == nil {
		t.Fatal("refused")
	}
	return l
}

// A list is known by the hash of its canonical bytes, however it was written.
// The hash stands here because published lists link to it: a change of the
// canonical bytes would break every chain there is.
func TestOneListOneDigest(t *testing.T) {
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(fullList)); err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal([]byte(fullList), &fields); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	const want = "d6c26354f3af1ddea475b81ad1f0ab832f746a7d61804da2687c1566695eb43d"
	for name, text := range map[string][]byte{"as written": []byte(fullList), "compact": compact.Bytes(), "fields in another order": sorted} {
		l := readList(t, text)
		if l.SHA256 != want {
			t.Errorf("%s: %s", name, l.SHA256)
		}
		if got := document.Canonical(l); !bytes.Equal(got, append(slices.Clone(compact.Bytes()), '\n')) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestDigest(t *testing.T) {
	// FIPS 180-2, appendix B.1.
	if got := document.Digest([]byte("abc")); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Error(got)
	}
}

// A service that cannot be read makes nothing of what refers to it, so nothing
// is said of that.
func TestFaultsThatOnlyFollowAreLeftOut(t *testing.T) {
	tests := map[string]struct {
		change change
		want   []code.Fault
	}{
		"a service without its id": {
			change{old: `"id": "deep-60", "modality"`, new: `"modality"`},
			[]code.Fault{{Path: "services[0].id", Code: code.FaultRequired, Low: int64(document.PriceListKind)}}},
		"a service's id of another type": {
			change{old: `"id": "deep-60", "modality"`, new: `"id": 60, "modality"`},
			[]code.Fault{{Path: "services[0].id", Code: document.WrongType, Low: int64(document.FoundNumber)}}},
		"a misspelled price": {
			change{old: `"price_cents": 44000`, new: `"price_cent": 44000`},
			[]code.Fault{
				{Path: "packages[0].price_cent", Code: document.UnknownField, Low: int64(document.PriceListKind)},
				{Path: "packages[0].price_cents", Code: code.FaultRequired, Low: int64(document.PriceListKind)}}},
		"a list that is none": {
			change{old: `"provider_types_paid": ["massage_therapist"]`, new: `"provider_types_paid": "massage_therapist"`},
			[]code.Fault{{Path: "payers[0].provider_types_paid", Code: document.WrongType, Low: int64(document.FoundText)}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l, got := document.ReadPriceList(test.change.apply(t, fullList))
			if l != nil {
				t.Error("taken")
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
