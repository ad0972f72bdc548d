package replay_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
)

// The first difference is that of a ledger, though totals stand before it, and
// says where it is, what was stated and what is found.
func TestFirstDifferenceNamesTheEntry(t *testing.T) {
	r := one(t, "cedar-street-massage-unsure")
	o := of(t, restate(t, r, func(answer any) {
		settled := at(answer, "offers", 0, "ways", 0, "cases", 1).(map[string]any)
		settled["total_cents"] = json.Number("1")
		at(settled, "ledger", 1).(map[string]any)["amount_cents"] = json.Number("2")
	}), nil)
	if len(o.Differences) != 2 || o.Differing != 2 {
		t.Fatalf("%d differences, %d amounts: %s", len(o.Differences), o.Differing, told(o))
	}
	d := o.Differences[0]
	if want := "offers[0].ways[0].cases[1].ledger[1].amount_cents"; d.Path != want {
		t.Errorf("at %s, want %s", d.Path, want)
	}
	var answer any
	if err := json.Unmarshal(r.Estimate, &answer); err != nil {
		t.Fatal(err)
	}
	entry := at(answer, "offers", 0, "ways", 0, "cases", 1, "ledger", 1).(map[string]any)
	if d.Stated.Amount != 2 || float64(d.Found.Amount) != entry["amount_cents"] || d.Was.Cents() != 2 || d.Is.Cents() != d.Found.Amount || !d.Was.Money {
		t.Errorf("stated %+v, found %+v, was %+v, is %+v", *d.Stated, *d.Found, d.Was, d.Is)
	}
	if d.Stated.Date != entry["date"] || d.Stated.Rule != entry["rule"] || d.Stated.Payer != entry["payer"] || d.OfferID != at(answer, "offers", 0, "id") || d.Way != "cheapest" || d.Case != at(answer, "offers", 0, "ways", 0, "cases", 1, "kind") {
		t.Errorf("%+v of %v", d, entry)
	}
	if diff := cmp.Diff([]string{entry["rule"].(string)}, d.Subjects()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"offers.ways.cases.total_cents"}, o.Differences[1].Subjects()); diff != "" {
		t.Error(diff)
	}
}

// Behind an entry that is another one nothing is compared: its amounts count as
// others, and one difference is told.
func TestLedgerIsComparedUpToTheFirstOtherEntry(t *testing.T) {
	r := one(t, "262-upgrade")
	behind := 0
	o := of(t, restate(t, r, func(answer any) {
		ledger := at(answer, "offers", 0, "ways", 0, "cases", 0, "ledger").([]any)
		ledger[1].(map[string]any)["rule"] = "pay.of_old"
		for _, entry := range ledger[1:] {
			figures(entry, "", func(path string, _ any, _ func(any)) {
				if strings.HasSuffix(path, "_cents") {
					behind++
				}
			})
			for _, in := range entry.(map[string]any)["inputs"].([]any) {
				if in.(map[string]any)["unit"] == "cents" {
					behind++
				}
			}
		}
	}), nil)
	if len(o.Differences) != 1 || o.Differing != behind || behind < 3 {
		t.Errorf("%d differences, %d amounts, want 1 and %d", len(o.Differences), o.Differing, behind)
	}
	if got := o.Differences[0].Case; got != "" {
		t.Errorf("a way of one case has the case %q", got)
	}
	if got := o.Differences[0].Subjects(); len(got) != 2 || got[0] != "pay.of_old" {
		t.Errorf("it is about %v", got)
	}
}

