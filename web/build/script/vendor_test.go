package script_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Vendored code is what its authors published, unchanged: each file of each
// folder of web/vendor has its hash in SHA256SUMS, a licence and a README that
// names the version.
func TestVendoredFilesAreThePublishedOnes(t *testing.T) {
	vendor := filepath.Join(root(t), "web", "vendor")
	folders, err := os.ReadDir(vendor)
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) == 0 {
		t.Fatal("web/vendor is empty")
	}
	for _, folder := range folders {
		t.Run(folder.Name(), func(t *testing.T) {
			dir := filepath.Join(vendor, folder.Name())
			sums, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
			if err != nil {
				t.Fatal(err)
			}
			var listed []string
			for line := range strings.Lines(string(sums)) {
				want, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
				if !ok {
					t.Fatalf("SHA256SUMS: %q is not a hash and a name", line)
				}
				listed = append(listed, name)
				text, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Error(err)
					continue
				}
				if got := fmt.Sprintf("%x", sha256.Sum256(text)); got != want {
					t.Errorf("%s has SHA-256 %s, the published file %s", name, got, want)
				}
			}
			if !slices.Contains(listed, "LICENSE") {
				t.Error("SHA256SUMS names no LICENSE")
			}
			files, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if name := file.Name(); name != "README.md" && name != "SHA256SUMS" && !slices.Contains(listed, name) {
					t.Errorf("%s is not in SHA256SUMS", name)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "README.md")); err != nil {
				t.Error(err)
			}
		})
	}
}
