// Package trim takes out of a Go WebAssembly module what only a printed
// traceback reads, and the parts of the runtime that nothing in a page turns on:
// its tracer, its profiler, its debugging aids. Visitors download the module;
// nobody reads its tracebacks.
//
// The vocabulary: the linker writes one symbol table for the runtime, the
// pclntab, into the module's data. Its parts are the names of functions and
// files, a record for each function, and tables that map program counters to
// numbers: to the stack pointer's offset and to the live stack slots, which the
// garbage collector and growing stacks need, and to file, line and inlined
// calls, which only a traceback needs. Trim clears the second kind and leaves
// every offset where it was; cleared bytes are zero, and memory is zero to begin
// with, so the module then need not carry them.
//
// Functions are replaced by name, those that cut.go lists, by a body that traps
// or, where they only print, returns.
//
// One thing changes in what a program does: since Go 1.26 recover reads the
// tables of inlined calls, so a trimmed module must not rely on it where the
// deferred function was inlined. The engine has no recover, which is a test.
//
// This rests on the layout of Go's tables (runtime/symtab.go, internal/abi), so
// it is checked as it reads: a module that is not laid out as expected is an
// error, never a guess. The compiler is pinned in go.mod, and the tests of the
// shipped module run on the trimmed one, with stacks that grow and garbage that
// is collected.
package trim

import (
	"encoding/binary"
	"fmt"
)

// Module returns a copy of a module built by Go 1.26 without what only
// tracebacks and debuggers read. Checks of bounds, nil and overflow stay: a trap
// is still a trap, it only names no function.
func Module(wasm []byte) ([]byte, error) {
	m, err := parse(wasm)
	if err != nil {
		return nil, fmt.Errorf("couldn't trim the module: %w", err)
	}
	at, err := findTable(m.memory)
	if err != nil {
		return nil, fmt.Errorf("couldn't trim the module: %w", err)
	}
	t := table{memory: m.memory, low: m.low, base: at}
	if err := t.clear(); err != nil {
		return nil, fmt.Errorf("couldn't trim the module: %w", err)
	}
	if err := m.replace(t.bodies); err != nil {
		return nil, fmt.Errorf("couldn't trim the module: %w", err)
	}
	return m.write(), nil
}

// magic begins the pclntab since Go 1.20; after it come two zero bytes, the
// least size of an instruction (1) and of a pointer (8).
var magic = [...]byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// findTable looks for the one pclntab.
func findTable(memory []byte) (int, error) {
	found := -1
	for i := 0; i+headerSize <= len(memory); i += 8 {
		if [8]byte(memory[i:i+8]) != magic {
			continue
		}
		if !plausible(memory, i) {
			continue
		}
		if found >= 0 {
			return 0, fmt.Errorf("two symbol tables, at %d and %d", found, i)
		}
		found = i
	}
	if found < 0 {
		return 0, fmt.Errorf("no symbol table of the known form")
	}
	return found, nil
}

// The header: magic, number of functions and of files, an unused word, then the
// offsets of names, compilation units, files, counter tables and functions.
const headerSize = 8 + 8*8

func word(memory []byte, at int) int { return int(binary.LittleEndian.Uint64(memory[at:])) }

func plausible(memory []byte, at int) bool {
	last := headerSize - 1
	for i := 4; i < 9; i++ {
		offset := word(memory, at+8*i)
		if offset < last || at+offset > len(memory) {
			return false
		}
		last = offset
	}
	return word(memory, at+8) > 0
}
