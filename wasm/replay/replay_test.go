package replay_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
)

var here = document.Engine{Version: estimate.Version}

// one is a receipt of the corpus, for a test to change.
func one(t *testing.T, name string) *document.Receipt {
	t.Helper()
	for _, s := range read(t) {
		if s.name == name {
			return s.receipt
		}
	}
	t.Fatalf("the corpus has no %s", name)
	return nil
}

func of(t *testing.T, r *document.Receipt, lists estimate.Lists) *replay.Outcome {
	t.Helper()
	o, err := replay.Of(r, here, lists)
	if err != nil {
		t.Fatal(err)
	}
	return &o
}

func compare(t *testing.T, stated, found []byte) *replay.Outcome {
	t.Helper()
	o, err := replay.Compare(stated, found)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// restate puts another answer into a receipt as if it were the one given.
func restate(t *testing.T, r *document.Receipt, change func(answer any)) *document.Receipt {
	t.Helper()
	var answer any
	d := json.NewDecoder(bytes.NewReader(r.Estimate))
	d.UseNumber()
	if err := d.Decode(&answer); err != nil {
		t.Fatal(err)
	}
	change(answer)
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	out := *r
	out.Estimate, out.EstimateSHA256 = text, document.Digest(text)
	return &out
}

// figures calls visit for each scalar of an answer with what sets it.
func figures(v any, path string, visit func(path string, is any, set func(any))) {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range sorted(v) {
			if inner := v[name]; scalar(inner) {
				visit(strings.TrimPrefix(path+"."+name, "."), inner, func(to any) { v[name] = to })
			} else {
				figures(inner, strings.TrimPrefix(path+"."+name, "."), visit)
			}
		}
	case []any:
		for i, inner := range v {
			if scalar(inner) {
				visit(path, inner, func(to any) { v[i] = to })
			} else {
				figures(inner, path, visit)
			}
		}
	}
}

func scalar(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return false
	}
	return true
}

