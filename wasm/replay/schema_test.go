package replay_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kneadwise/wasm/estimate"
)

// The corpus passes the schema that ships, in which the answer is open; the answers
// of this version pass that of estimates too.
func TestCorpusPassesTheSchemas(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema := map[string]*jsonschema.Schema{}
	for _, name := range []string{"request", "price-list", "receipt", "estimate"} {
		text, err := os.ReadFile("../../web/schema/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource("urn:kneadwise:schema:"+name+":1", parsed(t, text)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"receipt", "estimate"} {
		s, err := c.Compile("urn:kneadwise:schema:" + name + ":1")
		if err != nil {
			t.Fatal(err)
		}
		schema[name] = s
	}
	for _, s := range read(t) {
		if err := schema["receipt"].Validate(parsed(t, s.text)); err != nil {
			t.Errorf("%s: %v", s.name, err)
		}
		if s.receipt.Engine.Version != estimate.Version {
			continue
		}
		if err := schema["estimate"].Validate(parsed(t, s.receipt.Estimate)); err != nil {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

func parsed(t *testing.T, text []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
