package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// family is a group of processes that live and die together. Its first member
// is a shell that waits for the end of its input, which only this process can
// hold open: so a browser and all its children end even if the test process is
// killed, and no child that outlives its parent is forgotten.
type family struct {
	guard *exec.Cmd
	leash *os.File
	dir   string // everything that the members write

	mu      sync.Mutex
	members []*exec.Cmd
	closed  bool
}

// newFamily starts the guard and makes an empty folder for the members.
func newFamily(name string) (*family, error) {
	dir, err := os.MkdirTemp("", "kneadwise-"+name+"-")
	if err != nil {
		return nil, err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	defer read.Close()
	guard := exec.Command("/bin/sh", "-c", "read -r line; kill -KILL 0")
	guard.Stdin = read
	guard.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := guard.Start(); err != nil {
		return nil, errors.Join(err, write.Close(), os.RemoveAll(dir))
	}
	return &family{guard: guard, leash: write, dir: dir}, nil
}

// start runs the command as a member.
func (f *family) start(cmd *exec.Cmd) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errors.New("the browser is closed")
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pgid: f.guard.Process.Pid}
	if err := cmd.Start(); err != nil {
		return err
	}
	f.members = append(f.members, cmd)
	return nil
}

// folder makes a folder below the family's.
func (f *family) folder(name string) (string, error) {
	path := filepath.Join(f.dir, name)
	return path, os.MkdirAll(path, 0o700)
}

// close kills all members and removes their files.
func (f *family) close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil
	}
	f.closed = true
	err := syscall.Kill(-f.guard.Process.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		err = nil
	}
	f.leash.Close()
	for _, cmd := range append(f.members, f.guard) {
		// Each was killed, so that is what Wait reports.
		_ = cmd.Wait()
	}
	return errors.Join(err, removeAll(f.dir))
}

// removeAll removes a folder in which a process that is just being killed may
// still be making files.
func removeAll(dir string) error {
	var err error
	for range 50 {
		if err = os.RemoveAll(dir); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}

// program finds the first of the named programs, or says which package has it.
func program(debian string, names ...string) (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s is not installed: on Debian and Ubuntu it is in the package %s", names[0], debian)
}

// logTo sends what the command says to a file, and returns a func that reads
// its last lines.
func (f *family) logTo(cmd *exec.Cmd, name string) (func() string, error) {
	path := filepath.Join(f.dir, name)
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	cmd.Stdout, cmd.Stderr = file, file
	return func() string {
		text, err := os.ReadFile(path)
		if err != nil {
			return err.Error()
		}
		if len(text) == 0 {
			return "nothing"
		}
		return string(text[max(0, len(text)-2000):])
	}, nil
}
