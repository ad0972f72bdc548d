package document_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
)

func compile(t testing.TB, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	add := func(at, name string) {
		t.Helper()
		file, err := os.Open("../../web/schema/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		doc, err := jsonschema.UnmarshalJSON(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(at, doc); err != nil {
			t.Fatal(err)
		}
	}
	add(name, name)
	if name == "receipt.schema.json" {
		add("urn:kneadwise:schema:request:1", "request.schema.json")
		add("urn:kneadwise:schema:price-list:1", "price-list.schema.json")
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t interface{ Helper() }, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// refuse fails the test for each fault.
func refuse(t *rapid.T, text []byte, faults []code.Fault) {
	for _, f := range faults {
		t.Errorf("%s\nin %s", document.Sentence(f), text)
	}
}

func TestValidRequestsPassReaderAndSchema(t *testing.T) {
	schema := compile(t, "request.schema.json")
	rapid.Check(t, func(t *rapid.T) {
		want := source{t}.request()
		text := document.WriteRequest(want)
		got, faults := document.ReadRequest(text)
		refuse(t, text, faults)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-written +read)\n%s", diff)
		}
		if again := document.WriteRequest(got); !bytes.Equal(again, text) {
			t.Fatalf("canonical bytes differ:\n%s\n%s", text, again)
		}
		if err := validate(t, schema, text); err != nil {
			t.Fatalf("%v\nin %s", err, text)
		}
	})
}

func TestValidPriceListsPassReaderAndSchema(t *testing.T) {
	schema := compile(t, "price-list.schema.json")
	rapid.Check(t, func(t *rapid.T) {
		want := source{t}.list()
		text := document.Canonical(want)
		got, faults := document.ReadPriceList(text)
		refuse(t, text, faults)
		want.SHA256 = document.Digest(text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-written +read)\n%s", diff)
		}
		if again := document.Canonical(got); !bytes.Equal(again, text) {
			t.Fatalf("canonical bytes differ:\n%s\n%s", text, again)
		}
		if err := validate(t, schema, text); err != nil {
			t.Fatalf("%v\nin %s", err, text)
		}
	})
}

// change is one thing that is wrong with a full document.
type change struct {
	old, new string // replaced once in the full document
	path     string
	what     string // the code of the fault at that path
	// codeOnly: a schema cannot state it, so only the reader refuses.
	codeOnly bool
}

func (c change) apply(t testing.TB, full string) []byte {
	t.Helper()
	if strings.Count(full, c.old) != 1 {
		t.Fatalf("%q stands %d times in the full document", c.old, strings.Count(full, c.old))
	}
	return []byte(strings.Replace(full, c.old, c.new, 1))
}

func (c change) judge(t *testing.T, schema *jsonschema.Schema, text []byte, faults []code.Fault) {
	t.Helper()
	found := false
	for _, f := range faults {
		found = found || f.Path == c.path && f.Code == c.what
		if s := document.Sentence(f); strings.HasSuffix(s, ": "+f.Code) || strings.Contains(s, "something else") || strings.Contains(s, "contradicts another field") {
			t.Errorf("no sentence for %s: %q", f.Error(), s)
		}
	}
	if !found {
		t.Errorf("want %s: %s, got %v", c.path, c.what, faults)
	}
	err := validate(t, schema, text)
	if c.codeOnly && err != nil {
		t.Errorf("the schema refuses it too: say so\n%v", err)
	}
	if !c.codeOnly && err == nil {
		t.Error("the schema takes it")
	}
}

func TestBrokenRequestsAreRefusedByReaderAndSchema(t *testing.T) {
	schema := compile(t, "request.schema.json")
	if err := validate(t, schema, []byte(fullRequest)); err != nil {
		t.Fatal(err)
	}
	for name, c := range brokenRequests() {
		t.Run(name, func(t *testing.T) {
			text := c.apply(t, fullRequest)
			r, faults := document.ReadRequest(text)
			if r != nil {
				t.Error("taken")
			}
			c.judge(t, schema, text, faults)
		})
	}
}

func TestBrokenPriceListsAreRefusedByReaderAndSchema(t *testing.T) {
	schema := compile(t, "price-list.schema.json")
	if err := validate(t, schema, []byte(fullList)); err != nil {
		t.Fatal(err)
	}
	for name, c := range brokenLists() {
		t.Run(name, func(t *testing.T) {
			text := c.apply(t, fullList)
			l, faults := document.ReadPriceList(text)
			if l != nil {
				t.Error("taken")
			}
			c.judge(t, schema, text, faults)
		})
	}
}