func sorted(v map[string]any) (names []string) {
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// shortest is the corpus by length.
func shortest(t *testing.T) []saved {
	t.Helper()
	all := read(t)
	slices.SortFunc(all, func(a, b saved) int { return len(a.text) - len(b.text) })
	return all
}

// Whichever figure of an answer is another, it is found: each one of the shortest
// receipts, one at a time.
func TestEveryFigureIsHeld(t *testing.T) {
	for _, s := range shortest(t)[:5] {
		name, r := s.name, s.receipt
		count := 0
		figures(decoded(t, r), "", func(string, any, func(any)) { count++ })
		for k := range count {
			at := ""
			changed := restate(t, r, func(answer any) {
				i := 0
				figures(answer, "", func(path string, is any, set func(any)) {
					if i == k {
						at = path
						set(another(is))
					}
					i++
				})
			})
			o := compare(t, changed.Estimate, r.Estimate)
			if len(o.Differences) == 0 {
				t.Errorf("%s: another %s is not found", name, at)
			}
			if strings.HasSuffix(at, "_cents") && o.Differing < 1 {
				t.Errorf("%s: another %s is found and not counted", name, at)
			}
		}
		if count < 5 {
			t.Fatalf("%s has %d figures: the test looks in the wrong place", name, count)
		}
	}
}

func decoded(t *testing.T, r *document.Receipt) (answer any) {
	t.Helper()
	if err := json.Unmarshal(r.Estimate, &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// another is a value of the same kind; of a number, one more.
func another(v any) any {
	switch v := v.(type) {
	case json.Number:
		n, _ := v.Int64()
		return n + 1
	case bool:
		return !v
	}
	return v.(string) + ".other"
}

// A receipt made before something was said still replays: each name of a field
// that answers have is left out of a receipt wherever it stands, of three of them.
func TestWhatIsNotStatedIsNotHeld(t *testing.T) {
	tried := map[string]int{}
	for _, s := range shortest(t) {
		names := map[string]bool{}
		for _, name := range mustShow(t, s.receipt) {
			if field, ok := strings.CutPrefix(name, "field "); ok {
				names[field[strings.LastIndexByte(field, '.')+1:]] = true
			}
		}
		for name := range names {
			switch name {
			case "kind", "index", "fact", "field", "code", "date", "visit", "payer", "rule", "item", "offer", "format":
				continue // they say which thing it is
			}
			if tried[name]++; tried[name] > 3 {
				continue
			}
			left := 0
			o := compare(t, restate(t, s.receipt, func(answer any) { left = leaveOut(answer, name) }).Estimate, s.receipt.Estimate)
			if !o.Agrees() {
				t.Errorf("%s without %s: %s", s.name, name, told(o))
			}
			if o.Unstated != left {
				t.Errorf("%s without %s: %d figures more are found, %d were left out", s.name, name, o.Unstated, left)
			}
		}
	}
	if len(tried) < 60 {
		t.Errorf("%d fields were left out", len(tried))
	}
}

func mustShow(t *testing.T, r *document.Receipt) []string {
	t.Helper()
	all, err := shown(r)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// leaveOut takes a field out wherever it is, and counts the figures that go.
func leaveOut(v any, name string) (figuresLeft int) {
	switch v := v.(type) {
	case map[string]any:
		if gone, ok := v[name]; ok {
			figures(map[string]any{"": gone}, "", func(string, any, func(any)) { figuresLeft++ })
		}
		delete(v, name)
		for _, inner := range v {
			figuresLeft += leaveOut(inner, name)
		}
	case []any:
		for _, inner := range v {
			figuresLeft += leaveOut(inner, name)
		}
	}
	return figuresLeft
}

// at follows field names and places into an answer.
func at(v any, steps ...any) any {
	for _, step := range steps {
		switch s := step.(type) {
		case string:
			v = v.(map[string]any)[s]
		case int:
			v = v.([]any)[s]
		}
	}
	return v
}

// What has a name may be joined by others; what is stated as a whole may not.
func TestListsOfThingsMayGrowOthersNot(t *testing.T) {
	r := one(t, "cedar-street-massage-unsure")
	for name, test := range map[string]struct {
		steps []any // to what has the list
		list  string
		holds bool
	}{
		"offers":              {nil, "offers", true},
		"ways":                {[]any{"offers", 0}, "ways", true},
		"cases":               {[]any{"offers", 0, "ways", 0}, "cases", true},
		"unknown facts":       {nil, "unknowns", true},
		"notes":               {[]any{"offers", 0}, "notes", true},
		"inputs of an entry":  {[]any{"offers", 0, "ways", 0, "cases", 0, "ledger", 0}, "inputs", true},
		"entries of a ledger": {[]any{"offers", 0, "ways", 0, "cases", 0}, "ledger", false},
		"costs of stopping":   {[]any{"offers", 0, "ways", 0, "cases", 0}, "stops_cents", false},
		"visits":              {[]any{"plan"}, "visits", false},
	} {
		t.Run(name, func(t *testing.T) {
			o := compare(t, restate(t, r, func(answer any) {
				within := at(answer, test.steps...).(map[string]any)
				list, ok := within[test.list].([]any)
				if !ok || len(list) == 0 {
					t.Fatalf("there is no %s", test.list)
				}
				within[test.list] = list[:len(list)-1]
			}).Estimate, r.Estimate)
			if o.Agrees() != test.holds {
				t.Errorf("without the last it agrees: %v, want %v; %v", o.Agrees(), test.holds, o.Differences)
			}
			more := compare(t, restate(t, r, func(answer any) {
				within := at(answer, test.steps...).(map[string]any)
				list := within[test.list].([]any)
				within[test.list] = append(list, list[0])
			}).Estimate, r.Estimate)
			if more.Agrees() {
				t.Error("with one too many it agrees")
			}
		})
	}
}

// Where a thing of a list stands does not matter, if it has a name.
func TestThingsAreFoundByTheirNames(t *testing.T) {
	r := one(t, "262-upgrade")
	o := of(t, restate(t, r, func(answer any) {
		slices.Reverse(at(answer, "offers").([]any))
		slices.Reverse(at(answer, "offers", 0, "ways").([]any))
	}), nil)
	if !o.Agrees() || o.Unstated > 0 {
		t.Errorf("%d figures more; %s", o.Unstated, told(o))
	}
}

// What a receipt states and this engine no longer says is a difference, wherever
// it stands.
func TestWhatIsNoLongerSaidDiffers(t *testing.T) {
	r := one(t, "cedar-street-massage-unsure")
	settled := []any{"offers", 0, "ways", 0, "cases", 0}
	for name, steps := range map[string][]any{
		"of the answer": {}, "of the plan": {"plan"}, "of an offer": {"offers", 0}, "of a way": {"offers", 0, "ways", 1}, "of a case": settled,
		"of an entry": append(slices.Clone(settled), "ledger", 0), "of an input": append(slices.Clone(settled), "ledger", 0, "inputs", 0),
		"of an unknown fact": {"unknowns", 0},
	} {
		o := compare(t, restate(t, r, func(answer any) {
			at(answer, steps...).(map[string]any)["of_old_cents"] = json.Number("500")
		}).Estimate, r.Estimate)
		if len(o.Differences) != 1 || o.Differing != 1 {
			t.Errorf("an amount %s: %d differences, %d amounts", name, len(o.Differences), o.Differing)
			continue
		}
		if more := compare(t, r.Estimate, r.Estimate); more.Amounts+1 != o.Amounts {
			t.Errorf("an amount %s makes %d of %d", name, o.Amounts, more.Amounts)
		}
		if d := o.Differences[0]; d.Is.Said || d.Was.Cents() != 500 || !strings.HasSuffix(d.Path, "of_old_cents") || (d.Way == "") != (len(steps) < 4) {
			t.Errorf("an amount %s: %+v", name, d)
		}
	}
}

// A list of amounts that is no longer said has as many as it states; one that got
// longer has no more than it states.
func TestListsOfAmountsAreCounted(t *testing.T) {
	stated := []byte(`{"stops_cents": [1, 2, 3], "total_cents": 3}`)
	for found, want := range map[string]int{
		`{"stops_cents": [1, 2, 3], "total_cents": 3}`: 0, `{"total_cents": 3}`: 3, `{"stops_cents": [1, 5, 4], "total_cents": 4}`: 3,
		`{"stops_cents": [1, 2], "total_cents": 3}`: 1, `{"stops_cents": [1, 2, 3, 4], "total_cents": 3}`: 0, `{"stops_cents": 6, "total_cents": 3}`: 3,
	} {
		o := compare(t, stated, []byte(found))
		if o.Amounts != 4 || o.Differing != want || (len(o.Differences) == 0) != (found == string(stated)) {
			t.Errorf("%s: %d of %d amounts, want %d of 4; %d differences", found, o.Differing, o.Amounts, want, len(o.Differences))
		}
	}
}
