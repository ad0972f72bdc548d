package document_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/document"
)

// Texts with a pattern: the schema's pattern and the engine's own rule must take
// and refuse the same ones. The alphabets hold what each rule turns on.
func TestPatternsAreTheRules(t *testing.T) {
	request, list := compile(t, "request.schema.json"), compile(t, "price-list.schema.json")
	tests := map[string]struct {
		full, old string
		alphabet  []string
		ofList    bool
	}{
		"id":      {fullRequest, `"id": "monthly"`, []string{"a", "z", "0", "-", "_", "A", " ", "é", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, false},
		"name":    {fullRequest, `"name": "The place on Main Street"`, []string{"a", " ", "é", "漢", "\u00a0", "\u2003", "\u202f", "\u3000", "\u061c", "\ufffa", "\U000e0041", "\U0001f600", "\u007f", "\u0085", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\ufffd", "\u00ad", "\n", "\t", "\u0000", "\"", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}, false},
		"day":     {fullRequest, `"start": "2026-12-01"`, []string{"2026", "1899", "2200", "2028", "-02", "-29", "-13", "-00", "-31", "-04", "-", "T", " ", "1"}, false},
		"year":    {fullRequest, `"plan_year_starts": "07-01"`, []string{"02", "29", "30", "31", "00", "12", "13", "-", "4", "1"}, false},
		"clinic":  {fullRequest, `"clinics": ["cedar-street-massage"]`, []string{"a", "0", "-", "g", "F", strings.Repeat("0f", 16), strings.Repeat("0", 61)}, false},
		"website": {fullList, `"website": "https://cedar.example"`, []string{"https://", "http://", "a", "-", ".", "/", "?", "#", "@", ":", "8", "A", "\\", "\"", "<", "é", "%20", "[", "]", "~", " ", "xn--a"}, true},
		"phone":   {fullList, `"phone": "+1-509-555-0100"`, []string{"+", "1", "23", "456", "7890", "-", " ", ".", "(", ")", "x", "é"}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if strings.Count(test.full, test.old) != 1 {
				t.Fatalf("%s is not in the full document once", test.old)
			}
			key, value, _ := strings.Cut(test.old, ": ")
			rapid.Check(t, func(t *rapid.T) {
				text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(test.alphabet), 0, 8).Draw(t, "text"), "")
				quoted, err := json.Marshal(text)
				if err != nil {
					t.Fatal(err)
				}
				if value[0] == '[' {
					quoted = []byte("[" + string(quoted) + "]")
				}
				doc := []byte(strings.Replace(test.full, test.old, key+": "+string(quoted), 1))
				schema := request
				taken := false
				if test.ofList {
					l, _ := document.ReadPriceList(doc)
					taken, schema = l != nil, list
				} else {
					r, _ := document.ReadRequest(doc)
					taken = r != nil
				}
				if err := validate(t, schema, doc); taken != (err == nil) {
					t.Fatalf("%q: taken by the reader %t; by the schema: %v", text, taken, err)
				}
			})
		})
	}
}
