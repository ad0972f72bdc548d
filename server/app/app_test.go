package app

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"kneadwise/server/config"
	"kneadwise/web"
)

// TestMain lets the scripts run the program itself.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kneadwise": func() {
			os.Exit(Run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
	})
}

// served runs the server until the test ends, with data of its own unless told
// where they are, and returns its address.
func served(t *testing.T, args ...string) string {
	t.Helper()
	at, _ := servedAndLogged(t, args...)
	return at
}

// servedAndLogged is served, and a function that ends the server and returns
// what it logged.
func servedAndLogged(t *testing.T, args ...string) (string, func() string) {
	t.Helper()
	if _, err := web.Manifest(); err != nil {
		t.Fatal("the web assets are not built: run make build first, as make test and make quick do")
	}
	ctx, cancel := context.WithCancel(t.Context())
	out, write := io.Pipe()
	data := t.TempDir()
	var log bytes.Buffer
	var status int
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		status = Run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, args...), nil, nil, write, &log)
		write.Close()
	}()
	t.Cleanup(func() {
		cancel()
		if <-ended; status != done {
			t.Errorf("the server ended with status %d: %s", status, &log)
		}
	})
	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal("the server said nothing")
	}
	address, ok := strings.CutPrefix(strings.TrimSpace(string(line[:n])), "listening on ")
	if !ok {
		t.Fatalf("the server said %q", line[:n])
	}
	go func() { _, _ = io.Copy(io.Discard, out) }() // a server that nobody listens to would wait
	return address, func() string {
		cancel()
		<-ended
		return log.String()
	}
}

// The status of a server that a signal ended is looked at when the test ends.
func TestServeEndsInPeaceWhenItIsTold(t *testing.T) {
	at := served(t)
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	for range 500 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(at, "http://"))
		if err != nil {
			return
		}
		conn.Close()
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the server still listens")
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func TestServeGivesPagesAndWhatTheyName(t *testing.T) {
	at := served(t, "--demo")
	assets, err := web.Manifest()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		"/": 200, "/es/": 200, "/privacy": 200, "/es/privacy": 200, "/guide": 200, "/es/guide": 200, "/livez": 200, "/readyz": 200, "/robots.txt": 200,
		"/nowhere": 404, "/es/nada": 404,
	} {
		if got, _ := get(t, at+path); got != want {
			t.Errorf("%s has status %d, want %d", path, got, want)
		}
	}
	_, page := get(t, at+"/")
	for name, asset := range assets {
		if got, _ := get(t, at+"/assets/"+asset.File); got != 200 {
			t.Errorf("%s has status %d", name, got)
		}
	}
	for _, name := range []string{"page.js", "page.css", "worker.js", "engine.wasm", "text-en.json", "icon.svg"} {
		if !strings.Contains(page, assets[name].File) || assets[name].File == "" {
			t.Errorf("the page does not name %s", name)
		}
	}
}

func TestWithoutDemoThereIsNoInventedClinic(t *testing.T) {
	_, page := get(t, served(t)+"/")
	if strings.Contains(page, "/prices/") {
		t.Error("the page names a file of clinics")
	}
}

func TestServeSaysWhereItIsTaken(t *testing.T) {
	if _, err := web.Manifest(); err != nil {
		t.Fatal("the web assets are not built: run make build first, as make test and make quick do")
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	var stdout, stderr bytes.Buffer
	if got := Run(t.Context(), []string{"serve", "--addr", taken.Addr().String(), "--data", t.TempDir()}, nil, nil, &stdout, &stderr); got != failed {
		t.Errorf("status %d, want %d", got, failed)
	}
	if !strings.Contains(stderr.String(), "couldn't listen") || stdout.Len() > 0 {
		t.Errorf("stdout %q, stderr %q", &stdout, &stderr)
	}
}

func TestAddressIsOneThatABrowserTakes(t *testing.T) {
	for listening, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080",
		"[::1]:81":       "http://[::1]:81",
		"0.0.0.0:8080":   "http://localhost:8080",
		"[::]:8080":      "http://localhost:8080",
	} {
		at, err := net.ResolveTCPAddr("tcp", listening)
		if err != nil {
			t.Fatal(err)
		}
		if got := address(at); got != want {
			t.Errorf("%s is told as %s, want %s", listening, got, want)
		}
	}
}

func TestToday(t *testing.T) {
	zone := time.FixedZone("far east", 14*60*60)
	if got := today(time.Date(2026, 12, 31, 23, 59, 59, 0, zone)).String(); got != "2026-12-31" {
		t.Errorf("today is %s", got)
	}
}

func TestEverySettingIsInTheUsage(t *testing.T) {
	var out bytes.Buffer
	if got := Run(t.Context(), []string{"help", "serve"}, nil, nil, &out, &out); got != done {
		t.Fatalf("status %d", got)
	}
	for _, name := range []string{"addr", "public-url", "demo", "data", "dsn", "log"} {
		if !strings.Contains(out.String(), "--"+name) || !strings.Contains(out.String(), config.Variable(name)) {
			t.Errorf("help lacks %s:\n%s", name, &out)
		}
	}
}
