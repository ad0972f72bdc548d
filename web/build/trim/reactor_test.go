package trim_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// reactor is a module that runs.
type reactor struct {
	module api.Module
	said   *bytes.Buffer // what the runtime printed
}

func open(t *testing.T, wasm []byte) reactor {
	t.Helper()
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	t.Cleanup(func() { runtime.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	said := &bytes.Buffer{}
	module, err := runtime.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize").WithStderr(said))
	if err != nil {
		t.Fatal(err)
	}
	return reactor{module, said}
}

func (r reactor) call(t *testing.T, name string, arguments ...uint64) int32 {
	t.Helper()
	result, err := r.module.ExportedFunction(name).Call(context.Background(), arguments...)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return api.DecodeI32(result[0])
}

func (r reactor) traps(t *testing.T, name string, arguments ...uint64) bool {
	t.Helper()
	_, err := r.module.ExportedFunction(name).Call(context.Background(), arguments...)
	return err != nil
}
