package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// engine is what the module is made of, in the order in which its packages
// stand on each other: each may import those before it. code, money and civil
// stand on nothing; estimate is the way through; wire and call face the page.
var engine = []string{
	"civil", "code", "money", "span", "rights", "reference", "ledger", "screen", "plan", "offer", "pricelist",
	"bill", "cover", "fund", "secondary", "pay", "bound", "estimate", "compare", "wire/message", "wire", "call",
}

// apart are packages of the engine that no message of the page asks for yet: what
// people carry away is made by the command line alone. They keep to the engine's
// rules, so that the module can link them, and stand on it in this order.
var apart = []string{"agenda", "ics", "sheet", "question", "draft", "dispute"}

// linkable is all of the engine and what it stands on: what the module links, and
// what it could. The two are asked for one after the other: together with a program
// that has a profile, a package would be listed twice.
func linkable(t *testing.T, args ...string) map[string]listed {
	t.Helper()
	beside := slices.Clone(args)
	for _, own := range apart {
		beside = append(beside, "./wasm/"+own)
	}
	all := list(t, true, beside...)
	maps.Copy(all, list(t, true, append(args, "./wasm")...))
	return all
}

// plainStandard is what the engine may import of the standard library: nothing
// that has a clock, does I/O, reflects, or costs a visitor more than it gives.
var plainStandard = []string{
	"bytes", "cmp", "errors", "iter", "math", "math/bits", "slices", "sort", "strconv", "strings", "unicode", "unicode/utf8",
}

// unsafely names the packages that may import unsafe, each with its reason.
var unsafely = map[string]string{
	"wire": "texts of a bundle point into its bytes: to copy those of 10,000 clinics would double the memory",
}

func TestEngineStandsInItsOrder(t *testing.T) {
	linked := linkable(t, "-deps")
	order := slices.Concat(engine, apart)
	for name, p := range linked {
		own, ok := strings.CutPrefix(name, "kneadwise/wasm/")
		if !ok {
			if strings.HasPrefix(name, module+"/") && name != "kneadwise/wasm" {
				t.Errorf("the module links %s, which is no part of the engine", name)
			}
			continue
		}
		place := slices.Index(order, own)
		if place < 0 {
			t.Errorf("%s has no place in the order of the engine: say here what it stands on", name)
			continue
		}
		for _, i := range p.Imports {
			other, ok := strings.CutPrefix(i, "kneadwise/wasm/")
			switch {
			case ok && slices.Index(order, other) >= place:
				t.Errorf("%s imports %s, which stands above it", name, i)
			case i == "unsafe" && unsafely[own] != "":
			case !ok && linked[i].Standard && !slices.Contains(plainStandard, i):
				t.Errorf("%s imports %s: of the standard library the engine takes %s", name, i, strings.Join(plainStandard, ", "))
			case !ok && !linked[i].Standard && i != "github.com/google/flatbuffers/go":
				t.Errorf("%s imports %s: the engine has one library, for messages", name, i)
			}
		}
	}
	module := list(t, true, "-deps", "./wasm")
	for _, own := range order {
		if _, ok := module["kneadwise/wasm/"+own]; ok == slices.Contains(apart, own) {
			t.Errorf("%s stands in the wrong list: the module links it, %v", own, ok)
		}
	}
}

func TestModuleIsOneFileThatFacesThePage(t *testing.T) {
	p := list(t, true, "./wasm")["kneadwise/wasm"]
	if !slices.Equal(p.GoFiles, []string{"main_wasip1.go"}) {
		t.Errorf("package main has the files %v: a file without the tag would break the native build, a second one the contract", p.GoFiles)
	}
	if !slices.Equal(p.Imports, []string{"kneadwise/wasm/call", "runtime", "unsafe"}) {
		t.Errorf("package main imports %v: all but the buffers, and when they are collected, is for call, where it is tested natively", p.Imports)
	}
}

// checked is one package of the engine, with its types.
type checked struct {
	name  string
	files []*ast.File
	fset  *token.FileSet
	info  *types.Info
	pkg   *types.Package
}