func TestAlteredPartsAreNamed(t *testing.T) {
	fresh := func() *document.Receipt { return one(t, "cedar-street-massage-unsure") }
	whole := fresh()
	if o := of(t, whole, nil); !o.Agrees() || o.Amounts < 100 {
		t.Fatalf("%d amounts; %s", o.Amounts, told(o))
	}
	list := *whole.Lists[0].List
	dearer := list
	dearer.Seller.Services = append(list.Seller.Services[:0:0], list.Seller.Services...)
	dearer.Seller.Services[0].Price.Low++
	dearer.Seller.Services[0].Price.High++
	dearer.SHA256 = document.Digest(document.Canonical(&dearer))
	tests := map[string]struct {
		change  func(r *document.Receipt)
		lists   estimate.Lists
		altered replay.Part
		missing int
		differs bool
	}{
		"a request that changes nothing": {func(r *document.Receipt) { r.Request.QualifiesFor = []string{"nobody"} }, nil, replay.RequestPart, 0, false},
		"a request that changes prices":  {func(r *document.Receipt) { r.Request.Tip = 150_000 }, nil, replay.RequestPart, 0, true},
		"a field taken out of the answer": {func(r *document.Receipt) {
			r.Estimate = restate(t, r, func(answer any) { leaveOut(answer, "stops_cents") }).Estimate
		}, nil, replay.EstimatePart, 0, false},
		"a price of the list":                   {func(r *document.Receipt) { r.Lists[0].List = &dearer }, nil, replay.ListPart, 1, false},
		"a price of the list, the list at hand": {func(r *document.Receipt) { r.Lists[0].List = &dearer }, estimate.Lists{dearer, list}, replay.ListPart, 0, false},
		"a list and its hash": {func(r *document.Receipt) {
			r.Lists[0].List, r.Lists[0].SHA256 = &dearer, dearer.SHA256
		}, nil, 0, 0, true},
		"a list that is not carried":             {func(r *document.Receipt) { r.Lists[0].List = nil }, nil, 0, 1, false},
		"a list that is not carried, at hand":    {func(r *document.Receipt) { r.Lists[0].List = nil }, estimate.Lists{list}, 0, 0, false},
		"a later list of the clinic is not that": {func(r *document.Receipt) { r.Lists[0].List = nil }, estimate.Lists{dearer}, 0, 1, false},
		"a list that is not named":               {func(r *document.Receipt) { r.Lists = nil }, estimate.Lists{list}, 0, 0, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := fresh()
			test.change(r)
			o := of(t, r, test.lists)
			if test.altered == 0 && len(o.Altered) > 0 || test.altered != 0 && (len(o.Altered) != 1 || o.Altered[0].Part != test.altered) {
				t.Errorf("altered: %+v", o.Altered)
			}
			if len(o.Missing) != test.missing || len(o.Differences) > 0 != test.differs {
				t.Errorf("%d lists missing, %d differences", len(o.Missing), len(o.Differences))
			}
			if o.Agrees() != (test.altered == 0 && test.missing == 0 && !test.differs) {
				t.Errorf("it agrees: %v", o.Agrees())
			}
			if test.missing > 0 && o.Amounts > 0 {
				t.Error("it was compared without a price list")
			}
		})
	}
}

// A request that is refused has no answer to compare.
func TestRefusedRequestIsNoAgreement(t *testing.T) {
	r := one(t, "262-upgrade")
	r.Request.Plan.Start = r.Request.AsOf + 36_500
	r.RequestSHA256 = document.Digest(document.WriteRequest(r.Request))
	o := of(t, r, nil)
	if o.Agrees() || len(o.Faults) == 0 {
		t.Errorf("faults %v", o.Faults)
	}
}

