package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// module is this module's path, and stands before every package of ours.
const module = "kneadwise"

// A listed package is one answer of "go list".
type listed struct {
	ImportPath   string
	Name         string
	Dir          string
	Doc          string
	Standard     bool
	GoFiles      []string
	Imports      []string
	Deps         []string
	TestImports  []string
	XTestImports []string
	Export       string
}

// list asks "go list" for packages, for this machine or for the module's target.
func list(t *testing.T, forModule bool, args ...string) map[string]listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list", "-json"}, args...)...)
	cmd.Dir = ".."
	if forModule {
		cmd.Env = append(cmd.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0")
	}
	out, err := cmd.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			t.Fatalf("go list %v: %v\n%s", args, err, failed.Stderr)
		}
		t.Fatal(err)
	}
	all := map[string]listed{}
	for in := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := in.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

// within tells whether a package is the one that is meant or lies below it.
// "kneadwise/wasm/..." means all below, without it the package alone.
func within(pkg, pattern string) bool {
	below, all := strings.CutSuffix(pattern, "/...")
	return pkg == below || all && strings.HasPrefix(pkg, below+"/")
}

func anyWithin(pkg string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return within(pkg, p) })
}

// A reserve is something that only some packages may import.
type reserve struct {
	imported string   // what is reserved; /... for all below
	only     []string // who may import it, without the module's name
	tests    bool     // whether tests may, too
	reason   string
}

var reserves = []reserve{
	{"github.com/google/flatbuffers/go", []string{"wasm/wire", "wasm/wire/message"}, false,
		"the form of messages is one package's matter, so that another form changes one package"},
	{"kneadwise/wasm/wire/message", []string{"wasm/wire"}, false,
		"generated accessors trust their bytes; wire alone verifies them first"},
	{"github.com/tetratelabs/wazero/...", []string{"wasm/shipped", "web/bench"}, true,
		"it runs the shipped module for tests and measurements, never for visitors"},
	{"github.com/gin-gonic/gin", []string{"server/httpd", "server/app", "server/visitor", "server/publish", "server/auth", "server/account", "server/embed", "server/directory", "server/portal/...", "server/pricing"}, true,
		"handlers stand in files named http.go; what they call knows nothing of HTTP"},
	{"github.com/evanw/esbuild/...", []string{"web/build/script", "web/bench"}, true,
		"scripts are bundled when the program is built"},
	{"github.com/andybalholm/brotli/...", []string{"web/build", "web/bench", "server/publish", "server/httpd"}, true,
		"it takes long: a step of the build, of a publication or of a page that all get, never of a request"},
	{"github.com/chromedp/...", []string{"web/e2e/...", "web/bench"}, true,
		"it drives a browser, for tests and measurements"},
	{"github.com/coder/websocket", []string{"web/e2e/..."}, true,
		"it drives a browser, for tests"},
	{"github.com/caarlos0/env/v11", []string{"server/config"}, false,
		"settings are read in one place"},
	{"github.com/jmoiron/sqlx/...", []string{"server/store"}, false,
		"statements run through store.Tx, so that they run on both databases and no driver's error leaves"},
	{"github.com/jackc/pgx/v5/...", []string{"server/store/..."}, false,
		"statements run through store.Tx, so that they run on both databases and no driver's error leaves"},
	{"github.com/mattn/go-sqlite3", []string{"server/store"}, false,
		"statements run through store.Tx, so that they run on both databases and no driver's error leaves"},
	{"github.com/pressly/goose/v3/...", []string{"server/store"}, false,
		"databases are migrated in one place"},
	{"github.com/golang-jwt/jwt/v5", []string{"server/auth"}, true,
		"tokens are read in one place, which demands all that must be in them"},
	{"github.com/alexedwards/argon2id", []string{"server/auth"}, true,
		"passwords are hashed in one place, which bounds how many at once"},
	{"golang.org/x/time/rate", []string{"server/limit"}, false,
		"who may act how often is said in one table"},
	{"html/template", []string{"server/page", "server/directory", "server/embed", "server/app"}, true,
		"only those who make pages of clinics' texts may call a text safe; app makes the page of a foreign site"},
	{"kneadwise/migrations", []string{"server/store/..."}, false,
		"databases are migrated in one place"},
	{"kneadwise/server/store/storetest", nil, true, "it makes databases for tests"},
	{"kneadwise/server/page/pagetest", nil, true, "it reads pages in tests"},
	{"golang.org/x/net/html", []string{"server/page/pagetest"}, true, "pages are made from templates; only tests take them apart"},
	{"github.com/google/go-cmp/...", nil, true, "it panics where it does not understand: for tests"},
	{"github.com/shopspring/decimal", nil, true, "it is the oracle of money in tests; the engine counts whole cents"},
	{"github.com/arran4/golang-ical", nil, true, "it reads back in tests what the engine writes; linked it would cost a megabyte"},
	{"github.com/santhosh-tekuri/jsonschema/v6", nil, true, "the schemas are held to the code by tests; readers do not interpret them"},
	{"github.com/jba/templatecheck", nil, true, "it checks templates in tests"},
	{"github.com/rogpeppe/go-internal/testscript", nil, true, "it runs the program in tests"},
	{"pgregory.net/rapid", nil, true, "it makes the cases of property tests"},
	{"kneadwise/server/...", []string{"server/...", "web/e2e/..."}, false,
		"engine and assets are built without the server and know nothing of it"},
	{"kneadwise/server/app", []string{"server"}, false,
		"it imports everything, so that nothing else has to; only main may start it"},
	{"kneadwise/wasm/document", []string{"server/...", "web/e2e/...", "web/bench", "wasm/scenario", "wasm/replay"}, true,
		"JSON would cost visitors 250 KB; what the module links must not reach it"},
	{"kneadwise/wasm/call", []string{"wasm", "web/bench"}, true,
		"it is the module's own door; natively the engine is called without messages"},
	{"kneadwise/wasm/review", []string{"server/..."}, true,
		"visitors have no price list to mend: the module does without it"},
	{"kneadwise/wasm/literal", nil, true,
		"it is the second opinion that tests ask; were it linked, there would be one opinion"},
	{"kneadwise/web/build/engine", []string{"web/build/...", "wasm/shipped", "web/e2e/...", "web/bench"}, true,
		"compiling is for builders and tests, never for the program that is served"},
	{"kneadwise/web/e2e/...", []string{"web/e2e/...", "web/bench"}, true,
		"browsers are driven by tests and measurements alone"},
}

