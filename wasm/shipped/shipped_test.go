package shipped_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"kneadwise/wasm/call"
	"kneadwise/wasm/shipped"
	"kneadwise/web/build/engine"
)

// module is the file that ships, built once for all tests here.
var module []byte

func TestMain(m *testing.M) {
	root, err := engine.Root()
	if err == nil {
		module, err = engine.Build(context.Background(), root)
	}
	if err != nil {
		println(err.Error())
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func open(t testing.TB) *shipped.Module {
	t.Helper()
	m, err := shipped.Load(t.Context(), module)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close(context.Background()) })
	return m
}

func TestPingIsAnsweredWithNothing(t *testing.T) {
	m := open(t)
	for _, message := range [][]byte{nil, []byte("hello"), make([]byte, 100<<10)} {
		answer, err := m.Call(call.OpPing, message)
		if err != nil || len(answer) != 0 {
			t.Errorf("a ping of %d bytes: answer of %d bytes, %v", len(message), len(answer), err)
		}
	}
}

// What the desk answers natively it answers in the module: here for messages
// that are none, in the scenarios for those that are.
func TestModuleAnswersAsTheDeskDoes(t *testing.T) {
	m, desk := open(t), call.NewDesk()
	for _, test := range []struct {
		name    string
		op      int32
		message []byte
	}{
		{"nothing to estimate", call.OpEstimate, nil},
		{"noise to estimate", call.OpEstimate, []byte("these are no tables at all")},
		{"a bundle of zeros", call.OpBundle, make([]byte, 1000)},
		{"noise to rank", call.OpRank, []byte{1, 2, 3}},
		{"noise to read", call.OpRead, []byte{255}},
		{"an operation that there is not", 77, []byte("?")},
		{"a negative operation", -1, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := m.Call(test.op, test.message)
			if err != nil {
				t.Fatal(err)
			}
			if want := desk.Call(test.op, test.message); string(got) != string(want) {
				t.Errorf("answer differs from the native one:\n%s", cmp.Diff(want, got))
			}
		})
	}
}

func TestMessagesHaveALimit(t *testing.T) {
	m := open(t)
	if _, err := m.Call(call.OpPing, make([]byte, 8<<20)); err != nil {
		t.Errorf("8 MiB: %v", err)
	}
	if _, err := m.Call(call.OpPing, make([]byte, 8<<20+1)); err == nil {
		t.Error("a message of more than 8 MiB was taken")
	}
	if _, err := m.Call(call.OpPing, nil); err != nil {
		t.Errorf("after a message that was refused: %v", err)
	}
}

// The collector must keep up for as long as a page is open. Each message here is
// garbage after its call: a GiB of it in all.
func TestMemoryStaysWithinItsBudget(t *testing.T) {
	const budget = 16 << 20
	m := open(t)
	message := make([]byte, 1<<20)
	for range 1 << 10 {
		if _, err := m.Call(call.OpPing, message); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%.1f MiB", float64(m.Memory())/(1<<20))
	if m.Memory() > budget {
		t.Errorf("the instance has %d bytes of memory, over %d", m.Memory(), budget)
	}
}

// The browser's stand-in for a system and wazero must set the same.
func TestPageSetsTheSameEnvironment(t *testing.T) {
	root, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	shim, err := os.ReadFile(filepath.Join(root, "web", "calculator", "wasi.ts"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `const environment = "GOGC=` + shipped.GOGC + `\0";`; !strings.Contains(string(shim), want) {
		t.Errorf("web/calculator/wasi.ts does not have %s", want)
	}
}

// The page's policy lets the module reach nothing; this test lets it ask for
// nothing either: the runtime's WASI functions come in, the contract goes out.
func TestModuleTakesAndGivesTheContractAlone(t *testing.T) {
	runtime := wazero.NewRuntime(t.Context())
	defer runtime.Close(context.Background())
	compiled, err := runtime.CompileModule(t.Context(), module)
	if err != nil {
		t.Fatal(err)
	}
	var imports []string
	for _, f := range compiled.ImportedFunctions() {
		from, name, _ := f.Import()
		if from != "wasi_snapshot_preview1" {
			t.Errorf("the module imports %s from %s", name, from)
		}
		imports = append(imports, name)
	}
	slices.Sort(imports)
	if diff := cmp.Diff([]string{
		"args_get", "args_sizes_get", "clock_time_get", "environ_get", "environ_sizes_get",
		"fd_write", "poll_oneoff", "proc_exit", "random_get", "sched_yield",
	}, imports); diff != "" {
		t.Errorf("imports, which web/calculator/wasi.ts must provide (-want +got):\n%s", diff)
	}
	if n := len(compiled.ImportedMemories()); n != 0 {
		t.Errorf("the module imports %d memories", n)
	}

	i32 := api.ValueTypeI32
	type signature struct{ In, Out []api.ValueType }
	got := map[string]signature{}
	for name, f := range compiled.ExportedFunctions() {
		got[name] = signature{f.ParamTypes(), f.ResultTypes()}
	}
	want := map[string]signature{
		"_initialize": {},
		"reserve":     {[]api.ValueType{i32}, []api.ValueType{i32}},
		"call":        {[]api.ValueType{i32, i32}, []api.ValueType{i32}},
		"result":      {nil, []api.ValueType{i32}},
	}
	if diff := cmp.Diff(want, got, cmp.Transformer("empty", func(v []api.ValueType) string { return string(v) })); diff != "" {
		t.Errorf("exported functions (-want +got):\n%s", diff)
	}
	if memories := compiled.ExportedMemories(); len(memories) != 1 || memories["memory"] == nil {
		t.Errorf("exported memories: %v, want memory alone", memories)
	}
}

// BenchmarkEmptyCall is what passing a message costs when it asks for nothing.
func BenchmarkEmptyCall(b *testing.B) {
	m := open(b)
	for b.Loop() {
		if _, err := m.Call(call.OpPing, nil); err != nil {
			b.Fatal(err)
		}
	}
}
