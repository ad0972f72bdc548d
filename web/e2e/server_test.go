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
	// Stop ends the program. The second call does nothing.
	Stop func()
}

// serverLimit is how long the program may take until it prints its address.
const serverLimit = 20 * time.Second

var printedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// StartServer runs the program with the demonstration clinics on a free port
// until the test ends, or dies with it.
func StartServer(t *testing.T) *Server {
	t.Helper()
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	direct, stop := serve(t, program, "serve", "--demo", "--addr", "127.0.0.1:0", "--data", data)
	w, err := witness.Proxy(direct)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Cut(); err != nil {
			t.Error(err)
		}
	})
	return &Server{URL: w.URL(), Witness: w, Direct: direct, Data: data, Stop: stop}
}

// serve runs the program and returns the address that it prints, and what ends it.
func serve(t *testing.T, program string, args ...string) (at string, stop func()) {
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
	started, ended := make(chan error), make(chan error, 1)
	address := make(chan string, 1)
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
			if found := printedAddress.FindString(lines.Text()); found != "" {
				select {
				case address <- found:
				default:
				}
			}
		}
		ended <- cmd.Wait()
	}()
	if err := <-started; err != nil {
		t.Fatalf("couldn't run %s: %v", program, err)
	}
	said := func() string {
		text, err := os.ReadFile(stderr.Name())
		if err != nil {
			return err.Error()
		}
		return strings.TrimSpace(string(text))
	}
	stop = sync.OnceFunc(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			cmd.Process.Kill()
			<-ended
			t.Errorf("the server did not end when asked to; it said: %s", said())
		}
		stderr.Close()
	})
	t.Cleanup(stop)
	select {
	case found := <-address:
		return found, stop
	case err := <-ended:
		ended <- err
		t.Fatalf("the server ended before it printed an address (%v); it said: %s", err, said())
	case <-time.After(serverLimit):
		t.Fatalf("the server printed no address within %v; it said: %s", serverLimit, said())
	}
	return "", stop
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
		direct, _ = serve(t, os.Args[0], "serve", "--demo")
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