// checkEngine parses and types what the module links of ours.
func checkEngine(t *testing.T) []checked {
	t.Helper()
	linked := linkable(t, "-deps", "-export")
	var all []checked
	for name, p := range linked {
		if name != "kneadwise/wasm" && !strings.HasPrefix(name, "kneadwise/wasm/") {
			continue
		}
		c := checked{name: strings.TrimPrefix(name, "kneadwise/"), fset: token.NewFileSet(), info: &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
		}}
		for _, file := range p.GoFiles {
			parsed, err := parser.ParseFile(c.fset, filepath.Join(p.Dir, file), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			c.files = append(c.files, parsed)
		}
		open := func(path string) (io.ReadCloser, error) { return os.Open(linked[path].Export) }
		config := types.Config{Importer: importer.ForCompiler(c.fset, "gc", open), Sizes: types.SizesFor("gc", "wasm")}
		var err error
		if c.pkg, err = config.Check(name, c.fset, c.files, c.info); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

func (c *checked) at(n ast.Node) string {
	p := c.fset.Position(n.Pos())
	return fmt.Sprintf("%s/%s:%d", c.name, filepath.Base(p.Filename), p.Line)
}

// Money in floating point is wrong by a cent sooner or later, and a rate in it
// is rounded differently by two machines.
func TestEngineHasNoFloats(t *testing.T) {
	for _, c := range checkEngine(t) {
		for expr, found := range c.info.Types {
			basic, ok := found.Type.(*types.Basic)
			if !ok || basic.Info()&(types.IsFloat|types.IsComplex) == 0 {
				continue
			}
			if found.Value != nil && found.IsValue() && basic.Info()&types.IsUntyped != 0 {
				if _, literal := expr.(*ast.BasicLit); !literal {
					continue // a constant such as 1<<20 that Go lets be of any kind
				}
			}
			t.Errorf("%s: a floating-point number; cents are int64, rates parts per million", c.at(expr))
		}
	}
}

// stateful names the variables that may live from one call to the next, each
// with its reason.
var stateful = map[string]string{
	"wasm.desk":   "a reactor has no main to keep its state in, and one thread uses it",
	"wasm.input":  "as desk",
	"wasm.answer": "as desk",
}

// A package's variable is a table and nothing else: arrays of plain values that
// nobody assigns to. A map or slice could be changed by whoever sees it.
func TestEngineKeepsNoState(t *testing.T) {
	met := map[string]bool{}
	for _, c := range checkEngine(t) {
		generated := c.name == "wasm/wire/message" // flatc makes maps of names there, for nobody
		for id, object := range c.info.Defs {
			v, ok := object.(*types.Var)
			if !ok || v.Parent() != c.pkg.Scope() || generated {
				continue
			}
			name := c.name + "." + v.Name()
			if stateful[name] != "" {
				met[name] = true
				continue
			}
			if !isTable(v.Type()) {
				t.Errorf("%s: the variable %s is a %s that could change; make it an array, or a func that returns it", c.at(id), v.Name(), v.Type())
			}
		}
		for _, file := range c.files {
			ast.Inspect(file, func(n ast.Node) bool {
				for _, changed := range changes(n) {
					v, ok := c.info.Uses[changed].(*types.Var)
					if ok && v.Parent() == v.Pkg().Scope() && stateful[c.name+"."+v.Name()] == "" {
						t.Errorf("%s: %s, a variable of a package, is changed", c.at(n), v.Name())
					}
				}
				if f, ok := n.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
					t.Errorf("%s: an init runs before anyone can look", c.at(n))
				}
				return true
			})
		}
	}
	for name := range stateful {
		if !met[name] {
			t.Errorf("%s is no more: its exception must go", name)
		}
	}
}

// isTable tells whether values of the type hold nothing that could be changed
// through a copy of them. A table of tables may have slices inside, for rows of
// different lengths; that nobody writes to them is what changes looks for.
func isTable(of types.Type) bool {
	switch u := of.Underlying().(type) {
	case *types.Array:
		if row, ok := u.Elem().Underlying().(*types.Slice); ok {
			return isTable(row.Elem())
		}
		return isTable(u.Elem())
	case *types.Basic:
		return true
	case *types.Struct:
		for f := range u.Fields() {
			if !isTable(f.Type()) {
				return false
			}
		}
		return true
	case *types.Interface:
		return of.String() == "error" // a sentinel; nothing can be done to it
	}
	return false
}

// changes are the variables that a statement assigns to, in whole or in part.
func changes(n ast.Node) (roots []*ast.Ident) {
	root := func(e ast.Expr) {
		for {
			switch x := e.(type) {
			case *ast.IndexExpr:
				e = x.X
			case *ast.SelectorExpr:
				roots = append(roots, x.Sel) // a field, or another package's variable
				e = x.X
			case *ast.ParenExpr:
				e = x.X
			case *ast.Ident:
				roots = append(roots, x)
				return
			default:
				return
			}
		}
	}
	switch s := n.(type) {
	case *ast.AssignStmt:
		if s.Tok != token.DEFINE {
			for _, left := range s.Lhs {
				root(left)
			}
		}
	case *ast.IncDecStmt:
		root(s.X)
	}
	return roots
}
