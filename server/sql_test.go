package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const storePackage = "kneadwise/server/store"

// A statement is one call of a method of store.Tx that takes SQL.
type statement struct {
	at     string // package, file and line
	file   string
	text   string // on one line; empty where it is not constant
	spread bool   // it is what In made of a constant
	args   []types.Type
}

// statements finds every call that hands SQL to the database, outside of the
// store itself and of tests. Types are checked, so that constants are whole.
func statements(t *testing.T) (all []statement) {
	t.Helper()
	linked := list(t, false, "-export", "-deps", "./server")
	for _, name := range sortedNames(linked) {
		p := linked[name]
		if within(name, storePackage+"/...") || !slices.Contains(p.Imports, storePackage) {
			continue
		}
		fset := token.NewFileSet()
		var files []*ast.File
		for _, file := range p.GoFiles {
			parsed, err := parser.ParseFile(fset, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, parsed)
		}
		open := func(path string) (io.ReadCloser, error) { return os.Open(linked[path].Export) }
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
		if _, err := (&types.Config{Importer: importer.ForCompiler(fset, "gc", open)}).Check(name, fset, files, info); err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			all = append(all, statementsOf(fset, file, name, info)...)
		}
	}
	return all
}

func statementsOf(fset *token.FileSet, file *ast.File, pkg string, info *types.Info) (all []statement) {
	spread := map[types.Object]bool{} // variables that In filled
	ast.Inspect(file, func(n ast.Node) bool {
		if assign, ok := n.(*ast.AssignStmt); ok && len(assign.Rhs) == 1 {
			if call, ok := assign.Rhs[0].(*ast.CallExpr); ok && methodOfTx(call, info) == "In" {
				if id, ok := assign.Lhs[0].(*ast.Ident); ok {
					spread[info.Defs[id]], spread[info.Uses[id]] = true, true
				}
			}
		}
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		at := map[string]int{"Get": 1, "Select": 1, "Exec": 0, "In": 0}
		place, ok := at[methodOfTx(call, info)]
		if !ok {
			return true
		}
		position := fset.Position(call.Pos())
		s := statement{file: filepath.Base(position.Filename)}
		s.at = fmt.Sprintf("%s/%s:%d", pkg, s.file, position.Line)
		if value := info.Types[call.Args[place]].Value; value != nil {
			s.text = strings.Join(strings.Fields(constant.StringVal(value)), " ")
		} else if id, ok := call.Args[place].(*ast.Ident); ok {
			s.spread = spread[info.Uses[id]]
		}
		for _, arg := range call.Args[place+1:] {
			s.args = append(s.args, info.Types[arg].Type)
		}
		all = append(all, s)
		return true
	})
	return all
}

// methodOfTx is the name of the method, where a call is one of store.Tx.
func methodOfTx(call *ast.CallExpr, info *types.Info) string {
	selected, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || info.Types[selected.X].Type == nil || info.Types[selected.X].Type.String() != "*"+storePackage+".Tx" {
		return ""
	}
	return selected.Sel.Name
}

func TestSQLStandsInOnePlaceAndIsConstant(t *testing.T) {
	found := statements(t)
	if len(found) < 20 {
		t.Fatalf("only %d statements were found", len(found))
	}
	for _, s := range found {
		if s.file != "store.go" {
			t.Errorf("%s: SQL stands in files named store.go", s.at)
		}
		if s.text == "" && !s.spread {
			t.Errorf("%s: the statement is put together as it runs; a constant can hold nothing that people typed", s.at)
		}
	}
}

var star = regexp.MustCompile(`(?i)(\bSELECT\s+(DISTINCT\s+)?|,\s*|\.|RETURNING\s+)\*`)

func TestSQLNamesItsColumns(t *testing.T) {
	for _, s := range statements(t) {
		if star.MatchString(s.text) {
			t.Errorf("%s takes whatever columns there are: %s", s.at, s.text)
		}
		if strings.HasPrefix(s.text, "INSERT INTO") && !regexp.MustCompile(`^INSERT INTO \w+ \(`).MatchString(s.text) {
			t.Errorf("%s fills whatever columns there are: %s", s.at, s.text)
		}
		if s.text != "" && !regexp.MustCompile(`^(SELECT|INSERT|UPDATE|DELETE|WITH) `).MatchString(s.text) {
			t.Errorf("%s is no statement for a domain: %s", s.at, s.text)
		}
	}
}

// ofClinics names the tables in which each row is one clinic's.
var ofClinics = regexp.MustCompile(`\b(draft_items|revisions|withdrawals)\b`)

// acrossClinics are the statements on them that are not of one clinic, with the
// reason.
var acrossClinics = map[string]string{
	"SELECT r.clinic_id, c.slug, r.revision, r.sha256":           "the library holds every clinic's published lists",
	"SELECT clinic_id, revision, withdrawn_at FROM withdrawals":  "the library leaves out every clinic's withdrawn lists",
	"SELECT sha256, document FROM revisions WHERE sha256 IN (?)": "what is published is public under its hash",
}

func TestSQLIsScopedByClinic(t *testing.T) {
	scope := regexp.MustCompile(`\bclinic_id = \?`)
	inserted := regexp.MustCompile(`^INSERT INTO \w+ \([^)]*\bclinic_id\b`)
	used := map[string]bool{}
	for _, s := range statements(t) {
		if !ofClinics.MatchString(s.text) || scope.MatchString(s.text) || inserted.MatchString(s.text) {
			continue
		}
		exempt := ""
		for beginning := range acrossClinics {
			if strings.HasPrefix(s.text, beginning) {
				exempt = beginning
			}
		}
		if exempt == "" {
			t.Errorf("%s reaches the rows of every clinic: %s", s.at, s.text)
		}
		used[exempt] = true
	}
	for beginning := range acrossClinics {
		if !used[beginning] {
			t.Errorf("nothing needs the exemption of %q any more", beginning)
		}
	}
}

// Of a bare moment PostgreSQL would drop the zone; a number that may be a
// fraction is compared and stored differently.
func TestSQLGetsValuesThatBothDatabasesTakeAlike(t *testing.T) {
	for _, s := range statements(t) {
		for i, arg := range s.args {
			text := types.TypeString(arg, nil)
			for _, bad := range []string{"time.Time", "time.Duration", "float", "uint64", "database/sql."} {
				if strings.Contains(text, bad) && !strings.Contains(text, storePackage) {
					t.Errorf("%s: value %d is a %s", s.at, i+1, text)
				}
			}
		}
	}
}

var looksLikeSQL = regexp.MustCompile(`(?is)^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(table|index|unique)|(drop|alter)\s+table)`)

// What is not handed to a Tx where it stands has no business outside either.
func TestNothingElseHoldsSQL(t *testing.T) {
	for name, p := range list(t, false, "./...") {
		if within(name, storePackage+"/...") {
			continue
		}
		for _, file := range p.GoFiles {
			if file == "store.go" {
				continue
			}
			fset := token.NewFileSet()
			parsed, err := parser.ParseFile(fset, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING && looksLikeSQL.MatchString(strings.Trim(text.Value, "`\"")) {
					t.Errorf("%s/%s:%d holds SQL, which stands in files named store.go", name, file, fset.Position(text.Pos()).Line)
				}
				return true
			})
		}
	}
}
