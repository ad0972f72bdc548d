package shipped_test

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kneadwise/web/build/engine"
)

// Anyone can build the module and compare its hash with the one that the page
// shows: neither the folder, nor the commit, nor the builder's own settings are
// in the file.
func TestAnotherFolderAndCommitGiveTheSameModule(t *testing.T) {
	root, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "elsewhere", "a longer name")
	for _, part := range []string{"go.mod", "go.sum", "wasm"} {
		copyTree(t, filepath.Join(root, part), filepath.Join(copied, part))
	}
	if err := os.WriteFile(filepath.Join(copied, "README.md"), []byte("Other words.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	git(t, copied, "init", "-q")
	git(t, copied, "add", "-A")
	git(t, copied, "-c", "user.name=somebody", "-c", "user.email=somebody@example.org",
		"-c", "commit.gpgsign=false", "commit", "-q", "-m", "Say it in other words")

	t.Setenv("GOFLAGS", "-buildvcs=true -tags=other")
	t.Setenv("GOEXPERIMENT", "jsonv2")
	again, err := engine.Build(t.Context(), copied)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(module, again) {
		t.Errorf("here the module has SHA-256 %x, built elsewhere %x", sha256.Sum256(module), sha256.Sum256(again))
	}
	if bytes.Contains(module, []byte(root)) {
		t.Errorf("the module holds the path %s", root)
	}
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, said)
	}
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(to, below), 0o755)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, below)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.WriteFile(target, text, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
