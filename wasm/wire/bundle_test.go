package wire

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	flatbuffers "github.com/google/flatbuffers/go"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kneadwise/wasm/code"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

func TestBundleIsFoundBySlugAndHash(t *testing.T) {
	b, faults := OpenBundle(bundleOf(t, 100))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if b.State() != "WA" || b.Len() != 100 {
		t.Errorf("%d lists of %q", b.Len(), b.State())
	}
	cases := map[string]int{
		"clinic-00000": 0, "clinic-00063": 63, "clinic-00099": 99, strings.Repeat("00000007", 8): 7,
		"clinic-00100": -1, "": -1, "zebra": -1, strings.Repeat("ab", 32): -1, strings.Repeat("0", 63): -1,
	}
	for name, want := range cases {
		if got, ok := b.Find(name); ok != (want >= 0) || ok && got != want {
			t.Errorf("%q: found at %d, %t; want %d", name, got, ok, want)
		}
	}
}

// The order in which lists are handed in makes no difference.
func TestBundleIsInOrder(t *testing.T) {
	lists := clinics(4)
	want, _ := WriteBundle(lists)
	lists[0], lists[3] = lists[3], lists[0]
	if got, _ := WriteBundle(lists); !bytes.Equal(got, want) {
		t.Error("another bundle of the same lists")
	}
}

func TestBundleRefusesOnWriting(t *testing.T) {
	cases := map[string]struct {
		change func([]pricelist.List)
		want   code.Fault
	}{
		"a slug twice": {func(l []pricelist.List) { l[1].Seller.ID = l[0].Seller.ID },
			code.Fault{Path: "[1].clinic.slug", Code: code.FaultDuplicate}},
		"another state": {func(l []pricelist.List) { l[1].Locations[0].State, l[1].Locations[0].Zip3 = "OR", "" },
			code.Fault{Path: "[1].clinic.locations[0].state", Code: code.FaultContradicts}},
		"no hash": {func(l []pricelist.List) { l[1].SHA256 = "abc" },
			code.Fault{Path: "[1].sha256", Code: code.FaultUnknownValue}},
		"a price beyond 32 bits": {func(l []pricelist.List) { l[1].Seller.Services[0].Price = span.Exact(1 << 31) },
			code.Fault{Path: "services.price_cents", Code: FaultRange, Low: -1 << 31, High: 1<<31 - 1}},
	}
	for name, c := range cases {
		lists := clinics(2)
		c.change(lists)
		b, faults := WriteBundle(lists)
		if b != nil || len(faults) == 0 || faults[0] != c.want {
			t.Errorf("%s: %d bytes, %+v, want %+v", name, len(b), faults, c.want)
		}
	}
}

