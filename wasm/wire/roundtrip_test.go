package wire

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire/message"
)

func TestRequestSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := draw[estimate.Request](t, "request")
		b, faults := WriteRequest(&want)
		if len(faults) > 0 {
			t.Fatalf("not written: %v", faults)
		}
		got, faults := ReadRequest(b)
		if len(faults) > 0 {
			t.Fatalf("not read: %v", faults)
		}
		if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-in +out):\n%s", diff)
		}
	})
}

func TestRequestWithNothingSaid(t *testing.T) {
	b, faults := WriteRequest(&estimate.Request{AsOf: 740000})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(b) > 64 {
		t.Errorf("the shortest request takes %d bytes", len(b))
	}
	got, faults := ReadRequest(b)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if diff := cmp.Diff(&estimate.Request{AsOf: 740000}, got); diff != "" {
		t.Errorf("(-in +out):\n%s", diff)
	}
}

func TestReplySurvives(t *testing.T) {
	w := NewWriter()
	rapid.Check(t, func(t *rapid.T) {
		want := draw[estimate.Estimate](t, "estimate")
		got, faults, err := ReadReply(w.Reply(&want, nil))
		if err != nil || len(faults) > 0 {
			t.Fatalf("not read: %v %v", err, faults)
		}
		// On which day a share was paid ahead is for the engine alone.
		if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(ledger.Entry{}, "Paid")); diff != "" {
			t.Fatalf("(-in +out):\n%s", diff)
		}
	})
}

func TestFaultsSurvive(t *testing.T) {
	w := NewWriter()
	want := []code.Fault{
		{Path: "offers.own[0].name", Code: code.FaultRequired},
		{Path: "plan.minutes", Code: code.FaultTooLarge, Low: 5, High: 240},
		{Path: "plan.start", Code: plan.FaultTooEarly, Low: 739000, High: 741000},
		{Path: "benefit.deductible_met_cents", Code: code.FaultContradicts, Other: "benefit.deductible_cents"},
		{},
	}
	check := func(what string, got []code.Fault, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-in +out):\n%s", what, diff)
		}
	}
	e, got, err := ReadReply(w.Reply(&estimate.Estimate{AsOf: 1}, want))
	check("Reply", got, err)
	if e != nil {
		t.Error("an estimate stands beside faults")
	}
	_, _, got, err = ReadHeld(w.Held(nil, want))
	check("Held", got, err)
	_, got, err = ReadRanked(w.Ranked(&Ranked{}, want))
	check("Ranked", got, err)
	_, got, err = ReadFigures(w.Figures(nil, want))
	check("Figures", got, err)
	got, err = ReadFaults(w.Faults(want))
	check("Faults", got, err)
}

