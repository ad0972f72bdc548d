package e2e

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// serverLimit is how long the program may take until it prints its address.
const serverLimit = 20 * time.Second

// What the program prints where it serves.
var (
	printedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	printedHost    = regexp.MustCompile(`own page with the calculator is at (http://127\.0\.0\.1:\d+)`)
	printedSignIn  = regexp.MustCompile(`sign in as (\S+) with the password (\S+?)\)`)
)

// printed is what a program printed so far.
type printed struct {
	mu    sync.Mutex
	text  string
	ended error // why it prints no more
	log   string
}

func (p *printed) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text
}

// wait waits until the program has printed something and returns it with what
// its groups hold.
func (p *printed) wait(what *regexp.Regexp) ([]string, error) {
	for end := time.Now().Add(serverLimit); ; time.Sleep(10 * time.Millisecond) {
		p.mu.Lock()
		text, ended := p.text, p.ended
		p.mu.Unlock()
		if found := what.FindStringSubmatch(text); found != nil {
			return found, nil
		}
		if ended != nil || time.Now().After(end) {
			said, _ := os.ReadFile(p.log) // as much as there is
			return nil, fmt.Errorf("the server did not print %v (%v); it printed %q and said: %s", what, ended, text, said)
		}
	}
}

// find is wait for a test.
func (p *printed) find(t *testing.T, what *regexp.Regexp) []string {
	t.Helper()
	found, err := p.wait(what)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// serve runs the program until the test ends and returns what it prints, and
// what ends it before.
func serve(t *testing.T, program string, args ...string) (out *printed, stop func()) {
	t.Helper()
	out, end, err := run(t.TempDir(), program, args...)
	if err != nil {
		t.Fatal(err)
	}
	stop = func() {
		if err := end(); err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(stop)
	return out, stop
}

// run runs the program, whose log it keeps in a folder, and returns what it
// prints, and what ends it. The second call of that does nothing.
func run(logs, program string, args ...string) (out *printed, stop func() error, err error) {
	cmd := exec.Command(program, args...)
	cmd.Env = withoutSettings(os.Environ())
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	stderr, err := os.Create(filepath.Join(logs, "server.log"))
	if err != nil {
		return nil, nil, err
	}
	cmd.Stderr = stderr
	// When the test dies, its thread does, and the kernel ends the program.
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out = &printed{log: stderr.Name()}
	started, ended := make(chan error), make(chan struct{})
	go func() {
		// The thread that starts the program must live as long as the program.
		// A goroutine that ends locked takes its thread with it.
		runtime.LockOSThread()
		if err := cmd.Start(); err != nil {
			started <- err
			return
		}
		started <- nil
		for lines := bufio.NewScanner(stdout); lines.Scan(); {
			out.mu.Lock()
			out.text += lines.Text() + "\n"
			out.mu.Unlock()
		}
		err := cmd.Wait()
		out.mu.Lock()
		out.ended = fmt.Errorf("it ended: %v", err)
		out.mu.Unlock()
		close(ended)
	}()
	if err := <-started; err != nil {
		return nil, nil, errors.Join(fmt.Errorf("couldn't run %s: %w", program, err), stderr.Close())
	}
	var ending sync.Once
	return out, func() (err error) {
		ending.Do(func() {
			cmd.Process.Signal(syscall.SIGTERM)
			select {
			case <-ended:
			case <-time.After(5 * time.Second):
				cmd.Process.Kill()
				<-ended
				text, _ := os.ReadFile(stderr.Name()) // as much as there is
				err = fmt.Errorf("the server did not end when asked to; it said: %s", text)
			}
			stderr.Close()
		})
		return err
	}, nil
}

// withoutSettings drops what would configure the program from outside.
func withoutSettings(environ []string) []string {
	var kept []string
	for _, pair := range environ {
		if !strings.HasPrefix(pair, "KNEADWISE_") || strings.HasPrefix(pair, "KNEADWISE_TEST_") {
			kept = append(kept, pair)
		}
	}
	return kept
}

// built gives the program that KNEADWISE_BIN names, or builds it once for all
// tests, with the browser's files if there are none.
var built = sync.OnceValues(func() (string, error) {
	if named := os.Getenv("KNEADWISE_BIN"); named != "" {
		return named, nil
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		return "", err
	}
	run := func(args ...string) error {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, "go", args...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
		}
		return nil
	}
	if _, err := os.Stat(filepath.Join(root, "web/dist/manifest.json")); errors.Is(err, fs.ErrNotExist) {
		if err := run("run", "./web/build"); err != nil {
			return "", err
		}
	}
	program := filepath.Join(programDir, "kneadwise")
	return program, run("build", "-o", program, "./server")
})

// programDir is where the program is built; TestMain removes it.
var programDir string

func TestMain(m *testing.M) {
	if os.Getenv("KNEADWISE_TEST_SERVER") != "" {
		standIn()
		return
	}
	dir, err := os.MkdirTemp("", "kneadwise-e2e-")
	if err != nil {
		panic(err)
	}
	programDir = dir
	status := m.Run()
	if err := endShared(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.RemoveAll(dir)
	os.Exit(status)
}
