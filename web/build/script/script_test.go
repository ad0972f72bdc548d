package script_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
)

// shimBudget is what the stand-in for a system may cost a visitor, in bytes
// after brotli. Go's own wasm_exec.js is 3,752.
const shimBudget = 1000

func TestShimStaysWithinItsBudget(t *testing.T) {
	shim, err := script.Bundle(root(t), "web/calculator/wasi.ts", script.Module)
	if err != nil {
		t.Fatal(err)
	}
	var small bytes.Buffer
	w := brotli.NewWriterLevel(&small, brotli.BestCompression)
	w.Write(shim)
	w.Close()
	t.Logf("shim: %d bytes, brotli %d", len(shim), small.Len())
	if small.Len() > shimBudget {
		t.Errorf("the shim is %d bytes after brotli, over %d", small.Len(), shimBudget)
	}
}

// A Worker that starts from a blob: URL resolves no import, and one that is a
// classic script has no export.
func TestWorkerIsOneClassicScript(t *testing.T) {
	worker, err := script.Bundle(root(t), "web/calculator/worker.ts", script.Classic)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"import ", "import(", "export ", "importScripts", "fetch(", "XMLHttpRequest", "indexedDB"} {
		if strings.Contains(string(worker), word) {
			t.Errorf("the Worker's script contains %q", word)
		}
	}
}

func TestFaultsNameTheFile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "torn.ts"), "export const a: = 1;")
	write(t, filepath.Join(dir, "page.css"), "a { colr }")
	for _, test := range []struct {
		path string
		form script.Form
		want string
	}{
		{"absent.ts", script.Module, "absent.ts is missing"},
		{"torn.ts", script.Module, "torn.ts:1"},
		{"page.css", script.Style, "page.css:1"},
	} {
		_, err := script.Bundle(dir, test.path, test.form)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.path, err, test.want)
		}
	}
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
