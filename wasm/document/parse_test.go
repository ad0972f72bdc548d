package document

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
)

func TestWhatIsNotJSON(t *testing.T) {
	at := func(path, what string, line, column int64) code.Fault {
		return code.Fault{Path: path, Code: what, Low: line, High: column}
	}
	tests := map[string]struct {
		text string
		want code.Fault
	}{
		"nothing":                 {"", at("", NotJSON, 1, 1)},
		"space alone":             {" \n ", at("", NotJSON, 2, 2)},
		"a comma too many":        {"{\n  \"tip\": {},\n}", at("", NotJSON, 3, 1)},
		"a comma in a list":       {`{"signs": [,]}`, at("signs[0]", NotJSON, 1, 12)},
		"no comma":                {`{"a": 1 "b": 2}`, at("", NotJSON, 1, 9)},
		"a comment":               {`{"a": 1} // why`, at("", NotJSON, 1, 10)},
		"single quotes":           {`{'a': 1}`, at("", NotJSON, 1, 2)},
		"a bare name":             {`{a: 1}`, at("", NotJSON, 1, 2)},
		"two documents":           {`{}{}`, at("", NotJSON, 1, 3)},
		"an end too early":        {`{"plan": {"start": "2026`, at("plan.start", NotJSON, 1, 25)},
		"a leading zero":          {`{"a": 01}`, at("", NotJSON, 1, 8)},
		"a leading plus":          {`{"a": +1}`, at("a", NotJSON, 1, 7)},
		"a lone minus":            {`{"a": -}`, at("a", NotJSON, 1, 8)},
		"a leading point":         {`{"a": .5}`, at("a", NotJSON, 1, 7)},
		"a trailing point":        {`{"a": 5.}`, at("a", NotJSON, 1, 9)},
		"an empty exponent":       {`{"a": 5e}`, at("a", NotJSON, 1, 9)},
		"not a number":            {`{"a": NaN}`, at("a", NotJSON, 1, 7)},
		"True":                    {`{"a": True}`, at("a", NotJSON, 1, 7)},
		"a line break in a text":  {"{\"a\": \"x\ny\"}", at("a", NotJSON, 1, 9)},
		"an unknown escape":       {`{"a": "\x"}`, at("a", NotJSON, 1, 8)},
		"a short escape":          {`{"a": "\u12"}`, at("a", NotJSON, 1, 8)},
		"a signed escape":         {`{"a": "\u+123"}`, at("a", NotJSON, 1, 8)},
		"half a surrogate pair":   {`{"a": "\ud83d"}`, at("a", NotUTF8, 1, 8)},
		"the wrong half first":    {`{"a": "\ude00\ud83d"}`, at("a", NotUTF8, 1, 8)},
		"bytes that are no UTF-8": {"{\n\"a\": \"\xff\"}", at("", NotUTF8, 2, 7)},
		"a byte order mark":       {"\ufeff{}", at("", NotJSON, 1, 1)},
		"seventeen levels":        {strings.Repeat("[", 17), code.Fault{Path: strings.Repeat("[0]", 16), Code: TooDeep, High: MaxDepth}},
		"too long":                {`"` + strings.Repeat("x", MaxBytes) + `"`, code.Fault{Code: TooLong, High: MaxBytes}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			found := &faults{}
			if _, ok := parse(test.text, found); ok {
				t.Error("taken")
			}
			if len(found.all) != 1 || found.all[0] != test.want {
				t.Errorf("got %+v, want %+v", found.all, test.want)
			}
		})
	}
}

func TestFieldsThatStandTwice(t *testing.T) {
	found := &faults{}
	n, ok := parse(`{"a": {"b": 1, "c": 2, "b": 3}, "\u0061": 4, "d": [{"e": 1, "e": 1}]}`, found)
	if !ok {
		t.Fatal("refused")
	}
	want := []code.Fault{{Path: "a.b", Code: DuplicateKey}, {Path: "a", Code: DuplicateKey}, {Path: "d[0].e", Code: DuplicateKey}}
	if len(found.all) != 3 || found.all[0] != want[0] || found.all[1] != want[1] || found.all[2] != want[2] {
		t.Errorf("got %v, want %v", found.all, want)
	}
	if got := n.get("a").get("b").text; got != "1" {
		t.Errorf("the value that counts is %s, want the first", got)
	}
}

func TestFieldsNamedStrangely(t *testing.T) {
	tests := map[string]string{
		"with a space":            `["with a space"]`,
		"with.dot":                `["with.dot"]`,
		"":                        `[""]`,
		"naïve":                   `["naïve"]`,
		"plain-1_b":               `plain-1_b`,
		strings.Repeat("é", 1000): `["` + strings.Repeat("é", maxKey/2) + `…"]`,
	}
	for name, want := range tests {
		if got := strings.TrimPrefix(step(name), "."); got != want {
			t.Errorf("%.20q: %s, want %s", name, got, want)
		}
	}
}

// Texts are what encoding/json reads, save what it mends silently.
func TestTextsAreReadAsByTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{`a`, `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, `\u0041`, `\u00e9`, `\ud83d\ude00`, `é`, `😀`, `\u0000`})
		text := `"` + strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "") + `"`
		var want string
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		n, ok := parse(text, &faults{})
		if !ok || n.text != want {
			t.Errorf("%s: %q, want %q", text, n.text, want)
		}
		w := &writer{}
		w.quote(want)
		if again, _ := parse(string(w.out), &faults{}); again.text != want {
			t.Errorf("%q is written as %s", want, w.out)
		}
	})
}

func TestFaultsAreCountedOnce(t *testing.T) {
	fault := func(path, what string) code.Fault { return code.Fault{Path: path, Code: what} }
	tests := map[string]struct {
		first, second code.Fault
		both          bool
	}{
		"the same place":            {fault("a", WrongType), fault("a", code.FaultRequired), false},
		"within it":                 {fault("a", WrongType), fault("a.b", code.FaultRequired), false},
		"an element of it":          {fault("a", WrongType), fault("a[0]", code.FaultRequired), false},
		"missing since it is wrong": {fault("a.b", WrongType), fault("a", code.FaultRequired), false},
		"around it":                 {fault("a.b", WrongType), fault("a", code.FaultContradicts), true},
		"a longer name":             {fault("a", WrongType), fault("ab", code.FaultRequired), true},
		"the whole document":        {fault("", WrongType), fault("a", code.FaultRequired), true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := &faults{}
			f.add(test.first)
			f.add(test.second)
			if got := len(f.all) == 2; got != test.both {
				t.Errorf("got %v", f.all)
			}
		})
	}
}

func TestFaultsEnd(t *testing.T) {
	_, found := ReadRequest([]byte(`{"plan": {"skip": [` + strings.Repeat("1,", 58) + `1]}}`))
	if len(found) != MaxFaults || found[MaxFaults-1].Code != TooManyFaults {
		t.Errorf("%d faults, the last %v", len(found), found[len(found)-1])
	}
}
