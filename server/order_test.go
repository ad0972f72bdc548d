package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// order is the server's packages as they stand on each other: each may import
// those of the rows before its own. What people do there stands on one line:
// somebody signs in, acts for a clinic, works on its draft and publishes it, and
// strangers read it. The portal is where all of that meets; only the program
// itself knows more.
var order = [][]string{
	{"fault", "config", "guide", "limit", "locale"},
	{"store", "httpd"},
	{"page"},
	{"auth", "statement", "terms", "visitor", "portal/course"},
	{"account", "papers"},
	{"pricing"},
	{"publish"},
	{"directory", "embed"},
	{"portal/begin", "portal"},
	{"app"},
}

// beside are those that are for tests alone.
var beside = []string{"durable", "page/pagetest", "store/storetest"}

func TestServerStandsInItsOrder(t *testing.T) {
	row := func(own string) int {
		return slices.IndexFunc(order, func(row []string) bool { return slices.Contains(row, own) })
	}
	ours := list(t, false, "./server/...")
	for name, p := range ours {
		own, ok := strings.CutPrefix(name, "kneadwise/server/")
		if !ok || slices.Contains(beside, own) {
			continue
		}
		place := row(own)
		if place < 0 {
			t.Errorf("%s has no place in the order of the server: say here what it stands on", name)
			continue
		}
		for _, i := range p.Imports {
			if other, ok := strings.CutPrefix(i, "kneadwise/server/"); ok && row(other) >= place {
				t.Errorf("%s imports %s, which does not stand below it", name, i)
			}
		}
	}
	for _, own := range slices.Concat(slices.Concat(order...), beside) {
		if _, ok := ours["kneadwise/server/"+own]; !ok {
			t.Errorf("the order names %s, which is no more", own)
		}
	}
}

// A page of an area has one package that renders it: so its view stands in one
// place, and who changes a template knows whose it is.
func TestPagesAreNamedByOnePackage(t *testing.T) {
	pages := map[string][]string{}
	folder := filepath.Join("..", "web", "templates")
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, strings.TrimSuffix(path, ".html"))
		if name = filepath.ToSlash(name); strings.Contains(name, "/") {
			pages[name] = nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range list(t, false, "./server/...") {
		for _, file := range p.GoFiles {
			parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
					written, _ := strconv.Unquote(text.Value)
					if by, ok := pages[written]; ok && !slices.Contains(by, name) {
						pages[written] = append(by, name)
					}
				}
				return true
			})
		}
	}
	named := 0
	for page, by := range pages {
		named += len(by)
		if len(by) > 1 {
			t.Errorf("%s is named by %s", page, strings.Join(by, " and "))
		}
	}
	if named == 0 {
		t.Error("no package names a page: this test reads nothing")
	}
}