// What is well formed but makes no sense is refused with the list's index.
func TestBundleRefusesOnOpening(t *testing.T) {
	lists := clinics(2)
	lists[1].Seller.Packages[0].Services = []int{7}
	lists[1].Payers[0].VerifiedOn = 0
	b, faults := WriteBundle(lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	open, faults := OpenBundle(b)
	want := []code.Fault{
		{Path: "lists[1].packages[0].services[0]", Code: code.FaultNoSuch},
		{Path: "lists[1].payers[0].verified_on", Code: code.FaultRequired},
	}
	if diff := cmp.Diff(want, faults); open != nil || diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBundleOfNothing(t *testing.T) {
	b, _ := WriteBundle(nil)
	open, faults := OpenBundle(b)
	if len(faults) > 0 || open.Len() != 0 || open.State() != "" {
		t.Errorf("%v, %v", open, faults)
	}
}

// Ten thousand lists are walked by refilling one: the bundle's own bytes are
// nearly all the memory that it takes.
func TestWalkMakesNothingAnew(t *testing.T) {
	b, faults := OpenBundle(bundleOf(t, 200))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var list pricelist.List
	b.Prices(0, &list)
	if n := testing.AllocsPerRun(5, func() {
		for i := range b.Len() {
			b.Prices(i, &list)
		}
	}); n > 0 {
		t.Errorf("prices of %d lists: %.0f allocations", b.Len(), n)
	}
	if n := testing.AllocsPerRun(5, func() {
		for i := range b.Len() {
			b.List(i, &list)
		}
	}); n > 2*200 {
		t.Errorf("%d lists with their hashes: %.0f allocations", b.Len(), n)
	}
}

// Lists that use every selling rule are walked as cheaply.
func TestSellingRulesLeaveNoGarbage(t *testing.T) {
	lists := clinics(20)
	for i := range lists {
		selling(&lists[i].Seller)
		lists[i].Seller.Services[0].Locations = []int{0}
		lists[i].Payers[0].Plans, lists[i].Payers[0].Billing, lists[i].Payers[0].DailyMax = "PPO", pricelist.BillsDirect, 12000
		lists[i].Payers[0].Rates = []pricelist.Rate{{Service: 0, Unit: 2500}, {Service: 1, OfMedicare: 1_100_000}}
	}
	raw, faults := WriteBundle(lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b, faults := OpenBundle(raw)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var list pricelist.List
	b.Prices(0, &list)
	if n := testing.AllocsPerRun(5, func() {
		for i := range b.Len() {
			b.Prices(i, &list)
		}
	}); n > 0 {
		t.Errorf("prices of %d lists: %.0f allocations", b.Len(), n)
	}
}

func TestTenThousandListsFit(t *testing.T) {
	raw := bundleOf(t, 10000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b, faults := OpenBundle(raw)
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	t.Logf("%d bytes, %d a list; opened, %d more are held", len(raw), len(raw)/b.Len(), int64(after.HeapAlloc)-int64(before.HeapAlloc))
	// Half of the 16 MiB that the module may take in all.
	if len(raw) > 8<<20 {
		t.Errorf("a bundle of 10,000 lists takes %d bytes", len(raw))
	}
}

func BenchmarkOpenBundle(b *testing.B) {
	raw := bundleOf(b, 1000)
	for b.Loop() {
		if _, faults := OpenBundle(raw); len(faults) > 0 {
			b.Fatal(faults)
		}
	}
}

func BenchmarkVerifyBundle(b *testing.B) {
	raw := bundleOf(b, 1000)
	for b.Loop() {
		if verify(raw, idBundle, shapeBundle) != nil {
			b.Fatal("refused")
		}
	}
}

func BenchmarkPrices(b *testing.B) {
	bundle, _ := OpenBundle(bundleOf(b, 1000))
	var list pricelist.List
	for b.Loop() {
		for i := range bundle.Len() {
			bundle.Prices(i, &list)
		}
	}
}

func TestListWithoutSellerIsRefused(t *testing.T) {
	b := flatbuffers.NewBuilder(0)
	message.PriceListStart(b)
	message.PriceListAddRevision(b, 1)
	list := message.PriceListEnd(b)
	b.StartVector(4, 1, 4)
	b.PrependUOffsetT(list)
	all := b.EndVector(1)
	message.BundleStart(b)
	message.BundleAddLists(b, all)
	b.FinishWithFileIdentifier(message.BundleEnd(b), []byte(idBundle))
	_, faults := OpenBundle(b.FinishedBytes())
	want := []code.Fault{{Path: "lists[0].clinic", Code: code.FaultRequired}}
	if diff := cmp.Diff(want, faults); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A bundle may name insurers that came after this engine: none of them is the
// visitor's, and the rest of the list holds.
func TestInsurersOfLaterAreLeftOut(t *testing.T) {
	b := bytes.ReplaceAll(bundleOf(t, 2), []byte("example-health"), []byte("example-wealth"))
	bundle, faults := OpenBundle(b)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var list pricelist.List
	bundle.List(1, &list)
	want := clinics(2)[1].Payers[1:]
	if diff := cmp.Diff(want, list.Payers, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
