// Package engine compiles the engine module: the one file that visitors get and
// that the tests run.
//
// The module is reproducible: the same sources and the same Go give the same
// bytes in any folder, at any commit, on any machine. So whatever could differ
// between two builders is set here and not taken from their surroundings: the
// flags, the experiments, the WebAssembly features. What is left is the version
// of Go, which go.mod names.
package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"kneadwise/web/build/jump"
	"kneadwise/web/build/trim"
)

// Name is the logical name of the module among the assets.
const Name = "engine.wasm"

// Flags returns the arguments of "go build", without output and package.
//
// c-shared is Go's name for a WASI reactor, a module that is called many times
// instead of running once. -trimpath and -buildvcs=false keep the folder and
// the commit out of the file; -s -w leave out symbols that no browser reads.
//
// wasm/default.pgo tells the compiler which calls to inline. The hottest 45 % of
// them bring what there is to gain: 62 % cost another 3,000 bytes as they travel for a
// time that could not be told apart, because a function that much is inlined into keeps
// its figures in memory; with 30 % a ranking took a twentieth longer.
func Flags() []string {
	return []string{
		"-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w",
		"-pgo=auto", "-gcflags=all=-d=pgoinlinecdfthreshold=45",
	}
}

// Environment returns what the build sets over the surroundings. An empty value
// is meant: it keeps a builder's own settings out.
func Environment() []string {
	return []string{
		"GOOS=wasip1", "GOARCH=wasm", "GOWASM=", "CGO_ENABLED=0",
		"GOFLAGS=", "GOEXPERIMENT=none", "GODEBUG=", "GOWORK=off", "GOFIPS140=off",
	}
}

// Build compiles the engine from the tree at root, the folder of go.mod.
func Build(ctx context.Context, root string) ([]byte, error) {
	return Compile(ctx, root, "./wasm")
}

// Compile compiles a reactor of the tree at root as the engine is compiled, trims
// it of what only tracebacks read, makes its jumps direct, and returns its bytes.
// Where the compiler refuses, the error holds what it said.
func Compile(ctx context.Context, root, reactor string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "kneadwise-engine-")
	if err != nil {
		return nil, fmt.Errorf("couldn't build %s: %w", reactor, err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, Name)

	args := append([]string{"build"}, Flags()...)
	cmd := exec.CommandContext(ctx, "go", append(args, "-o", out, reactor)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), Environment()...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("couldn't build %s: %w\n%s", reactor, err, strings.TrimSpace(said.String()))
	}
	built, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("couldn't build %s: %w", reactor, err)
	}
	trimmed, err := trim.Module(built)
	if err != nil {
		return nil, err
	}
	return jump.Module(trimmed)
}

// Root returns the folder of this module's go.mod, looked for from the working
// directory upward, as the go command does.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("couldn't find the module's folder: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("couldn't find go.mod here or in any folder above")
		}
		dir = up
	}
}
