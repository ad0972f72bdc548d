package locale_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

// Every code by which the engine speaks has its words, and no words are left of
// a code that is gone.
func TestEveryCodeIsWorded(t *testing.T) {
	texts := shipped(t).Texts(locale.English)
	wanted := map[string]bool{}
	want := func(prefix string, codes ...string) {
		t.Helper()
		if len(codes) == 0 {
			t.Fatalf("no codes found for %q: the test looks in the wrong place", prefix)
		}
		for _, code := range codes {
			wanted[prefix+code] = true
		}
	}
	codes := constants(t, "../../wasm/code")
	want("rule.", codes["Rule"]...)
	want("note.", codes["Note"]...)
	want("fact.", codes["Fact"]...)
	want("ask.", codes["Fact"]...)
	want("", codes["Objection"]...)
	want("", constants(t, "../../wasm/draft")["Refusal"]...)
	want("crossing.", codes["Crossing"]...)
	want("", codes["Finding"]...)
	want("review.", "package_dominated.same", "package_outdone.same", "minutes_dearer_than_single.same", "first_package_not_cheaper.same", "membership_dominated.same")
	want("terms.style.", append(offer.Modalities(), "none")...)
	engine, err := filepath.Glob("../../wasm/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range engine {
		for _, code := range constants(t, folder)["Fault"] {
			// Faults of messages (wire) are slips of ours, not of a person.
			if strings.HasPrefix(code, "fault.") {
				want("", code)
			}
		}
	}
	want("field.", constants(t, "../../wasm/ledger")["Field"]...)
	want("", reasons(func(i int) string { return money.Reason(i).Code() })...)
	want("", reasons(func(i int) string { return civil.Reason(i).Code() })...)
	want("payer.", reference.PayerIDs()...)
	want("state.", reference.States()...)
	for p := reference.Provider(1); p.Code() != ""; p++ {
		want("provider.", p.Code())
	}
	for s := reference.SourceID(1); s.Code() != ""; s++ {
		want("source.", s.Code())
	}
	for _, s := range screen.Signs() {
		want("", s.Code())
		want("source.", s.Source())
	}
	for _, effect := range []string{"emergency", "clinician_first", "caution", "mention"} {
		for _, part := range []string{"", ".title", ".why", ".do"} {
			want("screen.effect.", effect+part)
		}
	}
	want("screen.", "no_price", "cleared")
	want("state.", "nation", "PR", "VI", "GU", "AA", "AE", "AP")

	for key := range wanted {
		if !texts.Has(key) {
			t.Errorf("no words for %q", key)
		}
	}
	groups := map[string]bool{"rule": true, "note": true, "fact": true, "ask": true, "fault": true, "money": true, "civil": true,
		"field": true, "payer": true, "provider": true, "screen": true, "source": true, "crossing": true, "state": true, "review": true, "dispute": true, "draft": true}
	for key := range texts.Keys() {
		key, _, _ = strings.Cut(key, "#")
		if group, _, _ := strings.Cut(key, "."); (groups[group] || strings.HasPrefix(key, "terms.style.")) && !wanted[key] {
			t.Errorf("%q words a code that there is not", key)
		}
	}
}

// constants returns the values of a package's string constants by the name of
// their type. Untyped ones that begin with Fault are of type "Fault".
func constants(t *testing.T, folder string) map[string][]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			if list, ok := declared.(*ast.GenDecl); ok && list.Tok == token.CONST {
				for _, spec := range list.Specs {
					collect(t, found, spec.(*ast.ValueSpec))
				}
			}
		}
	}
	return found
}

func collect(t *testing.T, found map[string][]string, spec *ast.ValueSpec) {
	t.Helper()
	for i, value := range spec.Values {
		literal, ok := value.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			continue
		}
		kind := "Fault"
		if named, ok := spec.Type.(*ast.Ident); ok {
			kind = named.Name
		} else if !strings.HasPrefix(spec.Names[i].Name, "Fault") {
			continue
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		found[kind] = append(found[kind], text)
	}
}

// reasons lists codes from 1 to the first that is unknown.
func reasons(code func(int) string) (all []string) {
	for i := 1; !strings.HasSuffix(code(i), ".unknown"); i++ {
		all = append(all, code(i))
	}
	return all
}