// Limits beyond 32 bits are left out rather than cut.
func TestLimitsThatDoNotFitAreLeftOut(t *testing.T) {
	got, err := ReadFaults(NewWriter().Faults([]code.Fault{{Path: "p", Code: "c", Low: 1, High: 1 << 40}}))
	if diff := cmp.Diff([]code.Fault{{Path: "p", Code: "c"}}, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// What a held list says of discounts is what the list says, list by list.
func TestDiscountsAreHeld(t *testing.T) {
	lists := clinics(3)
	lists[0].Seller.Discounts = []offer.Discount{
		{ID: "scale-20", Eligibility: "Ingresos bajos ✿", Proof: offer.ProofSelfDeclared, Off: 200_000},
		{ID: "scale-40", Eligibility: "On food assistance", Proof: offer.ProofDocument, Off: 400_000},
	}
	lists[2].Seller.Discounts = []offer.Discount{{ID: "scale-20", Eligibility: "On food assistance", Off: 250_000}}
	b, faults := WriteBundle(lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	open, faults := OpenBundle(b)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	_, held, _, err := ReadHeld(NewWriter().Held(open, nil))
	if err != nil || len(held) != len(lists) {
		t.Fatalf("%d lists are held: %v", len(held), err)
	}
	for i := range held {
		if diff := cmp.Diff(lists[i].Seller.Discounts, held[i].Discounts); diff != "" {
			t.Errorf("list %d (-in +out):\n%s", i, diff)
		}
	}
}

func TestListsSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) pricelist.List {
			l := draw[pricelist.List](t, "list")
			l.SHA256, l.Previous = digest(t, "own"), digest(t, "previous")
			l.Fees, l.NPI, l.Licences = pricelist.Fees{}, "", nil // no bundle carries them
			if len(l.Locations) > 0 {
				l.Locations[0].State = ""
			}
			return l
		}), 1, 3).Draw(t, "lists")
		for i := range want {
			want[i].Seller.ID = "clinic-" + strconv.Itoa(i)
		}
		b, faults := WriteBundle(want)
		if len(faults) > 0 {
			t.Fatalf("not written: %v", faults)
		}
		if wrong := verify(b, idBundle, shapeBundle); wrong != nil {
			t.Fatalf("not verified: %v at %d", wrong, wrong.At)
		}
		// Not by OpenBundle, which would hold the lists to sense.
		bundle := &Bundle{root: message.GetRootAsBundle(b, 0)}
		var got pricelist.List // one for all, as in a walk
		for i := range want {
			bundle.List(i, &got)
			if diff := cmp.Diff(want[i], got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("list %d (-in +out):\n%s", i, diff)
			}
			bundle.Prices(i, &got)
			bare := want[i]
			bare.SHA256, bare.Previous, bare.Website, bare.BookingURL, bare.Locations = "", "", "", "", nil
			for _, l := range want[i].Locations {
				bare.Locations = append(bare.Locations, pricelist.Location{State: l.State})
			}
			if diff := cmp.Diff(bare, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("prices of list %d (-in +out):\n%s", i, diff)
			}
			if at, ok := bundle.Find(want[i].Seller.ID); !ok || at != i {
				t.Fatalf("list %d is found at %d, %t", i, at, ok)
			}
		}
	})
}

func TestTextsAndFiguresSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]TextKind{0, TextMoney, TextPercent, TextCount, TextDate})
		texts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Text {
			return Text{kind.Draw(t, "kind"), draw[string](t, "text")}
		}), 0, 5).Draw(t, "texts")
		got, faults := ReadTexts(WriteTexts(texts))
		if diff := cmp.Diff(texts, got, cmpopts.EquateEmpty()); diff != "" || len(faults) > 0 {
			t.Fatalf("%v (-in +out):\n%s", faults, diff)
		}
		figures := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Figure {
			return Figure{rapid.Int32().Draw(t, "value"), draw[string](t, "code")}
		}), 0, 5).Draw(t, "figures")
		back, faults, err := ReadFigures(NewWriter().Figures(figures, nil))
		if diff := cmp.Diff(figures, back, cmpopts.EquateEmpty()); diff != "" || len(faults) > 0 || err != nil {
			t.Fatalf("%v %v (-in +out):\n%s", err, faults, diff)
		}
	})
}

func TestRankingsSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := draw[compare.Question](t, "question")
		want.Effort = 0 // is the engine's
		if want.Request == nil {
			want.Request = &estimate.Request{}
		}
		b, faults := WriteRanking(&want)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		got, faults := ReadRanking(b)
		if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); diff != "" || len(faults) > 0 {
			t.Fatalf("%v (-in +out):\n%s", faults, diff)
		}
	})
}

func TestRankedSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := draw[Ranked](t, "ranked")
		got, faults, err := ReadRanked(NewWriter().Ranked(&want, nil))
		if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); err != nil || diff != "" || len(faults) > 0 {
			t.Fatalf("%v %v (-in +out):\n%s", err, faults, diff)
		}
	})
}

// The same bytes each time, also from a writer that wrote something else before.
func TestWritingIsRepeatable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := draw[estimate.Estimate](t, "estimate")
		w := NewWriter()
		first := string(w.Reply(&e, nil))
		w.Faults([]code.Fault{{Path: "something", Code: "else"}})
		if string(w.Reply(&e, nil)) != first || string(NewWriter().Reply(&e, nil)) != first {
			t.Fatal("another message of the same estimate")
		}
	})
}
