package e2e

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
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

	"kneadwise/web/e2e/witness"
)

// Server is the running program with a witness before it.
type Server struct {
	// URL is where the browser goes: the witness.
	URL string
	// Witness records every request and can cut the network.
	Witness *witness.Witness
	// Direct is the program's own address.
	Direct string
	// Data is the folder in which the program keeps everything.
	Data string
	// Host is the demonstration's foreign page, on a port of its own.
	Host string
	// Email and Password are the sign-in to a clinic that the program printed.
	Email, Password string
	// Stop ends the program. The second call does nothing.
	Stop func()
}

// serverLimit is how long the program may take until it prints its address.
const serverLimit = 20 * time.Second

// What the program prints where it serves.
var (
	printedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	printedHost    = regexp.MustCompile(`own page with the calculator is at (http://127\.0\.0\.1:\d+)`)
	printedSignIn  = regexp.MustCompile(`sign in as (\S+) with the password (\S+?)\)`)
)

// StartServer runs the program with the demonstration clinics on a free port
// until the test ends, or dies with it.
func StartServer(t *testing.T) *Server {
	t.Helper()
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	said, stop := serve(t, program, "serve", "--demo", "--addr", "127.0.0.1:0", "--demo-host", "127.0.0.1:0", "--data", data)
	direct := said.find(t, printedAddress)[0]
	signIn := said.find(t, printedSignIn)
	w, err := witness.Proxy(direct)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Cut(); err != nil {
			t.Error(err)
		}
	})
	return &Server{
		URL: w.URL(), Witness: w, Direct: direct, Data: data, Stop: stop,
		Host: said.find(t, printedHost)[1], Email: signIn[1], Password: signIn[2],
	}
}

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

// find waits until the program has printed something and returns it with what
// its groups hold.
func (p *printed) find(t *testing.T, what *regexp.Regexp) []string {
	t.Helper()
	for end := time.Now().Add(serverLimit); ; time.Sleep(10 * time.Millisecond) {
		p.mu.Lock()
		text, ended := p.text, p.ended
		p.mu.Unlock()
		if found := what.FindStringSubmatch(text); found != nil {
			return found
		}
		if ended != nil || time.Now().After(end) {
			said, _ := os.ReadFile(p.log) // as much as there is
			t.Fatalf("the server did not print %v (%v); it printed %q and said: %s", what, ended, text, said)
		}
	}
}

// serve runs the program and returns what it prints, and what ends it.
func serve(t *testing.T, program string, args ...string) (out *printed, stop func()) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = withoutSettings(os.Environ())
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := os.Create(filepath.Join(t.TempDir(), "server.log"))
	if err != nil {
		t.Fatal(err)
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
		t.Fatalf("couldn't run %s: %v", program, err)
	}
	stop = sync.OnceFunc(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			cmd.Process.Kill()
			<-ended
			text, _ := os.ReadFile(stderr.Name()) // as much as there is
			t.Errorf("the server did not end when asked to; it said: %s", text)
		}
		stderr.Close()
	})
	t.Cleanup(stop)
	return out, stop
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
	os.RemoveAll(dir)
	os.Exit(status)
}

// standIn is a program that keeps the contract of serve, and no more.
func standIn() {
	w, err := witness.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, strings.Join(os.Args[1:], " "))
	}))
	if err != nil {
		panic(err)
	}
	fmt.Println("a stand-in serves at", w.URL()+"/ until it is ended")
	select {}
}

func TestStartServer(t *testing.T) {
	t.Setenv("KNEADWISE_TEST_SERVER", "1")
	var direct string
	t.Run("runs", func(t *testing.T) {
		said, _ := serve(t, os.Args[0], "serve", "--demo")
		direct = said.find(t, printedAddress)[0]
		w, err := witness.Proxy(direct)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Cut()
		resp, err := http.Get(w.URL() + "/path")
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil || string(body) != "serve --demo" {
			t.Errorf("the server answered %q, %v", body, err)
		}
		if seen := w.Requests(); len(seen) != 1 || seen[0].URL != "/path" {
			t.Errorf("the witness saw %v", seen)
		}
	})
	if _, err := http.Get(direct); err == nil {
		t.Error("the server outlived its test")
	}
}