func TestReservesAreKept(t *testing.T) {
	ours := list(t, false, "./...")
	for name, p := range list(t, true, "./wasm/...") {
		ours[name] = p // main has a file for the module alone
	}
	imported := map[string]bool{}
	for name, p := range ours {
		own := strings.TrimPrefix(strings.TrimPrefix(name, module), "/")
		for _, r := range reserves {
			check := func(imports []string, allowed bool, how string) {
				for _, i := range imports {
					if !within(i, r.imported) {
						continue
					}
					imported[r.imported] = true
					if !allowed && !anyWithin(own, r.only) {
						t.Errorf("%s%s imports %s: %s", name, how, i, r.reason)
					}
				}
			}
			check(p.Imports, false, "")
			check(slices.Concat(p.TestImports, p.XTestImports), r.tests, "'s tests")
		}
	}
	for _, r := range reserves {
		if !imported[r.imported] {
			t.Errorf("nothing imports %s: its rule protects nothing and must go", r.imported)
		}
		for _, only := range r.only {
			base := strings.TrimSuffix(only, "/...")
			if !slices.ContainsFunc(sortedNames(ours), func(name string) bool { return within(name, path.Join(module, base)+"/...") }) {
				t.Errorf("the rule for %s names %s, which is no more", r.imported, only)
			}
		}
	}
}

// Who may see gin may see it in files of one name.
func TestGinStaysInFilesNamedHTTP(t *testing.T) {
	for name, p := range list(t, false, "./server/...") {
		if name == "kneadwise/server/httpd" || name == "kneadwise/server/app" {
			continue
		}
		for file, imports := range importsByFile(t, p) {
			if file != "http.go" && slices.Contains(imports, "github.com/gin-gonic/gin") {
				t.Errorf("%s/%s imports gin: handlers stand in http.go", name, file)
			}
		}
	}
}