// A receipt names the lists that were read and no others, and carries them where
// it is to.
func TestMakeNamesWhatWasRead(t *testing.T) {
	whole := one(t, "cedar-street-massage-unsure")
	other := one(t, "lone-pine-massage-club-self-pay").Lists[0].List
	lists := estimate.Lists{*other, *whole.Lists[0].List}
	request := *whole.Request
	request.Clinics = []string{"nobody", "cedar-street-massage", whole.Lists[0].SHA256}
	answer, faults := estimate.Run(&request, lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, carry := range []bool{true, false} {
		r := replay.Make(&request, lists, &answer, "ff", carry)
		if len(r.Lists) != 1 || r.Lists[0].Slug != "cedar-street-massage" || r.Lists[0].SHA256 != whole.Lists[0].SHA256 || r.Lists[0].List != nil != carry {
			t.Errorf("it names %+v", r.Lists)
		}
		if r.Engine != (document.Engine{Version: estimate.Version, SHA256: "ff"}) {
			t.Errorf("by %+v", r.Engine)
		}
		if o := of(t, r, lists); !o.Agrees() {
			t.Error(told(o))
		}
	}
}

func TestOfRefusesWhatIsNoAnswer(t *testing.T) {
	r := one(t, "262-upgrade")
	r.Estimate = []byte(`{"offers": [`)
	if _, err := replay.Of(r, here, nil); err == nil {
		t.Error("half an answer was compared")
	}
}

func TestLater(t *testing.T) {
	for _, test := range []struct {
		version, than string
		want          bool
	}{{"1.0", "1.0", false}, {"1.1", "1.0", true}, {"1.10", "1.9", true}, {"2.0", "1.9", true}, {"1.9", "2.0", false}, {"10.0", "9.0", true}} {
		if got := replay.Later(test.version, test.than); got != test.want {
			t.Errorf("%s is later than %s: %v", test.version, test.than, got)
		}
	}
}

// The corpus accepts a difference only where a change of a later version names the
// receipt and what the first difference is about.
func TestJudge(t *testing.T) {
	named := replay.Change{Version: "2.0", Subjects: []string{"cover.copay"}, Why: "why", Receipts: []string{"one"}}
	copay := replay.Difference{Stated: &replay.Entry{Rule: string(code.Copay)}, Found: &replay.Entry{Rule: string(code.Copay)}}
	became := replay.Difference{Stated: &replay.Entry{Rule: string(code.Single)}, Found: &replay.Entry{Rule: string(code.Copay)}}
	single := replay.Difference{Stated: &replay.Entry{Rule: string(code.Single)}}
	with := func(d ...replay.Difference) replay.Outcome {
		return replay.Outcome{Stated: document.Engine{Version: "1.3"}, Differences: d}
	}
	since2 := with(copay)
	since2.Stated.Version = "2.0"
	tests := map[string]struct {
		name, version string
		outcome       replay.Outcome
		changes       []replay.Change
		want          string // part of what is said; empty where it is accepted
	}{
		"it agrees":                          {"one", "2.0", with(), nil, ""},
		"named, and it agrees":               {"one", "2.0", with(), []replay.Change{named}, "it agrees"},
		"named for that rule":                {"one", "2.0", with(copay), []replay.Change{named}, ""},
		"another rule took its place":        {"one", "2.0", with(became), []replay.Change{named}, ""},
		"not named":                          {"two", "2.0", with(copay), []replay.Change{named}, "does not replay"},
		"no change at all":                   {"one", "2.0", with(copay), nil, "does not replay"},
		"named for another rule":             {"one", "2.0", with(single), []replay.Change{named}, "does not replay"},
		"another rule differs before":        {"one", "2.0", with(single, copay), []replay.Change{named}, "does not replay"},
		"named for a version yet to come":    {"one", "1.3", with(copay), []replay.Change{named}, "does not replay"},
		"made since that change":             {"one", "2.0", since2, []replay.Change{named}, "does not replay"},
		"of a version yet to come":           {"one", "1.2", with(), nil, "yet to come"},
		"altered, whatever changes it names": {"one", "2.0", replay.Outcome{Stated: document.Engine{Version: "1.3"}, Altered: []replay.Altered{{Part: replay.RequestPart}}}, []replay.Change{named}, "altered"},
		"outside of ledgers, by its path": {"one", "2.0", with(replay.Difference{Path: "unknowns[3].worth_cents"}),
			[]replay.Change{{Version: "2.0", Subjects: []string{"unknowns.worth_cents"}, Receipts: []string{"one"}}}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := judge(test.name, test.version, &test.outcome, test.changes)
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("said %v, want %q", err, test.want)
			}
		})
	}
}
