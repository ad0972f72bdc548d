package main

import (
	"bufio"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// A program is the built server, running.
type program struct {
	address string
	cmd     *exec.Cmd
}

// serve starts bin/kneadwise on a free port.
func serve(ctx context.Context, root string) (*program, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(root, "bin", "kneadwise"), "serve", "--demo", "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("couldn't start the server: %w", err)
	}
	p := &program{cmd: cmd}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.stop()
		return nil, fmt.Errorf("the server didn't say where it listens: %w", err)
	}
	p.address = strings.TrimSpace(line[strings.Index(line, "http://"):])
	return p, nil
}

// stop ends the server. That it was ended is what Wait then reports.
func (p *program) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	_ = p.cmd.Wait()
}
