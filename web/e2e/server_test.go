package e2e

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

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

	// The rest is there with a program of the test's own alone.

	// Data is the folder in which the program keeps everything.
	Data string
	// Host is the demonstration's foreign page, on a port of its own.
	Host string
	// Email and Password are the sign-in to a clinic that the program printed.
	Email, Password string
	// Stop ends the program. The second call does nothing.
	Stop func()
}

// onDemo is how the program is run with the demonstration's clinics, on
// free ports.
func onDemo(data string) []string {
	return []string{"serve", "--demo", "--addr", "127.0.0.1:0", "--demo-host", "127.0.0.1:0", "--data", data}
}

// StartServer runs the program with the demonstration clinics until the test ends,
// or dies with it. The test may change what it keeps, and may end it.
func StartServer(t *testing.T) *Server {
	t.Helper()
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	said, stop := serve(t, program, onDemo(data)...)
	s := before(t, said.find(t, printedAddress)[0])
	signIn := said.find(t, printedSignIn)
	s.Data, s.Stop, s.Host, s.Email, s.Password = data, stop, said.find(t, printedHost)[1], signIn[1], signIn[2]
	return s
}

// ReadServer is a server for a test that only reads: a witness of its own, so an
// address of which no browser knows anything, before a program that such tests
// share.
func ReadServer(t *testing.T) *Server {
	t.Helper()
	address, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return before(t, address)
}

// before puts a witness before the program at an address.
func before(t *testing.T, direct string) *Server {
	t.Helper()
	w, err := witness.Proxy(direct)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Cut(); err != nil {
			t.Error(err)
		}
	})
	return &Server{URL: w.URL(), Witness: w, Direct: direct}
}

// shared starts the program that is shared, once, and gives its address;
// endShared ends it, if it was started.
var (
	shared = sync.OnceValues(func() (string, error) {
		program, err := built()
		if err != nil {
			return "", err
		}
		data, err := os.MkdirTemp(programDir, "shared-")
		if err != nil {
			return "", err
		}
		said, stop, err := run(data, program, onDemo(data)...)
		if err != nil {
			return "", err
		}
		endShared = stop
		found, err := said.wait(printedAddress)
		if err != nil {
			return "", err
		}
		// By then all clinics are published.
		if _, err := said.wait(printedSignIn); err != nil {
			return "", err
		}
		return found[0], nil
	})
	endShared = func() error { return nil }
)

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
