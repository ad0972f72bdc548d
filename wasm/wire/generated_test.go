package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// compiler is the version of flatc that made the committed code.
const compiler = "flatc version 2.0.8"

// sums reads SHA256SUMS: path to hash.
func sums(t *testing.T) map[string]string {
	t.Helper()
	raw, err := os.ReadFile("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		hash, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok {
			t.Fatalf("SHA256SUMS: not a line of sha256sum: %q", line)
		}
		list[path] = hash
	}
	return list
}

// generated lists the schema and what was made of it, as SHA256SUMS names them.
func generated(t *testing.T, dir string) []string {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"*.fbs", "message/*", "../../web/calculator/wire/*.ts", "../../web/calculator/wire/message/*"} {
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			rel, err := filepath.Rel(dir, f)
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, filepath.ToSlash(rel))
		}
	}
	return paths
}

func TestGeneratedCodeIsAsCommitted(t *testing.T) {
	want := sums(t)
	paths := generated(t, ".")
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(raw)
		if hex.EncodeToString(sum[:]) != want[path] {
			t.Errorf("%s is not what SHA256SUMS says: run go generate in wasm/wire", path)
		}
		delete(want, path)
	}
	for path := range want {
		t.Errorf("%s is missing", path)
	}
}

// Where the compiler that made the code is at hand, it is run again in another
// folder, and every file must come out as committed.
func TestGeneratedCodeIsOfTheSchema(t *testing.T) {
	said, err := exec.Command("flatc", "--version").Output()
	if version := strings.TrimSpace(string(said)); err != nil || version != compiler {
		t.Logf("%s is not here (%q, %v): only the committed hashes were compared", compiler, version, err)
		return
	}
	tree := t.TempDir()
	dir := filepath.Join(tree, "wasm", "wire")
	for _, d := range []string{filepath.Join(dir, "message"), filepath.Join(tree, "web", "calculator", "wire")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := filepath.Glob("*.fbs")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(sources, "wire.go", "../../go.mod") {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("go", "generate", "./wire.go")
	run.Dir = dir
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("go generate: %v\n%s", err, out)
	}
	made, committed := generated(t, dir), generated(t, ".")
	if len(made) != len(committed) {
		t.Errorf("%d files were made, %d are committed", len(made), len(committed))
	}
	for _, path := range made {
		got, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%s is not committed", path)
			continue
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what %s makes of the schema: run go generate in wasm/wire", path, compiler)
		}
	}
}

// Nothing made for reading whole messages at once may be there: it would read
// outside bytes without bounds.
func TestNoObjectInterfaceIsGenerated(t *testing.T) {
	for _, path := range generated(t, ".") {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, ".fbs") {
			continue
		}
		for _, name := range []string{"UnPack", "unpack(", "IUnpackableObject"} {
			if strings.Contains(string(raw), name) {
				t.Errorf("%s holds %s", path, name)
			}
		}
	}
}
