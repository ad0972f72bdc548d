package trim_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kneadwise/web/build/trim"
)

// build compiles a small reactor as the engine is compiled, but untrimmed.
func build(t *testing.T) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "reactor.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w", "-o", out, "./testdata/reactor")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=none", "GOFLAGS=")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	module, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return module
}

func TestTracebacksGoAndTheRestStays(t *testing.T) {
	whole := build(t)
	trimmed, err := trim.Module(whole)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := trim.Module(whole); err != nil || !bytes.Equal(again, trimmed) {
		t.Errorf("the same module was trimmed in two ways, or not at all: %v", err)
	}
	for _, gone := range []string{"testdata/reactor/main.go", "runtime.mallocgc", "main.deep"} {
		if !bytes.Contains(whole, []byte(gone)) {
			t.Errorf("%q is not in the module as built: it proves nothing", gone)
		}
		if bytes.Contains(trimmed, []byte(gone)) {
			t.Errorf("%q is still there", gone)
		}
	}
}

// TestStacksGrowAndGarbageIsCollected runs the trimmed reactor: its stacks are
// copied and its garbage is collected, for which the tables that stay are read,
// and a failed bounds check still ends in a trap.
func TestStacksGrowAndGarbageIsCollected(t *testing.T) {
	trimmed, err := trim.Module(build(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, module := range map[string][]byte{"as built": build(t), "trimmed": trimmed} {
		t.Run(name, func(t *testing.T) {
			r := open(t, module)
			if got := r.call(t, "churn", 30_000); got != 1_000_030_000 {
				t.Errorf("churn: %d", got)
			}
			if got := r.call(t, "recovers"); got != 7 {
				t.Errorf("recovers: %d", got)
			}
			if !r.traps(t, "outside", 9) {
				t.Error("reading outside an array did not trap")
			}
			if got := r.said.String(); !strings.Contains(got, "index out of range [9]") {
				t.Errorf("the report of the panic is %q", got)
			}
		})
	}
}

// TestUnusedPartsGo weighs what is cut by name: a Go that names its functions
// otherwise would leave it all in.
func TestUnusedPartsGo(t *testing.T) {
	whole := build(t)
	trimmed, err := trim.Module(whole)
	if err != nil {
		t.Fatal(err)
	}
	before, after := code(t, whole), code(t, trimmed)
	if less := before - after; less < 150_000 {
		t.Errorf("of %d bytes of code only %d went", before, less)
	}
}

// code returns the size of a module's code section.
func code(t *testing.T, wasm []byte) int {
	t.Helper()
	for b := wasm[8:]; len(b) > 0; {
		size, n := binary.Uvarint(b[1:])
		if b[0] == 10 {
			return int(size)
		}
		b = b[1+n+int(size):]
	}
	t.Fatal("the module has no code")
	return 0
}

func TestWhatIsNotKnownIsRefused(t *testing.T) {
	whole := build(t)
	mangle := func(f func(b []byte) []byte) []byte { return f(bytes.Clone(whole)) }
	magic := []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}
	for name, module := range map[string][]byte{
		"nothing":             nil,
		"text":                []byte("a module"),
		"cut short":           whole[:len(whole)/2],
		"another Go's table":  mangle(func(b []byte) []byte { return bytes.ReplaceAll(b, magic, []byte{0xf0, 0xff, 0xff, 0xff, 0, 0, 1, 8}) }),
		"a table of 4 bytes":  mangle(func(b []byte) []byte { return bytes.ReplaceAll(b, magic, []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 4}) }),
		"a module without Go": []byte("\x00asm\x01\x00\x00\x00"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := trim.Module(module); err == nil {
				t.Error("trimmed")
			}
		})
	}
}
