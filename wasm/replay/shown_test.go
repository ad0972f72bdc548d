package replay_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kneadwise/wasm/document"
)

// The corpus shows everything that an answer can say. What is new there needs a
// receipt: -update adds one of a worked example that has it.
func TestCorpusShowsEveryRuleFieldAndWord(t *testing.T) {
	lacking, err := notYetShown(read(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lacking {
		t.Errorf("no receipt shows the %s: run with -update; where no scenario shows it either, write one", name)
	}
}

// notYetShown is what a corpus lacks.
func notYetShown(corpus []saved) ([]string, error) {
	all, err := wanted()
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, one := range corpus {
		some, err := shown(one.receipt)
		if err != nil {
			return nil, err
		}
		for _, name := range some {
			have[name] = true
		}
	}
	return slices.DeleteFunc(all, func(name string) bool { return have[name] }), nil
}

// wanted is what the corpus has to show: each rule, each field and word of the
// estimate's schema, each demonstration clinic, and the kinds of offers and ways
// by what is said of insurance: nothing, all, and some.
func wanted() (all []string, err error) {
	for _, kind := range []string{"regional", "own", "clinic"} {
		all = append(all, "offer "+kind+", no insurance", "offer "+kind+", insurance known", "offer "+kind+", insurance unknown")
	}
	for _, kind := range []string{"cheapest", "unprepaid", "singles", "claims_all", "cash_apart"} {
		all = append(all, "way "+kind+", insurance known", "way "+kind+", insurance unknown")
	}
	rules, err := rules()
	if err != nil {
		return nil, err
	}
	all = append(all, rules...)
	text, err := os.ReadFile("../../web/schema/estimate.schema.json")
	if err != nil {
		return nil, err
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		return nil, err
	}
	promised(schema["$defs"].(map[string]any), schema, "", &all)
	clinics, err := filepath.Glob("../../web/demo/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range clinics {
		all = append(all, "clinic "+strings.TrimSuffix(filepath.Base(name), ".json"))
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// promised adds the fields and words of a schema, by their paths. The codes of
// places and kinds of provider are tables of others, and a case of an objective says
// what a case of a way says.
func promised(defs, s map[string]any, path string, all *[]string) {
	if path == "objectives.case" {
		return
	}
	if ref, ok := s["$ref"].(string); ok {
		promised(defs, defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), path, all)
	}
	if words, ok := s["enum"].([]any); ok && !strings.HasSuffix(path, "state") && !strings.HasSuffix(path, "provider_type") {
		for _, word := range words {
			*all = append(*all, "word "+path+" "+word.(string))
		}
	}
	if items, ok := s["items"].(map[string]any); ok {
		promised(defs, items, path, all)
	}
	properties, _ := s["properties"].(map[string]any)
	for name, property := range properties {
		at := strings.TrimPrefix(path+"."+name, ".")
		*all = append(*all, "field "+at)
		promised(defs, property.(map[string]any), at, all)
	}
}

// rules are the codes of rules in package code.
func rules() (all []string, err error) {
	paths, err := filepath.Glob("../code/*.go")
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Rule" {
				for _, v := range spec.Values {
					name, _ := strconv.Unquote(v.(*ast.BasicLit).Value)
					all = append(all, "rule "+name)
				}
			}
			return true
		})
	}
	if len(all) < 50 {
		return nil, errors.New("the rules of the engine are not where they were")
	}
	return all, nil
}

// shown is what a receipt shows of what is wanted.
func shown(r *document.Receipt) (all []string, err error) {
	var answer any
	if err := json.Unmarshal(r.Estimate, &answer); err != nil {
		return nil, err
	}
	said(answer, "", &all)
	insurance := ", insurance known"
	for _, name := range all {
		switch {
		case r.Request.Benefit == nil:
			insurance = ", no insurance"
		case strings.HasPrefix(name, "word unknowns.fact benefit."):
			insurance = ", insurance unknown"
		}
	}
	for _, name := range all {
		if kind, ok := strings.CutPrefix(name, "word offers.kind "); ok {
			all = append(all, "offer "+kind+insurance)
		}
		if kind, ok := strings.CutPrefix(name, "word offers.ways.kind "); ok {
			all = append(all, "way "+kind+insurance)
		}
		if rule, ok := strings.CutPrefix(name, "word offers.ways.cases.ledger.rule "); ok {
			all = append(all, "rule "+rule)
		}
	}
	for _, used := range r.Lists {
		all = append(all, "clinic "+used.Slug)
	}
	return all, nil
}

func said(v any, path string, all *[]string) {
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			at := strings.TrimPrefix(path+"."+name, ".")
			*all = append(*all, "field "+at)
			said(inner, at, all)
		}
	case []any:
		for _, inner := range v {
			said(inner, path, all)
		}
	case string:
		*all = append(*all, "word "+path+" "+v)
	}
}
