package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// A program is the built server, running.
type program struct {
	address string
	data    string
	cmd     *exec.Cmd
}

// serve starts bin/kneadwise on a free port, with data of its own.
func serve(ctx context.Context, root string) (*program, error) {
	data, err := os.MkdirTemp("", "kneadwise-bench-")
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, filepath.Join(root, "bin", "kneadwise"), "serve", "--demo", "--addr", "127.0.0.1:0", "--data", data)
	p := &program{cmd: cmd, data: data}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(data))
	}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("couldn't start the server: %w", err), os.RemoveAll(data))
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.stop()
		return nil, fmt.Errorf("the server didn't say where it listens: %w", err)
	}
	p.address = strings.TrimSpace(line[strings.Index(line, "http://"):])
	return p, nil
}

// stop ends the server and removes its data. That it was ended is what Wait then
// reports.
func (p *program) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	_ = p.cmd.Wait()
	_ = os.RemoveAll(p.data)
}
