package publish

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := fs.ReadFile(schemas(t), name)
	must(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	must(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	must(t, c.AddResource("urn:"+name, doc))
	s, err := c.Compile("urn:" + name)
	must(t, err)
	return s
}

func valid(s *jsonschema.Schema, text []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// documentKinds are the documents that have a schema here.
var documentKinds = map[string]reflect.Type{
	schemaManifest:  reflect.TypeFor[Manifest](),
	schemaTombstone: reflect.TypeFor[Tombstone](),
	schemaDiscovery: reflect.TypeFor[Discovery](),
}

// The schemas and the code state the same fields in the same order, and the same
// ones may be left out.
func TestDocumentsAreTheirSchemas(t *testing.T) {
	for name, kind := range documentKinds {
		t.Run(name, func(t *testing.T) {
			text, err := fs.ReadFile(schemas(t), name)
			must(t, err)
			agree(t, "", text, kind)
		})
	}
}

func agree(t *testing.T, path string, text json.RawMessage, kind reflect.Type) {
	t.Helper()
	var schema struct {
		Type                 string
		AdditionalProperties *bool
		Properties           json.RawMessage
		Required             []string
		Items                json.RawMessage
	}
	must(t, json.Unmarshal(text, &schema))
	switch kind.Kind() {
	case reflect.Slice:
		if schema.Type != "array" {
			t.Errorf("%s: %q in the schema, a list in the code", path, schema.Type)
		}
		agree(t, path+"[]", schema.Items, kind.Elem())
	case reflect.Struct:
		if schema.Type != "object" || schema.AdditionalProperties == nil || *schema.AdditionalProperties {
			t.Errorf("%s: the schema lets in unknown fields", path)
		}
		var names, required []string
		inner := map[string]json.RawMessage{}
		must(t, json.Unmarshal(schema.Properties, &inner))
		for i := range kind.NumField() {
			name, option, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
			names = append(names, name)
			if option != "omitempty" {
				required = append(required, name)
			}
			if inner[name] == nil {
				t.Errorf("%s.%s is not in the schema", path, name)
				continue
			}
			agree(t, path+"."+name, inner[name], kind.Field(i).Type)
		}
		if got := keys(t, schema.Properties); !slices.Equal(got, names) {
			t.Errorf("%s: the schema has %v, the code %v", path, got, names)
		}
		if !slices.Equal(schema.Required, required) {
			t.Errorf("%s: the schema demands %v, the code writes %v", path, schema.Required, required)
		}
	case reflect.Int:
		if schema.Type != "integer" {
			t.Errorf("%s: %q in the schema, a number in the code", path, schema.Type)
		}
	}
}

// keys are the names of an object's fields in their order.
func keys(t *testing.T, object json.RawMessage) (all []string) {
	t.Helper()
	from := json.NewDecoder(bytes.NewReader(object))
	_, err := from.Token()
	must(t, err)
	for from.More() {
		name, err := from.Token()
		must(t, err)
		all = append(all, name.(string))
		var value json.RawMessage
		must(t, from.Decode(&value))
	}
	return all
}

// What is published is valid, and what is changed in any field is not.
func TestPublishedDocumentsAreValid(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	c := clinic(t, db, heron)
	s.publish(c, sample(t, heron))
	s.publish(clinic(t, db, cedar), sample(t, cedar))
	must(t, s.Withdraw(t.Context(), c, "a-user"))
	for path, name := range map[string]string{
		ManifestPath: schemaManifest, DiscoveryPath: schemaDiscovery, Prefix + heron + ".json": schemaTombstone, Prefix + cedar + ".json": schemaPriceList,
	} {
		f, ok := s.Library().File(path)
		if !ok {
			t.Fatalf("there is no %s", path)
		}
		schema := compiled(t, name)
		if err := valid(schema, f.Data); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if name == schemaPriceList {
			continue // package document holds it to its schema
		}
		var fields map[string]any
		must(t, json.Unmarshal(f.Data, &fields))
		for field, value := range fields {
			fields[field] = map[string]any{"x": 1}
			text, err := json.Marshal(fields)
			must(t, err)
			if valid(schema, text) == nil {
				t.Errorf("%s: any %s is valid", path, field)
			}
			fields[field] = value
		}
		fields["extra"] = 1
		text, err := json.Marshal(fields)
		must(t, err)
		if valid(schema, text) == nil {
			t.Errorf("%s: an unknown field is valid", path)
		}
	}
	plain := write(discovery(place{}))
	if err := valid(compiled(t, schemaDiscovery), plain); err != nil || strings.Contains(string(plain), "widget") {
		t.Errorf("without an address: %v, %s", err, plain)
	}
}

// Every path that the discovery document gives leads to a file of the set.
func TestDiscoveryLeadsToFiles(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	r := s.publish(clinic(t, db, heron), sample(t, heron))
	f, _ := s.Library().File(DiscoveryPath)
	var d Discovery
	must(t, json.Unmarshal(f.Data, &d))
	for _, path := range []string{
		d.Manifest, d.Documents.BySlug, d.Documents.BySHA256, d.Bundle,
		d.Schemas.PriceList, d.Schemas.Manifest, d.Schemas.Tombstone, d.Schemas.Discovery,
	} {
		at := strings.NewReplacer("{slug}", heron, "{sha256}", r.SHA256).Replace("/" + strings.TrimPrefix(path, "../"))
		if _, ok := s.Library().File(at); !ok {
			t.Errorf("%s leads to %s, where nothing is", path, at)
		}
	}
	if d.Widget != "https://prices.example/widget.js" || d.EngineSHA256 != options(t, db, "", clock).EngineSHA256 {
		t.Errorf("%+v", d)
	}
}
