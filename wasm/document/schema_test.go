package document

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/reference"
)

// schema is a JSON Schema, read in order so that the order of fields counts.
type schema struct{ root node }

func readSchema(t testing.TB, name string) schema {
	t.Helper()
	text, err := os.ReadFile("../../web/schema/" + name)
	if err != nil {
		t.Fatal(err)
	}
	found := &faults{}
	top, ok := parse(string(text), found)
	if !ok || len(found.all) > 0 {
		t.Fatalf("%s: %v", name, found.all)
	}
	return schema{top}
}

// resolve follows a reference into $defs.
func (s schema) resolve(n node) node {
	for {
		ref, ok := strings.CutPrefix(n.get("$ref").word(), "#/$defs/")
		if !ok {
			return n
		}
		n = s.root.get("$defs").get(ref)
	}
}

// The reader's shapes and the schemas must state the same form: the same fields
// in the same order, of the same kinds, with the same limits and words.
func TestShapesAreTheSchemas(t *testing.T) {
	for name, s := range map[string]*shape{
		"request.schema.json":    requestShape(),
		"price-list.schema.json": priceListShape(),
		"bill.schema.json":       billShape(),
		"receipt.schema.json":    receiptShape(),
	} {
		t.Run(name, func(t *testing.T) {
			doc := readSchema(t, name)
			doc.holds(t, "", doc.root, s)
		})
	}
}

func (s schema) holds(t *testing.T, path string, n node, want *shape) {
	t.Helper()
	if want.form == documentForm {
		name := map[Kind]string{RequestKind: "request", PriceListKind: "price-list"}[want.kind]
		same(t, path, n.get("$ref").word(), "urn:kneadwise:schema:"+name+":1")
		same(t, path, n.get("$ref").word(), readSchema(t, name+".schema.json").root.get("$id").word())
		return
	}
	n = s.resolve(n)
	if n.found != FoundObject {
		t.Errorf("%s: no schema", path)
		return
	}
	kinds := map[form]string{
		objectForm: "object", listForm: "array", textForm: "string", dayForm: "string", monthDayForm: "string",
		truthForm: "boolean", numberForm: "integer",
	}
	if want.bare {
		ways := n.get("oneOf").list()
		if len(ways) != 2 {
			t.Errorf("%s: no list that may stand without its brackets", path)
			return
		}
		s.holds(t, path, ways[0], want.item)
		n = ways[1]
	}
	words := n.get("enum").texts()
	if v := n.get("const"); v.found != foundNothing {
		words = []string{v.text}
	}
	if kind := n.get("type").word(); kind != kinds[want.form] && words == nil {
		t.Errorf("%s: type %q in the schema, %q in the reader", path, kind, kinds[want.form])
	}
	switch want.form {
	case objectForm:
		s.holdsObject(t, path, n, want)
	case listForm:
		same(t, path+" maxItems", n.get("maxItems").count(), int(want.most))
		same(t, path+" minItems", n.get("minItems").count(), int(want.least))
		s.holds(t, path+"[]", n.get("items"), want.item)
	case textForm:
		if strings.HasSuffix(path, "state") {
			same(t, path, strings.Join(words, " "), strings.Join(places(), " "))
			return
		}
		same(t, path+" maxLength", n.get("maxLength").count(), int(want.most))
		same(t, path+" minLength", n.get("minLength").count(), int(want.least))
		if n.get("pattern").word() == "" {
			t.Errorf("%s: no pattern", path)
		}
	case truthForm:
		same(t, path, n.get("const").truth, want.least == 1)
	case wordForm:
		same(t, path, strings.Join(words, " "), strings.Join(want.words, " "))
	case dayForm:
		same(t, path+" format", n.get("format").word(), "date")
	case monthDayForm:
		if n.get("pattern").word() == "" {
			t.Errorf("%s: no pattern", path)
		}
	case numberForm:
		if words != nil {
			same(t, path, n.get("const").count(), int(want.least))
			same(t, path, n.get("const").count(), int(want.most))
			return
		}
		same(t, path+" minimum", n.get("minimum").count(), int(want.least))
		same(t, path+" maximum", n.get("maximum").count(), int(want.most))
	case spanForm:
		s.holdsSpan(t, path, n, want)
	}
}

func (s schema) holdsObject(t *testing.T, path string, n node, want *shape) {
	t.Helper()
	switch v := n.get("additionalProperties"); {
	case want.open:
		s.holdsFree(t, path, v)
	case v.found != FoundTruth || v.truth:
		t.Errorf("%s: the schema lets in unknown fields", path)
	}
	properties := n.get("properties")
	if w := want.where; w.number != "" {
		same(t, path, n.get("if").get("properties").get(w.field).get("const").word(), w.word)
		same(t, path, n.get("then").get("properties").get(w.number).get("maximum").count(), int(w.most))
	}
	var names, required []string
	for _, f := range want.fields {
		names = append(names, f.name)
		if f.required {
			required = append(required, f.name)
		}
	}
	same(t, path+" fields", strings.Join(properties.keys, " "), strings.Join(names, " "))
	stated := n.get("required").texts()
	slices.Sort(stated)
	slices.Sort(required)
	same(t, path+" required", strings.Join(stated, " "), strings.Join(required, " "))
	apart := n.get("not").get("required").texts()
	if want.one {
		apart = nil
		for _, way := range n.get("oneOf").list() {
			apart = append(apart, way.get("required").texts()...)
		}
	}
	same(t, path+" apart", strings.Join(apart, " "), strings.Join(want.apart, " "))
	for _, f := range want.fields {
		inner := strings.TrimPrefix(path+"."+f.name, ".")
		property := properties.get(f.name)
		if property.get("description").word() == "" && s.resolve(property).get("description").word() == "" {
			t.Errorf("%s: no description", inner)
		}
		s.holds(t, inner, property, f.shape)
	}
}

// holdsFree holds what may be anything to the limits of what numbers may be.
func (s schema) holdsFree(t *testing.T, path string, n node) {
	t.Helper()
	for _, way := range s.resolve(n).get("oneOf").list() {
		if way.get("type").word() == "integer" {
			s.holds(t, path, way, number(-mostFree, mostFree))
			return
		}
	}
	t.Errorf("%s: no whole numbers", path)
}

func (s schema) holdsSpan(t *testing.T, path string, n node, want *shape) {
	t.Helper()
	ways := n.get("oneOf").list()
	if len(ways) != 2+len(want.words) {
		t.Errorf("%s: %d ways of writing it in the schema, %d in the reader", path, len(ways), 2+len(want.words))
		return
	}
	end := number(want.least, want.most)
	s.holds(t, path, ways[0], end)
	s.holds(t, path, ways[1], object(must("low", end), must("high", end)))
	for i, word := range want.words {
		same(t, path, ways[2+i].get("const").word(), word)
	}
}

func same[T comparable](t *testing.T, what string, inSchema, inReader T) {
	t.Helper()
	if inSchema != inReader {
		t.Errorf("%s: %v in the schema, %v in the reader", what, inSchema, inReader)
	}
}

// places are all codes that a place can have.
func places() (all []string) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if code := string([]rune{a, b}); reference.IsPlace(code) {
				all = append(all, code)
			}
		}
	}
	return all
}