// A plain package is one that imports nothing of ours, but for how WebAssembly is
// written, which is plain itself.
func TestPlainPackagesImportNothingOfOurs(t *testing.T) {
	const written = "kneadwise/web/build/section"
	for name, reason := range map[string]string{
		"kneadwise/web":              "it holds files; whoever reads them knows what they mean",
		"kneadwise/server/fault":     "every package may use it",
		"kneadwise/server/config":    "every package may use it",
		written:                      "it knows how WebAssembly is written, nothing of what it does",
		"kneadwise/web/build/jump":   "it knows WebAssembly and how Go writes jumps, nothing of massage",
		"kneadwise/web/build/trim":   "it knows WebAssembly and Go's tables, nothing of massage",
		"kneadwise/web/build/script": "it knows scripts, nothing of massage",
	} {
		p, ok := list(t, false, name)[name]
		if !ok {
			t.Errorf("the rule for %s names no package", name)
		}
		for _, i := range p.Imports {
			if within(i, module+"/...") && i != written {
				t.Errorf("%s imports %s: %s", name, i, reason)
			}
		}
	}
}

// unwanted is what a program must not link, by the program.
var unwanted = map[string]map[string]string{
	"kneadwise/server": {
		"testing":             "tests do not ship",
		"kneadwise/wasm/call": "messages are the browser's",
		"net/http/pprof":      "it would open the process to whoever reaches it",
		"expvar":              "it would open the process to whoever reaches it",
		"net/http/cgi":        "no request starts a process",
	},
	"kneadwise/wasm": {
		"fmt":             "it costs each visitor 130 KB; strconv does",
		"time":            "it costs 75 KB, and the engine has no clock; civil has the dates",
		"os":              "the engine has no files, no arguments and no environment",
		"reflect":         "it costs 60 KB and hides what is done",
		"encoding/json":   "it costs 250 KB; messages are wire's",
		"encoding/binary": "it brings reflect",
		"encoding/hex":    "it brings fmt",
		"math/rand":       "the same request has the same answer",
		"math/rand/v2":    "the same request has the same answer",
		"math/big":        "it costs 45 KB; money multiplies in 128 bits",
		"regexp":          "it costs 97 KB",
		"log":             "the engine has nothing to write to",
		"log/slog":        "the engine has nothing to write to",
		"context":         "a call cannot be cancelled; the page ends the Worker",
		"net":             "the engine reaches nothing",
		"net/http":        "the engine reaches nothing",
		"net/url":         "it brings fmt",
		"syscall/js":      "the module is a WASI reactor and knows no page",
		"crypto/sha256":   "hashes are made by document, where lists are read",
		"embed":           "it brings time; tables are Go source",
		"text/template":   "the engine has no words",
		"unique":          "it brings maps for what a slice does",
		"maps":            "maps cost 32 ns a look-up and have no order",
		"database/sql":    "the engine stores nothing",
		"testing":         "tests do not ship",
	},
}

func TestProgramsLinkNothingUnwanted(t *testing.T) {
	for program, rules := range unwanted {
		forModule := program == "kneadwise/wasm"
		linked := list(t, forModule, "-deps", program)
		known := list(t, false, append([]string{"-e", "-find"}, sortedNames(rules)...)...)
		for name, reason := range rules {
			if p := known[name]; p.Dir == "" {
				t.Errorf("the rule for %s names %s, which is no more", program, name)
			}
			if _, ok := linked[name]; ok {
				t.Errorf("%s links %s (%s): %s", program, name, strings.Join(importers(linked, name), ", "), reason)
			}
		}
	}
}

// importers are the packages that import one directly.
func importers(all map[string]listed, name string) (who []string) {
	for _, p := range sortedNames(all) {
		if slices.Contains(all[p].Imports, name) {
			who = append(who, p)
		}
	}
	return who
}

func sortedNames[V any](all map[string]V) []string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
