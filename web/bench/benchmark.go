package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// benchmark runs the benchmarks of one of the program's packages that match, for
// so long each as "go test -benchtime" takes it, and returns what they print.
// What is inside a package only its own benchmarks can measure.
func benchmark(ctx context.Context, root, pkg, match, long string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-bench", match, "-benchtime", long, pkg)
	cmd.Dir = root
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, os.Stderr
	if err := cmd.Run(); err != nil {
		return "", errors.Join(fmt.Errorf("couldn't measure %s: %w", pkg, err), errors.New(said.String()))
	}
	return said.String(), nil
}
