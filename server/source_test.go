package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// importsByFile are the imports of each file of a package that ships.
func importsByFile(t *testing.T, p listed) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, file := range p.GoFiles {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range parsed.Imports {
			all[file] = append(all[file], strings.Trim(i.Path.Value, `"`))
		}
	}
	return all
}

// clocks may look at the time: the program itself, and what builds, drives or
// measures it.
var clocks = []string{"server/app", "web/build/...", "web/e2e/...", "web/bench/..."}

// Everything else is handed the time, so that a test can say what day it is.
func TestOnlyTheProgramLooksAtTheClock(t *testing.T) {
	for name, p := range list(t, false, "./...") {
		if anyWithin(strings.TrimPrefix(name, module+"/"), clocks) {
			continue
		}
		for _, file := range p.GoFiles {
			fset := token.NewFileSet()
			parsed, err := parser.ParseFile(fset, filepath.Join(p.Dir, file), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				call, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				pkg, ok := call.X.(*ast.Ident)
				if ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, call.Sel.Name) {
					t.Errorf("%s/%s:%d: time.%s; server/app is where the clock is read", name, file, fset.Position(n.Pos()).Line, call.Sel.Name)
				}
				return true
			})
		}
	}
}

// Every package says what it is about, in words that its subject has.
func TestPackagesAreNamedAndExplained(t *testing.T) {
	for name, p := range list(t, false, "./...") {
		if p.Name == "" || len(p.GoFiles) == 0 || name == "kneadwise/wasm/wire/message" {
			continue // tests alone, or generated
		}
		want := "Package " + p.Name + " "
		if p.Name == "main" {
			want = "Command "
		}
		if !strings.HasPrefix(p.Doc, want) {
			t.Errorf("%s is documented as %q, want a doc that begins with %q", name, p.Doc, want)
		}
		if slices.Contains([]string{"util", "utils", "helper", "helpers", "common", "models", "types", "manager", "misc", "base"}, p.Name) {
			t.Errorf("%s is named after nothing", name)
		}
	}
}

// The top of the tree is agreed; what else lies there is hidden or built.
var top = []string{
	"LICENSE", "Makefile", "README.md", "go.mod", "go.sum", "migrations", "server", "wasm", "web",
	"bin", "kneadwise-data", // built or run here, and ignored by git
}

func TestTopOfTheTreeIsAsAgreed(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{"bin": true, "kneadwise-data": true}
	for _, entry := range entries {
		name := entry.Name()
		found[name] = true
		if !strings.HasPrefix(name, ".") && !slices.Contains(top, name) {
			t.Errorf("%s lies at the top of the tree, which was agreed to hold %s", name, strings.Join(top, ", "))
		}
	}
	for _, name := range top {
		if !found[name] {
			t.Errorf("%s is missing at the top of the tree", name)
		}
	}
}

// maxLines is the length beyond which a file has more than one subject.
const maxLines = 500

func TestSourcesAreShortAndFinished(t *testing.T) {
	later := []string{"TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK:"}
	written := []string{".go", ".ts", ".css", ".html", ".fbs", ".py", ".sh", ".mjs"}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			// What is built, fetched, generated or somebody else's.
			if slices.Contains([]string{".git", ".cache", "bin", "dist", "node_modules", "vendor", "message"}, name) {
				return filepath.SkipDir
			}
			return nil
		}
		if !slices.Contains(written, filepath.Ext(name)) && filepath.Base(filepath.Dir(path)) != ".ci" && name != "Makefile" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if lines := bytes.Count(text, []byte("\n")); lines > maxLines {
			t.Errorf("%s has %d lines, more than %d: it has more than one subject", path, lines, maxLines)
		}
		for _, word := range later {
			if bytes.Contains(text, []byte(word)) {
				t.Errorf("%s puts something off (%s): finish it or leave it out", path, word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
