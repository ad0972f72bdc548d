// Package shipped runs the engine as visitors get it: the very module that the
// build makes, under wazero instead of a browser. What a test shows here holds
// for the file that ships, not for the Go code compiled some other way.
//
// wazero plays the part of web/calculator/wasi.ts: the same environment, a clock
// that stands still for the reason told there, random bytes that are always the
// same, a place for the report of a panic.
package shipped

import (
	"bytes"
	"context"
	"fmt"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"kneadwise/web/build/engine"
)

// GOGC is the one variable of the module's environment: by how many percent the
// heap may grow before it is collected.
const GOGC = "10"

// Module is one instance of the engine. It answers one call at a time; after an
// error it answers no more.
type Module struct {
	runtime  wazero.Runtime
	instance api.Module
	reserve  api.Function
	call     api.Function
	result   api.Function
	said     *bytes.Buffer
	stack    [2]uint64
}

// Open builds the engine from the tree that the working directory lies in, and
// starts it.
func Open(ctx context.Context) (*Module, error) {
	root, err := engine.Root()
	if err != nil {
		return nil, err
	}
	binary, err := engine.Build(ctx, root)
	if err != nil {
		return nil, err
	}
	return Load(ctx, binary)
}

// Load starts a module that was built before.
func Load(ctx context.Context, binary []byte) (*Module, error) {
	m := &Module{runtime: wazero.NewRuntime(ctx), said: new(bytes.Buffer)}
	if err := m.start(ctx, binary); err != nil {
		m.Close(ctx)
		return nil, fmt.Errorf("couldn't start the engine: %w\n%s", err, m.said)
	}
	return m, nil
}

func (m *Module) start(ctx context.Context, binary []byte) error {
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, m.runtime); err != nil {
		return err
	}
	config := wazero.NewModuleConfig().
		WithStartFunctions("_initialize").
		WithEnv("GOGC", GOGC).
		WithNanotime(func() int64 { return 1 }, 1).
		WithStdout(m.said).
		WithStderr(m.said)
	instance, err := m.runtime.InstantiateWithConfig(ctx, binary, config)
	if err != nil {
		return err
	}
	m.instance = instance
	for name, at := range map[string]*api.Function{"reserve": &m.reserve, "call": &m.call, "result": &m.result} {
		if *at = instance.ExportedFunction(name); *at == nil {
			return fmt.Errorf("the module exports no %s", name)
		}
	}
	return nil
}

// Call passes one message and returns a copy of the answer, as the page does.
// It fails where the module takes no message of that length and where it
// panics; the report of a panic is in the error.
func (m *Module) Call(op int32, message []byte) ([]byte, error) {
	if len(message) > 0 {
		at, err := m.invoke(m.reserve, api.EncodeI32(int32(len(message))))
		if err != nil {
			return nil, err
		}
		if at == 0 || !m.instance.Memory().Write(uint32(at), message) {
			return nil, fmt.Errorf("the engine takes no message of %d bytes", len(message))
		}
	}
	length, err := m.invoke(m.call, api.EncodeI32(op), api.EncodeI32(int32(len(message))))
	if err != nil {
		return nil, err
	}
	if length < 0 {
		return nil, fmt.Errorf("the engine ran no message of %d bytes", len(message))
	}
	if length == 0 {
		return nil, nil
	}
	at, err := m.invoke(m.result)
	if err != nil {
		return nil, err
	}
	answer, ok := m.instance.Memory().Read(uint32(at), uint32(length))
	if !ok {
		return nil, fmt.Errorf("an answer of %d bytes at %d lies outside of the engine's memory", length, at)
	}
	return bytes.Clone(answer), nil
}

func (m *Module) invoke(f api.Function, arguments ...uint64) (int32, error) {
	copy(m.stack[:], arguments)
	if err := f.CallWithStack(context.Background(), m.stack[:]); err != nil {
		return 0, fmt.Errorf("the engine stopped: %w\n%s", err, m.said)
	}
	return api.DecodeI32(m.stack[0]), nil
}

// Memory returns the size of the instance's memory in bytes. It never shrinks.
func (m *Module) Memory() int { return int(m.instance.Memory().Size()) }

// Close ends the instance and frees what was compiled for it.
func (m *Module) Close(ctx context.Context) error { return m.runtime.Close(ctx) }
