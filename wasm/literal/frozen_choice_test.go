package literal_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/pay"
)

var update = flag.Bool("update", false, "write the frozen choices anew")

// A frozenChoice is a course with what its cheapest route comes to. It was written
// by literal.Choice alone.
type frozenChoice struct {
	Course         *literal.Course
	Total, Prepaid int64
	Purchases      int
}

// frozen is how many choices are written, of which at least so many buy on an eve.
const frozen, frozenEves = 200, 40

// naive tells whether a route is what anybody would think of first: all visits
// singly, all claimed, or one package or membership to its term with nothing
// claimed beside it.
func naive(r literal.Route) bool {
	claims, renews := false, false
	for _, s := range r.Steps {
		claims = claims || s.Way == "claim"
		renews = renews || s.Renews > 0
	}
	return r.Purchases == 0 || r.Purchases == 1 && !claims && !renews
}

// freeze draws courses until there are enough whose cheapest route is not naive.
// Of these it takes one if it has a feature that few before it have.
func freeze() (all []frozenChoice) {
	seen, onEves := map[string]int{}, 0
	const first = 1 << 32 // none of the courses that are compared by the thousand
	for seed := first; len(all) < frozen; seed++ {
		few := 1 + (seed-first)/2000
		c := drawChoice(numbers(seed), true)
		r := literal.Choice(c)
		found, rare := features(c, r), false
		bought := false
		for _, f := range found {
			rare = rare || seen[f] < few
			bought = bought || f == "a purchase on an eve"
		}
		if naive(r) || !rare && !bought || !bought && len(all)-onEves == frozen-frozenEves {
			continue
		}
		for _, f := range found {
			seen[f]++
		}
		if bought {
			onEves++
		}
		all = append(all, frozenChoice{c, r.Total, r.Prepaid, r.Purchases})
	}
	return all
}

// days are the fields that hold a day, which is written as people write it.
var days = map[string]bool{"Day": true, "Opens": true, "LastDay": true, "From": true, "Until": true, "Year": true}

// plain turns what JSON holds between the two ways to write it: days as text and
// without what is nothing, or days as numbers.
func plain(v any, text bool) any {
	switch v := v.(type) {
	case map[string]any:
		for key, field := range v {
			field = plain(field, text)
			if n, ok := field.(float64); ok && days[key] && n != 0 {
				field = civil.Date(n).String()
			} else if s, ok := field.(string); ok && days[key] && !text {
				day, err := civil.Parse(s)
				if err != nil {
					panic(err)
				}
				field = day
			}
			if v[key] = field; field == nil || field == 0. || field == "" || field == false || empty(field) {
				delete(v, key)
			}
		}
	case []any:
		for i := range v {
			v[i] = plain(v[i], text)
		}
	}
	return v
}

func empty(v any) bool {
	object, ok := v.(map[string]any)
	return ok && len(object) == 0
}

func convert(from []byte, text bool) (to []byte, err error) {
	var v any
	if err = json.Unmarshal(from, &v); err != nil {
		return nil, err
	}
	return json.Marshal(plain(v, text))
}

const choicesFile = "testdata/choices.json"

func writeChoices(t *testing.T) {
	t.Helper()
	var file bytes.Buffer
	file.WriteByte('[')
	for i, c := range freeze() {
		whole, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		line, err := convert(whole, true)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			file.WriteByte(',')
		}
		fmt.Fprintf(&file, "\n%s", line)
	}
	file.WriteString("\n]\n")
	if err := os.WriteFile(choicesFile, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readChoices(t *testing.T) (all []frozenChoice) {
	t.Helper()
	file, err := os.ReadFile(choicesFile)
	if err != nil {
		t.Fatal(err)
	}
	if file, err = convert(file, false); err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// Frozen choices are what they were, by enumeration and by the search. The best
// of them is never what anybody would think of first.
func TestFrozenChoices(t *testing.T) {
	if *update {
		writeChoices(t)
	}
	all := readChoices(t)
	if len(all) < frozen {
		t.Fatalf("%d choices are frozen, want %d", len(all), frozen)
	}
	var search pay.Search
	seen := map[string]int{}
	for i, f := range all {
		r := literal.Choice(f.Course)
		got, want := figures{r.Total, r.Prepaid, r.Purchases, 0}, figures{f.Total, f.Prepaid, f.Purchases, 0}
		if got != want || naive(r) {
			t.Errorf("choice %d: %+v by %+v, frozen is %+v", i, got, r.Steps, want)
		}
		for _, feature := range features(f.Course, r) {
			seen[feature]++
		}
		e := engine(f.Course)
		best := search.Best(&e)
		if got := (figures{int64(best.Total), int64(best.Prepaid), best.Purchases, 0}); got != want {
			t.Errorf("choice %d: the search has %+v by %+v, frozen is %+v", i, got, best.Steps, want)
		}
		if s := pay.Settle(&e, best, nil); int64(s.Total) != f.Total || int64(s.Prepaid) != f.Prepaid {
			t.Errorf("choice %d settles for %+v, frozen is %+v", i, s, want)
		}
	}
	simple := map[string]bool{"every covered visit claimed": true, "comes back: used at the single price": true}
	for feature := range asked {
		if seen[feature] == 0 && !simple[feature] {
			t.Errorf("no frozen choice has %s", feature)
		}
	}
	if n := seen["a purchase on an eve"]; n < frozenEves {
		t.Errorf("%d of the frozen choices buy on an eve, want %d", n, frozenEves)
	}
}
